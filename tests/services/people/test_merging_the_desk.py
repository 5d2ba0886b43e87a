"""What the desk has of a record comes along in a merge, and goes back: bookings, wishes, messages, what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.domain.errors import MergedRecord
from luna_desktop.domain.messages.contacts import By, Contact, Direction
from luna_desktop.domain.messages.contacts import Outcome as Reached
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.models import Base
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front import book, book_days, waiting_list
from luna_desktop.services.front.book_days import BookAsked
from luna_desktop.services.front.booking_requests import Move
from luna_desktop.services.front.bookings import known_booking
from luna_desktop.services.front.waiting_list import WishChange
from luna_desktop.services.messages.contacts import NewContact, note_contact, read_communications
from luna_desktop.services.people import unmerges
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one, person
from tests.services.messages.parts import approve, booked, queued, row
from tests.services.people import two_records as two


def test_everything_of_the_desk_comes_along_and_goes_back(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    approve(clinic, "booked")
    booking = book_one(clinic, pair.merged, "10:00")
    both_at_once = book_one(
        clinic, pair.kept, "10:00", practitioner=person(clinic, Role.THERAPIST), override="One of two"
    )
    wish = act(clinic, waiting_list.put_on_waiting_list, WaitingWish(int(pair.merged), "consultation"))
    message = queued(clinic, booked(pair.merged, way=Way(Channel.SMS, "+919900073165")))
    call = Contact(Direction.IN, By.PHONE, Reached.REACHED, clinic.premises.clock(), note="Asked for another day")
    act(clinic, note_contact, NewContact(pair.merged, call))
    act(clinic, restrictions.request_restriction, RestrictionRequest(pair.merged, Terms(RestrictionKind.INSURER), "No"))

    merged = two.merge(clinic, pair)
    assert _left_behind(clinic, pair) == STAYS
    rows = act(clinic, book_days.read_day, BookAsked(at("10:00").date())).days[0].rows
    assert {row.patient_id for row in rows} == {pair.kept}
    theirs = replace(asked(booking), patient_id=pair.kept)
    moved = act(clinic, book.move_booking, Move(theirs, at("12:00")))
    assert moved.patient_id == pair.kept
    with pytest.raises(MergedRecord):
        act(clinic, book.move_booking, Move(asked(booking), at("13:00")))
    assert [row.card.patient_id for row in act(clinic, waiting_list.read_waiting_list, None)] == [pair.kept]

    undone = unmerges.Unmerge(pair.kept, merged.merge_id, reason="They are mother and daughter")
    act(clinic, unmerges.unmerge_records, undone)
    known = two.inside(clinic, lambda work: known_booking(work, pair.merged, booking.booking_id))
    assert (known.patient_id, known.booking.starts) == (pair.merged, at("12:00"))
    assert two.inside(clinic, lambda work: known_booking(work, pair.kept, both_at_once.booking_id)).number == 1
    assert row(clinic, message).patient_id == pair.merged
    assert act(clinic, waiting_list.change_wish, WishChange(wish, WaitingWish(int(pair.merged), "consultation")))
    assert len(act(clinic, read_communications, pair.merged)) == 2


STAYS = {"patient_card", "patient_secret", "fact", "care_team_member", "audit_entry"}
"""Tables in which a merged record keeps rows: what it is itself, values that gave way, and who stands beside both."""


def _left_behind(clinic: OpenClinic, pair: Pair) -> set[str]:
    """Return the tables that still name the merged record, whatever the rules of a merge say."""
    with working(clinic) as work:
        return {
            table.name
            for table in Base.metadata.sorted_tables
            if "patient_id" in table.columns
            and work.session.execute(select(table).where(table.c.patient_id == int(pair.merged))).first() is not None
        }
