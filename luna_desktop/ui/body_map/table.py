"""The body map as a table: everything that the drawings do, for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.figures import FIGURE_NAMES, figure
from luna_desktop.domain.clinical.markers import MARKING_NAMES
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.body_map.pins import state_chip
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.wording import place_words, region_words, size_words
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.tables import Column, RowsTable


def _columns() -> list[Column[Known]]:
    return [
        Column(_("No."), lambda known: Cell(str(known.body.number), strong=True), 52),
        Column(_("Kind"), lambda known: Cell(shown(MARKING_NAMES[known.body.marking])), 96),
        Column(_("Place"), lambda known: Cell(place_words(known.body), _drawing(known)), 150, stretch=True),
        Column(_("Type"), lambda known: Cell(known.body.what.text), 140),
        Column(_("Size"), lambda known: Cell(size_words(known.body)), 108),
        Column(_("State"), lambda known: Cell("", chips=(state_chip(known.body.state),)), 120),
        Column(_("Seen on"), lambda known: Cell(day_words(known.body.seen_on)), 122),
    ]


def _drawing(known: Known) -> str:
    return shown(FIGURE_NAMES[known.body.figure])


class MarkerTable(QWidget):
    """All markers, and a line in which a place is marked by its region.

    Signals:
        picked, edit_wanted, strike_wanted: the fact id of a marker.
        place_wanted: a `Spot` on which to mark something.
    """

    picked = Signal(int)
    edit_wanted = Signal(int)
    strike_wanted = Signal(int)
    place_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "markerTablePage", _("Markers as a table"))
        self.table: RowsTable[Known] = RowsTable(
            "markerTable", _("Markers"), _columns(), key=lambda known: known.fact_id
        )
        self.drawing = ChoiceField(
            "addDrawing", _("Drawing"), [Option(key, shown(name)) for key, name in FIGURE_NAMES.items()]
        )
        self.region = ChoiceField("addRegion", _("Region"), [])
        self.add_button = Button(_("Mark this region"), "markRegionButton", icon="plus")
        self._showing = False
        self._line = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 16, 8)
        column.setSpacing(10)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.drawing, 1)
        line.addWidget(self.region, 2)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._line)
        column.addWidget(self.table, 1)
        self.drawing.edited.connect(self._offer_regions)
        self.add_button.clicked.connect(self._mark)
        self.table.selected.connect(self._selected)
        self.table.opened.connect(lambda known: self.edit_wanted.emit(known.fact_id))
        strike = QShortcut(QKeySequence("Delete"), self.table)
        strike.setContext(Qt.ShortcutContext.WidgetShortcut)
        strike.activated.connect(self._strike)
        self.drawing.show_value("front")
        self._offer_regions()

    def show_markers(self, markers: Sequence[Known]) -> None:
        """Show these markers."""
        self._showing = True
        self.table.show_rows(markers)
        self._showing = False

    def choose(self, fact_id: int) -> None:
        """Choose a marker without telling anybody."""
        self._showing = True
        self.table.choose(fact_id)
        self._showing = False

    def set_can_change(self, can_change: bool) -> None:
        """Show or hide the line in which a region is marked."""
        self._line.setVisible(can_change)

    def _offer_regions(self) -> None:
        ids = sorted(figure(str(self.drawing.value())).region_ids(), key=region_words)
        self.region.offer([Option(each, region_words(each)) for each in ids])
        self.region.show_value(ids[0])

    def _mark(self) -> None:
        name = str(self.drawing.value())
        centre = figure(name).centre_of(str(self.region.value()))
        if centre is not None:
            self.place_wanted.emit(Spot(name, *centre))

    def _selected(self, known: Known | None) -> None:
        if known is not None and not self._showing:
            self.picked.emit(known.fact_id)

    def _strike(self) -> None:
        known = self.table.current()
        if known is not None:
            self.strike_wanted.emit(known.fact_id)
