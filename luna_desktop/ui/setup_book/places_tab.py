"""Rooms and devices of the book: the list and the form of one of them in the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.services.front.resources import PlaceKept, PlaceLine, Places
from luna_desktop.services.front.set_up import EntryKind
from luna_desktop.texts import _
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column


class PlaceForm(PanelForm):
    """A room or a device.

    Signals:
        use_wanted: take it out of use, or put it into use again.
    """

    use_wanted = Signal()

    def __init__(self, kind: EntryKind) -> None:
        is_room = kind is EntryKind.ROOM
        super().__init__("roomForm" if is_room else "deviceForm", _("Room") if is_room else _("Device"), _("Save"))
        self.kind = kind
        self.line: PlaceLine | None = None
        self.add(
            TextField(
                "name",
                _("Name at the desk"),
                required=True,
                longest=60,
                example=_("Room 3") if is_room else _("Device 2"),
                help_text="" if is_room else _("Printed and said. It gives no treatment away."),
            )
        )
        self.rooms = ChoiceField("stands_in", _("Where it stands"), _room_options(()))
        if not is_room:
            what = TextField("what", _("What it is"), longest=160, help_text=_("Only for whoever sets up the book."))
            self.add(self.rooms, what)
        self.use = Button("", f"{self.objectName()}Use", kind=Kind.DANGER_LINE)
        self.use.clicked.connect(self.use_wanted)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.finish()

    def begin(self, line: PlaceLine | None, places: Places) -> dict[str, object]:
        """Offer the rooms there are, and return what the form starts with."""
        self.line = line
        self.rooms.offer(_room_options(places.rooms()))
        self.use.setVisible(line is not None)
        retired = line is not None and line.is_retired
        self.use.setText(_("Put it into use again") if retired else _("Take it out of use…"))
        self.use.setAccessibleName(self.use.text())
        if line is None:
            return {"stands_in": 0}
        return {"name": line.name, "what": line.what, "stands_in": line.stands_in}

    def kept(self, seen: frozenset[int]) -> PlaceKept:
        """Return what was entered."""
        values, line = self.values(), self.line
        return PlaceKept(
            self.kind,
            str(values["name"]),
            str(values.get("what") or ""),
            int(str(values.get("stands_in") or 0)),
            line.entry_id if line else 0,
            line.number if line else 0,
            seen,
        )


def _room_options(rooms: Sequence[PlaceLine]) -> list[Option]:
    return [Option(0, _("Moves from room to room")), *(Option(each.entry_id, each.name) for each in rooms)]


class PlacesTab(ListTab[PlaceLine]):
    """Shows rooms and devices.

    Signals:
        add_wanted: the `EntryKind` to add.
    """

    add_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_wording(), _columns(self), key=lambda row: row.entry_id)
        self.places = Places((), ())
        self.room_form, self.device_form = PlaceForm(EntryKind.ROOM), PlaceForm(EntryKind.DEVICE)
        for form in (self.room_form, self.device_form):
            self.add_form(form)
        self.add_room = self.add_button(
            _("Add a room"), "addRoomButton", lambda: self.add_wanted.emit(EntryKind.ROOM), key="Insert"
        )
        self.add_device = self.add_button(
            _("Add a device"), "addDeviceButton", lambda: self.add_wanted.emit(EntryKind.DEVICE), key="Shift+Insert"
        )

    def show_places(self, places: Places) -> None:
        """Show rooms and devices, those out of use last."""
        self.places = places
        self.show_rows(places.places)

    def open_place(self, kind: EntryKind, line: PlaceLine | None) -> None:
        """Open the form of a room or a device."""
        form = self.room_form if kind is EntryKind.ROOM else self.device_form
        self.show_form(form, form.begin(line, self.places))


def _wording() -> Wording:
    return Wording(
        "places",
        _("Rooms and devices"),
        _("Where patients are treated and with what, under names that the desk says."),
        _("No room and no device yet"),
        _("Add the rooms first, then the devices that appointments need."),
        _("Choose a room or a device"),
        "door-open",
    )


def _columns(tab: PlacesTab) -> list[Column[PlaceLine]]:
    def stands(row: PlaceLine) -> Cell:
        if row.kind is EntryKind.ROOM:
            return Cell(_("Room"))
        names = {each.entry_id: each.name for each in tab.places.places}
        place = names.get(row.stands_in)
        return Cell(_("Device"), _("Stands in {room}", room=place) if place else _("Moves from room to room"))

    def chips(row: PlaceLine) -> Cell:
        return Cell(chips=(ChipSpec(_("Out of use"), "neutral", "circle-slash"),) if row.is_retired else ())

    return [
        Column(_("Name"), lambda row: Cell(row.name, row.what, strong=True), 220, stretch=True),
        Column(_("Kind"), stands, 200),
        Column(_("Booked"), lambda row: Cell(str(row.coming) if row.coming else ""), 80),
        Column("", chips, 130),
    ]
