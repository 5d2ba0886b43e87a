"""Taking files in: in the order chosen, however the two readers finish, and stopped without losing what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photos.incoming import Accepted, Incoming
from luna_desktop.ui.photos.intake_presenter import READ_AT_ONCE, IntakePresenter
from luna_desktop.ui.photos.view import INTAKE, PhotosView
from tests import builders
from tests.ui.screens import context_of


class Held:
    """A pool that answers when the test says so, newest first."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], object], Callable[[object], None]]] = []

    def run(
        self,
        owner: QObject,
        job: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.jobs.append((job, done))

    def answer_newest(self) -> None:
        job, done = self.jobs.pop()
        done(job())


def reading(qtbot: QtBot, clinic: OpenClinic, pool: Held, names: str) -> tuple[PhotosView, IntakePresenter]:
    patient = builders.register(clinic)
    view = PhotosView()
    qtbot.addWidget(view)
    context = context_of(clinic)
    object.__setattr__(context, "pool", pool)
    presenter = IntakePresenter(view, context, patient, lambda: None)
    presenter.take_in([Incoming(name, content=builders.a_jpeg(60, 40)) for name in names])
    return view, presenter


def names_of(view: PhotosView) -> list[str]:
    shown: list[Accepted] = [row.accepted for row in view.intake._rows]
    return [each.name for each in shown]


def test_two_are_read_at_once_and_stand_in_the_order_chosen(qtbot: QtBot, clinic: OpenClinic) -> None:
    pool = Held()
    view, _presenter = reading(qtbot, clinic, pool, "abcd")
    assert len(pool.jobs) == READ_AT_ONCE
    while pool.jobs:
        pool.answer_newest()
    assert view.pages.currentIndex() == INTAKE
    assert names_of(view) == ["a", "b", "c", "d"]


def test_stopping_offers_what_was_read(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    pool = Held()
    view, presenter = reading(qtbot, clinic, pool, "abcdef")
    presenter.stop()
    assert view.pages.currentIndex() != INTAKE
    while pool.jobs:
        pool.answer_newest()
    assert names_of(view) == ["a", "b"]
