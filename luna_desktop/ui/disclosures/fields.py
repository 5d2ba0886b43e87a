"""Fields of the disclosure form that nothing else needs: parts of the record, photographs, the scan of a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.reports.record_content import Section
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing.disclosure_terms import OFFERED
from luna_desktop.texts import _
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.record_copy.options import section_names
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words

THUMBS_IN_A_ROW = 8


class SectionsField(Field):
    """The parts of the record that can be disclosed, none ticked to begin with; the value is a list of codes."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Parts of the record"), required=True)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(2)
        names = section_names()
        self.boxes = {section: CheckBox(names[section], f"part_{section.value}") for section in OFFERED}
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // 3, at % 3)
            box.clicked.connect(lambda _on: self.edited.emit())
        self.put(holder, focus=self.boxes[OFFERED[0]])

    def value(self) -> list[str]:
        """Return the codes of what is ticked."""
        return [section.value for section, box in self.boxes.items() if box.isChecked()]

    def show_value(self, value: object) -> None:
        """Tick these and no others."""
        wanted = value if isinstance(value, Sequence) else ()
        for section, box in self.boxes.items():
            box.setChecked(section.value in wanted)

    def has(self, section: Section) -> bool:
        """Tell whether a part is ticked."""
        return self.boxes[section].isChecked()


class ScanField(Field):
    """The scan of a paper: its bytes stay in memory until they are sealed, and are never part of a draft.

    Signals:
        wanted: a file is to be chosen.
    """

    wanted = Signal()

    def __init__(self, name: str, label: str, *, required: bool = True) -> None:
        super().__init__(name, label, required=required)
        self._content = b""
        self.button = Button("", f"{name}Button", icon="file-pen")
        self.button.clicked.connect(self.wanted)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.put(holder, focus=self.button)
        self.take(b"")

    def take(self, content: bytes) -> None:
        """Keep the bytes of a file; none lets go of them."""
        self._content = content
        size = max(1, len(content) // 1024)
        text = _("Scan attached, {size} KB", size=size) if content else _("Attach scan…")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.show_icon("circle-check" if content else "file-pen")
        self.show_problem("")

    def content(self) -> bytes:
        """Return the bytes of the scan, or none."""
        return self._content

    def value(self) -> str:
        """Return nothing that a draft would keep."""
        return ""

    def show_value(self, value: object) -> None:
        """Let go of the scan when the form begins anew; a draft holds none."""
        if value is None:
            self.take(b"")


class PhotographsField(Field):
    """The photographs that may go with it, none chosen to begin with; the value is a list of their ids."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Photographs"))
        self._boxes: dict[int, CheckBox] = {}
        self._wanted: list[int] = []
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(6)
        self.note = words("", "caption", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addWidget(self.note)
        column.addLayout(self._grid)
        self.put(holder, focus=holder)

    def offer(self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage], *, may_open: bool) -> None:
        """Show the photographs to choose from; intimate ones are shown without their picture."""
        while self._grid.count():
            drop(self._grid.takeAt(0))
        self._boxes = {}
        for at, tile in enumerate(tiles):
            body = tile.fact.body
            box = CheckBox("", f"disclosePhoto_{tile.photograph_id}")
            box.setAccessibleName(_("{place}, {time}", place=place_words(body), time=taken_words(body.taken_at)))
            box.setToolTip(box.accessibleName())
            box.setChecked(tile.photograph_id in self._wanted)
            box.clicked.connect(self._on_click)
            self._boxes[tile.photograph_id] = box
            cell = QVBoxLayout()
            cell.setSpacing(2)
            image = QImage() if body.sensitive else images.get(tile.photograph_id, QImage())
            cell.addWidget(Thumb(image, 72))
            cell.addWidget(box)
            self._grid.addLayout(cell, at // THUMBS_IN_A_ROW, at % THUMBS_IN_A_ROW)
        self._grid.setColumnStretch(THUMBS_IN_A_ROW, 1)
        self._say(may_open=may_open)

    def _say(self, *, may_open: bool) -> None:
        if not may_open:
            self.note.setText(_("Your role opens no photographs. The privacy officer or a clinician adds them."))
        elif not self._boxes:
            self.note.setText(_("There are no photographs in this record."))
        else:
            self.note.setText(_("Choose only what the recipient needs to see."))

    def _on_click(self) -> None:
        self._wanted = self.value()
        self.edited.emit()

    def value(self) -> list[int]:
        """Return the ids of what is chosen."""
        return [key for key, box in self._boxes.items() if box.isChecked()] if self._boxes else list(self._wanted)

    def show_value(self, value: object) -> None:
        """Choose these and no others, also those that are shown later."""
        self._wanted = [int(str(key)) for key in value] if isinstance(value, Sequence) else []
        for key, box in self._boxes.items():
            box.setChecked(key in self._wanted)
