"""Random work on a real book: no overlap that the rules forbid ever stands, and every act undoes to the same state."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from random import Random

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import STILL_TO_COME, CancelledBy, CancelReason
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.rules import collisions
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.models.book import Booking
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, busy
from luna_desktop.services.front.booking_requests import Cancel, Details, Move, Stretch, Undo, Wanted
from luna_desktop.services.front.bookings import KnownBooking, known_booking
from luna_desktop.services.front.standing import standing_around
from tests import builders
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, person, set_up

STEPS = 60 * int(os.environ.get("LUNA_TORTURE", "1"))
SERVICES = ("consultation", "treatment_45", "procedure_room_60", "phone_call")
Act = Callable[[KnownBooking], KnownBooking]


def test_no_forbidden_overlap_stands_and_every_act_undoes_to_the_same_state(clinic: OpenClinic) -> None:
    chance = Random(4711)  # noqa: S311 - a walk that can be repeated
    people = [person(clinic), person(clinic, Role.THERAPIST)]
    patients = [builders.register(clinic, builders.a_patient(f"Rao{n}", phone="")) for n in range(4)]
    rooms = list(set_up(clinic).rooms)
    times = [f"{hour:02}:{minute:02}" for hour in (9, 10, 11) for minute in (0, 15, 40)]

    def move(known: KnownBooking) -> KnownBooking:
        where = chance.choice([None, 0, *rooms])
        going = Move(asked(known), at(chance.choice(times)), chance.choice([None, *people]), where)
        return act(clinic, book.move_booking, going)

    acts: tuple[Act, ...] = (
        move,
        lambda known: act(clinic, book.stretch_booking, Stretch(asked(known), chance.choice([15, 30, 60, 90]))),
        lambda known: act(clinic, book.cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME)),
        lambda known: act(clinic, book.pin_booking, asked(known)),
        lambda known: act(clinic, book.change_booking, Details(asked(known), chance.choice(SERVICES), "lift")),
    )
    made: list[int] = []
    counts = {"done": 0, "refused": 0}
    for _ in range(STEPS):
        try:
            if len(made) < 4 or chance.random() < 0.3:
                service, who = chance.choice(SERVICES), chance.choice(people)
                wanted = Wanted(chance.choice(patients), service, who, at(chance.choice(times)))
                made.append(act(clinic, book.book_appointment, wanted).booking_id)
            else:
                known = _stands(clinic, chance.choice(made))
                if known.booking.state not in STILL_TO_COME:
                    act(clinic, book.undo_booking, Undo(asked(known)))
                    continue
                changed = chance.choice(acts)(known)
                back = act(clinic, book.undo_booking, Undo(asked(changed)))
                assert back.booking == known.booking
                if chance.random() < 0.7:
                    again = act(clinic, book.undo_booking, Undo(asked(back)))
                    assert replace(again.booking, override="") == replace(changed.booking, override="")
            counts["done"] += 1
        except (BookingConflict, InvalidInput):
            counts["refused"] += 1
        _check(clinic)
    assert min(counts.values()) > 5, "the walk meets both"


def _stands(clinic: OpenClinic, booking_id: int) -> KnownBooking:
    with working(clinic) as work:
        patient = work.session.get_one(Booking, booking_id).patient_id
        return known_booking(work, patient, booking_id)


_DAY = Span(at("00:00"), at("23:59"))


def _check(clinic: OpenClinic) -> None:
    """Look over the whole day: no two bookings collide, and the taken minutes are those of the bookings."""
    with working(clinic) as work:
        there = standing_around(work, [_DAY])
        for one, other in combinations(there, 2):
            assert list(collisions(one, other)) == []
        taken = {of for each in there for of, _span in busy.takes(each)}
        day = _DAY.ends.date()
        kept = busy.busy_minutes(work, [day], taken)
        assert {of: days[day] for of, days in kept.items()} == {of: busy.taken_on(there, of, day) for of in taken}
