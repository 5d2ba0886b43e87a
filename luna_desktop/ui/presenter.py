"""What every presenter does alike: ask in the background, show only the newest answer, complain in one way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import Cancelled, InvalidInput, LunaError, StaleRecord, StorageTrouble
from luna_desktop.texts import shown
from luna_desktop.ui.lane import Background

T = TypeVar("T")


class Complaints(Protocol):
    """How a view takes bad news; views without fields or versions simply show all of it in their banner."""

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields named."""

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the view's banner; empty takes it away."""

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved a newer version, and show it."""


class Incidents(Protocol):
    """Takes what nobody foresaw: it is logged without values, and the person gets a number to quote."""

    def report(self, error: Exception) -> None:
        """Log the error and show the incident dialog."""


class Presenter(QObject):
    """Stands between a passive view and the use cases; lives as long as its view."""

    def __init__(self, view: QWidget, complaints: Complaints, background: Background, incidents: Incidents) -> None:
        super().__init__(view)
        self._complaints = complaints
        self._background = background
        self._incidents = incidents
        self._newest: dict[str, int] = {}

    def ask(
        self,
        topic: str,
        job: Callable[[], T],
        show: Callable[[T], None],
        trouble: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do a job in the background and show its answer, unless the same topic was asked again meanwhile.

        `trouble` takes an error instead of `complain`.
        """
        turn = self._newest.get(topic, 0) + 1
        self._newest[topic] = turn

        def done(answer: T) -> None:
            if self._newest.get(topic) == turn:
                show(answer)

        def failed(error: Exception) -> None:
            if self._newest.get(topic) == turn:
                (trouble or self.complain)(error)

        self._background.run(self, job, done, failed)

    def forget(self, topic: str) -> None:
        """Drop the answer that is still awaited for a topic, as when another patient is opened."""
        self._newest[topic] = self._newest.get(topic, 0) + 1

    def act(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Do something that changes records: its outcome is always shown, however many follow it."""
        self._background.run(self, job, done, failed or self.complain)

    def complain(self, error: Exception) -> None:
        """Show an error the way its kind asks for."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, InvalidInput):
            self._complaints.show_problems({name: shown(text) for name, text in error.problems.items()})
        elif isinstance(error, StaleRecord):
            self._complaints.show_stale(shown(error.message), error.theirs)
        elif isinstance(error, StorageTrouble):
            self._complaints.show_trouble(shown(error.message), tone="danger")
        elif isinstance(error, LunaError):
            self._complaints.show_trouble(shown(error.message), tone="warn")
        else:
            self._incidents.report(error)
