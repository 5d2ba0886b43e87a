"""Texts to be read: quiet tables, headings of one size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextFrameFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.options import Options, Theme
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.reading_text import ReadingText

ROWS = "| What | Why |\n|---|---|\n| Name | To know you |\n| Phone | To reach you |\n"
NOTICE = f"# The notice\n\nWe keep your name.\n\n{ROWS}"


@pytest.fixture
def text(qtbot: QtBot) -> ReadingText:
    text = ReadingText("noticeText", "Text of the notice")
    qtbot.addWidget(text)
    text.show_markdown(NOTICE)
    return text


def test_a_table_has_hairlines_under_its_rows_and_nothing_else(text: ReadingText) -> None:
    (table,) = text.tables()
    assert table.format().toTableFormat().border() == 0
    for row in range(3):
        shape = table.cellAt(row, 1).format().toTableCellFormat()
        assert shape.bottomBorder() == 1
        assert shape.bottomBorderStyle() is QTextFrameFormat.BorderStyle.BorderStyle_Solid
        assert shape.bottomBorderBrush().color() == theme.col("line")
        assert (shape.topBorder(), shape.leftBorder(), shape.rightBorder()) == (0, 0, 0)


def test_the_lines_take_the_colour_of_another_theme(text: ReadingText, qapp: QApplication) -> None:
    look = theme.current()
    try:
        theme.apply(qapp, theme.look_of(Options(theme=Theme.DARK)))
        shape = text.tables()[0].cellAt(1, 0).format().toTableCellFormat()
        assert shape.bottomBorderBrush().color() == theme.col("line")
        assert shape.bottomBorderBrush().color().name() != look.tokens["line"].lower()
    finally:
        theme.apply(qapp, look)


def test_headings_are_all_of_one_level_and_nothing_is_lost(text: ReadingText) -> None:
    first = text.document().firstBlock()
    assert (first.text(), first.blockFormat().headingLevel()) == ("The notice", 4)
    assert "To reach you" in text.toPlainText()


def test_a_long_text_is_laid_out_once_for_all_its_lines(text: ReadingText) -> None:
    text.show_markdown("\n\n".join(f"line {number}" for number in range(60)))
    changes: list[int] = []
    text.document().contentsChange.connect(lambda *_where: changes.append(1))
    text.give_air()
    assert len(changes) == 1
