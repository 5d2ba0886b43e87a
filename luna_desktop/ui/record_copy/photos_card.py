"""Dates and photographs of a copy: from when to when, how far back disclosures reach, and which pictures go in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.disclosures import ACCOUNTED_YEARS
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.photos.intake import Thumb, drop
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.choice_fields import SegmentedField
from luna_desktop.ui.widgets.dates import PartialDateField, read_partial_date
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import words

THUMBS_IN_A_ROW, THUMB = 5, 62
YEARS = (1, 3, ACCOUNTED_YEARS)
"""How far back the list of disclosures may reach; the most is the usual."""


class DatesCard(Card):
    """The dates and the pictures.

    Signals:
        changed: a date or a picture was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Dates and photos"), "datesCard", icon="calendar-days")
        self._thumbs: dict[int, CheckBox] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        self.since = PartialDateField("since", _("From"), example=_("The beginning"))
        self.until = PartialDateField("until", _("To"), example=_("Today"))
        row.addWidget(self.since)
        row.addWidget(self.until)
        self.add(row)
        years = [Option(count, _("1 year") if count == 1 else _("{count} years", count=count)) for count in YEARS]
        self.accounted = SegmentedField("accounted", _("“Shared with” reaches back"), years)
        self.accounted.show_value(YEARS[-1])
        self.add(self.accounted)
        self.add(self._photographs())
        for field in (self.since, self.until, self.accounted):
            field.edited.connect(self.changed)

    def _photographs(self) -> QWidget:
        self._pictures = QWidget()
        column = QVBoxLayout(self._pictures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.count = words("", "caption")
        self.choose_none = Button(_("None"), "noPhotosButton", kind=Kind.GHOST, size="small")
        self.choose_all = Button(_("All"), "allPhotosButton", kind=Kind.GHOST, size="small")
        self.choose_none.clicked.connect(lambda: self.tick_photographs(on=False))
        self.choose_all.clicked.connect(lambda: self.tick_photographs(on=True))
        head.addWidget(words(_("Photos"), "label"))
        head.addStretch(1)
        for widget in (self.count, self.choose_none, self.choose_all):
            head.addWidget(widget)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        column.addLayout(self._grid)
        self._pictures.hide()
        return self._pictures

    def show_photographs(self, tiles: Sequence[PhotographTile], images: Mapping[int, QImage]) -> None:
        """Show the photographs to choose from; intimate ones are covered, and not chosen to begin with."""
        self._thumbs = {}
        while self._grid.count():
            drop(self._grid.takeAt(0))
        for at, tile in enumerate(tiles):
            box = CheckBox("", f"photo_{tile.photograph_id}")
            box.setAccessibleName(
                _("{place}, {time}", place=place_words(tile.fact.body), time=taken_words(tile.fact.body.taken_at))
            )
            box.setToolTip(box.accessibleName())
            box.setChecked(not tile.fact.body.sensitive)
            box.clicked.connect(self._on_tick)
            self._thumbs[tile.photograph_id] = box
            holder = QVBoxLayout()
            holder.setSpacing(2)
            image = QImage() if tile.fact.body.sensitive else images.get(tile.photograph_id, QImage())
            holder.addWidget(Thumb(image, THUMB))
            holder.addWidget(box)
            self._grid.addLayout(holder, at // THUMBS_IN_A_ROW, at % THUMBS_IN_A_ROW)
        self._grid.setColumnStretch(THUMBS_IN_A_ROW, 1)
        self._say_count()

    def tick_photographs(self, *, on: bool) -> None:
        """Choose all photographs or none."""
        for box in self._thumbs.values():
            with QSignalBlocker(box):
                box.setChecked(on)
        self._on_tick()

    def show_chosen(
        self, photographs: tuple[int, ...] | None, dates: tuple[date | None, date | None], years: int
    ) -> None:
        """Show a plan's choices; without any the ticks stay as they are."""
        for field, day in zip((self.since, self.until), dates, strict=True):
            field.show_value(PartialDate.of(day).iso if day else "")
        self.accounted.show_value(years)
        if photographs is not None:
            for key, box in self._thumbs.items():
                with QSignalBlocker(box):
                    box.setChecked(key in photographs)
        self._say_count()

    def photograph_box(self, photograph_id: int) -> CheckBox:
        """Return the tick of one photograph, for tests."""
        return self._thumbs[photograph_id]

    def photographs(self) -> tuple[int, ...]:
        """Return the photographs that are ticked."""
        return tuple(key for key, box in self._thumbs.items() if box.isChecked())

    def days(self) -> tuple[date | None, date | None]:
        """Return from when to when; None where nothing is entered or it is no date."""
        first, last = (_read(str(field.value())) for field in (self.since, self.until))
        return first.earliest if first else None, last.latest if last else None

    def reach(self) -> int:
        """Return how many years disclosures reach back."""
        return int(str(self.accounted.value()))

    def fit(self, *, full: bool, pictures: bool, disclosures: bool) -> None:
        """Show only what the ticks so far ask for."""
        self.setVisible(full)
        self._pictures.setVisible(pictures and bool(self._thumbs))
        self.accounted.setVisible(disclosures)

    def _on_tick(self) -> None:
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        chosen = sum(box.isChecked() for box in self._thumbs.values())
        self.count.setText(_("{chosen} of {whole} chosen", chosen=chosen, whole=len(self._thumbs)))


def _read(text: str) -> PartialDate | None:
    kept = read_partial_date(text)
    return PartialDate.from_iso(kept) if kept else None
