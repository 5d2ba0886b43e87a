"""The purpose gate: the one function that says whether a patient's data may be used for a purpose.

Pure rules over what the ledger held at the instant asked about. The default is no. Use cases declare the purpose
they serve and `services.desk` asks; nothing else decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from luna_desktop.domain.access import Actor
from luna_desktop.domain.consent import PURPOSE_NAMES, ConsentEvent, ConsentState, Purpose, state_at
from luna_desktop.texts import Message, say


class DataClass(Enum):
    """What kind of data is asked for."""

    CONTACT = "contact"
    CLINICAL = "clinical"
    PHOTOGRAPH = "photograph"
    RECORD = "record"


class RecipientKind(Enum):
    """To whom data would go."""

    CLINIC = "clinic"
    PATIENT = "patient"
    DESIGNEE = "designee"
    OTHER = "other"


@dataclass(frozen=True)
class Recipient:
    """Who would receive the data; a designee needs the patient's signed writing (45 CFR 164.524(c)(3) as model)."""

    kind: RecipientKind = RecipientKind.CLINIC
    name: str = ""
    signed_writing: str = ""


@dataclass(frozen=True)
class GatePatient:
    """What the gate needs to know of a patient."""

    events: tuple[ConsentEvent, ...] = ()
    may_be_minor: bool = False


@dataclass(frozen=True)
class Answer:
    """Yes, or which consent stands in the way and who may lift it."""

    allowed: bool
    message: Message = field(default_factory=lambda: say("Yes."))
    purpose: Purpose | None = None
    state: ConsentState | None = None


YES = Answer(allowed=True)


def may(
    patient: GatePatient,
    purpose: Purpose,
    data_class: DataClass,
    recipient: Recipient,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Say whether the patient's data of a class may be used for a purpose, by this actor, at this instant."""
    del actor  # the actor's own limits are permissions and, later, restrictions that name staff
    if data_class is DataClass.RECORD:
        return _copy(recipient)
    if recipient.kind is not RecipientKind.CLINIC:
        return _sharing(patient, recipient, at)
    if purpose is Purpose.CLINICAL_PHOTOGRAPHS:
        care = _consent(patient, Purpose.CARE, at)
        return _consent(patient, purpose, at) if care.allowed else care
    return _consent(patient, purpose, at)


def _copy(recipient: Recipient) -> Answer:
    if recipient.kind is RecipientKind.PATIENT:
        return YES  # the patient's own right: MCI reg. 1.3.2, DPDP s.11
    if recipient.kind is RecipientKind.DESIGNEE:
        if recipient.signed_writing.strip():
            return YES
        return Answer(
            allowed=False,
            message=say(
                "A copy for somebody else needs the patient’s signed writing. Note its date and where it is kept."
            ),
            purpose=Purpose.SHARING,
        )
    return Answer(
        allowed=False,
        message=say("A record copy goes to the patient, or to a person whom the patient named in a signed writing."),
        purpose=Purpose.SHARING,
    )


def _sharing(patient: GatePatient, recipient: Recipient, at: datetime) -> Answer:
    state, _ = state_at(patient.events, Purpose.SHARING, at, recipient=recipient.name)
    return YES if state is ConsentState.GIVEN else _refusal(Purpose.SHARING, state)


def _consent(patient: GatePatient, purpose: Purpose, at: datetime) -> Answer:
    state, _ = state_at(patient.events, purpose, at)
    if state is ConsentState.GIVEN:
        return YES
    if purpose is Purpose.CARE and state is ConsentState.DEFERRED:
        return YES  # care that cannot wait goes first; the consent is asked for as soon as possible
    return _refusal(purpose, state)


def _refusal(purpose: Purpose, state: ConsentState) -> Answer:
    return Answer(allowed=False, message=_sentence(PURPOSE_NAMES[purpose], state), purpose=purpose, state=state)


def _sentence(purpose: Message, state: ConsentState) -> Message:
    if state is ConsentState.OFFERED:
        return say(
            "The patient was asked about “{purpose}” and has not answered yet. Record the answer on the Privacy tab.",
            purpose=purpose,
        )
    if state is ConsentState.REFUSED:
        return say(
            "The patient said no to “{purpose}”. Only the patient can change that, by a new answer on the Privacy tab.",
            purpose=purpose,
        )
    if state is ConsentState.WITHDRAWN:
        return say(
            "The patient withdrew “{purpose}”. Only the patient can give it again, by a new answer on the Privacy tab.",
            purpose=purpose,
        )
    return say(
        "The patient has not been asked about “{purpose}”. Ask, and record the answer on the Privacy tab.",
        purpose=purpose,
    )
