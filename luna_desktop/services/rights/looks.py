"""What a week's entries of the audit log say of looks at records, and what stood around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.rights.snooping import Person, Week, person_of, place_key
from luna_desktop.domain.rights.tasks import TASKS, Look
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.book import Booking
from luna_desktop.models.openings import GlassOpening
from luna_desktop.models.patients import PatientCard
from luna_desktop.models.visits import Visit
from luna_desktop.services.facts import current_facts
from luna_desktop.services.rights.staff_contacts import contacts_of
from luna_desktop.services.work import CLINIC_ZONE, READ, SUCCESS, Work

CHUNK = 500
_NO_WORK = frozenset(
    {*TASKS, "closed record looked at", "refused", "opening ended", "appointment booked", "care team joined"}
)
"""Entries that are no work for a patient, though some are written as more than a look: whoever books a patient with
themselves joins the team by that."""
Days = Mapping[int, frozenset[date]]
Booked = Mapping[int, frozenset[tuple[date, int]]]


def week_read(work: Work, week: date, window_days: int) -> Week:
    """Return what happened from a Monday on for seven days, and appointments up to some days around it."""
    begins, ends = _start(week), _start(week + timedelta(days=7))
    rows = work.session.execute(
        select(
            AuditEntry.user_id,
            AuditEntry.roles,
            AuditEntry.session,
            AuditEntry.recorded_at,
            AuditEntry.action,
            AuditEntry.kind,
            AuditEntry.patient_id,
        ).where(
            AuditEntry.seq >= first_entry(work, begins),
            AuditEntry.recorded_at >= begins,
            AuditEntry.recorded_at < ends,
            AuditEntry.patient_id.is_not(None),
            AuditEntry.user_id.is_not(None),
            AuditEntry.outcome == SUCCESS,
        )
    )
    looks, touched = [], set()
    for row in rows:
        at = datetime.fromisoformat(row.recorded_at)
        if row.action in TASKS:
            day = local_day(at)
            looks.append(Look(row.user_id, row.roles, row.session, at, day, TASKS[row.action], row.patient_id))
        if row.action not in _NO_WORK and row.kind != READ:
            touched.add((row.user_id, row.patient_id, local_day(at)))
    patients = sorted({each.patient for each in looks})
    touched |= _opened_with_reason(work, week)
    return Week(tuple(looks), frozenset(touched), *_seen_on(work, patients, week, window_days))


def first_entry(work: Work, begins: str) -> int:
    """Return from which entry on to look: the log is in the order of time, but for a clock that was set back.

    Found by halving, since the log of years has no index by time; a thousand entries before it are looked at too.
    """
    low, high = 1, (work.session.scalar(select(func.max(AuditEntry.seq))) or 0) + 1
    while low < high:
        middle = (low + high) // 2
        at = work.session.scalar(select(AuditEntry.recorded_at).where(AuditEntry.seq == middle))
        if at is None or at < begins:
            low = middle + 1
        else:
            high = middle
    return max(1, low - 1_000)


def _start(day: date) -> str:
    return datetime.combine(day, time(), CLINIC_ZONE).astimezone(UTC).isoformat(timespec="milliseconds")


def _opened_with_reason(work: Work, week: date) -> set[tuple[int, int, date]]:
    """Return openings of closed records: each has a review of its own."""
    begins = datetime.combine(week, time(), CLINIC_ZONE)
    rows = work.session.execute(
        select(GlassOpening.by, GlassOpening.patient_id, GlassOpening.at).where(
            GlassOpening.at >= begins, GlassOpening.at < begins + timedelta(days=7)
        )
    )
    return {(row.by, row.patient_id, local_day(row.at)) for row in rows}


def _seen_on(work: Work, patients: list[int], week: date, window_days: int) -> tuple[Days, Booked]:
    """Return when patients came or were treated, and the other appointments with who booked them."""
    around = timedelta(days=window_days + 1)
    begins = datetime.combine(week, time(), CLINIC_ZONE) - around
    ends = datetime.combine(week + timedelta(days=7), time(), CLINIC_ZONE) + around
    came: dict[int, set[date]] = defaultdict(set)
    booked: dict[int, set[tuple[date, int]]] = defaultdict(set)
    for part in _parts(patients):
        bookings = select(Booking.patient_id, Booking.starts_at, Booking.booked_by, Booking.arrived_at).where(
            Booking.patient_id.in_(part),
            Booking.starts_at >= begins,
            Booking.starts_at < ends,
            Booking.state != BookingState.CANCELLED.value,
        )
        for row in work.session.execute(bookings):
            if row.arrived_at is not None:
                came[row.patient_id].add(local_day(row.starts_at))
            else:
                booked[row.patient_id].add((local_day(row.starts_at), row.booked_by))
        visits = select(Visit.patient_id, Visit.started_at).where(
            Visit.patient_id.in_(part), Visit.started_at >= begins, Visit.started_at < ends
        )
        for patient, at in work.session.execute(visits):
            came[patient].add(local_day(at))
    return (
        {patient: frozenset(days) for patient, days in came.items()},
        {patient: frozenset(days) for patient, days in booked.items()},
    )


def staff_people(work: Work) -> dict[int, Person]:
    """Return everybody who works here as they are compared."""
    return {
        int(each.user_id): _with_place(
            person_of(
                each.name,
                births=[each.born] if each.born else [],
                phones=[each.phone] if each.phone else [],
            ),
            place_key(each.address, each.postal_code),
        )
        for each in contacts_of(work)
    }


def patient_people(work: Work, patients: Iterable[int], *, with_places: bool) -> dict[int, Person]:
    """Return patients as they are compared; addresses are read only where somebody's is known."""
    wanted = sorted(set(patients))
    found: dict[int, Person] = {}
    for part in _parts(wanted):
        cards = select(
            PatientCard.patient_id,
            PatientCard.given_name,
            PatientCard.family_name,
            PatientCard.phone,
            PatientCard.birth_latest,
        ).where(PatientCard.patient_id.in_(part))
        for row in work.session.execute(cards):
            person = person_of(
                f"{row.given_name} {row.family_name}",
                row.family_name,
                births=[row.birth_latest] if row.birth_latest else [],
                phones=[row.phone] if row.phone else [],
            )
            place = _place_of(work, row.patient_id) if with_places else ""
            found[row.patient_id] = _with_place(person, place)
    return found


def _place_of(work: Work, patient: int) -> str:
    for known in current_facts(work, PatientId(patient), ("address",)):
        if known.status is FactStatus.CURRENT and (key := place_key(known.body.lines, known.body.postal_code)):
            return key
    return ""


def _with_place(person: Person, place: str) -> Person:
    places = frozenset({place} if place else ())
    return Person(person.surname, person.names, person.births, person.phones, places)


def _parts(wanted: list[int]) -> list[list[int]]:
    return [wanted[at : at + CHUNK] for at in range(0, len(wanted), CHUNK)]
