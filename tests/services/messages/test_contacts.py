"""Everything said either way is in one list: what the program sent, and what somebody noted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Topic
from luna_desktop.services.messages import contacts, ways
from luna_desktop.services.messages.contacts import AddressChecked, NewContact, Strike
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.messages.parts import SMS, Server, approve, booked, queued, sent, set_up_mail, somebody
from tests.services.privacy import told_there


def a_call(at: object, outcome: Outcome = Outcome.REACHED, note: str = "moves the booking") -> Contact:
    return Contact(Direction.IN, By.PHONE, outcome, at, SMS.address, Topic.APPOINTMENT, note)  # type: ignore[arg-type]


def test_calls_and_messages_stand_together_newest_first(open_clinic: Opener, ticking: builders.Ticking) -> None:
    owner, desk = open_clinic(Role.OWNER), open_clinic(Role.RECEPTION)
    approve(owner, "booked")
    set_up_mail(owner)
    patient = somebody(owner)
    queued(owner, booked(patient))
    sent(desk, Server())
    ticking.advance(hours=1)
    act(desk, contacts.note_contact, NewContact(patient, a_call(ticking.now)))
    said = act(desk, contacts.read_communications, patient)
    assert [(one.by, one.direction) for one in said] == [(By.PHONE, Direction.IN), (By.EMAIL, Direction.OUT)]
    assert (said[0].note, said[0].noted_by, said[0].topic) == ("moves the booking", "Ravi Shetty", Topic.APPOINTMENT)
    assert said[1].message is not None
    assert act(desk, contacts.read_log, 7) == said
    ticking.advance(days=10)
    assert act(desk, contacts.read_log, 7) == ()
    assert "moves" not in entries(owner, "contact noted")[0].detail


def test_an_entry_is_struck_out_and_stays_to_be_read(open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    entry = act(desk, contacts.note_contact, NewContact(patient, a_call(ticking.now)))
    with pytest.raises(InvalidInput):
        act(desk, contacts.strike_contact, Strike(patient, entry, " "))
    act(desk, contacts.strike_contact, Strike(patient, entry, "another patient called"))
    said = act(desk, contacts.read_communications, patient)
    assert [(one.is_struck, one.note) for one in said] == [(True, "moves the booking")]
    with pytest.raises(StaleRecord):
        act(desk, contacts.strike_contact, Strike(patient, entry, "again"))
    other = builders.register(desk, builders.a_patient("Rao"))
    with pytest.raises(NotFound):
        act(desk, contacts.strike_contact, Strike(other, entry, "not theirs"))


def test_a_wrong_number_counts_as_failed_until_it_is_checked(open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    phone = ways.Way(ways.Channel.PHONE, SMS.address)
    for _turn in range(2):
        act(desk, contacts.note_contact, NewContact(patient, a_call(ticking.now, Outcome.WRONG_NUMBER)))
    with working(desk) as work:
        assert ways.has_failed(work, phone)
        assert not ways.has_failed(work, SMS)
    act(desk, contacts.address_works, AddressChecked(patient, phone))
    with working(desk) as work:
        assert not ways.has_failed(work, phone)


def test_what_was_said_at_another_clinic_is_read_with_it_and_cannot_be_struck(
    open_clinic: Opener, ticking: builders.Ticking, tmp_path: Path
) -> None:
    patient = told_there.come_from_there(open_clinic(Role.OWNER), tmp_path)
    desk = open_clinic(Role.RECEPTION)
    act(desk, contacts.note_contact, NewContact(patient, a_call(ticking.now)))
    here, there = act(open_clinic(Role.CLINICIAN), contacts.read_communications, patient)
    assert act(desk, contacts.read_communications, patient) == (here,)  # another clinic may have named an illness
    assert (here.elsewhere, there.elsewhere) == ("", "Aranya Skin Clinic")
    assert (there.note, there.by, there.direction, there.topic, there.outcome) == (
        "Asks for her papers",
        By.PHONE,
        Direction.IN,
        Topic.RESULTS,
        Outcome.REACHED,
    )
    assert there.noted_by == "Desk of Aranya (Aranya Skin Clinic)"
    with pytest.raises(NotFound):
        act(desk, contacts.strike_contact, Strike(patient, there.entry_id, "never said"))
    with working(desk) as work:
        assert contacts.communications_of(work, patient) == (here,)  # what this clinic said, for its own copies
