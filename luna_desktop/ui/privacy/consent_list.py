"""The consents of a patient in one list: a row for each purpose and recipient, answers of equal weight in each.

Yes, No and Withdraw stand side by side in the same kind of button; none is chosen beforehand and none is larger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.consent import PURPOSE_NAMES, ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.consent_terms import PURPOSE_MEANINGS
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.answer_panel import AnswerPanel, Asking
from luna_desktop.ui.privacy.wording import how_words, since_words, state_chip
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named

LineKey = tuple[Purpose, int]


@dataclass(frozen=True)
class Allowed:
    """Which answers the actor may record about a purpose."""

    may_record: bool
    may_withdraw: bool


def key_of(line: ConsentLine) -> LineKey:
    """Return what makes a line the same line when the page is read again."""
    return line.purpose, line.recipient_id


class ConsentRow(QWidget):
    """One purpose, or one recipient of sharing.

    Signals:
        chosen: a ConsentState to be recorded; the fields open.
        evidence_wanted: the id of the signature or paper to be shown.
    """

    chosen = Signal(object)
    evidence_wanted = Signal(int)

    def __init__(self, line: ConsentLine) -> None:
        super().__init__()
        self.line = line
        self.key = line.purpose.name.title().replace("_", "") + (str(line.recipient_id) if line.recipient_id else "")
        title = line.recipient or shown(PURPOSE_NAMES[line.purpose])
        named(self, f"consent{self.key}", title)
        self.chip = Chip("", name=f"state{self.key}")
        self.since = words("", "caption", wrap=True)
        self.evidence = Button(_("Show signature"), f"evidence{self.key}", kind=Kind.GHOST, icon="eye", size="small")
        self.evidence.clicked.connect(lambda: self.evidence_wanted.emit(self.line.evidence_id or 0))
        self._make_buttons(title)
        self._lay_out(title)

    def _make_buttons(self, title: str) -> None:
        texts = {
            ConsentState.GIVEN: (_("Yes…"), "give"),
            ConsentState.REFUSED: (_("No…"), "refuse"),
            ConsentState.DEFERRED: (_("Put off…"), "defer"),
            ConsentState.WITHDRAWN: (_("Withdraw…"), "withdraw"),
        }
        self.buttons: dict[ConsentState, Button] = {}
        for state, (text, verb) in texts.items():
            button = Button(text, f"{verb}{self.key}", size="small")
            button.setAccessibleName(_("{answer} {purpose}", answer=text, purpose=title))
            button.clicked.connect(self._chooser(state))
            self.buttons[state] = button

    def _chooser(self, state: ConsentState) -> Callable[[], None]:
        return lambda: self.chosen.emit(state)

    def _lay_out(self, title: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.addWidget(words(title, "strong", wrap=True), 0, 0)
        meaning = (
            _("Shared with this recipient") if self.line.recipient_id else shown(PURPOSE_MEANINGS[self.line.purpose])
        )
        grid.addWidget(words(meaning, "body2", wrap=True), 1, 0)
        grid.addWidget(self.since, 2, 0)
        ends, answers = QHBoxLayout(), QHBoxLayout()
        ends.setSpacing(8)
        answers.setSpacing(6)
        ends.addStretch(1)
        ends.addWidget(self.evidence)
        ends.addWidget(self.chip)
        answers.addStretch(1)
        for button in self.buttons.values():
            answers.addWidget(button)
        grid.addLayout(ends, 0, 1)
        grid.addLayout(answers, 1, 1, 2, 1)
        grid.setColumnStretch(0, 1)

    def show_line(self, line: ConsentLine, allowed: Allowed, *, notice_missing: bool) -> None:
        """Show where the purpose stands and which answers can be recorded."""
        self.line = line
        self.chip.show_chip(state_chip(line.state))
        told = [part for part in (since_words(line), how_words(line)) if part]
        self.since.setText(" · ".join(told))
        self.evidence.setVisible(line.evidence_id is not None)
        self.evidence.setText(_("Show paper") if line.method is ConsentMethod.SIGNED_PAPER else _("Show signature"))
        stands = line.state in {ConsentState.GIVEN, ConsentState.DEFERRED}
        for state, button in self.buttons.items():
            button.setVisible(allowed.may_withdraw if state is ConsentState.WITHDRAWN else allowed.may_record)
        self.buttons[ConsentState.WITHDRAWN].setEnabled(stands)
        self.buttons[ConsentState.GIVEN].setEnabled(not notice_missing)
        unanswered = {ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.DEFERRED}
        can_wait = line.purpose is Purpose.CARE and line.state in unanswered
        self.buttons[ConsentState.DEFERRED].setVisible(allowed.may_record and can_wait)


class ConsentList(Card):
    """The card with all rows; one set of fields moves to the row that is being answered.

    Signals:
        answered: a TypedAnswer to be recorded.
        evidence_wanted: the id of the signature or paper to be shown.
        scan_wanted: a signed paper is to be chosen.
        opened: the fields were opened and should be seen whole.
    """

    answered = Signal(object)
    evidence_wanted = Signal(int)
    scan_wanted = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__(_("Consents"), "consentList", icon="shield-check")
        self.rows: dict[LineKey, ConsentRow] = {}
        self.stopped = Banner("info", "", name="stoppedBanner")
        self.share = Button(_("Share with…"), "shareWith", icon="plus", size="small")
        self.panel = AnswerPanel()
        self.panel.answered.connect(self.answered)
        self.panel.scan_wanted.connect(self.scan_wanted)
        self.panel.closed.connect(self._give_keyboard_back)
        self.share.clicked.connect(self._begin_sharing)
        self._asking: dict[Purpose, Asking] = {}
        self._came_from: Button | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_action(self.share)
        self.add(self.stopped)
        self.add(self._list)
        self._list.addWidget(self.panel)

    def show_lines(
        self,
        lines: Sequence[ConsentLine],
        allowed: Mapping[Purpose, Allowed],
        asking: Mapping[Purpose, Asking],
        *,
        notice_missing: bool,
    ) -> None:
        """Show every line; rows that are there already stay, so that the keyboard is not lost."""
        self._asking = dict(asking)
        self.panel.stop()
        if [key_of(line) for line in lines] != list(self.rows):
            self._make_rows(lines)
        for line in lines:
            self.rows[key_of(line)].show_line(line, allowed[line.purpose], notice_missing=notice_missing)
        sharing = allowed.get(Purpose.SHARING)
        self.share.setVisible(sharing is not None and sharing.may_record)
        self.share.setEnabled(not notice_missing)

    def _make_rows(self, lines: Sequence[ConsentLine]) -> None:
        self._list.removeWidget(self.panel)
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for line in lines:
            row = self.rows[key_of(line)] = ConsentRow(line)
            row.chosen.connect(self._opener(row))
            row.evidence_wanted.connect(self.evidence_wanted)
            if self._list.count():
                self._list.addWidget(hairline())
            self._list.addWidget(row)
        self._list.addWidget(self.panel)

    def _opener(self, row: ConsentRow) -> Callable[[ConsentState], None]:
        return lambda state: self.begin(key_of(row.line), state)

    def begin(self, key: LineKey, state: ConsentState) -> None:
        """Open the fields under a row."""
        row = self.rows[key]
        self._came_from = row.buttons[state]
        self._list.removeWidget(self.panel)
        self._list.insertWidget(self._list.indexOf(row) + 1, self.panel)
        self.panel.begin(row.line, state, self._asking[row.line.purpose])
        self.opened.emit()

    def _begin_sharing(self) -> None:
        self._came_from = self.share
        self._list.removeWidget(self.panel)
        self._list.insertWidget(0, self.panel)
        nobody = ConsentLine(Purpose.SHARING, ConsentState.NOT_ASKED)
        self.panel.begin(nobody, ConsentState.GIVEN, self._asking[Purpose.SHARING])
        self.opened.emit()

    def offer_recipients(self, choices: Sequence[object]) -> None:
        """Take the recipients of the register that a patient may allow."""
        asking = self._asking.get(Purpose.SHARING)
        if asking is not None:
            self._asking[Purpose.SHARING] = replace(asking, recipients=tuple(choices))  # type: ignore[arg-type]  # ShareChoice

    def _give_keyboard_back(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None

    def show_stopped(self, sentences: Sequence[str]) -> None:
        """Say what a withdrawal has stopped; nothing takes the words away."""
        self.stopped.say("ok", " ".join(sentences))
