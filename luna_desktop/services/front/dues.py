"""What is due when a patient stands at the desk: only what is missing or has grown old, and nothing clinical.

Of safety the desk learns a yes or no (`services.care.safety_due`), never what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose, newest_instant, state_at
from luna_desktop.domain.contact_checks import KIND as CHECK_KIND
from luna_desktop.domain.contact_checks import is_due
from luna_desktop.domain.facts import Source
from luna_desktop.domain.notices import Document
from luna_desktop.domain.preferences import Topic
from luna_desktop.models.identity_photos import IdentityPhotoVersion
from luna_desktop.models.patients import Fact, FactVersion
from luna_desktop.models.privacy import MessagePreference
from luna_desktop.services.care.safety_due import clinician_will_ask
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.others import same_name
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.consent_form import guardians_on_file
from luna_desktop.services.privacy.consent_lines import offered_purposes
from luna_desktop.services.privacy.consent_rules import DESK_PURPOSES, Asked, ConsentAnswer, asking_problem
from luna_desktop.services.privacy.consents import notice_in_force
from luna_desktop.services.privacy.receipts import owed
from luna_desktop.services.work import ONE_ROW, Work


class Due(Enum):
    """What may be due, in the order in which the desk goes through it."""

    NAME_ALERT = "name alert"
    DETAILS = "details"
    GUARDIAN = "guardian"
    NOTICE = "notice"
    CONSENTS = "consents"
    PHOTO_CONSENT = "photograph consent"
    WISHES = "message wishes"
    IDENTITY_PHOTO = "identity photo"
    SAFETY = "safety"


@dataclass(frozen=True)
class DueLine:
    """One thing that is due: how many of it, and since when where that is known."""

    what: Due
    count: int = 1
    since: datetime | None = None
    others: tuple[CardRow, ...] = ()
    documents: tuple[tuple[Document, int], ...] = ()


TOLD = (Source.PATIENT.value, Source.RELATIVE.value)
"""Sources that count as having gone through the details: not what a file or a member of staff brought in."""
_SPOKEN_OF = ("identity", "phone", "email", "address", "related_person", CHECK_KIND)
_OPEN = frozenset(
    {
        ConsentState.NOT_ASKED,
        ConsentState.OFFERED,
        ConsentState.DEFERRED,
        ConsentState.EXPIRED,
        ConsentState.LAPSED,
    }
)


def dues_of(work: Work, card: CardRow) -> tuple[DueLine, ...]:
    """Return what is due for a patient now, in order."""
    patient = card.patient_id
    found = (
        _name_alert(work, patient),
        _details(work, patient),
        _guardian(work, patient),
        _notice(work, patient),
        *_consents(work, patient),
        _wishes(work, patient),
        None if _has_photo(work, patient) else DueLine(Due.IDENTITY_PHOTO),
        DueLine(Due.SAFETY) if clinician_will_ask(work, card) else None,
    )
    return tuple(line for line in found if line is not None)


def confirmed_at(work: Work, patient: PatientId) -> datetime | None:
    """Return when contact details were last entered, changed or confirmed by the patient or a guardian."""
    work.session.flush()
    return work.session.scalar(
        select(func.max(FactVersion.recorded_at))
        .join(Fact, Fact.id == FactVersion.fact_id)
        .where(Fact.patient_id == patient, Fact.kind.in_(_SPOKEN_OF), FactVersion.source.in_(TOLD))
    )


def _name_alert(work: Work, patient: PatientId) -> DueLine | None:
    others = same_name(work, patient)
    return DueLine(Due.NAME_ALERT, len(others), others=others) if others else None


def _details(work: Work, patient: PatientId) -> DueLine | None:
    last = confirmed_at(work, patient)
    return DueLine(Due.DETAILS, since=last) if is_due(last, local_day(work.now)) else None


def _guardian(work: Work, patient: PatientId) -> DueLine | None:
    known = ledger.gate_patient(work, patient)
    is_child = known.adult_from is not None and known.may_be_minor(work.now)
    return DueLine(Due.GUARDIAN) if is_child and not guardians_on_file(work, patient) else None


def _notice(work: Work, patient: PatientId) -> DueLine | None:
    documents = owed(work, patient)
    return DueLine(Due.NOTICE, len(documents), documents=documents) if documents else None


def _consents(work: Work, patient: PatientId) -> tuple[DueLine | None, DueLine | None]:
    """Return the desk's questions that are open, and the one about clinical photographs."""
    known = ledger.gate_patient(work, patient)
    newest = newest_instant(known.events)
    now = max(work.now, newest) if newest is not None else work.now
    has_notice = notice_in_force(work) is not None

    def is_open(purpose: Purpose) -> bool:
        answer = ConsentAnswer(patient, purpose, ConsentState.GIVEN, ConsentMethod.NONE)
        state = state_at(known.events, purpose, now, adult_from=known.adult_from)[0]
        return state in _OPEN and asking_problem(Asked(work, answer, known, has_notice, now)) is None

    offered = [purpose for purpose in offered_purposes(work) if is_open(purpose)]
    count = sum(purpose in DESK_PURPOSES for purpose in offered)
    return (
        DueLine(Due.CONSENTS, count) if count else None,
        DueLine(Due.PHOTO_CONSENT) if Purpose.CLINICAL_PHOTOGRAPHS in offered else None,
    )


def _wishes(work: Work, patient: PatientId) -> DueLine | None:
    """Return that nobody asked by which way the clinic may write about bookings."""
    asked = work.session.scalar(
        select(MessagePreference.id)
        .where(MessagePreference.patient_id == patient, MessagePreference.topic == Topic.APPOINTMENT.value)
        .limit(ONE_ROW)
    )
    return DueLine(Due.WISHES) if asked is None else None


def _has_photo(work: Work, patient: PatientId) -> bool:
    """Tell whether there is an identity photo, without reading it."""
    newest = (
        select(IdentityPhotoVersion.picture.is_not(None))
        .where(IdentityPhotoVersion.patient_id == patient)
        .order_by(IdentityPhotoVersion.number.desc())
        .limit(ONE_ROW)
    )
    return bool(work.session.scalar(newest))
