"""What a record copy says of messages: what left and what was noted, not what waits or was taken back."""

from __future__ import annotations

from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.contacts import NewContact, note_contact
from luna_desktop.services.sharing.record_copies import prepare_record_copy
from tests import builders
from tests.services.acting import act
from tests.services.messages.parts import Server, approve, booked, queued, sent, set_up_mail, somebody
from tests.services.sharing.test_deliveries import request


def test_what_left_and_what_was_noted(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    approve(clinic, "booked")
    set_up_mail(clinic)
    patient = somebody(clinic)
    queued(clinic, booked(patient))
    sent(clinic, Server())
    queued(clinic, booked(patient, "booked"))
    called = Contact(Direction.IN, By.PHONE, Outcome.REACHED, ticking.now, "+919886001427", note="asks for a day")
    act(clinic, note_contact, NewContact(patient, called))
    rows = act(clinic, prepare_record_copy, request(patient)).content.messages
    assert [(str(row.way), str(row.outcome)) for row in rows] == [("Phone call", "Reached"), ("E-mail", "Sent")]
    assert (rows[0].address, rows[0].by) == ("+91 98860 01427", "Dr Nandini Rao")
    assert "24-Mar-2026" in rows[1].text
