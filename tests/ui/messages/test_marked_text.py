"""Words are marked where the lint says, and marking counts as no typing."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import lint
from luna_desktop.services.messages.words import word_lists
from luna_desktop.ui.messages.marked_text import MarkedLines

TEXT = "{clinic}: come\non {date} for 10% off."


def test_spans_over_several_lines(qtbot: QtBot) -> None:
    field = MarkedLines("body", "Text", lines=4)
    qtbot.addWidget(field)
    field.show()
    edits: list[None] = []
    field.edited.connect(lambda: edits.append(None))
    field.show_value(TEXT)
    findings = lint(MessageClass.REMINDER, TEXT, word_lists())
    field.show_findings(findings)
    assert edits == []
    second = field.edit.document().findBlockByNumber(1)
    underlined = [
        second.text()[each.start : each.start + each.length]
        for each in second.layout().formats()
        if each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    ]
    assert underlined == ["10% off"]
    field.select(findings[0])
    assert field.edit.textCursor().selectedText() == "10% off"
    field.edit.insertPlainText("a day")
    assert len(edits) == 1
    assert field.value() == TEXT.replace("10% off", "a day")
