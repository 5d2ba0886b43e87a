"""Counts over a real book: by week and practitioner, for the owner alone, with no patient in them."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book
from luna_desktop.services.front.booking_requests import Cancel, Undo
from luna_desktop.services.front.counts import CountsAsked, read_counts, usual_span
from luna_desktop.services.front.states import Stamping, stamp_booking
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.front.booking import asked, at, book_one, person

ASKED = CountsAsked(date(2026, 3, 16), date(2026, 3, 29))


def a_fortnight(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    """Book and stamp: one kept after ten minutes, one missed, one cancelled, one taken back, one of the next week."""
    people = [
        builders.register(clinic, builders.a_patient(name, phone=f"98860 0{1500 + at_}"))
        for at_, name in enumerate(("Anand", "Bose", "Chopra", "Dixit", "Ekka"))
    ]
    kept, missed, gone, slip = (
        book_one(clinic, whom, time) for whom, time in zip(people, ("10:00", "10:30", "11:00", "11:30"), strict=False)
    )
    book_one(clinic, people[4], "10:00", day="2026-03-24", practitioner=person(clinic, Role.THERAPIST))
    act(clinic, book.cancel_booking, Cancel(asked(gone), CancelledBy.PATIENT, CancelReason.TIME))
    act(clinic, book.undo_booking, Undo(asked(slip)))
    ticking.now = at("09:55")
    act(clinic, stamp_booking, Stamping(kept.patient_id, kept.booking_id, Step.ARRIVE))
    ticking.advance(minutes=10)
    act(clinic, stamp_booking, Stamping(kept.patient_id, kept.booking_id, Step.SEND_IN))
    ticking.now = at("11:00")
    act(clinic, stamp_booking, Stamping(missed.patient_id, missed.booking_id, Step.MISS))


def test_a_fortnight_is_counted_by_week_and_by_practitioner(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    a_fortnight(clinic, ticking)
    found = act(clinic, read_counts, ASKED)
    assert [(each.monday.day, each.tally.booked) for each in found.weeks] == [(16, 3), (23, 1)]
    first = found.weeks[0].tally
    assert (first.kept, first.missed, first.cancelled_by_patient, first.open) == (1, 1, 1, 0)
    assert (first.wait_median, first.wait_p90, first.lead_days) == (10, 10, 2)
    assert [(each.name, each.tally.booked) for each in found.people] == [("Dr Meera Pillai", 3), ("Tara Menon", 1)]
    assert found.whole.booked == 4
    therapist = act(clinic, read_counts, CountsAsked(ASKED.since, ASKED.until, person(clinic, Role.THERAPIST)))
    assert therapist.whole.booked == 1
    assert not [name for name in ("Anand", "Kumar", "LUN-") if name in repr(found)]
    assert len(entries(clinic, "counts read")) == 2


def test_days_in_the_wrong_order_or_too_many_are_refused(clinic: OpenClinic) -> None:
    for since, until in ((date(2026, 3, 2), date(2026, 3, 1)), (date(2020, 1, 1), date(2026, 3, 1))):
        with pytest.raises(InvalidInput):
            act(clinic, read_counts, CountsAsked(since, until))


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CLINICIAN, Role.THERAPIST, Role.ADMINISTRATOR])
def test_counts_are_the_owners(open_clinic: Opener, role: Role) -> None:
    with pytest.raises(NotPermitted):
        act(open_clinic(role), read_counts, ASKED)


def test_the_usual_span_is_thirteen_weeks() -> None:
    assert usual_span(date(2026, 11, 25)) == (date(2026, 8, 31), date(2026, 11, 25))
