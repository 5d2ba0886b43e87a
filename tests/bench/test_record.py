"""What is measured as a record copy is one: its pages, its rows, its photographs."""

from __future__ import annotations

from luna_desktop.bench import made_up_copy, record


def test_a_small_measurement_has_every_figure() -> None:
    figures = {figure.name: figure for figure in record.measure(0, pages=6, photographs=2)}
    text = next(figure for name, figure in figures.items() if name.endswith("pages of text"))
    assert text.ratio is not None
    assert abs(text.ratio - text.value / (text.beside_value or 0)) < 0.01
    assert figures["record copy, peak memory"].value > 30
    assert figures["the same, time added by its seal"].value > 0
    assert "record copy, 2 photographs, time added" in figures


def test_rows_wrap_and_the_plain_ones_say_the_same() -> None:
    rows = made_up_copy.conditions(30)
    assert made_up_copy.rendered(rows).pages >= 3
    plain = [" ".join(record.plain_cells(row)).split() for row in rows]
    for row, words in zip(rows, plain, strict=True):
        assert set(str(row.note).split()) <= set(words)
    assert record.plain_tables([tuple(record.plain_cells(row)) for row in rows]) >= 2
