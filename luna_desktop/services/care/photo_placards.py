"""Placards that are photographed before a patient, so that the inbox knows whose the next pictures may be.

The code on it is random. What it means stands in one row of the encrypted database, and it stops working at the end
of the day: a placard that is found in a drawer later proposes nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import OCCUPYING
from luna_desktop.domain.book.resources import room
from luna_desktop.domain.clock import end_of_day, local_day
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import show_day
from luna_desktop.interop.placard_token import new_token, text_of
from luna_desktop.models.book import Booking
from luna_desktop.models.photo_inbox import PhotoPlacard
from luna_desktop.reports.placard import PlacardPage, render_placard
from luna_desktop.services.care.photo_inbox_taking import token_sha256
from luna_desktop.services.clinic import settings
from luna_desktop.services.front.printouts import DeskPages, clock_of, made, name_text
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.people.cards import card_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, Work, patient_change
from luna_desktop.texts import current

_B = Booking.__table__


@dataclass(frozen=True)
class PlacardAsked:
    """A placard for a patient; `room` where the photographs are taken, 0 for that of today's appointment."""

    patient_id: PatientId
    room: int = 0


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda asked: asked.patient_id,
    use=Use(Purpose.CLINICAL_PHOTOGRAPHS, DataClass.PHOTOGRAPH),
)
def prepare_placard(work: Work, asked: PlacardAsked) -> DeskPages:
    """Make a placard into a page; it works until the end of the day."""
    _, token = current(), new_token()
    card, set_up, until = card_of(work, asked.patient_id), set_up_of(work), end_of_day(local_day(work.now))
    booking, place = _today(work, asked.patient_id)
    placard: int = work.session.execute(
        insert(PhotoPlacard)
        .values(
            token_sha256=token_sha256(token),
            patient_id=asked.patient_id,
            booking_id=booking,
            made_at=work.now,
            made_by=work.actor.user_id,
            expires_at=until,
        )
        .returning(PhotoPlacard.id)
    ).scalar_one()
    where = asked.room or place
    pdf = render_placard(
        PlacardPage(
            clinic=settings.clinic_details(work.session).name,
            number=card.mrn,
            day=show_day(local_day(work.now), _),
            room=name_text(set_up.name_of(room(where)), _) if where else "",
            code=text_of(token),
            until=_(
                "Printed {time}. The inbox reads it until the end of the day.", time=clock_of(work.now, CLINIC_ZONE)
            ),
        ),
        translator=_,
    )
    subject = patient_change("placard", placard, asked.patient_id)
    work.record("placard printed", subject, kind=EXECUTED, detail=made(pdf, until=until.isoformat()))
    return DeskPages(pdf, 1)


def _today(work: Work, patient: PatientId) -> tuple[int | None, int]:
    """Return the patient's appointment of today that is nearest to now, and its room."""
    starts = datetime.combine(local_day(work.now), datetime.min.time(), CLINIC_ZONE)
    rows = work.connection.execute(
        select(_B.c.id, _B.c.room_id, _B.c.starts_at).where(
            _B.c.patient_id == int(patient),
            _B.c.starts_at >= starts,
            _B.c.starts_at < starts + timedelta(days=1),
            _B.c.pinned.is_(False),
            _B.c.state.in_([state.value for state in OCCUPYING]),
        )
    ).all()
    if not rows:
        return None, 0
    row = min(rows, key=lambda each: abs((each.starts_at - work.now).total_seconds()))
    return int(row.id), int(row.room_id or 0)
