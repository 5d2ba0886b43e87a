"""Appointments of somebody who left go to a colleague where the book allows, and stay with the desk where not."""

from __future__ import annotations

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import hand_over, staff
from luna_desktop.services.clinic.hand_over import HandOver
from luna_desktop.services.clinic.left_behind import HandedOver
from luna_desktop.services.front import book, bookings
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.front.booking import asked, book_one, person
from tests.services.sharing_steps import keep_from


def test_what_is_free_changes_hands_and_what_collides_stays(open_clinic: Opener) -> None:
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    leaver, taker = person(owner), person(owner, Role.THERAPIST)
    free = book_one(owner, time="10:00")
    pinned = act(owner, book.pin_booking, asked(book_one(owner, free.patient_id, "12:00")))
    busy = builders.register(owner, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(owner, busy, "11:00", practitioner=taker)
    third = builders.register(owner, builders.a_patient("Iyer", "Kavya", phone="98860 01429"))
    collides = book_one(owner, third, "11:00")
    hidden = builders.register(owner, builders.a_patient("Das", "Mina", phone="98860 01430"))
    keep_from(owner, hidden, Role.THERAPIST)
    closed = book_one(owner, hidden, "15:00")
    act(admin, staff.disable_staff, leaver)
    (pile,) = act(admin, hand_over.read_left_behind, leaver)
    assert (pile.key, len(pile.items)) == ("bookings", 4)
    assert act(admin, hand_over.hand_over, HandOver(leaver, taker)) == HandedOver(moved=2, stayed=2)
    with working(owner) as work:
        now = {
            each.booking_id: bookings.known_booking(work, each.patient_id, each.booking_id).booking
            for each in (free, pinned, collides, closed)
        }
    assert [now[each.booking_id].practitioner == taker for each in (free, pinned, collides, closed)] == [
        True,
        True,
        False,
        False,
    ]
    assert now[pinned.booking_id].pinned
    (entry,) = entries(admin, "appointments handed over")
    assert f'"moved": 2, "stayed": 2, "to": {taker}' in entry.detail


def test_somebody_who_does_not_treat_takes_none(open_clinic: Opener) -> None:
    owner, admin = open_clinic(Role.OWNER), open_clinic(Role.ADMINISTRATOR)
    leaver, desk = person(owner), open_clinic(Role.RECEPTION).actor.user_id
    book_one(owner)
    act(admin, staff.disable_staff, leaver)
    assert act(admin, hand_over.hand_over, HandOver(leaver, desk)) == HandedOver(moved=0, stayed=1)
