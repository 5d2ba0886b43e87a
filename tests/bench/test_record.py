"""What is measured as a record copy is one: its pages, its rows, its photographs."""

from __future__ import annotations

from luna_desktop.bench import record


def test_a_small_measurement_has_every_figure() -> None:
    figures = {figure.name: figure for figure in record.measure(0, pages=6, photographs=2)}
    text = next(figure for name, figure in figures.items() if name.endswith("pages of text"))
    assert text.ratio is not None
    assert abs(text.ratio - text.value / (text.beside_value or 0)) < 0.01
    assert figures["record copy, peak memory"].value > 30
    assert "record copy, 2 photographs, time added" in figures


def test_rows_wrap_and_the_plain_ones_say_the_same() -> None:
    rows = record.conditions(30)
    assert record.rendered(rows).pages >= 3
    plain = [" ".join(record.plain_cells(row)).split() for row in rows]
    for row, words in zip(rows, plain, strict=True):
        assert set(str(row.note).split()) <= set(words)
    assert record.plain_tables([tuple(record.plain_cells(row)) for row in rows]) >= 2


def test_photographs_differ_and_are_as_large_as_copies() -> None:
    pictures = list(record.drawn(3))
    assert len({each.sha256 for each in pictures}) == 3
    assert all(100_000 < len(each.jpeg) < 900_000 for each in pictures)
