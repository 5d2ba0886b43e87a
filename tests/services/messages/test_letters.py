"""Letters leave together with the note of it, only those that may, and never without the privacy contact."""

from __future__ import annotations

import pytest

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.contact import Address
from luna_desktop.domain.errors import InvalidInput, StaleRecord, StorageTrouble
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.domain.preferences import Channel, Way, Wish, postal_line
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from luna_desktop.services.messages import letters, outbox
from luna_desktop.services.messages.letters import LettersLeave
from tests.services.acting import act, working
from tests.services.messages.parts import approve, booked, give, queued, somebody, state, steps, wish

HOME = Address("14 Temple Street", "Mysuru", "Karnataka", "570001")
POST = Way(Channel.POST, postal_line(HOME))


def a_letter(clinic: OpenClinic, *, family: str = "Kumar") -> int:
    patient = somebody(clinic, family=family)
    with working(clinic) as work:
        add_fact(work, patient, HOME)
    give(clinic, patient, Purpose.SERVICE_MESSAGES)
    wish(clinic, patient, MessageClass.APPOINTMENT, POST, Wish.YES)
    return queued(clinic, booked(patient, way=POST))


def test_letters_are_noted_while_they_leave(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    first, second = a_letter(clinic), a_letter(clinic, family="Rao")
    batch = act(clinic, letters.read_letters, None)
    assert [each.message_id for each in batch.letters] == [first, second]
    page = batch.letters[0].page
    assert page.address == ("14 Temple Street", "Mysuru 570001", "Karnataka")
    assert page.contact
    printed: list[str] = []
    order = LettersLeave(act(clinic, letters.take_letters, (first, second)), lambda: printed.append("pages"))
    assert state(clinic, first) is MessageState.HANDED_OVER
    assert act(clinic, letters.let_letters_leave, order) == 2
    assert printed == ["pages"]
    assert steps(clinic, first)[-1] == ("sent", "printed")
    with pytest.raises(StaleRecord):
        act(clinic, letters.take_letters, (first, second))
    assert act(clinic, letters.let_letters_leave, order) == 0
    assert printed == ["pages"]


def test_a_printer_that_fails_leaves_the_letters_waiting(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    letter = a_letter(clinic)

    def jam() -> None:
        raise OSError

    claim = act(clinic, letters.take_letters, (letter,))
    with pytest.raises(StorageTrouble):
        act(clinic, letters.let_letters_leave, LettersLeave(claim, jam))
    assert act(clinic, outbox.put_back, claim) == 1
    assert state(clinic, letter) is MessageState.QUEUED


def test_a_letter_to_an_address_that_is_not_on_file_any_more_is_refused(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    patient = somebody(clinic)
    give(clinic, patient, Purpose.SERVICE_MESSAGES)
    lost = queued(clinic, booked(patient, way=POST))
    assert act(clinic, letters.read_letters, None).refused == 1
    assert act(clinic, letters.refuse_letters, None) == 1
    assert state(clinic, lost) is MessageState.REFUSED


def test_no_letter_goes_without_the_privacy_contact(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        settings.put(work, settings.PRIVACY_CONTACT, "")
    with pytest.raises(InvalidInput) as refused:
        act(clinic, letters.read_letters, None)
    assert set(refused.value.problems) == {"letters"}
