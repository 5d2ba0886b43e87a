"""The photographs that may leave: ticked or not, which one is being prepared, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled

WIDTH = 288


class PhotoRow(QFrame):
    """One photograph: small picture, tick, place and day, and what is done to it.

    Signals:
        wanted: prepare this one.
        ticked: it was taken in or left out.
    """

    wanted = Signal(int)
    ticked = Signal()

    def __init__(self, tile: PhotographTile, image: QImage) -> None:
        super().__init__()
        self.photograph_id = tile.photograph_id
        place, taken = place_words(tile.fact.body), taken_words(tile.fact.body.taken_at)
        spoken = _("{place}, {time}", place=place, time=taken)
        named(styled(self, cls="card"), f"exportRow{tile.photograph_id}", spoken)
        self.box = CheckBox("", f"take{tile.photograph_id}")
        self.box.setAccessibleName(_("Take {photograph}", photograph=spoken))
        self.box.clicked.connect(lambda _on: self.ticked.emit())
        self.open = Button(_("Prepare"), f"prepare{tile.photograph_id}", kind=Kind.GHOST, size="small")
        self.open.setAccessibleName(_("Prepare {photograph}", photograph=spoken))
        self.open.clicked.connect(lambda: self.wanted.emit(self.photograph_id))
        self.state = words("", "caption", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(place, "strong", wrap=True))
        lines.addWidget(words(taken, "caption"))
        lines.addWidget(self.state)
        lines.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Thumb(image, 56), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def show_state(self, text: str, *, tone: str = "") -> None:
        """Say how the photograph stands."""
        self.state.setText(text)
        styled(self.state, tone=tone)

    def show_current(self, current: bool) -> None:
        """Mark the photograph that is being prepared."""
        styled(self, tone="accent" if current else "")
        self.open.setEnabled(not current)
        self.setAccessibleDescription(_("Being prepared") if current else "")


class PhotoList(QWidget):
    """The list.

    Signals:
        wanted: the id of the photograph to prepare.
        changed: another choice of photographs.
    """

    wanted = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "exportPhotos", _("Photographs to choose from"))
        self.setFixedWidth(WIDTH)
        self._rows: dict[int, PhotoRow] = {}
        self.count = words("", "caption")
        self._holder = styled(QWidget(), cls="body")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(12, 4, 8, 12)
        self._column.setSpacing(6)
        area = named(QScrollArea(), "exportPhotosScroll", _("Photographs to choose from"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._holder)
        head = QVBoxLayout()
        head.setContentsMargins(20, 12, 12, 4)
        head.setSpacing(0)
        head.addWidget(words(_("Photographs"), "thead"))
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_tiles(self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage], ticked: set[int]) -> None:
        """Show photographs, some of them ticked."""
        self._rows = {}
        while self._column.count():
            drop(self._column.takeAt(0))
        for tile in tiles:
            row = PhotoRow(tile, images.get(tile.photograph_id, QImage()))
            with QSignalBlocker(row.box):
                row.box.setChecked(tile.photograph_id in ticked)
            row.wanted.connect(self.wanted)
            row.ticked.connect(self._on_tick)
            self._rows[tile.photograph_id] = row
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._say_count()

    def row(self, photograph_id: int) -> PhotoRow:
        """Return the row of a photograph."""
        return self._rows[photograph_id]

    def rows(self) -> tuple[PhotoRow, ...]:
        """Return every row in order."""
        return tuple(self._rows.values())

    def ticked(self) -> tuple[int, ...]:
        """Return the photographs that are to leave, in order."""
        return tuple(key for key, row in self._rows.items() if row.box.isChecked())

    def show_current(self, photograph_id: int) -> None:
        """Mark the photograph that is being prepared."""
        for key, row in self._rows.items():
            row.show_current(key == photograph_id)

    def _on_tick(self) -> None:
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        self.count.setText(_("{chosen} of {whole} chosen", chosen=len(self.ticked()), whole=len(self._rows)))
