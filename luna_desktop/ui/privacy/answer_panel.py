"""The few fields that an answer needs, opened inside the list of consents: who answers, how, until when, how far.

Withdrawing needs none of them: the keyboard stands on the button that records it (DPDP s.6(4)).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.domain.consent import (
    METHOD_NAMES,
    SPOKEN,
    ConsentMethod,
    ConsentState,
    Giver,
    Purpose,
    default_expiry,
)
from luna_desktop.domain.consent_terms import (
    MEDIUM_NAMES,
    WAY_NAMES,
    WITHDRAWAL_EFFECTS,
    AnswerWay,
    Medium,
    Scope,
)
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.services.privacy.consent_form import ShareChoice
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

BY_HAND = (ConsentMethod.SIGNED_PAPER, ConsentMethod.ELECTRONIC)


@dataclass(frozen=True)
class GiverChoice:
    """Who may answer: the patient, a person on file, or a guardian whose name is typed in."""

    giver: Giver
    words: str
    fact_id: int | None = None
    is_typed: bool = False


@dataclass(frozen=True)
class Asking:
    """What the panel needs to know: whose turn it is to answer, recipients to choose from, and today."""

    givers: tuple[GiverChoice, ...]
    today: date
    is_minor: bool = False
    recipients: tuple[ShareChoice, ...] = ()


@dataclass(frozen=True)
class TypedAnswer:
    """What was entered about one purpose."""

    purpose: Purpose
    state: ConsentState
    method: ConsentMethod = ConsentMethod.NONE
    giver: Giver = Giver.SELF
    giver_fact_id: int | None = None
    given_by: str = ""
    witness: str = ""
    reason: str = ""
    language: str = "en"
    recipient_id: int = 0
    is_for_one_use: bool = False
    scope: Scope | None = None
    expires_on: date | None = None
    way: AnswerWay = AnswerWay.IN_PERSON
    asked_by_patient: bool = False
    scan: bytes = field(default=b"", repr=False)


class AnswerPanel(QFrame):
    """Takes one answer.

    Signals:
        answered: a TypedAnswer to be recorded.
        closed: the fields were put away.
        scan_wanted: a signed paper is to be chosen.
    """

    answered = Signal(object)
    closed = Signal()
    scan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "answerPanel", _("The patient’s answer")), cls="tile")
        self._line = ConsentLine(Purpose.CARE, ConsentState.NOT_ASKED)
        self._state: ConsentState | None = None
        self._asking = Asking((), date.min)
        self._scan = b""
        self.question, self.effect = words("", "strong", wrap=True), words("", "body2", wrap=True)
        self._make_fields()
        self._lay_out()
        self.hide()

    def _make_fields(self) -> None:
        self.recipient = ChoiceField("recipient", _("Recipient"), [], required=True)
        self.giver = ChoiceField("giver", _("Who answers"), [], required=True)
        self.given_by = TextField("given_by", _("Guardian’s name and relation"), required=True)
        self.method = ChoiceField("method", _("How the answer was given"), [], required=True)
        self.witness = TextField("witness", _("Who heard it"), required=True)
        languages = [Option(code, shown(name)) for code, name in LANGUAGES.items()]
        self.language = ChoiceField("language", _("Language of the question"), languages)
        self.expires_on = PartialDateField("expires_on", _("Last day"), example="31-12-2027")
        self.way = ChoiceField("way", _("How it reached us"), [Option(way, shown(WAY_NAMES[way])) for way in AnswerWay])
        self.reason = TextField("reason", _("Reason, if told"))
        self.media = {medium: TickField(f"medium_{medium.value}", shown(MEDIUM_NAMES[medium])) for medium in Medium}
        self.identifiable = TickField("identifiable", _("The patient may be recognisable"))
        self.one_use = TickField("is_for_one_use", _("For one time only"))
        self.own_wish = TickField("asked_by_patient", _("The patient brought it up"))
        self.no_answer = TickField("no_answer", _("Asked, and no answer yet"))
        self.giver.edited.connect(self._show_fitting)
        self.method.edited.connect(self._show_fitting)
        self.no_answer.edited.connect(self._show_fitting)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addWidget(self.effect)
        self._rows = (
            (self.recipient,),
            (self.giver, self.given_by),
            (self.method, self.witness, self.language, self.expires_on),
            (self.way, self.reason),
        )
        for row in self._rows:
            line = QHBoxLayout()
            line.setSpacing(12)
            for each in row:
                line.addWidget(each, 1)
            column.addLayout(line)
        ticks = FlowLayout()
        self._ticks = (*self.media.values(), self.identifiable, self.one_use, self.own_wish, self.no_answer)
        for tick in self._ticks:
            ticks.addWidget(tick)
        column.addLayout(ticks)
        self.problem = words("", "error", wrap=True)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.scan = Button(_("Attach scan…"), "attachScan", icon="file-pen")
        self.cancel = Button(_("Cancel"), "cancelAnswer")
        self.record = Button(_("Record"), "recordAnswer")
        self.scan.clicked.connect(self.scan_wanted)
        self.cancel.clicked.connect(self.stop)
        self.record.clicked.connect(self._give)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.scan)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.record)
        return row

    def begin(self, line: ConsentLine, state: ConsentState, asking: Asking) -> None:
        """Open the fields that this answer about this line needs."""
        self._line, self._state, self._asking = line, state, asking
        title, verb = _titles()[state]
        self.question.setText(title)
        self.record.setText(verb)
        self.record.setAccessibleName(verb)
        takes_back = state is ConsentState.WITHDRAWN
        self.effect.setText(shown(WITHDRAWAL_EFFECTS[line.purpose]) if takes_back else "")
        self.effect.setVisible(takes_back)
        self._fill()
        self.show_problems({})
        self.take_scan(b"")
        self._show_fitting()
        self.show()
        self._first().setFocus()

    def _fill(self) -> None:
        self.recipient.offer([Option(one.recipient_id, one.name) for one in self._asking.recipients])
        self.recipient.show_value(self._line.recipient_id or None)
        self.giver.offer([Option(choice, choice.words) for choice in self._asking.givers])
        self.giver.show_value(self._asking.givers[0] if self._asking.givers else None)
        spoken = (ConsentMethod.VERBAL_WITNESSED,) if self._line.purpose in SPOKEN else ()
        self.method.offer([Option(method, shown(METHOD_NAMES[method])) for method in (*BY_HAND, *spoken)])
        self.method.show_value(None)
        self.language.show_value(current().language)
        self.way.show_value(AnswerWay.IN_PERSON)
        for text in (self.given_by, self.witness, self.reason, self.expires_on):
            text.show_value("")
        for tick in self._ticks:
            tick.show_value(False)

    def _first(self) -> Field | Button:
        if self._state is not ConsentState.GIVEN:
            return self.reason if self._state is ConsentState.DEFERRED else self.record
        if self._line.purpose is Purpose.SHARING and not self._line.recipient_id:
            return self.recipient
        return self.giver if self._asking.is_minor else self.method

    def _show_fitting(self) -> None:
        """Show the fields that fit what was chosen so far."""
        giving, purpose = self._state is ConsentState.GIVEN, self._line.purpose
        chosen = self._giver()
        self.recipient.setVisible(purpose is Purpose.SHARING and not self._line.recipient_id)
        self.giver.setVisible(giving and len(self._asking.givers) > 1)
        self.given_by.setVisible(giving and chosen.is_typed)
        self.method.setVisible(giving)
        self.language.setVisible(giving)
        self.witness.setVisible(giving and self.method.value() is ConsentMethod.VERBAL_WITNESSED)
        self.expires_on.setVisible(giving and _runs_out(purpose))
        self.scan.setVisible(giving and self.method.value() is ConsentMethod.SIGNED_PAPER)
        self.way.setVisible(self._state is ConsentState.WITHDRAWN)
        alone = giving and self._asking.is_minor and chosen.giver is Giver.SELF
        because = alone or (giving and chosen.giver is Giver.NOMINEE)
        self.reason.setVisible(because or self._state in {ConsentState.DEFERRED, ConsentState.WITHDRAWN})
        self.reason.show_label(self._reason_label(alone=alone, by_nominee=because and not alone))
        teaching = giving and purpose is Purpose.TEACHING_PHOTOGRAPHS
        for tick in (*self.media.values(), self.identifiable):
            tick.setVisible(teaching)
        self.one_use.setVisible(giving and purpose is Purpose.SHARING)
        self.own_wish.setVisible(giving and self._line.peace_until is not None)
        can_wait = self._line.state in {ConsentState.NOT_ASKED, ConsentState.EXPIRED, ConsentState.LAPSED}
        self.no_answer.setVisible(self._state is ConsentState.REFUSED and can_wait)

    def _reason_label(self, *, alone: bool, by_nominee: bool) -> str:
        if self._state is ConsentState.DEFERRED:
            return _("Why it was put off")
        if alone:
            return _("Why no parent or guardian answers")
        return _("Paper that shows that the patient cannot answer") if by_nominee else _("Reason, if told")

    def _giver(self) -> GiverChoice:
        chosen = self.giver.value()
        return chosen if isinstance(chosen, GiverChoice) else GiverChoice(Giver.SELF, "")

    def stop(self) -> None:
        """Put the fields away."""
        was_open, self._state = self._state is not None, None
        self._scan = b""
        self.record.set_busy(False)
        self.hide()
        if was_open:
            self.closed.emit()

    def is_answering(self) -> bool:
        """Tell whether an answer is being entered."""
        return self._state is not None

    def take_scan(self, content: bytes) -> None:
        """Keep the bytes of a chosen paper until the answer is recorded; empty bytes take it away."""
        self._scan = content
        size = round(len(content) / 1024)
        self.scan.setText(_("Scan attached, {size} KB", size=size) if content else _("Attach scan…"))
        self.scan.show_icon("circle-check" if content else "file-pen")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields; what has no field that is shown stands above the buttons."""
        self.record.set_busy(False)
        fields: Sequence[Field] = (
            *(each for row in self._rows for each in row),
            self.one_use,
            self.own_wish,
        )
        rest = dict(problems)
        for each in fields:
            seen = each.isVisibleTo(self)
            each.show_problem(rest.pop(each.name, "") if seen else "")
        self.problem.setText(" ".join(dict.fromkeys(rest.values())))
        self.problem.setVisible(bool(rest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the fields away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            return
        super().keyPressEvent(event)

    def _give(self) -> None:
        if self._state is None:
            return
        typed = self._typed(self._state)
        if typed is not None:
            self.record.set_busy(True)
            self.answered.emit(typed)

    def _typed(self, state: ConsentState) -> TypedAnswer | None:
        recipient = self._line.recipient_id or self.recipient.value()
        if self._line.purpose is Purpose.SHARING and not isinstance(recipient, int):
            self.recipient.show_problem(_("Choose a recipient from the register."))
            return None
        shared_with = recipient if isinstance(recipient, int) else 0
        if state is not ConsentState.GIVEN:
            asked = state is ConsentState.REFUSED and self.no_answer.value()
            way = self.way.value()
            return TypedAnswer(
                self._line.purpose,
                ConsentState.OFFERED if asked else state,
                reason=self.reason.value(),
                recipient_id=shared_with,
                way=way if isinstance(way, AnswerWay) else AnswerWay.IN_PERSON,
            )
        method = self.method.value()
        if not isinstance(method, ConsentMethod):
            self.method.show_problem(_("Choose how the answer was given."))
            return None
        return self._given(method, shared_with)

    def _given(self, method: ConsentMethod, recipient: int) -> TypedAnswer | None:
        by, last = self._giver(), self.expires_on.value()
        if last and len(last) != len("2027-12-31"):
            self.expires_on.show_problem(_("Enter the day as 31-12-2027, or leave it empty."))
            return None
        media = frozenset(medium for medium, tick in self.media.items() if tick.value())
        teaching = self._line.purpose is Purpose.TEACHING_PHOTOGRAPHS
        return TypedAnswer(
            self._line.purpose,
            ConsentState.GIVEN,
            method,
            giver=by.giver,
            giver_fact_id=by.fact_id,
            given_by=self.given_by.value() if by.is_typed else "",
            witness=self.witness.value() if method is ConsentMethod.VERBAL_WITNESSED else "",
            reason=self.reason.value() if self.reason.isVisibleTo(self) else "",
            language=str(self.language.value() or "en"),
            recipient_id=recipient,
            is_for_one_use=self.one_use.value() and self._line.purpose is Purpose.SHARING,
            scope=Scope(self.identifiable.value(), media) if teaching else None,
            expires_on=date.fromisoformat(last) if last else None,
            asked_by_patient=self.own_wish.value(),
            scan=self._scan if method is ConsentMethod.SIGNED_PAPER else b"",
        )


def _runs_out(purpose: Purpose) -> bool:
    return default_expiry(purpose, datetime.now(UTC)) is not None


def _titles() -> dict[ConsentState, tuple[str, str]]:
    return {
        ConsentState.GIVEN: (_("The patient says yes"), _("Record the yes")),
        ConsentState.REFUSED: (_("The patient says no"), _("Record the no")),
        ConsentState.DEFERRED: (_("Care could not wait for the question"), _("Record that it was put off")),
        ConsentState.WITHDRAWN: (
            _("The patient takes the consent back. It counts at once."),
            _("Record the withdrawal"),
        ),
    }
