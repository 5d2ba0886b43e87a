"""The form that logs a request: what is asked, by whom, how identity was checked, and whether it is acknowledged now.

A walk-in is done in this one form. Only what the chosen kind and the person who asks call for is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.authority import DESK_RELATIONS, Authority, Paper
from luna_desktop.domain.rights.cases import (
    CHANNEL_WORDS,
    METHOD_NAMES,
    RELATION_NAMES,
    CaseChannel,
    CaseKind,
    CaseRequest,
    IdentityMethod,
    Requester,
    RequesterRelation,
)
from luna_desktop.services.rights.staff_choices import StaffChoice
from luna_desktop.services.rights.walk_in import WalkIn
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.messages.tab_presenter import read_moment
from luna_desktop.ui.rights import choices
from luna_desktop.ui.rights.proofs import document_fields, identity_check, paper_options
from luna_desktop.ui.rights.step_fields import Offered, field_for
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import SegmentedField, TickField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named

NOT_CHECKED = ""
KINDS: Mapping[CaseKind, Message] = {
    CaseKind.ACCESS: say("Copy"),
    CaseKind.CORRECTION: say("Correction"),
    CaseKind.RESTRICTION: say("Restriction"),
    CaseKind.GRIEVANCE: say("Grievance"),
    CaseKind.ERASURE: say("Erasure"),
}
ASKED: Mapping[CaseKind, tuple[str, ...]] = {
    CaseKind.ACCESS: ("scope", "format", "delivery"),
    CaseKind.CORRECTION: ("target", "requested_value", "reason"),
    CaseKind.RESTRICTION: ("restriction",),
    CaseKind.GRIEVANCE: ("category",),
    CaseKind.ERASURE: ("groups",),
}
"""What each kind asks for at the beginning; the names are those of `domain.rights.fields`."""
LETTER, SPOKEN, LATER = "letter", "spoken", "later"
ACKNOWLEDGED: Mapping[str, Message] = {
    LETTER: say("With a letter, printed now"),
    SPOKEN: say("Told in person"),
    LATER: say("Not now"),
}
NOT_SHOWN = ""
NOBODY = 0


class LogForm(DraftedForm):
    """The fields in two columns: what is asked at the left, who asks at the right."""

    def __init__(self, *, handles: bool = True) -> None:
        super().__init__()
        named(self, "logForm", _("Log a request"))
        self._handles = handles
        self.banner = Banner("warn", "", name="logBanner")
        self._make_asked()
        self._make_asking()
        self.track(*self.fields())
        for field in (self.kind, self.relation, self.method, self.paper, self.earlier, self.details["scope"]):
            field.edited.connect(self._fit)
        self._build()
        self.begin()

    def _make_asked(self) -> None:
        self.kind = SegmentedField(
            "kind", _("What is asked for"), [Option(kind.value, shown(text)) for kind, text in KINDS.items()]
        )
        self.words = LinesField(
            "words",
            _("In the person’s own words"),
            required=True,
            lines=3,
            example=_("I need my 2026 record for a dermatologist in Mysuru."),
        )
        offered = Offered(CaseKind.ACCESS)
        self.details: dict[str, Field] = {name: field_for(name, offered) for names in ASKED.values() for name in names}
        self.since = PartialDateField("since", _("From"), example="01-01-2026")
        self.until = PartialDateField("until", _("Until"), example="31-12-2026")
        self.part = TextField("part", _("Which subjects"), example=_("Visits and results"), longest=200)
        self.about = ChoiceField("about_staff", _("Whom of the clinic it is about"), [Option(NOBODY, _("Nobody"))])
        self.earlier = TickField("earlier", _("It came in earlier"))
        self.received_at = TextField(
            "received_at", _("When it came in"), help_text=_("Day and time, as 23-Nov-2026 10:31."), longest=40
        )
        self.back_dated_because = TextField("back_dated_because", _("Why it is written down only now"), longest=200)

    def _make_asking(self) -> None:
        self.channel = ChoiceField(
            "channel", _("How it came in"), [Option(each.value, shown(text)) for each, text in CHANNEL_WORDS.items()]
        )
        self.relation = ChoiceField(
            "relation", _("Who asks"), [Option(each.value, shown(text)) for each, text in RELATION_NAMES.items()]
        )
        self.requester = TextField("requester", _("Name of the person who asks"), required=True, longest=200)
        self.contact = TextField("contact", _("How the person is reached"), longest=200)
        self.method = ChoiceField(
            "method",
            _("Identity"),
            [Option(NOT_CHECKED, _("Not checked yet")), *_named(METHOD_NAMES)],
            help_text=_("Nothing is prepared before identity is proven."),
        )
        self.document, self.last_four = document_fields()
        self.paper = ChoiceField("paper", _("What shows that they may ask for this patient"), ())
        self.reference = TextField(
            "reference",
            _("Its number and date, or who signed it and when"),
            longest=400,
            example=_("Signed 20-11-2026"),
        )
        self.acknowledge = ChoiceField("acknowledge", _("Acknowledged"), choices.options(ACKNOWLEDGED))
        self.language = SegmentedField(
            "language", _("Language of the letters"), [Option("en", _("English")), Option("hi", _("Hindi"))]
        )

    def fields(self) -> tuple[Field, ...]:
        """Return every field in the order in which it is filled in."""
        return (
            self.kind,
            self.words,
            *self.details.values(),
            self.since,
            self.until,
            self.part,
            self.about,
            self.earlier,
            self.received_at,
            self.back_dated_because,
            self.channel,
            self.relation,
            self.requester,
            self.contact,
            self.method,
            self.document,
            self.last_four,
            self.paper,
            self.reference,
            self.acknowledge,
            self.language,
        )

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(10)
        left.addWidget(self.words)
        for name, field in self.details.items():
            left.addWidget(field)
            if name == "scope":
                left.addLayout(_beside(self.since, self.until))
                left.addWidget(self.part)
        for widget in (self.about, self.earlier, self.received_at, self.back_dated_because):
            left.addWidget(widget)
        left.addStretch(1)
        right.addLayout(_beside(self.channel, self.relation))
        right.addWidget(self.requester)
        right.addWidget(self.contact)
        right.addWidget(self.method)
        right.addLayout(_beside(self.document, self.last_four))
        right.addWidget(self.paper)
        right.addWidget(self.reference)
        right.addWidget(hairline())
        right.addWidget(self.acknowledge)
        right.addWidget(self.language)
        self.promise = words("", "caption", wrap=True)
        right.addWidget(self.promise)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addLayout(left, 54)
        row.addWidget(hairline(upright=True))
        row.addLayout(right, 46)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 12, 24, 14)
        whole.setSpacing(10)
        whole.addWidget(self.banner)
        whole.addWidget(self.kind)
        whole.addLayout(row)

    def begin(self, kind: CaseKind = CaseKind.ACCESS) -> None:
        """Begin afresh: a walk-in who asks for a copy of their own, acknowledged on the spot."""
        self.show_values(
            {
                "kind": kind.value,
                "channel": CaseChannel.IN_PERSON.value,
                "relation": RequesterRelation.SELF.value,
                "scope": choices.WHOLE,
                "about_staff": NOBODY,
                "format": ["paper"],
                "delivery": "collect",
                "method": NOT_CHECKED,
                "acknowledge": LETTER,
                "language": "en",
            }
        )
        self.banner.say("warn", "")
        self._fit()

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show what was typed before."""
        self._offer_papers(str(values.get("relation") or RequesterRelation.SELF.value))
        super().show_draft(values)
        self._fit()

    def offer_staff(self, people: Sequence[StaffChoice]) -> None:
        """Offer the staff whom a grievance may be about."""
        self.about.offer([Option(NOBODY, _("Nobody")), *(Option(int(each.user_id), each.name) for each in people)])
        if self.about.value() is None:
            self.about.show_value(NOBODY)

    def show_promise(self, text: str) -> None:
        """Say until when a request of this kind is answered."""
        self.promise.setText(text)

    def chosen_kind(self) -> CaseKind:
        """Return which right is exercised."""
        return CaseKind(str(self.kind.value()))

    def walk_in(self, patient: PatientId) -> WalkIn:
        """Return what is typed."""
        relation = self.asks()
        others = relation is not RequesterRelation.SELF
        request = CaseRequest(
            patient,
            self.chosen_kind(),
            self.words.value(),
            CaseChannel(str(self.channel.value())),
            _requester(self, relation) if others else Requester(),
            self._details(),
            self._received_at(),
            self.back_dated_because.value() if self.earlier.value() else "",
            language=str(self.language.value() or "en"),
        )
        how = self.acknowledge.value()
        values = {field.name: field.value() for field in (self.method, self.document, self.last_four)}
        check = identity_check(values) if self.method.value() else None
        return WalkIn(request, check, how == LETTER, self._authority(), how != LATER)

    def asks(self) -> RequesterRelation:
        """Return what who asks is to the patient."""
        return RequesterRelation(str(self.relation.value() or RequesterRelation.SELF.value))

    def _authority(self) -> Authority | None:
        if self.paper.isHidden() or not self.paper.value():
            return None
        return Authority(Paper(str(self.paper.value())), self.reference.value())

    def _details(self) -> dict[str, object]:
        found = {name: self.details[name].value() for name in ASKED[self.chosen_kind()]}
        if self.chosen_kind() is CaseKind.GRIEVANCE and self.about.value():
            found["about_staff"] = self.about.value()
        if self._wants_part():
            found |= {"since": self.since.value(), "until": self.until.value(), "part": self.part.value()}
        return found

    def _received_at(self) -> datetime | None:
        return read_moment(self.received_at.value()) if self.earlier.value() else None

    def problems(self) -> dict[str, str]:
        """Return what can be said before anything is written."""
        if self.earlier.value() and self._received_at() is None:
            return {"received_at": _("Enter day and time, as 23-Nov-2026 10:31.")}
        return {}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, go to the first, and say the rest above them."""
        fields = {field.name: field for field in self.fields()}
        for field in fields.values():
            field.show_problem(problems.get(field.name, ""))
        rest = [text for name, text in problems.items() if name not in fields or fields[name].isHidden()]
        self.banner.say("warn", " ".join(rest))
        first = next((field for field in fields.values() if field.problem and not field.isHidden()), None)
        if first is not None:
            first.control.setFocus()

    def _wants_part(self) -> bool:
        return self.chosen_kind() is CaseKind.ACCESS and self.details["scope"].value() == choices.PART

    def _offer_papers(self, relation: str) -> None:
        offered = [Option(NOT_SHOWN, _("Not shown yet")), *paper_options(RequesterRelation(relation))]
        if _kept(offered) != _kept(self.paper.options()):
            self.paper.offer(offered)
            if self.paper.value() is None:
                self.paper.show_value(NOT_SHOWN)

    def _fit(self) -> None:
        """Show only what the choices so far ask for."""
        asked = ASKED[self.chosen_kind()]
        for name, field in self.details.items():
            field.setVisible(name in asked)
        others = self.asks() is not RequesterRelation.SELF
        self._offer_papers(self.asks().value)
        may_judge = others and (self._handles or self.asks() in DESK_RELATIONS)
        by_paper = self.method.value() == IdentityMethod.PHOTO_ID.value
        _show((self.since, self.until, self.part), visible=self._wants_part())
        _show((self.about,), visible=self.chosen_kind() is CaseKind.GRIEVANCE)
        _show((self.received_at, self.back_dated_because), visible=bool(self.earlier.value()))
        _show((self.requester, self.contact), visible=others)
        _show((self.paper,), visible=may_judge)
        _show((self.reference,), visible=may_judge and bool(self.paper.value()))
        _show((self.document, self.last_four), visible=by_paper)


def _kept(options: Sequence[Option]) -> list[object]:
    return [option.value for option in options]


def _requester(form: LogForm, relation: RequesterRelation) -> Requester:
    return Requester(form.requester.value(), relation, form.contact.value())


def _named(names: Mapping[IdentityMethod, Message]) -> list[Option]:
    return [Option(each.value, shown(text)) for each, text in names.items()]


def _beside(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return row


def _show(widgets: Sequence[QWidget], *, visible: bool) -> None:
    for widget in widgets:
        widget.setVisible(visible)
