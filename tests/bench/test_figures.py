import json

from luna_desktop.bench.figures import (
    Figure,
    as_json,
    as_table,
    both_times,
    geometric_mean,
    middle,
    p99,
    percentile,
)

FIGURES = [
    Figure("search, p99", 3.456, "ms", "8 ms", "plain", 2.0, 1.728, met=True),
    Figure("start", 1234.5, "ms", "350 ms", met=False),
    Figure("memory", 70, "MB"),
]


def test_json_has_one_document_with_every_figure() -> None:
    read = json.loads(as_json(FIGURES))["figures"]
    assert [row["name"] for row in read] == ["search, p99", "start", "memory"]
    assert {"name", "value", "unit", "goal", "beside", "beside_value", "ratio"} <= set(read[0])
    assert read[1]["ratio"] is None


def test_the_table_lines_up_and_says_what_is_missed() -> None:
    lines = as_table(FIGURES).splitlines()
    assert len(lines) == 4
    assert "3.46" in lines[1]
    assert "yes" in lines[1]
    assert "1,234" in lines[2]
    assert "NO" in lines[2]
    column = lines[0].index("unit")
    assert [line[column : column + 2] for line in lines[1:]] == ["ms", "ms", "MB"]


def test_percentiles_and_means() -> None:
    values = list(map(float, range(1, 201)))
    assert p99(values) == 198
    assert percentile(values, 100) == 200
    assert percentile([5.0], 1) == 5
    assert middle([3.0, 1.0, 2.0]) == 2
    assert round(geometric_mean([1.0, 100.0]), 6) == 10


def test_clock_and_processor_time_are_both_measured() -> None:
    clock, cost = both_times(lambda: sum(range(200_000)))
    assert clock > 0
    assert cost > 0
