"""What is measured as a record copy is one: its pages, its rows, its photographs."""

from __future__ import annotations

from luna_desktop.bench import made_up_copy, record


def test_a_small_measurement_has_every_figure() -> None:
    figures = {figure.name: figure for figure in record.measure(0, pages=6, photographs=2)}
    text = next(figure for name, figure in figures.items() if name.endswith("pages of text"))
    assert text.ratio is not None
    assert abs(text.ratio - text.value / (text.beside_value or 0)) < 0.01
    assert figures["record copy, peak memory"].value > 30
    assert figures["the same, time added by its seal"].value >= 0
    assert "record copy, 2 photographs, time added" in figures


def test_rows_wrap_and_the_plain_ones_say_the_same_on_as_many_pages() -> None:
    rows = made_up_copy.conditions(120)
    copied = made_up_copy.rendered(rows).pages
    lines = {look: [tuple(record.plain_cells(row, look)) for row in rows] for look in (record.AS_LARGE, record.SMALL)}
    for row, words in zip(rows, lines[record.AS_LARGE], strict=True):
        assert set(str(row.note).split()) <= set(" ".join(words).split())
    around = copied - made_up_copy.rendered(rows[:1]).pages  # cover, contents and rights
    as_large, small = (record.plain_tables(lines[look], look) for look in lines)
    assert abs(as_large - around) <= 2
    assert 2 <= small < as_large
