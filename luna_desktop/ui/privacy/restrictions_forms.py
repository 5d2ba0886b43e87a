"""The forms of the section on restrictions: a request, a decision, an ending. They only collect."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import PURPOSE_NAMES, Purpose
from luna_desktop.domain.preferences import CHANNEL_NAMES, Channel
from luna_desktop.domain.restrictions import ALWAYS_AGREED, CONSEQUENCES, RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.cases import RequesterRelation
from luna_desktop.services.care.payers import Paid
from luna_desktop.services.privacy.restriction_rules import (
    ENDING_NAMES,
    Decision,
    Ending,
    RestrictionEnding,
    RestrictionRequest,
)
from luna_desktop.services.privacy.restrictions import Choices, RestrictionLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.corrections.header_fields import (
    HeaderFields,
    document_fields,
    identity_of,
    method_field,
    needs_document,
    relation_field,
    requester_of,
)
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.privacy.restrictions_wording import title_of
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.many_choices import TicksField
from luna_desktop.ui.widgets.naming import named

_LIMITABLE = [purpose for purpose in Purpose if purpose not in {Purpose.CARE, Purpose.SHARING}]
_USED_BY = {
    RestrictionKind.PERSON: ("recipient", "party"),
    RestrictionKind.STAFF: ("staff",),
    RestrictionKind.USE: ("purposes",),
    RestrictionKind.CHANNEL: ("channel", "address"),
}


class SectionForm(DraftedForm):
    """A form inside a card: a title, fields, what stands in the way, and buttons.

    Signals:
        closed: Cancel or Esc.
        afresh: begin without what was typed before.
    """

    closed = Signal()
    afresh = Signal()

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        self.title = words(title, "strong", wrap=True)
        self.banner = Banner("warn", "", name=f"{name}Trouble")
        self.brought_back = Banner("info", "", name=f"{name}BroughtBack", icon="history")
        self.brought_back.acted.connect(self.afresh)
        self.cancel = Button(_("Cancel"), f"{name}Cancel")
        self.cancel.clicked.connect(self.closed)
        self._verbs: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.title)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.brought_back)

    def add(self, *fields: Field) -> None:
        """Put fields in, in this order."""
        self.track(*fields)
        for field in fields:
            self.column.addWidget(field)

    def finish(self, *verbs: Button) -> None:
        """Close the form with Cancel and what can be done."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.draft_note, 1)
        row.addWidget(self.cancel)
        for verb in verbs:
            row.addWidget(verb)
            self._verbs.append(verb)
        self.column.addLayout(row)

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin afresh with these values."""
        self.show_values(values)
        self.banner.say("warn", "")
        self.brought_back.say("info", "")
        self.set_busy(False)

    def bring_back(self, values: Mapping[str, object], when: str) -> None:
        """Show what was typed before and not saved, and offer to begin without it."""
        self.show_draft(values)
        self.fit()
        self.brought_back.say("info", _("Brought back: what you typed {time}.", time=when), action=_("Begin afresh"))

    def fit(self) -> None:
        """Show the fields that what is chosen asks for; a form with such fields says which."""

    def set_busy(self, busy: bool) -> None:
        """Show that something is being written."""
        for verb in self._verbs:
            verb.set_busy(busy)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, and those without a field on top."""
        self.set_busy(False)
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        self.banner.say("warn", " ".join(text for name, text in problems.items() if name not in self._fields))
        wrong = [field for name, field in self._fields.items() if name in problems]
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody was faster; what is typed stays."""
        del theirs
        self.show_trouble(text, tone="warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class RequestForm(SectionForm):
    """What a patient asks for. A way to be reached has nowhere to write a reason.

    Signals:
        wanted: write the request down.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("restrictionRequest", _("Write down what the patient asks for"))
        kinds = [Option(kind.value, title_of(kind)) for kind in RestrictionKind]
        self.kind = ChoiceField("kind", _("What is asked for"), kinds, required=True)
        self.kind.edited.connect(self.fit)
        self.relation, self.method, self.proof = relation_field(), method_field(), document_fields()
        for field in (self.relation, self.method):
            field.edited.connect(self.fit)
        ways = [Option(channel.value, shown(CHANNEL_NAMES[channel])) for channel in Channel]
        purposes = [Option(purpose.value, shown(PURPOSE_NAMES[purpose])) for purpose in _LIMITABLE]
        self.add(
            self.kind,
            ChoiceField("recipient", _("From the register"), ()),
            TextField("party", _("Who gets nothing"), longest=200),
            TicksField("staff", _("Who does not open the record"), (), required=True),
            TicksField("purposes", _("Not used for"), purposes, required=True),
            ChoiceField("channel", _("Reach the patient by"), ways, required=True),
            TextField("address", _("At this number or address"), required=True, longest=300),
            LinesField("words", _("In the patient’s words"), required=True, lines=3),
            self.relation,
            TextField("asked_by", _("Who asked, if not the patient"), longest=200),
            self.method,
            *self.proof,
        )
        self.note = Banner("priv", "", name="consequencePreview", icon="info")
        self.column.addWidget(self.note)
        self.save = Button(_("Write it down"), "restrictionRequestSave", kind=Kind.PRIMARY)
        self.save.clicked.connect(self.wanted)
        self.finish(self.save)
        self._has_register = False
        self.fit()

    def offer(self, choices: Choices) -> None:
        """Offer whom a request can name."""
        staff, register = self._fields["staff"], self._fields["recipient"]
        if isinstance(staff, TicksField) and isinstance(register, ChoiceField):
            staff.offer([Option(user, name) for user, name in choices.staff])
            none = Option(0, _("Not in the register"))
            register.offer([none, *(Option(recipient, name) for recipient, name in choices.recipients)])
        self._has_register = bool(choices.recipients)
        self.fit()

    def begin(self, values: Mapping[str, object]) -> None:
        """Begin afresh; which fields are seen depends on the kind."""
        super().begin({"recipient": 0} | HeaderFields.beginning() | dict(values))
        self.fit()

    def chosen(self) -> RestrictionKind | None:
        """Return the kind chosen, or None."""
        value = self.kind.value()
        return RestrictionKind(value) if isinstance(value, str) and value else None

    def request(self, patient: PatientId) -> RestrictionRequest | None:
        """Return what was entered, or None while no kind is chosen."""
        kind, values = self.chosen(), self.values()
        if kind is None:
            return None
        staff, purposes, channel = values["staff"], values["purposes"], values["channel"]
        terms = Terms(
            kind,
            str(values["party"] or ""),
            int(str(values["recipient"] or 0)),
            frozenset(int(user) for user in staff) if isinstance(staff, list) else frozenset(),
            frozenset(Purpose(code) for code in purposes) if isinstance(purposes, list) else frozenset(),
            Channel(channel) if isinstance(channel, str) and channel else None,
            str(values["address"] or ""),
        )
        return RestrictionRequest(
            patient,
            terms,
            str(values["words"] or ""),
            str(values["asked_by"] or ""),
            requester_of(values).relation,
            identity_of(values),
        )

    def fit(self) -> None:
        """Show the fields that what is chosen asks for."""
        kind = self.chosen()
        used = set(_USED_BY.get(kind, ())) if kind is not None else set()
        if not self._has_register:
            used.discard("recipient")
        for name in ("recipient", "party", "staff", "purposes", "channel", "address"):
            self._fields[name].setVisible(name in used)
        asks_why = kind is not None and kind not in ALWAYS_AGREED
        self._fields["words"].setVisible(asks_why)
        others = self.relation.value() != RequesterRelation.SELF.value
        self._fields["asked_by"].setVisible(kind is not None and others)
        for field in (self.relation, self.method):
            field.setVisible(kind is not None)
        for part in self.proof:
            part.setVisible(kind is not None and needs_document(self.method))
        self.note.say("priv", shown(CONSEQUENCES[kind]) if kind is not None else "", icon="info")


class DecideForm(SectionForm):
    """What is decided about a request, with its consequence.

    Signals:
        agreed, declined: how it is decided.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__("restrictionDecision", _("Decide about this request"))
        self.consequence = Banner("priv", "", name="consequence", icon="info")
        self.column.addWidget(self.consequence)
        self.paid_note = Banner("info", "", name="paidNote", icon="info")
        self.column.addWidget(self.paid_note)
        self.add(
            TickField("consequence_shown", _("This was shown to the patient")),
            TickField(
                "paid_in_full",
                _("The patient pays all of what this covers"),
                note=_("Then the clinic must keep it from the insurer."),
            ),
            PartialDateField(
                "last_day", _("Last day"), help_text=_("Empty means until it is ended."), example="31-03-2027"
            ),
            LinesField("reason", _("Reason"), help_text=_("Needed to decline."), lines=2),
        )
        self.no = Button(_("Decline"), "declineRestriction", kind=Kind.DANGER_LINE)
        self.yes = Button(_("Agree"), "agreeRestriction", kind=Kind.PRIMARY)
        self.no.clicked.connect(self.declined)
        self.yes.clicked.connect(self.agreed)
        self.finish(self.no, self.yes)

    def show_paid(self, paid: Paid) -> None:
        """Say what the visits say of who pays; where the patient pays everything, it is ticked and stays so."""
        self._fields["paid_in_full"].set_read_only(paid is not Paid.NOT_SAID)
        self._fields["paid_in_full"].show_value(paid is Paid.IN_FULL)
        text = {
            Paid.IN_FULL: _("The visits say that the patient pays everything, so the clinic must keep to this."),
            Paid.IN_PART: _("The visits say that somebody else pays a part, so the clinic may decide."),
        }.get(paid, "")
        self.paid_note.say("info", text, icon="info")

    def begin_with(self, line: RestrictionLine) -> None:
        """Begin a decision about a request."""
        self.begin({})
        self._fields["paid_in_full"].set_read_only(False)
        self.paid_note.say("info", "")
        self.title.setText(_("Decide: {kind}", kind=title_of(line.terms.kind)))
        self.consequence.say("priv", shown(CONSEQUENCES[line.terms.kind]), icon="info")
        self._fields["paid_in_full"].setVisible(line.terms.kind is RestrictionKind.INSURER)
        self._fields["consequence_shown"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def decision(self, patient: PatientId, restriction: int, *, agrees: bool) -> Decision:
        """Return what was entered."""
        values = self.values()
        paid = bool(values["paid_in_full"])
        state = RestrictionState.MANDATORY if paid else RestrictionState.AGREED
        return Decision(
            patient,
            restriction,
            state if agrees else RestrictionState.DECLINED,
            str(values["reason"] or ""),
            bool(values["consequence_shown"]),
            paid,
            whole_day(values["last_day"]),
        )

    def half_days(self) -> dict[str, str]:
        """Return the problem of a day that was typed, but not whole."""
        typed = self.values()["last_day"]
        return {"last_day": _half_day()} if typed and whole_day(typed) is None else {}


class EndForm(SectionForm):
    """How a restriction ends.

    Signals:
        wanted: end it.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("restrictionEnding", _("End this restriction"))
        modes = [Option(mode.value, shown(ENDING_NAMES[mode])) for mode in Ending if mode is not Ending.REPLACED]
        self.mode = ChoiceField("mode", _("How it ends"), modes, required=True)
        self.mode.edited.connect(self.fit)
        self.add(
            self.mode,
            PartialDateField(
                "applies_from",
                _("Counts from"),
                required=True,
                help_text=_("Tomorrow at the earliest."),
                example="01-04-2026",
            ),
            LinesField("note", _("How and when it was made known"), required=True, lines=2),
        )
        self.save = Button(_("End it"), "endRestriction", kind=Kind.DANGER)
        self.save.clicked.connect(self.wanted)
        self.finish(self.save)

    def begin_with(self, line: RestrictionLine) -> None:
        """Begin the ending of a restriction."""
        self.begin({"mode": Ending.PATIENT_WRITTEN.value})
        self.title.setText(_("End: {kind}", kind=title_of(line.terms.kind)))
        self.fit()
        self.mode.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def ending(self, patient: PatientId, restriction: int) -> RestrictionEnding:
        """Return what was entered."""
        values = self.values()
        mode = Ending(str(values["mode"] or Ending.PATIENT_WRITTEN.value))
        day = whole_day(values["applies_from"]) if mode is Ending.CLINIC_NOTICE else None
        return RestrictionEnding(patient, restriction, mode, str(values["note"] or ""), day)

    def fit(self) -> None:
        """Show the fields that what is chosen asks for."""
        self._fields["applies_from"].setVisible(self.mode.value() == Ending.CLINIC_NOTICE.value)


def _half_day() -> str:
    return _("Enter the whole day, for example 01-04-2026.")
