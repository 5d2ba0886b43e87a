"""A visit: what the patient came for, what was seen, concluded, planned and done, and in which state the note is.

A note is written as a draft, signed by whoever held the visit, and changed afterwards only by amendments that leave
the signed text legible. Nothing here concludes anything by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.texts import Message, say


class VisitMode(Enum):
    """How patient and clinic meet (FHIR Encounter.class AMB or VR)."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


MODE_NAMES: dict[VisitMode, Message] = {
    VisitMode.IN_PERSON: say("In person"),
    VisitMode.VIDEO: say("By video"),
    VisitMode.PHONE: say("By phone"),
}


class VisitKind(Enum):
    """What a visit is for."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    TREATMENT = "treatment"
    ADVICE = "advice"


KIND_NAMES: dict[VisitKind, Message] = {
    VisitKind.FIRST: say("First visit"),
    VisitKind.FOLLOW_UP: say("Follow-up"),
    VisitKind.TREATMENT: say("Treatment"),
    VisitKind.ADVICE: say("Advice"),
}


class VisitState(Enum):
    """In which state the note of a visit is; `ENTERED_IN_ERROR` stays in the list, `DISCARDED` drafts do not."""

    DRAFT = "draft"
    SIGNED = "signed"
    AMENDED = "amended"
    ENTERED_IN_ERROR = "entered_in_error"
    DISCARDED = "discarded"


STATE_NAMES: dict[VisitState, Message] = {
    VisitState.DRAFT: say("Draft, not signed"),
    VisitState.SIGNED: say("Signed"),
    VisitState.AMENDED: say("Amended"),
    VisitState.ENTERED_IN_ERROR: say("Entered in error"),
    VisitState.DISCARDED: say("Draft discarded"),
}
LOCKED = frozenset({VisitState.SIGNED, VisitState.AMENDED})
"""States in which the text is locked: a change is an amendment with a reason."""


class Payer(Enum):
    """Who pays for a visit; a restriction towards the insurer hangs on it (paid in full by the patient)."""

    NOT_SAID = "not_said"
    SELF_IN_FULL = "self_in_full"
    SELF_IN_PART = "self_in_part"
    INSURER = "insurer"
    OTHER = "other"


PAYER_NAMES: dict[Payer, Message] = {
    Payer.NOT_SAID: say("Not said yet"),
    Payer.SELF_IN_FULL: say("The patient, in full"),
    Payer.SELF_IN_PART: say("The patient, in part"),
    Payer.INSURER: say("An insurer"),
    Payer.OTHER: say("Somebody else"),
}


class CallBegunBy(Enum):
    """Who asked for a video or phone consultation.

    A patient who begins it agrees by that; where the clinic begins it, the patient's words of consent are recorded
    (Telemedicine Practice Guidelines 2020, Appendix 5 to the MCI Regulations 2002).
    """

    NOT_SAID = "not_said"
    PATIENT = "patient"
    CLINIC = "clinic"


CALL_NAMES: dict[CallBegunBy, Message] = {
    CallBegunBy.NOT_SAID: say("Not said yet"),
    CallBegunBy.PATIENT: say("The patient asked for it"),
    CallBegunBy.CLINIC: say("The clinic asked for it"),
}


@dataclass(frozen=True)
class VisitNote:
    """The body of one version of a visit.

    `diagnoses` and `assessment` are a clinician's alone. `call_consent` holds how the patient agreed to a call that
    the clinic began, in words. `follow_up` says when the patient comes again, as text.
    """

    kind: VisitKind = VisitKind.FOLLOW_UP
    mode: VisitMode = VisitMode.IN_PERSON
    room: str = ""
    complaint: str = ""
    findings: str = ""
    diagnoses: tuple[Coded, ...] = ()
    assessment: str = ""
    plan: str = ""
    procedures: tuple[ProcedureDone, ...] = ()
    follow_up: str = ""
    payer: Payer = Payer.NOT_SAID
    payer_note: str = ""
    call_begun_by: CallBegunBy = CallBegunBy.NOT_SAID
    call_consent: str = ""

    @property
    def headline(self) -> str:
        """Return the words under which a list shows the visit: what was done, else what was concluded or told."""
        done = [each.what.text for each in self.procedures if each.what.text]
        named = done or [each.text for each in self.diagnoses if each.text]
        said = next((text for text in (self.assessment, self.complaint, self.findings, self.plan) if text), "")
        whole = "; ".join(named) or " ".join(said.split())
        return whole if len(whole) <= LONGEST_HEADLINE else f"{whole[: LONGEST_HEADLINE - 1].rstrip()}…"

    @property
    def concludes(self) -> bool:
        """Tell whether the note says what the patient has, which only a clinician may write."""
        return bool(self.assessment or self.diagnoses)


LONGEST_HEADLINE = 120
