"""The newest answer wins, and each kind of error is shown in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.errors import Cancelled, InvalidInput, NotFound, NotPermitted, StaleRecord, StorageTrouble
from luna_desktop.texts import say
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.presenter import Presenter


class Held:
    """Keeps jobs until the test delivers them, in any order."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def run(
        self,
        owner: QObject,
        job: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.jobs.append(lambda: Inline().run(owner, job, done, failed))


@dataclass
class Complaints:
    """Notes what was complained about."""

    problems: dict[str, str] = field(default_factory=dict)
    trouble: list[tuple[str, str]] = field(default_factory=list)
    stale: list[tuple[str, object]] = field(default_factory=list)
    incidents: list[Exception] = field(default_factory=list)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        self.trouble.append((tone, text))

    def show_stale(self, text: str, theirs: object) -> None:
        self.stale.append((text, theirs))

    def report(self, error: Exception) -> None:
        self.incidents.append(error)


@pytest.fixture
def view(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_late_answers_of_older_questions_are_not_shown(view: QWidget) -> None:
    held, complaints, seen = Held(), Complaints(), []
    presenter = Presenter(view, complaints, held, complaints)
    presenter.ask("search", lambda: "ra", seen.append)
    presenter.ask("search", lambda: "rag", seen.append)
    presenter.ask("banner", lambda: "banner", seen.append)
    for deliver in reversed(held.jobs):
        deliver()
    assert seen == ["banner", "rag"]


def test_errors_of_older_questions_are_not_shown_either(view: QWidget) -> None:
    held, complaints = Held(), Complaints()
    presenter = Presenter(view, complaints, held, complaints)
    presenter.ask("search", lambda: 1 // 0, lambda _answer: None)
    presenter.forget("search")
    held.jobs[0]()
    assert complaints.incidents == []


def test_what_changes_records_always_answers(view: QWidget) -> None:
    held, complaints, seen = Held(), Complaints(), []
    presenter = Presenter(view, complaints, held, complaints)
    presenter.act(lambda: "saved", seen.append)
    presenter.act(lambda: "saved again", seen.append)
    presenter.act(lambda: 1 // 0, seen.append, failed=lambda error: seen.append(type(error).__name__))
    for deliver in held.jobs:
        deliver()
    assert seen == ["saved", "saved again", "ZeroDivisionError"]


def test_each_error_is_shown_in_its_own_way(view: QWidget) -> None:
    complaints = Complaints()
    presenter = Presenter(view, complaints, Inline(), complaints)
    bug = ValueError("bug")
    for error in (
        InvalidInput({"since": say("“Since” is in the future.")}),
        StaleRecord(say("Dr Sethi saved at {time}.", time="10:45"), theirs="theirs"),
        StorageTrouble(say("The drive is full.")),
        NotPermitted(say("Your role cannot open this.")),
        NotFound(say("There is no such patient.")),
        Cancelled(),
        bug,
    ):
        presenter.complain(error)
    assert complaints.problems == {"since": "“Since” is in the future."}
    assert complaints.stale == [("Dr Sethi saved at 10:45.", "theirs")]
    assert complaints.trouble == [
        ("danger", "The drive is full."),
        ("warn", "Your role cannot open this."),
        ("warn", "There is no such patient."),
    ]
    assert complaints.incidents == [bug]


def test_a_presenter_lives_as_long_as_its_view(view: QWidget) -> None:
    complaints = Complaints()
    assert Presenter(view, complaints, Inline(), complaints).parent() is view
