"""The book's part of the tour: every step can be taken, also where nobody is booked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.cli.tour_book import BookTour
from luna_desktop.domain.access import Role
from luna_desktop.ui.book.picture import BookPicture
from luna_desktop.ui.book.view import BookView
from tests.clinic_fixtures import Opener
from tests.services.front.booking import book_one
from tests.ui.book.open_book import open_book


class Walking:
    """A workspace that stays on one page."""

    def __init__(self, page: BookView) -> None:
        self._page = page
        self.went: list[str] = []

    def go(self, place: str) -> None:
        self.went.append(place)

    def page(self) -> BookView:
        return self._page


@pytest.mark.parametrize("booked", [True, False])
def test_every_step_can_be_taken(
    qtbot: QtBot, open_clinic: Opener, tmp_path: Path, qapp: QApplication, booked: bool
) -> None:
    desk = open_clinic(Role.RECEPTION)
    if booked:
        book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    taken: list[str] = []
    walking = Walking(page.view)
    tour = BookTour(walking, lambda name: lambda: taken.append(name))  # type: ignore[arg-type]
    carried = False
    for step in tour.steps():
        step()
        carried = carried or page.view.canvas.proposal is not None
    assert taken == ["check-in", "today-details", "today-moving", "week", "week-list", "week-empty"]
    assert walking.went == ["today", "today", "today", "week", "week", "week"]
    assert carried == booked
    page.view.canvas.propose(None)
    assert page.view.canvas.picture != BookPicture()
