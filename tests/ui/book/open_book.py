"""A page of the book over a real clinic, for tests: who is booked when, and what the page leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.book.bar import DAY, WEEK
from luna_desktop.ui.book.opening import Opening
from luna_desktop.ui.book.presenter import BookPresenter
from luna_desktop.ui.book.remembered import Remembered
from luna_desktop.ui.book.view import BookView
from luna_desktop.ui.context import Context
from tests.services.front.booking import MONDAY
from tests.ui.contexts import Way, context_of

DAY_OF_TESTS = date.fromisoformat(MONDAY)


@dataclass
class OpenBook:
    """The page with its presenter, what it asked the booking dialog for, and where it led."""

    view: BookView
    presenter: BookPresenter
    context: Context
    way: Way
    openings: list[Opening] = field(default_factory=list)

    def name_of(self, key: int) -> str:
        """Return whose card this is."""
        found = self.view.canvas.picture.card(key)
        return found[1].name if found is not None else ""

    def starts(self, key: int) -> str:
        """Return the column and time of a card as one word; empty where it is not on the book."""
        found = self.view.canvas.picture.card(key)
        return f"{found[0]} {found[1].starts // 60:02d}:{found[1].starts % 60:02d}" if found is not None else ""


def open_book(qtbot: QtBot, clinic: OpenClinic, *answers: object, week: bool = False, shown: bool = True) -> OpenBook:
    """Open the page on the Monday after the tests' clock begins."""
    way, openings = Way(), list[Opening]()
    context = context_of(clinic, *answers, way=way)
    view = BookView(WEEK if week else DAY)
    qtbot.addWidget(view)
    if not week:
        view.put_front(QLabel("Waiting room"))
    view.resize(1360, 800)
    remembered = Remembered(clinic.actor.user_id, DAY_OF_TESTS)
    take: Callable[[Opening], None] = openings.append
    presenter = BookPresenter(view, context, remembered, take)
    if shown:
        view.show()
    presenter.start()
    return OpenBook(view, presenter, context, way, openings)
