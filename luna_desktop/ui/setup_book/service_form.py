"""The form of a service: what the desk says, how long it takes, who and what it needs, what it really is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.book.services import DeskService
from luna_desktop.services.front.resources import Places
from luna_desktop.services.front.services import ServiceKept, ServiceLine
from luna_desktop.texts import _
from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.many_choices import TicksField

WIDEST = 1180


class ServiceForm(EditFrame):
    """A new service or one to be changed; made anew for each opening."""

    def __init__(self, line: ServiceLine | None, places: Places) -> None:
        super().__init__("serviceForm", _("Service"), save_text=_("Save service"))
        self.line = line
        self.back = Button(_("Back to the services"), "serviceBack", kind=Kind.GHOST, icon="arrow-left")
        self.desk_name = TextField(
            "desk_name",
            _("Desk name"),
            required=True,
            longest=80,
            example=_("Treatment 45 min"),
            help_text=_("Said aloud, printed and sent. It gives no treatment away."),
        )
        self.clinical_name = TextField(
            "clinical_name",
            _("Clinical name"),
            longest=160,
            help_text=_("Only for those who treat. The desk never receives it."),
        )
        self.minutes = TextField("minutes", _("Minutes"), required=True, longest=4)
        self.prepare = TextField("prepare", _("Preparation, minutes"), longest=4)
        self.clean_up = TextField("clean_up", _("Clean-up, minutes"), longest=4)
        self.recall_weeks = TextField(
            "recall_weeks",
            _("Call again after, weeks"),
            longest=4,
            help_text=_("Whoever has no later booking then stands under “Recalls”. Empty: nobody is called again."),
        )
        self.needs_review = TickField(
            "needs_review",
            _("A clinician looks at each booking first"),
            note=_("It is held until then, and the patient is told afterwards."),
        )
        people = [Option(each.user, each.name) for each in places.people if each.in_book]
        self.practitioners = TicksField(
            "practitioners", _("Who may do it"), people, help_text=_("None ticked: anybody.")
        )
        rooms = [Option(each.entry_id, each.name) for each in places.rooms()]
        self.needs_room = TickField("needs_room", _("Takes a room"), note=_("Not for a call."))
        self.rooms = TicksField("rooms", _("In which rooms"), rooms, help_text=_("None ticked: any room."))
        devices = [Option(each.entry_id, each.name) for each in places.devices()]
        self.devices = TicksField(
            "devices", _("With one of these devices"), devices, help_text=_("None ticked: no device.")
        )
        self._lay_out(has_devices=bool(devices))
        self.track(
            self.desk_name,
            self.clinical_name,
            self.minutes,
            self.prepare,
            self.clean_up,
            self.recall_weeks,
            self.needs_review,
            self.practitioners,
            self.needs_room,
            self.rooms,
            self.devices,
        )
        self.show_values(_values(line))

    def _lay_out(self, *, has_devices: bool) -> None:
        names = Card(_("What it is called"), "serviceNames", icon="tag")
        names.add(beside(self.desk_name, self.clinical_name))
        lengths = Card(_("How long it takes"), "serviceLengths", icon="clock")
        lengths.add(beside(self.minutes, self.prepare, self.clean_up))
        lengths.add(
            words(
                _("Preparation and clean-up keep the room and the devices busy, not the patient."), "caption", wrap=True
            )
        )
        lengths.add(self.recall_weeks)
        lengths.add(self.needs_review)
        who = Card(_("Who"), "serviceWho", icon="users")
        who.add(self.practitioners)
        where = Card(_("Where"), "serviceWhere", icon="door-open")
        where.add(self.needs_room)
        where.add(self.rooms)
        what = Card(_("With what"), "serviceWhat", icon="package")
        what.add(self.devices)
        if not has_devices:
            what.add(words(_("There is no device yet. Add it under “Rooms and devices”."), "body2", wrap=True))
        title = _("Change a service") if self.line else _("Add a service")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        page = page_of(head, words(title, "title", wrap=True), (names, lengths), (who, where, what))
        page.setMaximumWidth(WIDEST)
        self.add_page(page, "servicePage")

    def kept(self, seen: frozenset[int]) -> ServiceKept:
        """Return what was entered; what is no number becomes -1, which is refused at its field."""
        values = self.values()
        service = DeskService(
            self.line.service.key if self.line else "",
            str(values["desk_name"]),
            number(values["minutes"]),
            number(values["prepare"]),
            number(values["clean_up"]),
            numbers(values["practitioners"]),
            numbers(values["rooms"]),
            numbers(values["devices"]),
            bool(values["needs_room"]),
            bool(values["needs_review"]),
            recall_weeks=number(values["recall_weeks"]),
        )
        line = self.line
        return ServiceKept(
            service,
            str(values["clinical_name"]),
            line.entry_id if line else 0,
            line.number if line else 0,
            seen,
        )


def _values(line: ServiceLine | None) -> dict[str, object]:
    service = line.service if line else DeskService("", "")
    return {
        "desk_name": service.desk_name,
        "clinical_name": line.clinical_name if line else "",
        "minutes": str(service.minutes),
        "prepare": str(service.prepare),
        "clean_up": str(service.clean_up),
        "recall_weeks": str(service.recall_weeks or ""),
        "needs_review": service.needs_review,
        "practitioners": list(service.practitioners),
        "needs_room": service.needs_room,
        "rooms": list(service.rooms),
        "devices": list(service.devices),
    }


def number(typed: object) -> int:
    """Return a number of minutes that was typed; nothing is 0, and what is no number -1."""
    text = str(typed or "").strip()
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdigit() else -1


def numbers(ticked: object) -> tuple[int, ...]:
    """Return ids that were ticked, in order."""
    return tuple(sorted(int(each) for each in ticked)) if isinstance(ticked, list) else ()


def beside(*fields: QWidget) -> QWidget:
    """Put fields side by side, each as wide as the others."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return holder
