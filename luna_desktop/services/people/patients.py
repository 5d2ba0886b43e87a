"""The register: adding a person, finding a person, and their identity and contact details."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Ground, Purpose
from luna_desktop.domain.contact import Address, Email, Phone, parse_email, parse_phone
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Identity, clean, clean_line, name_problem, record_number
from luna_desktop.domain.relations import RelatedPerson, tidied_person
from luna_desktop.models.patients import Patient, PatientSecret
from luna_desktop.services.clinic import settings
from luna_desktop.services.counters import next_number
from luna_desktop.services.facts import FactChange, Known, add_fact, change_fact, current_facts, versions
from luna_desktop.services.people import care_team
from luna_desktop.services.people.cards import (
    CONTACT_KINDS,
    CardRow,
    card_of,
    cards_of,
    recent_patients,
    refresh_card,
    unlisted_with_number,
)
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.record_numbers import merged_records, record_with_number
from luna_desktop.services.people.unlisted import may_be_as_old, unlisted_like
from luna_desktop.services.privacy import consents
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, READ, Change, Work, patient_change
from luna_desktop.storage.search_index import find_patients, similar_people
from luna_desktop.texts import Message, say

LIST_LIMIT = 50
DESK_LIMIT = 20
LONGEST_NUMBER = 9
MOST_UNLISTED = 5
"""So many archived or deceased people are shown while somebody is being registered."""


@dataclass(frozen=True)
class NewPatient:
    """What registration writes down. `care` is the answer about care, given under the notice in force."""

    identity: Identity
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    care: ConsentState = ConsentState.NOT_ASKED
    care_method: ConsentMethod = ConsentMethod.NONE
    care_given_by: str = ""
    care_reason: str = ""
    source: Source = Source.PATIENT


@dataclass(frozen=True)
class Registered:
    """The new patient's id and record number."""

    patient_id: PatientId
    mrn: str


@dataclass(frozen=True)
class Lookup:
    """What was typed into the search box."""

    typed: str


@dataclass(frozen=True)
class Likeness:
    """What is known so far of a person being registered."""

    family_name: str
    given_name: str = ""
    phone: str = ""
    birth: Birth = field(default_factory=Birth)


@dataclass(frozen=True)
class Details:
    """The Details tab: the card and every contact fact with its version."""

    card: CardRow
    facts: tuple[Known, ...]


@dataclass(frozen=True)
class DetailsChange:
    """What the Details form saves: facts to change (with the version read), to add, and to end."""

    patient_id: PatientId
    changed: tuple[FactChange, ...] = ()
    added: tuple[object, ...] = ()
    ended: tuple[tuple[int, int], ...] = ()
    source: Source = Source.PATIENT


@use_case(requires=Permission.REGISTER_PATIENT)
def register_patient(work: Work, new: NewPatient) -> Registered:
    """Add a person to the register with identity, contact and the answer about care."""
    tidy = _tidied(new)
    prefix = settings.clinic_details(work.session).mrn_prefix
    mrn = record_number(prefix, next_number(work, "mrn"))
    patient = Patient(uuid=str(uuid.uuid4()), mrn=mrn, registered_at=work.now, registered_by=work.actor.user_id)
    work.session.add(patient)
    work.session.flush()
    patient_id = PatientId(patient.id)
    work.session.add(PatientSecret(patient_id=patient_id, audit_key=secrets.token_bytes(32)))
    work.record("patient registered", patient_change("patient", patient_id, patient_id), kind=CREATED)
    for body in (tidy.identity, *tidy.phones, *tidy.emails, *tidy.addresses):
        add_fact(work, patient_id, body, tidy.source)
    refresh_card(work, patient_id, first_seen=work.now)
    if tidy.care is not ConsentState.NOT_ASKED:
        consents.append(
            work,
            consents.ConsentAnswer(
                patient_id,
                Purpose.CARE,
                tidy.care,
                tidy.care_method,
                given_by=tidy.care_given_by,
                reason=tidy.care_reason,
            ),
        )
    if work.actor.opens_vault:
        care_team.join(work, patient_id, work.actor.user_id, "registered the patient")
    return Registered(patient_id, mrn)


@use_case(requires=Permission.FIND_PATIENT, writes=False)
def search_patients(work: Work, lookup: Lookup) -> list[CardRow]:
    """Return the people that the typed fragments fit, in useful order; reception sees 20 at the most.

    Who is archived or has died is found by the exact record number alone.
    The caller writes one audit entry for each session of searching (`note_search`).
    """
    limit = LIST_LIMIT if work.actor.reach(Permission.READ_CHART) in {Reach.ALL, Reach.CARE_TEAM} else DESK_LIMIT
    typed = clean_line(lookup.typed)
    if not typed:
        return cards_of(work, recent_patients(work, limit))
    today = work.now.astimezone(CLINIC_ZONE).date()
    most = limit + len(hidden_patients(work))  # whoever is left out takes nobody's place
    found = [hit.patient_id for hit in find_patients(work.connection, typed, today=today, limit=most)]
    return cards_of(work, [*unlisted_with_number(work, typed), *_merged_with_digits(work, typed), *found])[:limit]


def _merged_with_digits(work: Work, typed: str) -> list[PatientId]:
    """Return whom `#1873` means where that record was merged into another."""
    digits = typed.removeprefix("#").strip()
    if not typed.startswith("#") or not digits.isdecimal() or len(digits) > LONGEST_NUMBER:
        return []
    prefix = settings.clinic_details(work.session).mrn_prefix
    found = record_with_number(work, record_number(prefix, int(digits)))
    return [] if found is None else [found]


@dataclass(frozen=True)
class SearchSession:
    """One session of searching: how many searches, and how many rows the largest answer had."""

    searches: int
    most_rows: int


@use_case(requires=Permission.FIND_PATIENT)
def note_search(work: Work, session: SearchSession) -> None:
    """Write the audit entry of a session of searching."""
    work.record(
        "patients searched",
        Change("patient"),
        kind=READ,
        detail={"searches": session.searches, "most_rows": session.most_rows},
    )


@use_case(requires=Permission.REGISTER_PATIENT, writes=False)
def find_similar(work: Work, like: Likeness) -> list[CardRow]:
    """Return people who may be the one being registered, closest first; whoever is archived or died comes last."""
    ages = like.birth.span()
    phone = parse_phone(like.phone) if like.phone.strip() else ""
    found = similar_people(
        work.connection,
        clean_line(like.family_name),
        clean_line(like.given_name),
        phone=phone if isinstance(phone, str) else "",
        birth_year=ages[0].year if ages else None,
        limit=8,
    )
    gone = unlisted_like(work, (clean_line(like.family_name), clean_line(like.given_name)), like.phone)
    gone_cards = [card for card in cards_of(work, gone) if may_be_as_old(card.birth, ages[0].year if ages else None)]
    return [*cards_of(work, [each.patient_id for each in found]), *gone_cards[:MOST_UNLISTED]]


@use_case(
    requires=Permission.READ_CONTACT, patient=lambda patient: patient, use=Use(Ground.REACHING, DataClass.CONTACT)
)
def open_patient(work: Work, patient: PatientId) -> Details:
    """Open a patient: the card and the contact facts. Written to the audit log once for each opening."""
    details = details_of(work, patient)
    work.record("patient opened", patient_change("patient", patient, patient), kind=READ)
    return details


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_details(work: Work, patient: PatientId) -> Details:
    """Read the card and the contact facts again for a patient who is open."""
    return details_of(work, patient)


@use_case(
    requires=Permission.READ_CONTACT,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def read_contact_versions(work: Work, patient: PatientId) -> list[Known]:
    """Return all versions of every contact fact, newest first: who changed what, when, and who said it.

    What was not chosen when another record was merged in stands among them.
    """
    found = [
        each
        for record in (patient, *merged_records(work, patient))
        for fact in current_facts(work, record, CONTACT_KINDS, with_errors=True)
        for each in versions(work, record, fact.fact_id)
    ]
    return sorted(found, key=lambda each: (each.recorded_at, each.fact_id, each.number), reverse=True)


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda change: change.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def change_details(work: Work, change: DetailsChange) -> Details:
    """Save the Details form: each changed field group is a new version, in one transaction."""
    problems: dict[str, Message] = {}
    for part in change.changed:
        change_fact(work, replace(part, patient_id=change.patient_id, body=_checked(part.body, problems)))
    for body in change.added:
        add_fact(work, change.patient_id, _checked(body, problems), change.source)
    for fact_id, number in change.ended:
        _end(work, change.patient_id, fact_id, number)
    if problems:
        raise InvalidInput(problems)
    refresh_card(work, change.patient_id)
    if not work.records:
        work.record("details kept", patient_change("patient", change.patient_id, change.patient_id))
    return details_of(work, change.patient_id)


def _end(work: Work, patient: PatientId, fact_id: int, number: int) -> None:
    known = {each.fact_id: each for each in current_facts(work, patient, CONTACT_KINDS)}
    if fact_id not in known or known[fact_id].kind in {"identity", "status"}:
        raise NotFound(say("This entry is not in this patient’s record."))
    stand = known[fact_id]
    change_fact(work, FactChange(patient, fact_id, number, stand.body, stand.source, "", FactStatus.ENDED))


def details_of(work: Work, patient: PatientId) -> Details:
    """Return the card and the contact facts that count."""
    return Details(card_of(work, patient), tuple(current_facts(work, patient, CONTACT_KINDS)))


def _tidied(new: NewPatient) -> NewPatient:
    problems: dict[str, Message] = {}
    tidy = replace(
        new,
        identity=_checked(new.identity, problems),
        phones=tuple(_checked(phone, problems) for phone in new.phones),
        emails=tuple(_checked(email, problems) for email in new.emails),
        addresses=tuple(_checked(address, problems) for address in new.addresses),
    )
    if problems:
        raise InvalidInput(problems)
    return tidy


def _checked(body: Any, problems: dict[str, Message]) -> Any:
    """Return a contact body tidied; note under its field's name what is wrong with it."""
    return _CHECKS[type(body)](body, problems)


def _checked_phone(body: Phone, problems: dict[str, Message]) -> Phone:
    number = parse_phone(body.number)
    if isinstance(number, Message):
        problems["phone"] = number
        return body
    return replace(body, number=number)


def _checked_email(body: Email, problems: dict[str, Message]) -> Email:
    address = parse_email(body.address)
    if isinstance(address, Message):
        problems["email"] = address
        return body
    return replace(body, address=address)


def _checked_person(body: RelatedPerson, problems: dict[str, Message]) -> RelatedPerson:
    tidy, found = tidied_person(body)
    problems.update({f"person_{name}": text for name, text in found.items()})
    return tidy


_NAME_FIELDS = (
    "family_name",
    "given_name",
    "middle_name",
    "title",
    "preferred_name",
    "former_names",
    "other_script_name",
)


def _checked_identity(body: Identity, problems: dict[str, Message]) -> Identity:
    tidy = replace(
        body,
        family_name=clean_line(body.family_name),
        given_name=clean_line(body.given_name),
        middle_name=clean_line(body.middle_name),
        title=clean_line(body.title),
        preferred_name=clean_line(body.preferred_name),
        former_names=clean_line(body.former_names),
        other_script_name=clean_line(body.other_script_name),
    )
    for name in _NAME_FIELDS:
        problem = name_problem(getattr(tidy, name), required=name == "family_name")
        if problem is not None:
            problems[name] = problem
    return tidy


def _checked_address(body: Address, problems: dict[str, Message]) -> Address:
    tidy = replace(
        body,
        lines=clean(body.lines),
        city=clean_line(body.city),
        state=clean_line(body.state),
        postal_code=clean_line(body.postal_code),
    )
    if not tidy.lines and not tidy.city:
        problems["address"] = say("Enter the address as it is written on an envelope.")
    return tidy


_CHECKS: dict[type, Callable[[Any, dict[str, Message]], object]] = {
    Identity: _checked_identity,
    Phone: _checked_phone,
    Email: _checked_email,
    Address: _checked_address,
    RelatedPerson: _checked_person,
}
"""What a Details form may save, by its body, and how it is tidied; nothing else gets in that way."""
