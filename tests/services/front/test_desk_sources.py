"""Where tasks of the desk come from, each over a real clinic."""

from __future__ import annotations

from sqlalchemy import insert

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import CancelledBy, CancelReason
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.models.messages import MessageTemplate, MessageText, OutboxMessage
from luna_desktop.services.front import book, desk_sources
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.waiting_list import put_on_waiting_list
from luna_desktop.services.people.duplicates import PairAnswer, propose_merge
from luna_desktop.services.work import Work
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import asked, at, book_one, person


def said(clinic: object, source: object) -> list[tuple[str, str, str]]:
    with working(clinic) as work:  # type: ignore[arg-type]
        tasks: list[DeskTask] = list(source(work))  # type: ignore[operator]
    return [(str(task.title), str(task.note), task.goes_to) for task in tasks]


def test_what_lies_on_the_pinboard_after_its_day_becomes_a_task(open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    act(desk, book.pin_booking, asked(book_one(desk, time="10:00")))
    ticking.now = at("18:00")
    assert said(desk, desk_sources.late_pins) == []
    ticking.now = at("09:00", "2026-03-17")
    assert said(desk, desk_sources.late_pins) == [
        ("Still on the pinboard", "Ananya Kumar, was for 16-Mar-2026.", "today")
    ]


def test_a_freed_time_that_suits_somebody_is_offered(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    waits = builders.register(desk, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    act(desk, put_on_waiting_list, WaitingWish(int(waits), "consultation", person(desk)))
    assert said(desk, desk_sources.freed_times) == []
    act(desk, book.cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    assert said(desk, desk_sources.freed_times) == [("Offer a freed time", "1 time suits somebody who waits", "lists")]


def test_pairs_that_may_be_one_person_are_counted(open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    one = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Kumar", "Anania", phone="98860 01999"))
    assert said(desk, desk_sources.likely_duplicates) == []
    act(desk, propose_merge, PairAnswer(one, other, "same person, two numbers"))
    assert said(desk, desk_sources.likely_duplicates) == [("Possible duplicates", "1 pair to look at", "merges")]


def a_text(work: Work) -> int:
    """Write a text that messages may point to."""
    by = {"at": work.now, "by": work.actor.user_id}
    template = MessageTemplate(key="test", klass="reminder", name="Test", **by)
    work.session.add(template)
    work.session.flush()
    words = {"subject": "", "body": "", "sha256": "", "origin": "own"}
    text = MessageText(template_id=template.id, language="en", version=1, **words, **by)
    work.session.add(text)
    work.session.flush()
    return text.id


def test_a_message_about_a_booking_to_come_that_did_not_arrive_asks_for_a_call(
    open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="16:30")
    with working(desk) as work:
        text = a_text(work)
        for state in (MessageState.FAILED, MessageState.SENT):
            work.session.execute(
                insert(OutboxMessage).values(
                    patient_id=known.patient_id,
                    klass="reminder",
                    text_id=text,
                    language="en",
                    channel="email",
                    address="a@example.in",
                    subject="",
                    body="",
                    header_id=state.value,
                    booking_id=known.booking_id,
                    queued_at=work.now,
                    queued_by=work.actor.user_id,
                    state=state.value,
                    due_at=work.now,
                )
            )
    assert said(desk, desk_sources.undelivered) == [
        ("Message not delivered", "Ananya Kumar, 16-Mar-2026, 16:30.", "details")
    ]
    ticking.now = at("16:31")
    assert said(desk, desk_sources.undelivered) == []
