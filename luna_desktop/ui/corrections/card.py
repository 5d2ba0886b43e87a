"""The card on a patient's Privacy page: every correction, where it stands, and what can be done about it next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.correction_lines import CorrectionLine
from luna_desktop.texts import _
from luna_desktop.ui.corrections.wording import asked_words, decision_words, said_words, state_chip, title_words
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

DECIDE, REFER, TELL = "decide", "refer", "tell"


class CorrectionsCard(Card):
    """Corrections, newest first.

    Signals:
        wanted: what is to be done with a CorrectionLine: the line, and a CaseState or one of the words above.
    """

    wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(_("Corrections"), "correctionsCard", icon="file-pen")
        self.banner = Banner("warn", "", name="correctionsBanner")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.add(self.banner)
        self.add(self._list)

    def show_lines(self, lines: Sequence[CorrectionLine], verbs: Mapping[int, Sequence[str]]) -> None:
        """Show every correction with what this person may do about it, by the correction's id."""
        self.banner.say("warn", "")
        self._clear()
        for line in lines:
            self._rows.addWidget(self._tile(line, verbs.get(line.correction_id, ())))
        if not lines:
            text = _("No correction was asked for. To ask for one, open the entry in the chart.")
            self._rows.addWidget(words(text, "body2", wrap=True))

    def show_closed(self, text: str) -> None:
        """Say why nothing can be read here."""
        self._clear()
        self._rows.addWidget(words(text, "body2", wrap=True))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems over the list."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _tile(self, line: CorrectionLine, verbs: Sequence[str]) -> QFrame:
        title = title_words(line)
        tile = styled(named(QFrame(), f"correction{line.correction_id}", title), cls="tile")
        column = QVBoxLayout(tile)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(title, "strong", wrap=True), 1)
        chip = state_chip(line)
        head.addWidget(Chip(chip.text, chip.tone, chip.icon), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        asked = _("“{old}” → “{new}”", old=line.recorded or _("nothing"), new=line.proposed)
        for text, role in (
            (asked, "body"),
            (line.reason, "body2"),
            (asked_words(line), "caption"),
            (decision_words(line), "body"),
            (
                _("Statement of the patient: {words}", words=said_words(line.statement)) if line.statement else "",
                "body",
            ),
            (_("Answer of the clinic: {words}", words=said_words(line.rebuttal)) if line.rebuttal else "", "body"),
        ):
            if text:
                column.addWidget(words(text, role, wrap=True))
        if verbs:
            column.addWidget(self._buttons(line, verbs))
        return tile

    def _buttons(self, line: CorrectionLine, verbs: Sequence[str]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for verb in verbs:
            text, icon = _verb(verb)
            button = Button(text, f"{_name(verb)}Correction{line.correction_id}", icon=icon, size="small")
            button.setAccessibleName(_("{verb} {entry}", verb=text, entry=title_words(line)))
            button.clicked.connect(lambda _on=False, wanted=verb: self.wanted.emit(line, wanted))
            flow.addWidget(button)
        return holder


def _name(verb: str) -> str:
    return str(verb)


def _verb(verb: str) -> tuple[str, str]:
    return {
        DECIDE: (_("Decide…"), "check"),
        REFER: (_("Give to the author"), "send"),
        TELL: (_("Who had the old entry…"), "users"),
        CaseState.DISAGREEMENT: (_("Statement of the patient…"), "message-square"),
        CaseState.REBUTTAL: (_("Answer of the clinic…"), "message-square"),
        CaseState.LINKED: (_("Attach to the record…"), "link"),
        CaseState.DENIAL_ISSUED: (_("The denial was sent"), "mail"),
        CaseState.CLOSED: (_("Close the case"), "check-check"),
    }[verb]
