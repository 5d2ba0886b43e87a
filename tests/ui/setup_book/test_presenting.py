"""A change that strands bookings is asked about, then sent again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.resources import read_places, retire_place
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import book_one
from tests.ui.contexts import Way, context_of


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.said += problems.values()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        self.said.append(text)

    def show_stale(self, text: str, theirs: object) -> None:
        self.said.append(text)


def test_nothing_is_saved_until_the_list_was_agreed_to(open_clinic: Opener, qtbot: QtBot) -> None:
    clinic = open_clinic(Role.OWNER)
    known = book_one(clinic, time="10:00")
    room = next(each for each in act(clinic, read_places, None).rooms() if each.entry_id == known.booking.room)
    page, way, done = Page(), Way(), []
    qtbot.addWidget(page)
    presenter = SetUpPresenter(page, page, context_of(clinic, way=way))

    def send() -> None:
        presenter.change(
            retire_place, lambda seen: Retiring(room.entry_id, room.number, "", seen), lambda kept: done.append(kept)
        )

    send()
    assert presenter.dialog is not None
    presenter.dialog.cancel.click()
    assert page.said[-1] == "Nothing was changed. The appointments stay."
    assert done == []
    send()
    presenter.dialog.go_on.click()
    (kept,) = done
    assert isinstance(kept, Kept)
    assert kept.moved == 1
    presenter.said("Saved.", kept.moved)
    assert way.said == ["Saved. Appointments on the pinboard because of it: 1."]
