"""The Safety view of the Summary: what-if and findings at the left, options and decisions at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.rules.table import NO_HIT
from luna_desktop.services.care.findings import Spoken
from luna_desktop.texts import _, shown
from luna_desktop.ui.rules.decisions_card import DecisionsCard
from luna_desktop.ui.rules.finding_list import FindingList
from luna_desktop.ui.rules.options_card import OptionsCard
from luna_desktop.ui.rules.what_if_card import WhatIfCard
from luna_desktop.ui.rules.wording import approver_words
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

SIDE_BY_SIDE = 1180
"""From this width (px) on the two columns stand beside each other."""


class SafetyView(QWidget):
    """Passive: shows what it is given; its cards say what is wanted."""

    def __init__(self, *, may_answer: bool) -> None:
        super().__init__()
        named(self, "safetyView", _("Safety"))
        self.trouble = Banner("warn", name="safetyTrouble")
        self.in_use = Card(_("Medicines and topicals in use"), "inUseCard", icon="shield-alert")
        self.findings = FindingList("inUseFindings", _("Findings about what is in use"))
        self.version = words("", "caption", wrap=True)
        self.in_use.add(self.findings)
        self.in_use.add(self.version)
        self.what_if = WhatIfCard()
        self.options = OptionsCard(may_answer=may_answer)
        self.decisions = DecisionsCard()
        self._build()

    def _build(self) -> None:
        content = styled(QWidget(), cls="body")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(24, 14, 20, 18)
        self._columns.setSpacing(12)
        for cards in ((self.in_use, self.what_if), (self.options, self.decisions)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        area = named(QScrollArea(), "safetyScroll", _("Safety"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.trouble)
        whole.addWidget(area, 1)

    def show_in_use(self, spoken: Spoken) -> None:
        """Show what speaks about the medicines and topicals in use."""
        silent = _("No rule speaks yet: a doctor of the clinic approves them under Catalogues.")
        self.findings.show_findings(
            spoken.findings, answered=spoken.answered, empty=silent if spoken.is_silent else shown(NO_HIT)
        )
        self.version.setText(approver_words(spoken.approver, spoken.version))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the cards; empty takes it away."""
        self.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing typed stands against it
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or under each other."""
        super().resizeEvent(event)
        beside = self.width() >= SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
