"""Papers of the book for a patient: the card with the next appointments, and the route through one day.

They tell a patient their own appointments and nothing of health, so that they do not go through the book of
disclosures; the audit log keeps what was made, for whom, and its SHA-256. A booking that is held is left out: the
patient is told of it after the review.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import OCCUPYING, STILL_TO_COME, BookingState
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import day_span
from luna_desktop.models.book import Booking as BookingRow
from luna_desktop.reports.appointment_card import AppointmentCard, CardLine, render_card
from luna_desktop.reports.route_of_day import Route, Station, render_route
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.front.book import REACHING
from luna_desktop.services.front.book_days import BookRow, headers, people_on, rows_of
from luna_desktop.services.front.printouts import DeskPages, clock_of, day_text, made, name_text
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import CardRow, card_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Work, patient_change
from luna_desktop.texts import LANGUAGES, Translator, current

MOST_CARD = 12


@dataclass(frozen=True)
class CardAsked:
    """The next appointments of a patient; desk names stand on the card only if asked for."""

    patient_id: PatientId
    with_services: bool = False


@dataclass(frozen=True)
class RouteAsked:
    """A patient's stations on one day."""

    patient_id: PatientId
    day: date


@use_case(requires=Permission.READ_BOOK, patient=lambda asked: asked.patient_id, use=REACHING)
def prepare_card(work: Work, asked: CardAsked) -> DeskPages:
    """Make the appointment card of a patient into pages, in the patient's language."""
    card, set_up = card_of(work, asked.patient_id), set_up_of(work)
    _ = _language_of(card)
    rows = [row for row in _of_patient(work, set_up, asked.patient_id, work.now) if row.state in STILL_TO_COME]
    people = {each.user: each.name for each in people_on(work, set_up, rows)}
    told = [row for row in rows if row.state is not BookingState.HELD]
    lines = tuple(
        CardLine(
            day=day_text(row.span.starts.astimezone(set_up.zone).date(), _),
            time=clock_of(row.span.starts, set_up.zone),
            who=_with_whom(row, set_up, people, _),
            what=row.desk_name if asked.with_services else "",
        )
        for row in told[:MOST_CARD]
    )
    pages = AppointmentCard(clinic=letterhead(work), patient=card.name, number=card.mrn, lines=lines)
    pdf = render_card(pages, translator=_)
    subject = patient_change("patient", asked.patient_id, asked.patient_id)
    detail = made(pdf, rows=len(lines), names=asked.with_services)
    work.record("appointment card printed", subject, kind=EXECUTED, detail=detail)
    return DeskPages(pdf, 1 + (max(1, len(lines)) - 1) // 12)


@use_case(requires=Permission.READ_BOOK, patient=lambda asked: asked.patient_id, use=REACHING)
def prepare_route(work: Work, asked: RouteAsked) -> DeskPages:
    """Make a patient's route through one day into a page, in the patient's language."""
    card, set_up = card_of(work, asked.patient_id), set_up_of(work, work.now - timedelta(days=400))
    _ = _language_of(card)
    span = day_span(asked.day, set_up.zone)
    rows = [
        row
        for row in _of_patient(work, set_up, asked.patient_id, span.starts)
        if row.span.starts < span.ends and row.state in OCCUPYING - {BookingState.HELD}
    ]
    people = {each.user: each.name for each in people_on(work, set_up, rows)}
    stations = tuple(
        Station(
            time=clock_of(row.span.starts, set_up.zone),
            length=_("{minutes} min", minutes=row.span.minutes),
            room=name_text(set_up.name_of(room(row.room)), _) if row.room else _("Ask at the desk"),
            who=people.get(row.practitioner, ""),
        )
        for row in rows
    )
    route = Route(
        clinic=letterhead(work),
        day=day_text(asked.day, _),
        patient=card.name,
        number=card.mrn,
        stations=stations,
        printed_at=work.now,
    )
    pdf = render_route(route, translator=_)
    subject = patient_change("patient", asked.patient_id, asked.patient_id)
    detail = made(pdf, day=asked.day.isoformat(), rows=len(stations))
    work.record("route printed", subject, kind=EXECUTED, detail=detail)
    return DeskPages(pdf, 1)


def _of_patient(work: Work, set_up: SetUp, patient: PatientId, since: datetime) -> list[BookRow]:
    query = headers().where(
        BookingRow.patient_id == int(patient), BookingRow.starts_at >= since, BookingRow.pinned.is_(False)
    )
    return rows_of(work, set_up, work.connection.execute(query.order_by(BookingRow.starts_at, BookingRow.id)).all())


def _language_of(card: CardRow) -> Translator:
    """Return the patient's language where Luna speaks it, else that of the windows."""
    return Translator(card.language) if card.language in LANGUAGES else current()


def _with_whom(row: BookRow, set_up: SetUp, people: dict[int, str], _: Translator) -> str:
    place = name_text(set_up.name_of(room(row.room)), _) if row.room else ""
    return ", ".join(part for part in (people.get(row.practitioner, ""), place) if part)
