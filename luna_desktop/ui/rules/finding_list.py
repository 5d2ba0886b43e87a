"""Findings one under the other, most severe first: level, sentence, facts with their days, what is missing, source."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.rules.engine import Finding
from luna_desktop.texts import _
from luna_desktop.ui.rules.wording import cited_words, facts_words, level_chip, missing_words, rule_words, unread_words
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named


class FindingList(QWidget):
    """Shows findings; says one sentence where there is none."""

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_findings(
        self, findings: Sequence[Finding], *, answered: Collection[tuple[str, str]] = (), empty: str = ""
    ) -> None:
        """Show these findings; of those in `answered` (rule and item) a doctor went on with a reason."""
        self.clear()
        for at, finding in enumerate(findings):
            if at:
                self._column.addWidget(hairline())
            self._column.addWidget(_block(finding, is_answered=(finding.rule.id, finding.item.name) in answered))
        if not findings and empty:
            self._column.addWidget(words(empty, "body2", wrap=True))

    def clear(self) -> None:
        """Show nothing."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _block(finding: Finding, *, is_answered: bool) -> QFrame:
    sentence = rule_words(finding)
    block = named(QFrame(), f"finding{finding.rule.id}", sentence)
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    chip = level_chip(finding.rule.level)
    head.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(words(sentence, "strong", wrap=True), 1)
    if is_answered:
        head.addWidget(Chip(_("Doctor went on, reason kept"), "neutral", "pencil"), 0, Qt.AlignmentFlag.AlignTop)
    elif not finding.is_sure:
        head.addWidget(Chip(_("Possible"), "neutral", "circle-question-mark"), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    said = _said(finding)
    if said:
        column.addWidget(words(said, "body2", wrap=True))
    used = facts_words(finding)
    if used:
        column.addWidget(words(_("Facts used: {facts}", facts=used), "caption", wrap=True))
    for text in (missing_words(finding), unread_words(finding)):
        if text:
            column.addWidget(words(text, "caption", tone="warn", wrap=True))
    cited = cited_words(finding.rule)
    if cited:
        column.addWidget(words(cited, "caption", wrap=True))
    return block


def _said(finding: Finding) -> str:
    reason, action = finding.rule.reason, finding.rule.action
    if reason and action:
        return _("{reason}. What to do: {action}.", reason=reason.rstrip("."), action=action.rstrip("."))
    return reason or action
