"""One purpose with its state and four answers of equal weight; an answer opens its few fields inside the card.

Withdrawing takes as many steps as giving (DPDP Act s.6(4)): one button, then one to record it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.consent import METHOD_NAMES, PURPOSE_NAMES, ConsentMethod, ConsentState, Purpose
from luna_desktop.services.consent_lines import ConsentLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.wording import how_words, purpose_note, since_words, state_chip
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

WRITTEN = (ConsentMethod.SIGNED_PAPER, ConsentMethod.ELECTRONIC, ConsentMethod.GUARDIAN)


@dataclass(frozen=True)
class TypedAnswer:
    """What was entered about one purpose."""

    purpose: Purpose
    state: ConsentState
    method: ConsentMethod = ConsentMethod.NONE
    given_by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Allowed:
    """Which answers the actor may record here, whether a guardian answers, and the guardians on file."""

    may_record: bool
    may_withdraw: bool
    is_minor: bool
    notice_missing: bool = False
    guardians: tuple[str, ...] = ()


class ConsentCard(Card):
    """Shows one purpose and takes an answer.

    Signals:
        answered: a TypedAnswer to be recorded.
    """

    answered = Signal(object)

    def __init__(self, purpose: Purpose) -> None:
        icon = "stethoscope" if purpose is Purpose.CARE else "camera"
        self.key = purpose.name.title().replace("_", "")
        super().__init__(shown(PURPOSE_NAMES[purpose]), f"consent{self.key}", icon=icon)
        self.purpose = purpose
        self._pending: ConsentState | None = None
        self._allowed = Allowed(may_record=False, may_withdraw=False, is_minor=False)
        self.chip = Chip("", name=f"state{self.key}")
        self.since, self.how = words("", "body", wrap=True), words("", "caption", wrap=True)
        self.add_action(self.chip)
        self.add(words(purpose_note(purpose), "body2", wrap=True))
        self.add(self.since)
        self.add(self.how)
        self._add_buttons()
        self._add_panel()

    def _add_buttons(self) -> None:
        self.buttons = {
            ConsentState.GIVEN: Button(_("Give…"), f"give{self.key}"),
            ConsentState.REFUSED: Button(_("Refused…"), f"refuse{self.key}"),
            ConsentState.DEFERRED: Button(_("Put off…"), f"defer{self.key}"),
            ConsentState.WITHDRAWN: Button(_("Withdraw…"), f"withdraw{self.key}"),
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        for state, button in self.buttons.items():
            button.clicked.connect(self._opener(state))
            row.addWidget(button, 1)
        self.add(row)

    def _opener(self, state: ConsentState) -> Callable[[], None]:
        return lambda: self.begin(state)

    def _add_panel(self) -> None:
        self.panel = styled(named(QFrame(), f"answer{self.key}", _("The patient’s answer")), cls="tile")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        self.question = words("", "strong", wrap=True)
        self.method = ChoiceField(f"method{self.key}", _("How the answer was given"), [], required=True)
        self.given_by = TextField(f"givenBy{self.key}", _("Guardian’s name and relation"), required=True)
        self.reason = TextField(f"reason{self.key}", _("Reason"))
        self.record = Button(_("Record"), f"record{self.key}")
        self.cancel = Button(_("Cancel"), f"cancel{self.key}")
        self.record.clicked.connect(self._give)
        self.cancel.clicked.connect(self.stop)
        self.method.edited.connect(self._show_guardian)
        for widget in (self.question, self.method, self.given_by, self.reason):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.record)
        column.addLayout(row)
        self.add(self.panel)
        self.panel.hide()

    def show_line(self, line: ConsentLine, allowed: Allowed) -> None:
        """Show where the purpose stands and which answers can be recorded."""
        self.stop()
        self._allowed = allowed
        self.chip.show_chip(state_chip(line.state))
        self.since.setText(since_words(line))
        self.how.setText(how_words(line))
        self.how.setVisible(bool(how_words(line)))
        stands = line.state in {ConsentState.GIVEN, ConsentState.DEFERRED}
        for state, button in self.buttons.items():
            may = allowed.may_withdraw if state is ConsentState.WITHDRAWN else allowed.may_record
            button.setVisible(may)
            button.setEnabled(stands if state is ConsentState.WITHDRAWN else True)
        self.buttons[ConsentState.GIVEN].setEnabled(not allowed.notice_missing)
        unanswered = {ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.DEFERRED}
        can_wait = self.purpose is Purpose.CARE and line.state in unanswered
        self.buttons[ConsentState.DEFERRED].setVisible(allowed.may_record and can_wait)

    def begin(self, state: ConsentState) -> None:
        """Open the fields that an answer needs."""
        self._pending = state
        titles = {
            ConsentState.GIVEN: (_("The patient says yes"), _("Record the consent")),
            ConsentState.REFUSED: (_("The patient says no"), _("Record the refusal")),
            ConsentState.DEFERRED: (_("Care could not wait for the question"), _("Record that it was put off")),
            ConsentState.WITHDRAWN: (
                _("The patient takes the consent back. It counts at once."),
                _("Record the withdrawal"),
            ),
        }
        title, verb = titles[state]
        self.question.setText(title)
        self.record.setText(verb)
        self.record.setAccessibleName(verb)
        giving = state is ConsentState.GIVEN
        methods = (ConsentMethod.GUARDIAN,) if self._allowed.is_minor else WRITTEN
        self.method.offer([Option(method, shown(METHOD_NAMES[method])) for method in methods])
        self.method.show_value(ConsentMethod.GUARDIAN if self._allowed.is_minor else None)
        self.method.setVisible(giving)
        guardians = self._allowed.guardians
        self.given_by.show_value(guardians[0] if guardians else "")
        others = _("Also on file: {names}", names="; ".join(guardians[1:])) if guardians[1:] else ""
        self.given_by.show_help(others)
        self.reason.show_value("")
        self.reason.show_label(_("Why it was put off") if state is ConsentState.DEFERRED else _("Reason, if told"))
        self.reason.setVisible(state in {ConsentState.DEFERRED, ConsentState.WITHDRAWN})
        self.show_problems({})
        self._show_guardian()
        self.panel.show()
        first: Field | Button = (
            self.method if giving else (self.reason if self.reason.isVisibleTo(self) else self.record)
        )
        first.setFocus()

    def stop(self) -> None:
        """Close the fields."""
        self._pending = None
        self.record.set_busy(False)
        self.panel.hide()

    def is_answering(self) -> bool:
        """Tell whether an answer is being entered."""
        return self._pending is not None

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields; what has no field stands with the method or the reason."""
        self.record.set_busy(False)
        self.method.show_problem(problems.get("method", "") or problems.get("notice", ""))
        self.given_by.show_problem(problems.get("given_by", ""))
        self.reason.show_problem(problems.get("reason", "") or problems.get("state", ""))

    def _show_guardian(self) -> None:
        by_guardian = self._pending is ConsentState.GIVEN and self.method.value() is ConsentMethod.GUARDIAN
        self.given_by.setVisible(by_guardian)

    def _give(self) -> None:
        if self._pending is None:
            return
        method = self.method.value() if self._pending is ConsentState.GIVEN else ConsentMethod.NONE
        if not isinstance(method, ConsentMethod):
            self.method.show_problem(_("Choose how the answer was given."))
            return
        self.record.set_busy(True)
        self.answered.emit(
            TypedAnswer(self.purpose, self._pending, method, str(self.given_by.value()), str(self.reason.value()))
        )
