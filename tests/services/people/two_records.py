"""Two records of one person for the tests of merges, filled with whatever a test asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import Allergy, Condition
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.merging import Field, Outcome, Side
from luna_desktop.domain.people import Gender
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.services.care.chart import NewEntry, record_entry
from luna_desktop.services.care.history import HistoryChanges, RowChange, save_history
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.people import merges
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_snapshots import Snapshot, snapshot_of
from luna_desktop.services.people.patients import DetailsChange, change_details
from luna_desktop.services.privacy import consents, preferences
from luna_desktop.services.work import Work
from tests import builders

REASON = "Same Aadhaar card seen for both"
"""A reason that is long enough."""


def two(clinic: OpenClinic, *, phone: str = "98860 01427", other_phone: str = "99000 73165") -> Pair:
    """Register somebody twice, with two spellings and two numbers; the second one is the one to keep."""
    merged = builders.register(clinic, builders.a_patient("Raghunath", "Ananya", phone=other_phone))
    kept = builders.register(clinic, builders.a_patient("Raghunathan", "Ananya", phone=phone, gender=Gender.UNKNOWN))
    return Pair(kept, merged)


def choices(clinic: OpenClinic, pair: Pair, side: Side = Side.KEPT) -> tuple[tuple[Field, Side], ...]:
    """Choose one side wherever there is a choice."""
    fields = inside(clinic, lambda work: merges.fields_of(work, pair))
    return tuple((each.field, side) for each in fields if each.outcome is Outcome.CHOOSE)


def merge(clinic: OpenClinic, pair: Pair, side: Side = Side.KEPT, **changed: Any) -> merges.Merged:
    """Merge the two, choosing one side wherever there is a choice."""
    wanted = merges.Merge(pair.kept, pair.merged, choices(clinic, pair, side), REASON)
    return clinic.desk.perform(clinic.actor, merges.merge_records, replace(wanted, **changed))


def inside(clinic: OpenClinic, look: Callable[[Work], Any]) -> Any:
    """Look at something in a transaction of its own that is not committed."""
    with Session(clinic.engines[0]) as session:
        return look(Work(session, clinic.actor, clinic.premises))


def rows(clinic: OpenClinic, pair: Pair) -> Snapshot:
    """Return every row of both records."""
    return inside(clinic, lambda work: snapshot_of(work, pair))


def entry(clinic: OpenClinic, patient: PatientId, body: object) -> None:
    """Write an entry into a chart."""
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))


def consent(clinic: OpenClinic, patient: PatientId, purpose: Purpose, state: ConsentState) -> None:
    """Record an answer."""
    answer = consents.ConsentAnswer(patient, purpose, state, ConsentMethod.SIGNED_PAPER, asked_by_patient=True)
    clinic.desk.perform(clinic.actor, consents.record_consent, answer)


def wish(clinic: OpenClinic, patient: PatientId, topic: Topic, way: Way, said: Wish) -> None:
    """Record a wish about messages."""
    new = preferences.NewWishes(patient, (preferences.NewWish(topic, way, said),))
    clinic.desk.perform(clinic.actor, preferences.record_preferences, new)


def add(clinic: OpenClinic, patient: PatientId, *bodies: object) -> None:
    """Add contact details."""
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, added=bodies))


def _safety(answer: YesNo) -> Callable[[OpenClinic, PatientId], None]:
    def write(clinic: OpenClinic, patient: PatientId) -> None:
        _history(clinic, patient, SafetyAnswer(SafetyQuestion.KELOID, answer))

    return write


def _history(clinic: OpenClinic, patient: PatientId, body: object) -> None:
    clinic.desk.perform(clinic.actor, save_history, HistoryChanges(patient, (RowChange("row", body),)))


def _once(body: object) -> Callable[[OpenClinic, PatientId], None]:
    return lambda clinic, patient: _history(clinic, patient, body)


POOL: dict[str, Callable[[OpenClinic, PatientId], None]] = {
    "allergy": lambda clinic, patient: entry(clinic, patient, Allergy(Coded("Lidocaine"))),
    "condition": _once(Condition(Coded("Psoriasis"))),
    "keloid": _safety(YesNo.YES),
    "no keloid": _safety(YesNo.NO),
    "pregnant": _once(Pregnancy(PregnancyState.PREGNANT)),
    "not pregnant": _once(Pregnancy(PregnancyState.NOT_PREGNANT)),
    "email": lambda clinic, patient: add(clinic, patient, Email("a.raghu@mail.example")),
    "address": lambda clinic, patient: add(clinic, patient, Address("14 Cambridge Road", "Ulsoor")),
    "second phone": lambda clinic, patient: add(clinic, patient, Phone("+919900011122")),
    "guardian": lambda clinic, patient: add(
        clinic, patient, RelatedPerson((RelatedRole.EMERGENCY,), "Leela Raghunathan", "mother", "+919900011122")
    ),
    "offers": lambda clinic, patient: consent(clinic, patient, Purpose.OFFERS, ConsentState.GIVEN),
    "no offers": lambda clinic, patient: consent(clinic, patient, Purpose.OFFERS, ConsentState.REFUSED),
    "no reminders": lambda clinic, patient: consent(clinic, patient, Purpose.REMINDERS, ConsentState.REFUSED),
    "photographs": lambda clinic, patient: _photographed(clinic, patient),
    "no sms": lambda clinic, patient: _no_sms(clinic, patient),
}


def _photographed(clinic: OpenClinic, patient: PatientId) -> None:
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient, builders.a_jpeg(320 + int(patient), 240))


def _no_sms(clinic: OpenClinic, patient: PatientId) -> None:
    ways = clinic.desk.perform(clinic.actor, preferences.read_preferences, patient).ways
    sms = next(way for way in ways if way.channel is Channel.SMS)
    wish(clinic, patient, Topic.APPOINTMENT, sms, Wish.NO)


def renamed(patient: PatientId, identity: Known, family: str) -> DetailsChange:
    """Return the change of a patient's family name."""
    body = replace(identity.body, family_name=family, given_name="Else")
    change = FactChange(patient, identity.fact_id, identity.number, body)
    return DetailsChange(patient, changed=(change,))
