"""A text of several lines in which places to fill in are bold and words that must go are underlined in red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from luna_desktop.domain.messages.lint import Finding
from luna_desktop.domain.messages.placeholders import PLACE
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.inputs import LinesField


class Marks(QSyntaxHighlighter):
    """Draws findings and places; a span is that of the whole text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.findings: tuple[Finding, ...] = ()

    def highlightBlock(self, text: str) -> None:
        """Draw what lies in one line."""
        for found in PLACE.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), _place())
        begins = self.currentBlock().position()
        for finding in self.findings:
            start, end = max(finding.start - begins, 0), min(finding.end - begins, len(text))
            if start < end:
                self.setFormat(start, end - start, _fault())


def _place() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    return made


def _fault() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.col("danger_text"))
    made.setBackground(theme.col("danger_bg"))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(theme.col("danger"))
    return made


class MarkedLines(LinesField):
    """A field of several lines with marks; what is typed counts, marks do not."""

    def __init__(self, name: str, label: str, *, lines: int, required: bool = False, help_text: str = "") -> None:
        super().__init__(name, label, lines=lines, required=required, help_text=help_text)
        self._marks = Marks(self.edit.document())
        self._last = ""

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark these words; the spans are those of the text as it stands in the field."""
        self._marks.findings = tuple(findings)
        before, self._showing = self._showing, True
        self._marks.rehighlight()
        self._showing = before

    def text(self) -> str:
        """Return the text with its outer blanks, as spans count it."""
        return self.edit.toPlainText()

    def select(self, finding: Finding) -> None:
        """Select the words of a finding and give the field the keyboard."""
        cursor = self.edit.textCursor()
        cursor.setPosition(finding.start)
        cursor.setPosition(finding.end, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_marks"):
            self.show_findings(self._marks.findings)

    def _changed(self) -> None:
        if not self._showing and self.text() != self._last:
            self._last = self.text()
            self.edited.emit()
