"""The courier sends while somebody is signed in, on a thread of its own, and stops at the lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.outbox import MessageState
from luna_desktop.interop.mail import TroubleKind, trouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.outbox import queue_message
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.lane import DatabaseLane, Inline
from luna_desktop.ui.messages.courier import Courier
from tests.services.acting import act
from tests.services.messages.parts import Server, approve, booked, queued, set_up_mail, somebody, state
from tests.ui.contexts import Loud

Failed = Callable[[Exception], None]


def a_message(clinic: OpenClinic) -> int:
    approve(clinic, "booked")
    set_up_mail(clinic)
    return queued(clinic, booked(somebody(clinic)))


def test_what_is_due_leaves_at_the_start(qtbot: QtBot, clinic: OpenClinic) -> None:
    del qtbot
    message, server = a_message(clinic), Server()
    courier = Courier(clinic, Inline(), Announcements(), Loud(), server.line, road=Inline())
    courier.start()
    assert (len(server.got), state(clinic, message)) == (1, MessageState.SENT)
    courier.end()


def test_two_real_threads_never_hold_each_other_up(qtbot: QtBot, clinic: OpenClinic) -> None:
    message, server = a_message(clinic), Server()
    lane = DatabaseLane()
    courier = Courier(clinic, lane, Announcements(), Loud(), server.line)
    try:
        courier.start()
        qtbot.waitUntil(lambda: bool(server.got))
        qtbot.waitUntil(lambda: state(clinic, message) is MessageState.SENT)
    finally:
        courier.end()
        lane.stop()


def test_nothing_begins_after_the_stop(qtbot: QtBot, clinic: OpenClinic) -> None:
    del qtbot
    message, server = a_message(clinic), Server()
    courier = Courier(clinic, Inline(), Announcements(), Loud(), server.line, road=Inline())
    courier.stop()
    courier.start()
    assert (server.got, state(clinic, message)) == ([], MessageState.QUEUED)
    courier.end()


def test_a_server_in_trouble_and_a_lock_are_no_incidents(qtbot: QtBot, clinic: OpenClinic) -> None:
    del qtbot
    message = a_message(clinic)
    refusing = Server(trouble=trouble(TroubleKind.SILENT))
    courier = Courier(clinic, Inline(), Announcements(), Loud(), refusing.line, road=Inline())
    courier.start()
    assert state(clinic, message) is MessageState.QUEUED
    clinic.lock()
    courier.look()
    courier.end()


def test_a_message_that_is_queued_leaves_soon(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, "booked")
    set_up_mail(clinic)
    announcements, server = Announcements(), Server()
    clinic.desk.listen(announcements.announce)
    courier = Courier(clinic, Inline(), announcements, Loud(), server.line, road=Inline())
    courier.start()
    courier._soon.setInterval(0)
    act(clinic, queue_message, booked(somebody(clinic)))
    qtbot.waitUntil(lambda: len(server.got) == 1)
    courier.end()


def test_the_lane_is_asked_before_any_thread_is_made(qtbot: QtBot, clinic: OpenClinic) -> None:
    del qtbot

    class Counting(Inline):
        jobs = 0

        def run(
            self,
            owner: QObject,
            job: Callable[[], Any],
            done: Callable[[Any], None],
            failed: Callable[[Exception], None],
        ) -> None:
            Counting.jobs += 1
            super().run(owner, job, done, failed)

    lane = Counting()
    courier = Courier(clinic, lane, Announcements(), Loud(), Server().line)
    courier.start()
    assert (lane.jobs, courier._own_road) == (1, None)
    courier.end()
