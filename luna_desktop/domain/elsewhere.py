"""What another clinic did, as its record told it: visits, papers and answers that came with a copy.

They are facts of the chart like others, so that they are merged, erased and copied with it. They are read and never
changed here, count for nothing that this clinic decides, and keep the names of those who wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.facts import BY_BODY, register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Basis

VISIT_KIND, ACT_KIND = "visit_elsewhere", "act_elsewhere"
PRIVACY_KIND, WISH_KIND, MESSAGE_KIND = "privacy_elsewhere", "wish_elsewhere", "message_elsewhere"
BOOKING_KIND, CORRECTION_KIND = "booking_elsewhere", "correction_elsewhere"


class Act(Enum):
    """What was done or said and is no fact of the chart."""

    CONSENT = "consent"
    TREATMENT_CONSENT = "treatment consent"
    RESTRICTION = "restriction"
    WISH = "wish"
    APPOINTMENT = "appointment"
    MESSAGE = "message"
    NOTICE = "notice"
    AFTERCARE = "aftercare"
    CORRECTION = "correction"
    DISCLOSURE = "disclosure"
    OPENING = "opening"
    PRESCRIPTION = "prescription"
    CERTIFICATE = "certificate"
    INTAKE = "intake"


@dataclass(frozen=True)
class NoteVersion:
    """What the note of a visit said from an instant on: in which state, by whom, and why it changed."""

    number: int
    state: VisitState
    note: VisitNote = field(repr=False)
    by: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class NoteBeside:
    """A note of their own that a colleague put beside a visit."""

    text: str
    by: str = ""
    at: datetime | None = None


@register_kind(VISIT_KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class VisitElsewhere:
    """A visit to another clinic: its versions, newest first, and the notes of colleagues beside it.

    One that was entered in error there has no version: it may have been about somebody else.
    """

    clinic: str
    at: datetime
    by: str
    state: VisitState
    signed_at: datetime | None = None
    versions: tuple[NoteVersion, ...] = ()
    beside: tuple[NoteBeside, ...] = ()

    @property
    def note(self) -> VisitNote:
        """What the newest version says."""
        return self.versions[0].note if self.versions else VisitNote()


@dataclass(frozen=True)
class Said:
    """Something that is known of an act, by the name that the copy gave it."""

    name: str
    text: str


@dataclass(frozen=True)
class SaidRow:
    """A line of an act: what it is about, and what it says."""

    label: str
    value: str


@register_kind(ACT_KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class ActElsewhere:
    """Something that another clinic did, in the words in which it told of it.

    `code` is the value under which that clinic kept it, `what` are things named with a code, such as medicines.
    """

    act: Act
    clinic: str
    code: str = ""
    stands: bool = True
    at: datetime | None = None
    ends: datetime | None = None
    by: str = ""
    says: tuple[Said, ...] = ()
    rows: tuple[SaidRow, ...] = ()
    what: tuple[Coded, ...] = ()

    def said(self, name: str) -> str:
        """Return what is known of it by a name, or nothing."""
        return next((each.text for each in self.says if each.name == name), "")


@register_kind(PRIVACY_KIND, data_class=DataClass.PRIVACY, in_chart=False)
@dataclass(frozen=True)
class PrivacyElsewhere(ActElsewhere):
    """An answer, a restriction, a notice, a disclosure or an opening at another clinic.

    `settled` is what somebody here decided about a restriction that only a person can take over.
    """

    settled: str = ""


@register_kind(WISH_KIND, data_class=DataClass.PRIVACY, in_chart=False)
@dataclass(frozen=True)
class WishElsewhere(ActElsewhere):
    """A wish about messages that another clinic was told; it names a number or an address."""


@register_kind(MESSAGE_KIND, data_class=DataClass.PRIVACY, in_chart=False)
@dataclass(frozen=True)
class MessageElsewhere(ActElsewhere):
    """Something that was said between another clinic and the patient."""


@register_kind(BOOKING_KIND, data_class=DataClass.PRIVACY, in_chart=False)
@dataclass(frozen=True)
class BookingElsewhere(ActElsewhere):
    """An appointment at another clinic, under the name that its desk gave it."""


@register_kind(CORRECTION_KIND, data_class=DataClass.CLINICAL, in_chart=False)
@dataclass(frozen=True)
class CorrectionElsewhere(ActElsewhere):
    """A correction that was asked for at another clinic, with the statements that go with the entry."""


BODIES: dict[Act, type[ActElsewhere]] = {
    **dict.fromkeys(
        (Act.PRESCRIPTION, Act.CERTIFICATE, Act.TREATMENT_CONSENT, Act.AFTERCARE, Act.INTAKE), ActElsewhere
    ),
    **dict.fromkeys((Act.CONSENT, Act.RESTRICTION, Act.NOTICE, Act.DISCLOSURE, Act.OPENING), PrivacyElsewhere),
    Act.WISH: WishElsewhere,
    Act.MESSAGE: MessageElsewhere,
    Act.APPOINTMENT: BookingElsewhere,
    Act.CORRECTION: CorrectionElsewhere,
}
"""Which body keeps an act that came with a copy; what has none does not come along."""
ACT_KINDS = tuple(dict.fromkeys(BY_BODY[body].name for body in BODIES.values()))
"""The kinds of facts that acts are kept as."""
ELSEWHERE_KINDS = (VISIT_KIND, *ACT_KINDS)
"""Every kind of fact that another clinic told of as what it did."""
_CODES: dict[Act, type[Enum]] = {
    Act.CONSENT: Purpose,
    Act.APPOINTMENT: BookingState,
    Act.DISCLOSURE: Basis,
    Act.PRESCRIPTION: PaperState,
    Act.CERTIFICATE: PaperState,
    Act.TREATMENT_CONSENT: TreatmentStanding,
}


def code_of(act: Act, code: str) -> Enum | None:
    """Return the record's own value that the code of an act stands for; raises ValueError for one that there is not."""
    return _CODES[act](code) if code and act in _CODES else None
