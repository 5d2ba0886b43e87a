"""The set-up's part of the tour: every step can be taken, and nothing is changed by it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.cli.tour_set_up import SetUpTour
from luna_desktop.domain.access import Role
from luna_desktop.ui.setup_book.page import Parts, SetUpView
from tests.clinic_fixtures import Opener
from tests.services.front.booking import book_one, set_up
from tests.ui.contexts import context_of


class Walking:
    """A workspace that stays on one page."""

    def __init__(self, page: SetUpView) -> None:
        self._page = page

    def go(self, place: str) -> None:
        assert place == "set-up-book"

    def page(self) -> SetUpView:
        return self._page


def test_every_step_can_be_taken(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    book_one(owner, None, "10:00")
    before = set_up(owner)
    view = SetUpView()
    qtbot.addWidget(view)
    view.resize(1280, 720)
    parts = Parts(view, context_of(owner))
    parts.show("services")
    taken: list[str] = []
    for step in SetUpTour(Walking(view), lambda name: lambda: taken.append(name)).steps():  # type: ignore[arg-type]
        step()
    assert taken[0] == "set-up-service"
    assert {"set-up-hours", "set-up-hours-list", "set-up-stranded", "set-up-feeds"} <= set(taken)
    assert set_up(owner) == before
