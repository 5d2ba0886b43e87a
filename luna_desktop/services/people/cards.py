"""Patient cards: what lists and the banner show, kept in step with the facts and with the search index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, insert, select, update

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.errors import NotFound
from luna_desktop.domain.facts import FactStatus, read_part, write_body
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.domain.standing import PatientStatus
from luna_desktop.models.patients import Patient, PatientCard
from luna_desktop.services.facts import Known, current_facts
from luna_desktop.services.people import unlisted
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.record_numbers import merged_records, numbers_of, standing_record
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.storage.search_index import SearchableRow, put, remove
from luna_desktop.texts import say

CONTACT_KINDS = ("identity", "phone", "email", "address", "related_person", "status")


@dataclass(frozen=True)
class CardRow:
    """What a list or the banner shows of a patient: contact only."""

    patient_id: PatientId
    mrn: str
    name: str
    title: str
    birth: Birth
    gender: Gender
    phone: str
    city: str
    language: str
    last_seen: date
    has_alert: bool
    status: PatientStatus = PatientStatus()  # noqa: RUF009 - a frozen value without fields that change


def card_of(work: Work, patient: PatientId) -> CardRow:
    """Return one patient's card; raises NotFound."""
    rows = cards_of(work, [patient])
    if not rows:
        raise NotFound(say("This patient is not in the register."))
    return rows[0]


def status_of(work: Work, patient: PatientId) -> Known | None:
    """Return the fact that says whether the patient is active, archived or deceased; None means active."""
    return next(iter(current_facts(work, patient, ("status",))), None)


def refresh_card(work: Work, patient: PatientId, *, first_seen: datetime | None = None) -> None:
    """Bring the card and the search index in step with the facts; part of every transaction that changes them.

    Who is archived or has died leaves the index and the lists, and is found by the exact record number alone;
    registration still recognises them.
    """
    work.session.flush()
    known = [each for each in current_facts(work, patient, CONTACT_KINDS) if each.status is FactStatus.CURRENT]
    bodies = [each.body for each in known]
    mrn = work.connection.execute(_NUMBER, {"patient": int(patient)}).scalar() or ""
    last_seen = _write_card(work, patient, card_values(mrn, bodies), first_seen)
    row = index_row(patient, mrn, bodies, last_seen)
    if numbers := numbers_of(work, patient):
        row = replace(row, others=(*row.others, *_merged_names(work, patient)), old_numbers=numbers)
    if not _keep_listed(work, patient, known):
        unlisted.keep_keys(work, patient, (row.family, row.given, *row.others), row.phones)
        return
    unlisted.drop_keys(work, patient)
    put(work.connection, row)


def card_values(mrn: str, bodies: Sequence[object]) -> dict[str, object]:
    """Return the columns of a card for the contact facts that count, the first of each kind first."""
    identity = _identity(bodies)
    span = identity.birth.span()
    return {
        "mrn": mrn,
        "name": identity.full_name,
        "title": identity.title,
        "family_name": identity.family_name,
        "given_name": identity.given_name,
        "other_names": ", ".join(_other_names(identity)),
        "birth": write_body(identity.birth),
        "birth_latest": span[1] if span else None,
        "gender": identity.gender.value,
        "language": identity.language,
        "phone": next((each.number for each in bodies if isinstance(each, Phone)), ""),
        "email": next((each.address for each in bodies if isinstance(each, Email)), ""),
        "city": next((each.city for each in bodies if isinstance(each, Address)), ""),
    }


def index_row(patient: PatientId, mrn: str, bodies: Sequence[object], last_seen: date) -> SearchableRow:
    """Return what the search index is told of a patient with these contact facts."""
    identity = _identity(bodies)
    span = identity.birth.span()
    return SearchableRow(
        patient_id=patient,
        mrn=mrn,
        family=identity.family_name,
        given=identity.given_name,
        others=_other_names(identity),
        phones=tuple(each.number for each in bodies if isinstance(each, Phone)),
        emails=tuple(each.address for each in bodies if isinstance(each, Email)),
        born=span[0] if span and span[0] == span[1] else None,
        birth_year=span[0].year if span else None,
        last_seen=last_seen,
    )


def _identity(bodies: Sequence[object]) -> Identity:
    return next(each for each in bodies if isinstance(each, Identity))


def _merged_names(work: Work, patient: PatientId) -> tuple[str, ...]:
    """Return the names under which records stood that were merged into this one: they find the person too."""
    merged = [known for each in merged_records(work, patient) for known in current_facts(work, each, ("identity",))]
    return tuple(name for known in merged for name in (known.body.full_name, *_other_names(known.body)))


def _keep_listed(work: Work, patient: PatientId, known: list[Known]) -> bool:
    """Note whether the patient is in the lists, take whoever is not out of the index, and tell."""
    listed = all(each.body.is_active for each in known if each.kind == "status")
    mine = update(_PATIENT).where(_PATIENT.c.id == int(patient))
    if listed:
        work.connection.execute(mine.where(_PATIENT.c.archived_at.is_not(None)).values(archived_at=None))
    else:
        work.connection.execute(mine.where(_PATIENT.c.archived_at.is_(None)).values(archived_at=work.now))
        remove(work.connection, patient)
    return listed


def _other_names(identity: Identity) -> tuple[str, ...]:
    names = (
        identity.middle_name,
        identity.preferred_name,
        *identity.former_names.split(","),
        identity.other_script_name,
    )
    return tuple(name.strip() for name in names if name.strip())


def _write_card(work: Work, patient: PatientId, values: dict[str, object], first_seen: datetime | None) -> date:
    if first_seen is not None:
        seen = first_seen.astimezone(CLINIC_ZONE).date()
        work.session.execute(insert(PatientCard).values(patient_id=patient, last_seen=seen, **values))
        return seen
    work.connection.execute(_CHANGE_CARD.values(**values), {"patient": int(patient)})
    seen = work.connection.execute(_LAST_SEEN, {"patient": int(patient)}).scalar_one()
    if not isinstance(seen, date):
        raise TypeError
    return seen


def set_alert(work: Work, patient: PatientId, *, has_alert: bool) -> None:
    """Keep the flag that tells the desk to ask a clinician, never why."""
    work.session.flush()
    work.connection.execute(_CHANGE_CARD.values(has_alert=has_alert), {"patient": int(patient)})


def recent_patients(work: Work, limit: int) -> list[PatientId]:
    """Return the patients seen last, newest first."""
    rows = work.session.scalars(
        select(PatientCard.patient_id)
        .join(Patient, Patient.id == PatientCard.patient_id)
        .where(Patient.archived_at.is_(None), PatientCard.patient_id.not_in(hidden_patients(work)))
        .order_by(PatientCard.last_seen.desc(), PatientCard.patient_id.desc())
        .limit(limit)
    )
    return [PatientId(row) for row in rows]


_CARD, _PATIENT = (Patient.metadata.tables[name] for name in ("patient_card", "patient"))
_CARDS = (
    select(
        _CARD.c.patient_id,
        _CARD.c.mrn,
        _CARD.c.name,
        _CARD.c.title,
        _CARD.c.birth,
        _CARD.c.gender,
        _CARD.c.phone,
        _CARD.c.city,
        _CARD.c.language,
        _CARD.c.last_seen,
        _CARD.c.has_alert,
        _PATIENT.c.archived_at,
    )
    .join(_PATIENT, _PATIENT.c.id == _CARD.c.patient_id)
    .where(_CARD.c.patient_id.in_(bindparam("patients", expanding=True)))
)
_NUMBER = select(_PATIENT.c.mrn).where(_PATIENT.c.id == bindparam("patient"))
_LAST_SEEN = select(_CARD.c.last_seen).where(_CARD.c.patient_id == bindparam("patient"))
_CHANGE_CARD = update(_CARD).where(_CARD.c.patient_id == bindparam("patient"))


def cards_of(work: Work, wanted: Iterable[int]) -> list[CardRow]:
    """Return the cards of these patients, in this order; contact columns only.

    Whoever a restriction keeps from the acting person is left out, so that no list shows them.
    """
    hidden = hidden_patients(work)
    order = {int(patient): place for place, patient in enumerate(wanted) if int(patient) not in hidden}
    if not order:
        return []
    work.session.flush()
    rows = work.connection.execute(_CARDS, {"patients": list(order)}).all()
    cards = [
        CardRow(
            PatientId(row.patient_id),
            row.mrn,
            row.name,
            row.title,
            _birth(row.birth),
            Gender(row.gender),
            row.phone,
            row.city,
            row.language,
            row.last_seen,
            row.has_alert,
        )
        for row in rows
    ]
    unlisted = {row.patient_id for row in rows if row.archived_at is not None}
    told = [_with_status(work, card) if card.patient_id in unlisted else card for card in cards]
    return sorted(told, key=lambda card: order[card.patient_id])


def _with_status(work: Work, card: CardRow) -> CardRow:
    known = status_of(work, card.patient_id)
    return replace(card, status=known.body) if known is not None else card


def unlisted_with_number(work: Work, typed: str) -> list[PatientId]:
    """Return the archived or deceased patient whose whole record number was typed, or whom it leads to by a merge."""
    rows = work.session.scalars(
        select(Patient.id).where(Patient.mrn.in_({typed, typed.upper()}), Patient.archived_at.is_not(None))
    )
    return [standing_record(work, row) for row in rows]


def _birth(text: str) -> Birth:
    birth = read_part(Birth, text)
    if not isinstance(birth, Birth):
        raise TypeError
    return birth
