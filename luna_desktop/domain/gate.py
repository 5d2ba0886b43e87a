"""The purpose gate: the one function that says whether a patient's data may be used for a purpose.

Pure rules over what the books held at the instant asked about: consents, preferences, restrictions, agreements, the
actor and the patient's age. The default is no. Use cases declare the purpose they serve and `services.desk` asks;
nothing else decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.access import Actor
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import (
    BARRED_FOR_MINORS,
    GROUND_NAMES,
    NEEDS_AGE,
    PURPOSE_NAMES,
    ConsentEvent,
    ConsentState,
    Giver,
    Ground,
    Purpose,
    newest_instant,
    state_at,
)
from luna_desktop.domain.preferences import CHANNEL_NAMES, TOPIC_NAMES, TOPIC_PURPOSES, Preference, Wish, wish_at
from luna_desktop.domain.recipients import LEGAL_BASES, Agreement, Basis, Recipient, RecipientKind
from luna_desktop.domain.refusals import REFUSALS, Lifter, Obstacle, refusal
from luna_desktop.domain.restrictions import Restriction, RestrictionKind, present
from luna_desktop.domain.rights.openings import Opening, is_opened
from luna_desktop.texts import Message, say


class DataClass(Enum):
    """What kind of data is asked for."""

    CONTACT = "contact"
    CLINICAL = "clinical"
    PHOTOGRAPH = "photograph"
    RECORD = "record"
    """The whole record or parts of it, as one document; photographs are asked for apart."""
    PRIVACY = "privacy"
    """Consents, restrictions, disclosures: what the patient decided and what became of it."""


@dataclass(frozen=True)
class GatePatient:
    """What the gate needs to know of a patient.

    `adult_from` is the 18th birthday by the youngest possible date, None where the birth is not known. `agreements`
    are those of the recipient who is asked about. `closed_countries` are codes to which nothing goes (DPDP s.16).
    """

    events: tuple[ConsentEvent, ...] = ()
    preferences: tuple[Preference, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    adult_from: date | None = None
    closed_countries: frozenset[str] = frozenset()
    merged_into: int | None = None
    openings: tuple[Opening, ...] = ()
    """Openings of the closed record that count in the sign-in that asks."""

    def may_be_minor(self, at: datetime) -> bool:
        """Tell whether the patient is, by the youngest possible date, under 18 on the clinic's day of an instant."""
        return self.adult_from is not None and local_day(at) < self.adult_from

    def present(self, now: datetime) -> datetime:
        """Return the instant at which to ask about now: a clock that was set back does not hide what is written."""
        newest = newest_instant(self.events)
        written = [one.at for one in self.preferences] + ([newest] if newest is not None else [])
        written += [one.at for one in self.openings]
        return present(self.restrictions, max([now, *written]))


@dataclass(frozen=True)
class Answer:
    """Yes, or what stands in the way, in a sentence that says what it takes and who may lift it."""

    allowed: bool
    message: Message = field(default_factory=lambda: say("Yes."))
    purpose: Purpose | Ground | None = None
    state: ConsentState | None = None
    obstacle: Obstacle | None = None
    restriction_id: int = 0

    @property
    def lifter(self) -> Lifter | None:
        """Return who may lift what stands in the way, or None where nothing does."""
        return REFUSALS[self.obstacle].lifter if self.obstacle is not None else None


YES = Answer(allowed=True)
TEACHING_RECIPIENTS = frozenset({RecipientKind.PROVIDER, RecipientKind.OTHER})
"""Who is shown photographs for teaching under the consent to it alone: doctors, societies, journals."""

_CONSENT_OBSTACLES = {
    ConsentState.NOT_ASKED: Obstacle.NOT_ASKED,
    ConsentState.DEFERRED: Obstacle.NOT_ASKED,
    ConsentState.OFFERED: Obstacle.NOT_ANSWERED,
    ConsentState.REFUSED: Obstacle.REFUSED,
    ConsentState.WITHDRAWN: Obstacle.WITHDRAWN,
    ConsentState.EXPIRED: Obstacle.EXPIRED,
    ConsentState.LAPSED: Obstacle.LAPSED,
}
_SHARING_OBSTACLES = {
    ConsentState.REFUSED: Obstacle.SHARING_REFUSED,
    ConsentState.WITHDRAWN: Obstacle.SHARING_WITHDRAWN,
    ConsentState.EXPIRED: Obstacle.SHARING_EXPIRED,
    ConsentState.LAPSED: Obstacle.LAPSED,
}


def may(
    patient: GatePatient,
    purpose: Purpose | Ground,
    data_class: DataClass,
    recipient: Recipient,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Say whether the patient's data of a class may be used for a purpose, by this actor, at this instant."""
    stopped = _restricted(patient, purpose, data_class, recipient, actor, at)
    if stopped is not None:
        return stopped
    if recipient.kind is RecipientKind.CLINIC:
        return _inside(patient, purpose, at)
    if recipient.kind is RecipientKind.PATIENT:
        return _to_the_patient(patient, purpose, recipient, at)
    if recipient.kind is RecipientKind.DESIGNEE:
        return _to_a_designee(purpose, recipient)
    return _outside(patient, purpose, data_class, recipient, at)


def _no(obstacle: Obstacle, purpose: Purpose | Ground, recipient: Recipient | None = None) -> Answer:
    words: dict[str, object] = {"purpose": purpose_name(purpose)}
    if recipient is not None:
        words["recipient"] = recipient.name
    return Answer(allowed=False, message=refusal(obstacle, **words), purpose=purpose, obstacle=obstacle)


def purpose_name(purpose: Purpose | Ground) -> Message:
    """Return a purpose or a ground in words."""
    return PURPOSE_NAMES[purpose] if isinstance(purpose, Purpose) else GROUND_NAMES[purpose]


def _restricted(
    patient: GatePatient,
    purpose: Purpose | Ground,
    data_class: DataClass,
    recipient: Recipient,
    actor: Actor,
    at: datetime,
) -> Answer | None:
    for restriction in patient.restrictions:
        obstacle = _obstacle(restriction, purpose, data_class, recipient, actor)
        if obstacle is Obstacle.RESTRICTED_STAFF and is_opened(patient.openings, actor.user_id, at):
            continue
        if obstacle is not None and restriction.stands(at):
            words = {"purpose": purpose_name(purpose), "recipient": recipient.name}
            return Answer(
                allowed=False,
                message=refusal(obstacle, **words),
                purpose=purpose,
                obstacle=obstacle,
                restriction_id=restriction.restriction_id,
            )
    return None


def _obstacle(
    restriction: Restriction,
    purpose: Purpose | Ground,
    data_class: DataClass,
    recipient: Recipient,
    actor: Actor,
) -> Obstacle | None:
    """Return what a restriction would put in the way if it stood; whether it stands is asked after."""
    terms, leaves = restriction.terms, recipient.kind not in {RecipientKind.CLINIC, RecipientKind.PATIENT}
    if terms.kind is RestrictionKind.STAFF:
        return Obstacle.RESTRICTED_STAFF if actor.user_id in terms.staff else None
    if terms.kind is RestrictionKind.USE:
        return Obstacle.RESTRICTED_USE if purpose in terms.purposes else None
    if terms.kind is RestrictionKind.CHANNEL:
        other = recipient.channel is not None and (recipient.channel, recipient.address) != (
            terms.channel,
            terms.address,
        )
        return Obstacle.OTHER_WAY_ONLY if other else None
    return _obstacle_outside(restriction, data_class, recipient) if leaves else None


def _obstacle_outside(restriction: Restriction, data_class: DataClass, recipient: Recipient) -> Obstacle | None:
    """An order of the law and an emergency go past what the clinic agreed with the patient."""
    if recipient.basis in LEGAL_BASES or recipient.basis is Basis.EMERGENCY:
        return None
    if restriction.terms.kind is RestrictionKind.PHOTOGRAPHS:
        return Obstacle.RESTRICTED_PHOTOGRAPHS if data_class is DataClass.PHOTOGRAPH else None
    if not restriction.names(recipient):
        return None
    insurer = restriction.terms.kind is RestrictionKind.INSURER
    return Obstacle.RESTRICTED_INSURER if insurer else Obstacle.RESTRICTED_PERSON


def _inside(patient: GatePatient, purpose: Purpose | Ground, at: datetime) -> Answer:
    if isinstance(purpose, Ground):
        return YES
    if purpose is Purpose.CLINICAL_PHOTOGRAPHS:
        care = _consent(patient, Purpose.CARE, at)
        return _consent(patient, purpose, at) if care.allowed else care
    return _consent(patient, purpose, at)


def _to_the_patient(patient: GatePatient, purpose: Purpose | Ground, recipient: Recipient, at: datetime) -> Answer:
    if isinstance(purpose, Ground):
        return YES  # the patient's own right: MCI reg. 1.3.2, DPDP s.11
    if recipient.topic is None or recipient.channel is None or TOPIC_PURPOSES[recipient.topic] is not purpose:
        return _no(Obstacle.NO_BASIS, purpose, recipient)
    answer = _message_consent(patient, purpose, at)
    if not answer.allowed:
        return answer
    wish, _ = wish_at(patient.preferences, recipient.topic, recipient.channel, recipient.address, at)
    by_default = purpose is Purpose.SERVICE_MESSAGES
    if wish is Wish.YES or (wish is Wish.NOT_ASKED and by_default):
        return YES
    obstacle = Obstacle.WISH_NO if wish is Wish.NO else Obstacle.WISH_NOT_ASKED
    words = refusal(obstacle, topic=TOPIC_NAMES[recipient.topic], channel=CHANNEL_NAMES[recipient.channel])
    return Answer(allowed=False, message=words, purpose=purpose, obstacle=obstacle)


def _message_consent(patient: GatePatient, purpose: Purpose, at: datetime) -> Answer:
    """Service messages go out under the consent to care unless the patient said no to them (DPDP s.7(a))."""
    if purpose is Purpose.SERVICE_MESSAGES:
        state, _ = state_at(patient.events, purpose, at, adult_from=patient.adult_from)
        if state in {ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.LAPSED}:
            return _consent(patient, Purpose.CARE, at)
    return _consent(patient, purpose, at)


def _to_a_designee(purpose: Purpose | Ground, recipient: Recipient) -> Answer:
    if purpose is not Ground.RIGHTS:
        return _no(Obstacle.NO_BASIS, purpose, recipient)
    return YES if recipient.signed_writing.strip() else _no(Obstacle.NO_WRITING, purpose, recipient)


def _outside(
    patient: GatePatient, purpose: Purpose | Ground, data_class: DataClass, recipient: Recipient, at: datetime
) -> Answer:
    if recipient.country in patient.closed_countries:
        return _no(Obstacle.COUNTRY_BLOCKED, purpose, recipient)
    if recipient.basis in LEGAL_BASES:
        return YES if recipient.is_approved else _no(Obstacle.NOT_APPROVED, purpose, recipient)
    if purpose is Ground.RIGHTS and data_class is DataClass.RECORD:
        return _no(Obstacle.NOT_A_COPY, purpose, recipient)
    if purpose is Purpose.TEACHING_PHOTOGRAPHS and data_class is DataClass.PHOTOGRAPH and _teaches(recipient):
        return _consent(patient, purpose, at)  # which photographs, and how shown, `domain.photo_uses` says
    return _outside_the_law(patient, purpose, recipient, at)


def _teaches(recipient: Recipient) -> bool:
    return recipient.kind in TEACHING_RECIPIENTS and recipient.recipient_id != 0


def _outside_the_law(patient: GatePatient, purpose: Purpose | Ground, recipient: Recipient, at: datetime) -> Answer:
    if recipient.basis is Basis.EMERGENCY and recipient.kind is RecipientKind.PROVIDER:
        return YES  # DPDP s.7(f); who did it and why stands in the disclosure
    if recipient.kind in {RecipientKind.SERVICE_PROVIDER, RecipientKind.RESEARCHER}:
        return _under_agreement(patient, purpose, recipient, at)
    if recipient.kind is RecipientKind.AUTHORITY or recipient.recipient_id == 0:
        return _no(Obstacle.NO_BASIS, purpose, recipient)
    return _sharing(patient, recipient, at)


def _under_agreement(patient: GatePatient, purpose: Purpose | Ground, recipient: Recipient, at: datetime) -> Answer:
    mine = [one for one in patient.agreements if one.recipient_id == recipient.recipient_id]
    current = [one for one in mine if one.is_current(at)]
    if not current:
        return _no(Obstacle.AGREEMENT_ENDED if mine else Obstacle.NO_AGREEMENT, purpose, recipient)
    covering = [one for one in current if purpose in one.purposes]
    if not covering:
        return _no(Obstacle.AGREEMENT_PURPOSE, purpose, recipient)
    if not any(recipient.country in one.countries for one in covering):
        return _no(Obstacle.AGREEMENT_COUNTRY, purpose, recipient)
    return _inside(patient, purpose, at)


def _sharing(patient: GatePatient, recipient: Recipient, at: datetime) -> Answer:
    purpose = Purpose.SHARING
    state, event = state_at(
        patient.events, purpose, at, recipient=recipient.recipient_id, adult_from=patient.adult_from
    )
    if state is ConsentState.GIVEN and event is not None:
        return _given(patient, event, at)
    obstacle = _SHARING_OBSTACLES.get(state, Obstacle.NOT_SHARED)
    words = {"purpose": PURPOSE_NAMES[purpose], "recipient": recipient.name}
    return Answer(allowed=False, message=refusal(obstacle, **words), purpose=purpose, state=state, obstacle=obstacle)


def _consent(patient: GatePatient, purpose: Purpose, at: datetime) -> Answer:
    if purpose in NEEDS_AGE and patient.adult_from is None:
        return _no(Obstacle.AGE_UNKNOWN, purpose)
    if purpose in BARRED_FOR_MINORS and patient.may_be_minor(at):
        return _no(Obstacle.MINOR, purpose)
    state, event = state_at(patient.events, purpose, at, adult_from=patient.adult_from)
    if state is ConsentState.GIVEN and event is not None:
        return _given(patient, event, at)
    if purpose is Purpose.CARE and state is ConsentState.DEFERRED:
        return YES  # care that cannot wait goes first; the consent is asked for as soon as possible
    obstacle = _CONSENT_OBSTACLES[state]
    words = refusal(obstacle, purpose=PURPOSE_NAMES[purpose])
    return Answer(allowed=False, message=words, purpose=purpose, state=state, obstacle=obstacle)


def _given(patient: GatePatient, event: ConsentEvent, at: datetime) -> Answer:
    """A child's own yes counts for care only, which is exempt (DPDP Rule 12, Fourth Schedule Part A)."""
    alone = event.giver is Giver.SELF and patient.may_be_minor(at)
    if alone and event.purpose is not Purpose.CARE:
        return _no(Obstacle.GUARDIAN_NEEDED, event.purpose)
    return YES
