"""A text to be read, such as a notice: lines set apart, headings no larger than the card's, tables with quiet lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from luna_desktop.ui import theme
from luna_desktop.ui.widgets.naming import named

_LINE_HEIGHT = 145
_HEADING = re.compile(r"(?m)^#+ ")


class ReadingText(QTextBrowser):
    """Shows a text; nothing in it can be followed or changed."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        theme.watch().changed.connect(self._dress)

    def show_markdown(self, markdown: str, *, heading: int = 4) -> None:
        """Show a text written in Markdown, every heading of it at one level (4 is as large as the text)."""
        self.setMarkdown(_HEADING.sub("#" * heading + " ", markdown))
        self._dress()

    def give_air(self) -> None:
        """Set the lines apart, and more so the paragraphs outside tables."""
        with self._at_once():
            self._space()

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Lay the text out once for all that changes inside, or long texts take minutes."""
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        try:
            yield
        finally:
            whole.endEditBlock()

    def _space(self) -> None:
        block = self.document().firstBlock()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if cursor.currentTable() is None:
                shape.setTopMargin(theme.px(12 if block.blockFormat().headingLevel() else 2))
                shape.setBottomMargin(theme.px(4))
            cursor.mergeBlockFormat(shape)
            block = block.next()

    def tables(self) -> list[QTextTable]:
        """Return the tables of the text, in order."""
        return [frame for frame in self.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]

    def _dress(self) -> None:
        with self._at_once():
            self._space()
            for table in self.tables():
                _quieten(table)


def _quieten(table: QTextTable) -> None:
    """Leave a table hairlines under its rows only, in the colours of the theme, as the tables of the program have."""
    look = table.format().toTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setBorder(0)
    look.setBorderCollapse(True)
    look.setCellPadding(0)
    look.setCellSpacing(0)
    look.setTopMargin(theme.px(4))
    look.setBottomMargin(theme.px(8))
    table.setFormat(look)
    head = QTextCharFormat()
    head.setForeground(theme.col("text3"))
    head.setFontWeight(QFont.Weight.DemiBold)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            shape = cell.format().toTableCellFormat()
            shape.setPadding(theme.px(5))
            shape.setLeftPadding(0 if column == 0 else theme.px(6))
            shape.setBottomBorder(1)
            shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBottomBorderBrush(theme.col("line"))
            cell.setFormat(shape)
            if row == 0:
                words = cell.firstCursorPosition()
                words.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
                words.mergeCharFormat(head)
