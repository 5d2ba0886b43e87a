"""Journey: a room is removed while appointments are booked in it, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.services.front.book_days import BookAsked, read_day
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.ui.setup_book.places_tab import PlacesTab
from tests.services.acting import act
from tests.services.front.booking import at, book_one, set_up
from tests.ui.setup_book.conftest import Office


def tab_of(office: Office) -> PlacesTab:
    tab = office.view.parts["places"]
    assert isinstance(tab, PlacesTab)
    return tab


def test_a_room_is_removed_and_its_appointments_wait_on_the_pinboard(
    office: Callable[..., Office], qtbot: QtBot
) -> None:
    page = office("places", True)
    tab = tab_of(page)
    known = book_one(page.clinic, time="10:00")
    page.parts.presenters["places"].load()
    tab.table.choose(known.booking.room)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.room_form.isAncestorOf(page.view.focusWidget())
    qtbot.keyClick(tab.room_form.use, Qt.Key.Key_Space)
    dialog = page.parts.presenters["places"].dialog
    assert dialog is not None
    assert dialog.cancel.hasFocus()
    qtbot.keyClick(dialog.go_on, Qt.Key.Key_Space)
    assert known.booking.room not in set_up(page.clinic).rooms
    (pinned,) = act(page.clinic, read_day, BookAsked(at("10:00").date())).pinned
    assert pinned.booking_id == known.booking_id
    assert page.way.said[-1] == "It is out of use. Appointments on the pinboard because of it: 1."


def test_a_device_is_added_and_typing_is_not_lost_by_choosing_another_row(
    office: Callable[..., Office], qtbot: QtBot
) -> None:
    page = office("places")
    tab = tab_of(page)
    tab.add_device.click()
    assert tab.open_form() is tab.device_form
    name = tab.device_form.fields()[0].control
    qtbot.keyClicks(name, "Device 1")
    tab.table.choose(next(iter(set_up(page.clinic).rooms)))
    assert tab.open_form() is tab.device_form
    assert tab.device_form.banner.text() == "Save this first, or cancel it."
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [each.name for each in set_up(page.clinic).devices.values()] == ["Device 1"]
    assert tab.places.devices()[0].kind is EntryKind.DEVICE
