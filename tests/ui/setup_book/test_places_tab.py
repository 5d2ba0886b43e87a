"""The forms of rooms and devices."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.front.resources import PlaceLine, Places
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.ui.setup_book.places_tab import PlacesTab

ROOM = PlaceLine(1, 2, EntryKind.ROOM, "Room 1")
DEVICE = PlaceLine(2, 3, EntryKind.DEVICE, "Device 1", "Diode laser", 1, is_retired=True)


def test_each_kind_has_its_form(qtbot: QtBot) -> None:
    tab = PlacesTab()
    qtbot.addWidget(tab)
    tab.show_places(Places((ROOM, DEVICE), ()))
    tab.open_place(EntryKind.DEVICE, DEVICE)
    assert tab.open_form() is tab.device_form
    kept = tab.device_form.kept(frozenset())
    assert (kept.name, kept.what, kept.stands_in, kept.entry_id, kept.number) == ("Device 1", "Diode laser", 1, 2, 3)
    assert tab.device_form.use.text() == "Put it into use again"
    tab.open_place(EntryKind.ROOM, None)
    assert tab.room_form.use.isHidden()
    assert tab.room_form.kept(frozenset()).entry_id == 0
    columns = tab.table.rows_model().columns()
    assert columns[1].cell(DEVICE).note == "Stands in Room 1"
