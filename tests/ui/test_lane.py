"""Jobs run elsewhere in order, outcomes come home to the GUI thread, and the dead get no mail."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from luna_desktop.ui.lane import CpuPool, DatabaseLane, Inline


@pytest.fixture
def lane(qapp: object) -> Iterator[DatabaseLane]:
    made = DatabaseLane()
    yield made
    assert made.stop()


class Heard:
    """Notes what came home, and on which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


def test_jobs_keep_their_order_on_one_other_thread(qtbot: QtBot, lane: DatabaseLane) -> None:
    owner, heard, threads = QObject(), Heard(), set()

    def job(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        lane.run(owner, lambda number=number: job(number), heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.results) == 20)
    assert heard.results == list(range(20))
    assert heard.threads == {threading.get_ident()}
    assert len(threads) == 1
    assert threads.isdisjoint(heard.threads)


def test_an_error_goes_to_failed_and_the_lane_goes_on(qtbot: QtBot, lane: DatabaseLane) -> None:
    owner, heard = QObject(), Heard()
    lane.run(owner, lambda: 1 // 0, heard.done, heard.failed)
    lane.run(owner, lambda: "next", heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.results == ["next"])
    assert [type(error) for error in heard.errors] == [ZeroDivisionError]


def test_an_outcome_without_an_owner_is_dropped(qtbot: QtBot, lane: DatabaseLane) -> None:
    gone, here, lost, heard = QObject(), QObject(), Heard(), Heard()
    gate = threading.Event()
    lane.run(gone, lambda: gate.wait(10), lost.done, lost.failed)
    lane.run(here, lambda: "here", heard.done, heard.failed)
    shiboken6.delete(gone)
    gate.set()
    qtbot.waitUntil(lambda: heard.results == ["here"])
    assert (lost.results, lost.errors) == ([], [])


def test_stopping_finishes_what_is_queued_and_takes_nothing_more(qtbot: QtBot) -> None:
    lane, owner, done = DatabaseLane(), QObject(), []
    for number in range(5):
        lane.run(owner, lambda number=number: done.append(number), lambda _none: None, lambda _error: None)
    assert lane.stop()
    assert done == [0, 1, 2, 3, 4]
    with pytest.raises(RuntimeError):
        lane.run(owner, lambda: None, lambda _none: None, lambda _error: None)


def test_the_pool_computes_and_stops(qtbot: QtBot) -> None:
    pool, owner, heard = CpuPool(threads=2), QObject(), Heard()
    for number in range(6):
        pool.run(owner, lambda number=number: bytes([number]), heard.done, heard.failed)
    pool.run(owner, lambda: 1 // 0, heard.done, heard.failed)
    qtbot.waitUntil(lambda: len(heard.results) == 6 and len(heard.errors) == 1)
    assert sorted(heard.results) == [bytes([number]) for number in range(6)]
    assert heard.threads == {threading.get_ident()}
    pool.stop()


def test_inline_answers_before_it_returns(qapp: object) -> None:
    owner, heard = QObject(), Heard()
    Inline().run(owner, lambda: "now", heard.done, heard.failed)
    Inline().run(owner, lambda: 1 // 0, heard.done, heard.failed)
    assert (heard.results, len(heard.errors)) == (["now"], 1)
