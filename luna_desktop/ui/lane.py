"""Work off the GUI thread: one lane for the database, a pool for heavy computing, and an inline double for tests.

A job is a function without arguments that touches no widget. Its outcome comes back to the GUI thread by a queued
signal, and is dropped when the owner that asked for it is gone. There is never a nested event loop.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Background(Protocol):
    """Something that runs jobs elsewhere and brings their outcome home."""

    def run(
        self, owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run a job; then call `done` or `failed` on the GUI thread, unless the owner is gone."""


@dataclass(frozen=True)
class _Job:
    owner: QObject
    work: Callable[[], object]
    done: Callable[[object], None]
    failed: Callable[[Exception], None]


@dataclass(frozen=True)
class _Outcome:
    job: _Job
    result: object = None
    error: Exception | None = None

    def deliver(self) -> None:
        if not shiboken6.isValid(self.job.owner):
            return
        if self.error is not None:
            self.job.failed(self.error)
        else:
            self.job.done(self.result)


def _outcome_of(job: _Job) -> _Outcome:
    try:
        return _Outcome(job, job.work())
    except Exception as error:  # noqa: BLE001 - whatever a job raises belongs to its owner's `failed`
        return _Outcome(job, error=error)


class _Home(QObject):
    """Lives on the GUI thread and delivers what arrives there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        outcome.deliver()

    def send(self, outcome: _Outcome) -> None:
        """Send an outcome home from any thread; nobody is there any more once the program ends."""
        if shiboken6.isValid(self):
            self.arrived.emit(outcome)


class DatabaseLane:
    """One worker thread that does jobs in order; the connection to the database belongs to it alone."""

    def __init__(self, name: str = "luna-database") -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._home = _Home()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self, owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Queue a job behind those before it.

        Raises:
            RuntimeError: the lane has been stopped.
        """
        if self._stopped:
            raise RuntimeError("the lane has been stopped")
        self._jobs.put(_Job(owner, job, done, failed))  # type: ignore[arg-type]  # T is what this very job returns

    def stop(self, seconds: float = 30.0) -> bool:
        """Do what is queued, then end; tell whether it ended in time. Outcomes still arrive at a live event loop."""
        if not self._stopped:
            self._stopped = True
            self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._home.send(_outcome_of(job))
            del job


class CpuPool:
    """A few threads for pictures and PDFs: bytes in, bytes out, in any order."""

    def __init__(self, threads: int | None = None) -> None:
        wanted = threads or max(2, min(4, (os.cpu_count() or 2) - 1))
        self._home = _Home()
        self._pool = ThreadPoolExecutor(max_workers=wanted, thread_name_prefix="luna-cpu")

    def run(
        self, owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Start a job as soon as a thread is free."""
        task = _Job(owner, job, done, failed)  # type: ignore[arg-type]  # T is what this very job returns
        self._pool.submit(_outcome_of, task).add_done_callback(self._arrived)

    def stop(self) -> None:
        """Forget what waits, finish what runs, end."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _arrived(self, future: Future[_Outcome]) -> None:
        if not future.cancelled():
            self._home.send(future.result())


class Inline:
    """Does each job at once, on the spot: for tests, and nowhere else."""

    def run(
        self, owner: QObject, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the job and deliver its outcome before returning."""
        _outcome_of(_Job(owner, job, done, failed)).deliver()  # type: ignore[arg-type]  # T is what this job returns
