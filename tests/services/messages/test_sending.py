"""Sending: each message once, the gate at the instant it leaves, and an honest state whatever happens."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.outbox import LEASE, PAUSES, MessageState
from luna_desktop.domain.preferences import Wish
from luna_desktop.interop.mail import LATER, NEVER, UNKNOWN, Outcome, TroubleKind, Verdict, trouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import sending, ways
from luna_desktop.services.messages.mail_settings import read_mail_settings
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.messages.parts import (
    ACCOUNT,
    EMAIL,
    PASSWORD,
    Server,
    approve,
    booked,
    give,
    performing,
    queued,
    row,
    sent,
    set_up_mail,
    somebody,
    state,
    steps,
    wish,
)


@pytest.fixture
def ready(clinic: OpenClinic) -> OpenClinic:
    set_up_mail(clinic)
    approve(clinic, "booked", "reminder")
    return clinic


def test_a_message_leaves_with_its_words_and_every_step_is_kept(ready: OpenClinic) -> None:
    message = queued(ready, booked(somebody(ready), calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))
    assert act(ready, sending.mail_waits, None)
    server = Server()
    assert sent(ready, server) == 1
    assert server.opened == [(ACCOUNT, PASSWORD)]
    letter = server.got[0]
    assert (letter.to, letter.subject) == (EMAIL.address, "Your booking on 24-Mar-2026")
    assert letter.body == (
        "Aranya Skin Clinic: your booking is on 24-Mar-2026 at 09:30. Call +91 80 4000 1122 to change it."
    )
    assert letter.calendar.startswith("BEGIN")
    assert steps(ready, message) == [("queued", ""), ("sending", ""), ("handed_over", ""), ("sent", "")]
    assert not act(ready, sending.mail_waits, None)
    assert sent(ready, server) == 0
    assert len(entries(ready, "message sent")) == 1
    assert not any("ananya" in entry.detail.lower() for entry in entries(ready, "message sent"))


def test_without_an_account_messages_wait(clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    message = queued(clinic, booked(somebody(clinic)))
    assert not act(clinic, sending.mail_waits, None)
    assert sent(clinic, Server()) == 0
    assert state(clinic, message) is MessageState.QUEUED


def test_what_is_not_due_yet_waits(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready), due_at=ticking.now + timedelta(hours=2)))
    assert sent(ready, Server()) == 0
    ticking.advance(hours=3)
    assert sent(ready, Server()) == 1
    assert state(ready, message) is MessageState.SENT


def test_two_processes_send_a_message_once(ready: OpenClinic, open_clinic: Opener) -> None:
    message = queued(ready, booked(somebody(ready)))
    other = open_clinic(Role.RECEPTION)
    theirs = Server()
    mine = Server(before_words=lambda: _nothing_to_send(other, theirs))
    assert sent(ready, mine) == 1
    assert (len(mine.got), theirs.got) == (1, [])
    assert state(ready, message) is MessageState.SENT


def _nothing_to_send(other: OpenClinic, server: Server) -> None:
    assert sent(other, server) == 0


def test_a_claim_that_ran_out_before_the_words_is_taken_by_another(
    ready: OpenClinic, ticking: builders.Ticking, open_clinic: Opener
) -> None:
    message = queued(ready, booked(somebody(ready)))
    found = act(ready, sending.claim_mail, None)
    assert found is not None
    ticking.now += LEASE
    other, theirs = open_clinic(Role.RECEPTION), Server()
    assert act(other, sending.mail_waits, None)
    assert sent(other, theirs) == 1
    claim = sending.Claimed(message, found.envelopes[0].patient_id, found.envelopes[0].lease)
    assert not act(
        ready, sending.let_mail_leave, claim
    )  # the first one comes back, and must not give the words any more
    assert state(ready, message) is MessageState.SENT


def test_whoever_dies_after_handing_over_never_sends_it_again(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))

    def die() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sent(ready, Server(before_answer=die))
    assert state(ready, message) is MessageState.HANDED_OVER
    server = Server()
    assert sent(ready, server) == 0
    ticking.now += LEASE
    assert act(ready, sending.mail_waits, None)
    assert sent(ready, server) == 0
    assert (state(ready, message), server.got) == (MessageState.MAYBE_SENT, [])
    ticking.advance(days=30)
    assert sent(ready, server) == 0


def test_a_late_answer_still_settles_what_was_maybe_sent(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))

    def slow() -> None:
        ticking.now += LEASE
        act(ready, sending.claim_mail, None)  # another process takes stock meanwhile

    assert sent(ready, Server(before_answer=slow)) == 1
    assert steps(ready, message)[-2:] == [("maybe_sent", "held too long"), ("sent", "")]


def test_a_line_that_breaks_while_the_words_leave_asks_a_person(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))
    assert sent(ready, Server(answer=Outcome(Verdict.UNKNOWN, UNKNOWN))) == 0
    assert state(ready, message) is MessageState.MAYBE_SENT
    ticking.advance(days=2)
    assert sent(ready, Server()) == 0


def test_greylisting_is_tried_again_later_and_given_up_in_the_end(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))
    grey = Server(addressed=Outcome(Verdict.LATER, LATER, 451))
    for pause in PAUSES:
        assert sent(ready, grey) == 0
        assert state(ready, message) is MessageState.QUEUED
        assert sent(ready, grey) == 0  # not before its time
        ticking.now += pause
    assert len(grey.opened) == len(PAUSES)
    assert sent(ready, grey) == 0
    assert state(ready, message) is MessageState.GIVEN_UP
    assert steps(ready, message)[-1] == ("given_up", "tries")


def test_greylisted_once_it_arrives_at_the_second_try(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))
    sent(ready, Server(answer=Outcome(Verdict.LATER, LATER, 450)))
    first = row(ready, message).header_id
    ticking.now += PAUSES[0]
    server = Server()
    assert sent(ready, server) == 1
    assert server.got[0].header_id == first  # the same Message-ID, so that a server can tell it is the same


def test_an_address_that_failed_twice_is_left_out(ready: OpenClinic) -> None:
    patient = somebody(ready)
    never = Server(addressed=Outcome(Verdict.NEVER, NEVER, 550, is_address=True))
    for _turn in range(2):
        message = queued(ready, booked(patient))
        sent(ready, never)
        assert steps(ready, message)[-1] == ("failed", "address")
    message = queued(ready, booked(patient))
    assert sent(ready, Server()) == 0
    assert steps(ready, message)[-1] == ("refused", "failed_twice")
    with working(ready) as work:
        assert ways.has_failed(work, EMAIL)
        assert len(ways.failed_at(work, EMAIL)) == 2


def test_a_refused_message_is_no_fault_of_the_address(ready: OpenClinic) -> None:
    patient = somebody(ready)
    for _turn in range(2):
        message = queued(ready, booked(patient))
        sent(ready, Server(answer=Outcome(Verdict.NEVER, NEVER, 554)))
    assert steps(ready, message)[-1] == ("failed", "server")
    with working(ready) as work:
        assert not ways.has_failed(work, EMAIL)


def test_a_server_that_cannot_be_used_counts_no_try_and_is_told(ready: OpenClinic, ticking: builders.Ticking) -> None:
    first, second = (queued(ready, booked(somebody(ready, family=name))) for name in ("Kumar", "Rao"))
    assert sent(ready, Server(trouble=trouble(TroubleKind.PASSWORD))) == 0
    assert {row(ready, each).tries for each in (first, second)} == {0}
    assert {state(ready, each) for each in (first, second)} == {MessageState.QUEUED}
    assert "account and password" in act(ready, read_mail_settings, None).trouble
    ticking.now += sending.REST
    assert sent(ready, Server()) == 2
    assert act(ready, read_mail_settings, None).trouble == ""


def test_too_late_is_given_up_and_never_sent(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready), not_after=ticking.now + timedelta(hours=1)))
    ticking.advance(hours=2)
    assert sent(ready, Server()) == 0
    assert steps(ready, message)[-1] == ("given_up", "too_late")


def test_what_was_withdrawn_between_claim_and_words_does_not_leave(ready: OpenClinic, open_clinic: Opener) -> None:
    patient = somebody(ready)
    give(ready, patient, Purpose.REMINDERS)
    wish(ready, patient, MessageClass.REMINDER, EMAIL, Wish.YES)
    message = queued(ready, booked(patient, "reminder"))
    desk = open_clinic(Role.RECEPTION)
    server = Server(before_words=lambda: give(desk, patient, Purpose.REMINDERS, ConsentState.WITHDRAWN))
    assert sent(ready, server) == 0
    assert (server.got, state(ready, message)) == ([], MessageState.CANCELLED)


def test_what_came_too_late_between_claim_and_words_does_not_leave(
    ready: OpenClinic, ticking: builders.Ticking
) -> None:
    message = queued(ready, booked(somebody(ready), not_after=ticking.now + timedelta(seconds=45)))
    server = Server(before_words=lambda: ticking.advance(seconds=50))
    assert sent(ready, server) == 0
    assert (server.got, state(ready, message)) == ([], MessageState.GIVEN_UP)


def test_whoever_holds_a_message_no_more_settles_nothing(ready: OpenClinic, ticking: builders.Ticking) -> None:
    message = queued(ready, booked(somebody(ready)))
    slow = act(ready, sending.claim_mail, None)
    assert slow is not None
    ticking.now += LEASE
    assert act(ready, sending.claim_mail, None) is not None
    lost = sending.Claimed(message, slow.envelopes[0].patient_id, slow.envelopes[0].lease)
    act(ready, sending.settle_mail, sending.Settled(lost, Outcome(Verdict.NEVER, NEVER, 550, is_address=True)))
    assert state(ready, message) is MessageState.SENDING


def test_the_password_shows_nowhere(ready: OpenClinic) -> None:
    queued(ready, booked(somebody(ready)))
    found = act(ready, sending.claim_mail, None)
    assert found is not None
    assert PASSWORD not in repr(found)
    assert "Aranya" not in repr(found.envelopes)


def test_a_stop_leaves_the_rest_for_the_next_round(ready: OpenClinic, ticking: builders.Ticking) -> None:
    for name in ("Kumar", "Rao"):
        queued(ready, booked(somebody(ready, family=name)))
    server = Server()
    taken = sending.send_round(performing(ready), server.line, stopped=lambda: bool(server.got))
    assert taken == 1
    ticking.now += LEASE
    assert sent(ready, server) == 1


def test_a_clinic_that_is_locked_sends_nothing(ready: OpenClinic) -> None:
    queued(ready, booked(somebody(ready)))
    ready.lock()
    with pytest.raises(LunaError):
        sent(ready, Server())


def test_at_the_same_instant_one_of_two_takes_the_message(ready: OpenClinic, open_clinic: Opener) -> None:
    message = queued(ready, booked(somebody(ready)))
    clinics = [ready, open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN)]
    together, taken = threading.Barrier(len(clinics)), list[int]()

    def claim(clinic: OpenClinic) -> None:
        together.wait()
        found = act(clinic, sending.claim_mail, None)
        if found is not None:
            taken.extend(each.message_id for each in found.envelopes)

    threads = [threading.Thread(target=claim, args=(clinic,)) for clinic in clinics]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken == [message]
