"""What the groups of the inbox rest on: bookings of the day, merged records, and whom the actor is not to find."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.access import Role
from luna_desktop.services.care.photo_inbox_groups import gather, presences
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import working
from tests.services.care.inboxes import placard_shot, shot, take
from tests.services.front.booking import at, book_one

ROOM_TIME = datetime(2026, 3, 16, 10, 5)  # noqa: DTZ001 - a camera's own time


def test_who_was_there_is_read_for_the_days_of_the_pictures(open_clinic: Opener, ticking: builders.Ticking) -> None:
    ticking.now = at("09:40")
    clinic = open_clinic(Role.CLINICIAN)
    booking = book_one(clinic, time="10:00")
    book_one(clinic, time="10:00", day="2026-03-17")
    with working(clinic) as work:
        assert [each.patient for each in presences(work, [at("15:00")])] == [booking.patient_id]
        assert presences(work, []) == []


def test_groups_know_their_placard(open_clinic: Opener, ticking: builders.Ticking) -> None:
    ticking.now = at("09:40")
    clinic = open_clinic(Role.CLINICIAN)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    take(clinic, placard_shot(clinic, patient, ROOM_TIME))
    take(clinic, shot(ROOM_TIME, 3))
    with working(clinic) as work:
        (found,) = gather(work, is_due=False)
    assert found.proposal.placard_of == patient
    assert len(found.rows) == 2
