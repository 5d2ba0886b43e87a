"""The camera of this workstation: which folder is watched, what it is called, in which room it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.options import Options
from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words

NOWHERE = 0


class CameraCard(Card):
    """The card.

    Signals:
        chosen: Options with what was changed here.
        folder_wanted: ask for a folder.
    """

    chosen = Signal(object)
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Camera"), "cameraCard", icon="camera")
        self._options = Options()
        told = _(
            "Photographs that a camera or card reader writes into this folder come into the inbox by themselves, also "
            "those that lie there already. They are encrypted at once and belong to nobody until a person says whose "
            "they are."
        )
        self.add(words(told, "body2", wrap=True))
        self.folder = words("", "body", wrap=True)
        self.folder.setObjectName("cameraFolder")
        self.choose = Button(_("Choose the folder…"), "cameraFolderButton", icon="folder-open")
        self.leave = Button(_("Watch no folder"), "cameraFolderOff", kind=Kind.GHOST)
        self.name = TextField("camera_name", _("Name of the camera"), help_text=_("Such as “Room 1 camera”."))
        self.room = ChoiceField("camera_room", _("Room"), [Option(NOWHERE, _("No fixed room"))])
        self.empties = TickField(
            "camera_empties",
            _("Remove each file from there once it is in the inbox"),
            note=_("Off: the files stay on the card, and none comes in twice."),
        )
        self.choose.clicked.connect(self.folder_wanted)
        self.leave.clicked.connect(lambda: self.choose_folder(""))
        self.name.left.connect(self._emit)
        for field in (self.room, self.empties):
            field.edited.connect(self._emit)
        self.add(self.folder)
        self.add(_row(self.choose, self.leave))
        self.add(self.name)
        self.add(self.room)
        self.add(self.empties)

    def show_options(self, options: Options) -> None:
        """Show what is chosen on this workstation."""
        self._options = options
        self.folder.setText(options.camera_folder or _("No folder is watched."))
        self.leave.setVisible(bool(options.camera_folder))
        self.choose.setText(_("Choose another folder…") if options.camera_folder else _("Choose the folder…"))
        self.name.show_value(options.camera_name)
        self.room.show_value(options.camera_room)
        self.empties.show_value(options.camera_empties)

    def show_rooms(self, rooms: Sequence[tuple[int, str]]) -> None:
        """Offer the rooms of the book."""
        self.room.offer([Option(NOWHERE, _("No fixed room")), *(Option(key, name) for key, name in rooms)])
        self.room.show_value(self._options.camera_room)

    def choose_folder(self, folder: str) -> None:
        """Watch a folder from now on; nothing where it is empty."""
        self._options = replace(self._options, camera_folder=folder)
        self.show_options(self._options)
        self._emit()

    def _emit(self) -> None:
        self._options = replace(
            self._options,
            camera_name=str(self.name.value()).strip(),
            camera_room=int(str(self.room.value() or 0)),
            camera_empties=bool(self.empties.value()),
        )
        self.chosen.emit(self._options)


def _row(*buttons: Button) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return holder
