"""What is wrong with an answer before it is written: purpose by purpose, by age, by giver, by method and by time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.domain.consent import (
    BARRED_FOR_MINORS,
    NEEDS_AGE,
    NEEDS_EVIDENCE,
    SPOKEN,
    ConsentEvent,
    ConsentMethod,
    ConsentState,
    Giver,
    Purpose,
    default_expiry,
    peace_until,
    state_at,
)
from luna_desktop.domain.consent_terms import NEVER_OFFERED, AnswerWay, Scope
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.gate import GatePatient
from luna_desktop.domain.measures import MONTH_NAMES
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.domain.relations import Proof, RelatedPerson, RelatedRole
from luna_desktop.models.sharing import RecipientVersion
from luna_desktop.services.facts import current_facts
from luna_desktop.services.privacy.consent_lines import offered_purposes
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

ANSWERED = (
    ConsentState.OFFERED,
    ConsentState.GIVEN,
    ConsentState.REFUSED,
    ConsentState.DEFERRED,
    ConsentState.WITHDRAWN,
)
WRITTEN = (ConsentMethod.SIGNED_PAPER, ConsentMethod.SIGNED_SCREEN, ConsentMethod.ELECTRONIC, ConsentMethod.GUARDIAN)
DESK_PURPOSES = frozenset(
    {Purpose.CARE, Purpose.SERVICE_MESSAGES, Purpose.REMINDERS, Purpose.OFFERS, Purpose.SUGGESTIONS}
)
SHARED_BY_CONSENT = frozenset(
    {
        RecipientKind.PROVIDER,
        RecipientKind.INSURER,
        RecipientKind.CLEARING_HOUSE,
        RecipientKind.FAMILY,
        RecipientKind.OTHER,
    }
)
"""Kinds of recipients that get data because the patient says yes; the others need an agreement or the law."""

Problems = dict[str, Message]


@dataclass(frozen=True)
class ConsentAnswer:
    """A patient's answer about one purpose, under the notice in force.

    `giver_fact_id` is the guardian or nominee on file. `expires_on` shortens how long a yes lasts.
    `asked_by_patient` says that the patient brought it up, so that a no is not left in peace longer. `scan` is a
    signed paper, `evidence_id` evidence that was kept already in this transaction.
    """

    patient_id: PatientId
    purpose: Purpose
    state: ConsentState
    method: ConsentMethod
    given_by: str = ""
    witness: str = ""
    reason: str = ""
    language: str = "en"
    giver: Giver = Giver.SELF
    giver_fact_id: int | None = None
    recipient_id: int = 0
    is_for_one_use: bool = False
    scope: Scope | None = None
    expires_on: date | None = None
    way: AnswerWay = AnswerWay.IN_PERSON
    asked_by_patient: bool = False
    evidence_id: int | None = None
    scan: bytes = field(default=b"", repr=False)

    @property
    def answered_by(self) -> Giver:
        """Return who answered; the method “guardian” says it too."""
        return Giver.GUARDIAN if self.method is ConsentMethod.GUARDIAN else self.giver


@dataclass(frozen=True)
class Asked:
    """An answer with what the rules need to know beside it: the patient's books, the notice, the moment."""

    work: Work
    answer: ConsentAnswer
    patient: GatePatient
    has_notice: bool
    now: datetime

    @property
    def standing(self) -> tuple[ConsentState, ConsentEvent | None]:
        """Return where the purpose stands before this answer."""
        return state_at(
            self.patient.events,
            self.answer.purpose,
            self.now,
            recipient=self.answer.recipient_id,
            adult_from=self.patient.adult_from,
        )


def permission_for(purpose: Purpose, state: ConsentState) -> Permission:
    """Return who may record such an answer: a withdrawal everybody who meets patients."""
    if state is ConsentState.WITHDRAWN:
        return Permission.RECORD_WITHDRAWAL
    return Permission.RECORD_DESK_CONSENT if purpose in DESK_PURPOSES else Permission.RECORD_FURTHER_CONSENT


def problems_of(asked: Asked) -> Problems:
    """Return what is wrong with an answer, by field; nothing where it can be written."""
    answer = asked.answer
    if answer.state not in ANSWERED:
        return {"state": say("Choose what the patient answered.")}
    if answer.state is ConsentState.WITHDRAWN:
        return _withdrawn(asked)
    not_offered = _not_offered(asked)
    if not_offered is not None:
        return {"state": not_offered}
    checks: dict[ConsentState, Callable[[Asked], Problems]] = {
        ConsentState.OFFERED: _offered,
        ConsentState.GIVEN: _given,
        ConsentState.DEFERRED: _deferred,
        ConsentState.REFUSED: lambda _: {},
    }
    return _recipient(asked) | checks[answer.state](asked)


def _not_offered(asked: Asked) -> Message | None:
    purpose = asked.answer.purpose
    if purpose in offered_purposes(asked.work):
        return None
    return NEVER_OFFERED.get(purpose) or say(
        "This clinic does not ask about this purpose. The owner can switch the question on in Settings."
    )


def _withdrawn(asked: Asked) -> Problems:
    if asked.standing[0] in (ConsentState.GIVEN, ConsentState.DEFERRED):
        return {}
    return {"state": say("There is no consent in force to withdraw.")}


def _deferred(asked: Asked) -> Problems:
    """A no or a withdrawal is never talked round by putting the question off."""
    problems: Problems = {}
    if not asked.answer.reason.strip():
        problems["reason"] = say("Enter why the question was put off.")
    open_still = (ConsentState.NOT_ASKED, ConsentState.OFFERED, ConsentState.DEFERRED)
    if asked.answer.purpose is not Purpose.CARE or asked.standing[0] not in open_still:
        problems["state"] = say("Only the question about care can be put off, and only while it is not answered.")
    return problems


def asking_problem(asked: Asked) -> Message | None:
    """Return why a question cannot be put to this patient now, or None: age, and a no that is left in peace."""
    return next(iter((_age(asked) | _peace(asked)).values()), None)


def _offered(asked: Asked) -> Problems:
    """A question that was put does not take the place of an answer: not of a yes, nor of a no to messages."""
    state, _ = asked.standing
    shut = {ConsentState.GIVEN, ConsentState.DEFERRED}
    if asked.answer.purpose is Purpose.SERVICE_MESSAGES:
        shut |= {ConsentState.REFUSED, ConsentState.WITHDRAWN}
    if state in shut:
        return {"state": say("There is an answer to this question already. Record the new answer when it is given.")}
    return _age(asked) | _peace(asked)


def _given(asked: Asked) -> Problems:
    problems = _age(asked) | _peace(asked)
    if not asked.has_notice:
        problems["notice"] = say("No notice is published yet. The owner publishes one before consents are asked for.")
    return problems | _method(asked) | _giver(asked) | _extent(asked)


def _age(asked: Asked) -> Problems:
    """DPDP s.9(3): offers, suggestions and marketing stay shut for children, and while the age is not known."""
    purpose = asked.answer.purpose
    if purpose in BARRED_FOR_MINORS and asked.patient.may_be_minor(asked.now):
        return {
            "state": say(
                "The patient is, or may be, under 18. The law keeps this shut for children, whoever consents, until "
                "the 18th birthday."
            )
        }
    if purpose in NEEDS_AGE and asked.patient.adult_from is None:
        return {
            "state": say(
                "It is not known whether the patient is an adult, and this question needs that. Enter the birth or "
                "the age in Details first."
            )
        }
    return {}


def _peace(asked: Asked) -> Problems:
    until = peace_until(*asked.standing)
    if until is None or until <= asked.now or asked.answer.asked_by_patient:
        return {}
    return {
        "asked_by_patient": say(
            "The patient said no, and is left in peace until {day}. Go on only if the patient brought it up, and "
            "tick that.",
            day=_day(local_day(until)),
        )
    }


def _day(when: date) -> Message:
    return say("{day}-{month}-{year}", day=f"{when.day:02d}", month=MONTH_NAMES[when.month - 1], year=when.year)


def _method(asked: Asked) -> Problems:
    answer = asked.answer
    if answer.method is ConsentMethod.VERBAL_WITNESSED and answer.purpose in SPOKEN:
        if answer.witness.strip():
            return {}
        return {"witness": say("Enter who heard the patient say yes.")}
    if answer.method in WRITTEN:
        return {}
    return {"method": say("This consent is given in writing or on screen. Choose how.")}


def _giver(asked: Asked) -> Problems:
    answer, by = asked.answer, asked.answer.answered_by
    if by is Giver.SELF:
        return _alone(asked)
    person = person_on_file(asked.work, answer.patient_id, answer.giver_fact_id)
    if by is Giver.NOMINEE:
        return _nominee(asked, person)
    minor, adult = asked.patient.may_be_minor(asked.now), asked.patient.adult_from is not None
    if minor or not adult or answer.purpose is Purpose.CARE:
        return _guardian(asked, person)
    if person is None or not person.is_guardian or not person.appointed_by:
        return {
            "given_by": say(
                "The patient is an adult. Only a guardian whose appointment by a court or authority stands in "
                "Details answers for an adult."
            )
        }
    return _guardian(asked, person)


def _alone(asked: Asked) -> Problems:
    """A child's own yes counts for care only, and says why no guardian answered (DPDP Rule 12)."""
    if not asked.patient.may_be_minor(asked.now):
        return {}
    if asked.answer.purpose is Purpose.CARE and asked.answer.reason.strip():
        return {}
    return {"method": say("The patient may be under 18. A parent or guardian answers; choose “guardian”.")}


def _guardian(asked: Asked, person: RelatedPerson | None) -> Problems:
    answer = asked.answer
    if answer.purpose in NEEDS_EVIDENCE:
        if person is None or not person.is_guardian or not person.has_evidence:
            return {
                "given_by": say(
                    "For this purpose the guardian’s document is seen first. Enter the guardian with the document "
                    "and how it was checked in Details, then choose the guardian here."
                )
            }
        return {}
    if person is None and not answer.given_by.strip():
        return {"given_by": say("Enter the guardian’s name and relation.")}
    return {}


def _nominee(asked: Asked, person: RelatedPerson | None) -> Problems:
    problems: Problems = {}
    if person is None or RelatedRole.NOMINEE not in person.roles or person.proof is Proof.NONE:
        problems["given_by"] = say("Enter the nominee with a document in Details, then choose the nominee here.")
    if not asked.answer.reason.strip():
        problems["reason"] = say("Enter which paper shows that the patient cannot answer.")
    return problems


def _extent(asked: Asked) -> Problems:
    """Check how far a yes goes: media, one use, last day."""
    answer, problems = asked.answer, Problems()
    if answer.purpose is Purpose.TEACHING_PHOTOGRAPHS and (answer.scope is None or not answer.scope.media):
        problems["media"] = say("Choose at least one way in which the photographs may be shown.")
    if answer.is_for_one_use and answer.purpose is not Purpose.SHARING:
        problems["is_for_one_use"] = say("Only sharing can be allowed for one time.")
    if answer.expires_on is not None:
        longest = default_expiry(answer.purpose, asked.now)
        if answer.expires_on < local_day(asked.now):
            problems["expires_on"] = say("This day has passed. Enter a later last day, or leave it empty.")
        elif longest is not None and answer.expires_on > local_day(longest):
            problems["expires_on"] = say(
                "This consent lasts until {day} at the longest. Enter an earlier day.", day=_day(local_day(longest))
            )
    return problems


def _recipient(asked: Asked) -> Problems:
    answer = asked.answer
    if answer.purpose is not Purpose.SHARING:
        return {} if not answer.recipient_id else {"recipient": say("Only sharing names a recipient.")}
    kind = _kind_of(asked.work, answer.recipient_id)
    if kind is None:
        return {"recipient": say("Choose a recipient from the register.")}
    if kind not in SHARED_BY_CONSENT:
        return {"recipient": say("Sharing with this recipient rests on an agreement or the law, not on consent.")}
    return {}


def _kind_of(work: Work, recipient: int) -> RecipientKind | None:
    row = work.session.execute(
        select(RecipientVersion.kind, RecipientVersion.is_active)
        .where(RecipientVersion.recipient_id == recipient)
        .order_by(RecipientVersion.number.desc())
        .limit(1)
    ).first()
    return RecipientKind(row.kind) if row is not None and row.is_active else None


def person_on_file(work: Work, patient: PatientId, fact_id: int | None) -> RelatedPerson | None:
    """Return the related person of a fact, where the fact is this patient's and its roles stand today."""
    if fact_id is None:
        return None
    today = local_day(work.now)
    return next(
        (
            known.body
            for known in current_facts(work, patient, ("related_person",))
            if known.fact_id == fact_id and known.status is FactStatus.CURRENT and known.body.stands_on(today)
        ),
        None,
    )


def expiry_of(answer: ConsentAnswer, now: datetime) -> datetime | None:
    """Return when a yes runs out: at the end of the chosen day, or of what is usual, or never."""
    if answer.state is not ConsentState.GIVEN:
        return None
    if answer.expires_on is not None:
        return end_of_day(answer.expires_on)
    return default_expiry(answer.purpose, now)
