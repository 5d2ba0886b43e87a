"""The body map: drawings with pins at the left, markers with the same numbers at the right, and the chosen one below.

Alt+L shows a table instead of the drawings, in which markers are added by region and opened like everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.figures import FIGURE_SETS, SET_NAMES
from luna_desktop.domain.clinical.markers import MARKING_NAMES, OVER, Marking
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.body_map.canvas import ZOOM_STEP, BodyCanvas
from luna_desktop.ui.body_map.form import FORMS, MarkerForm
from luna_desktop.ui.body_map.legend import Legend
from luna_desktop.ui.body_map.marker_list import ROW, MarkerList
from luna_desktop.ui.body_map.photos_field import LinkedPhoto
from luna_desktop.ui.body_map.pins import Pin, pin_of
from luna_desktop.ui.body_map.placing import Spot
from luna_desktop.ui.body_map.table import MarkerTable
from luna_desktop.ui.entries.forms import EntryForm
from luna_desktop.ui.entries.frame import Notices
from luna_desktop.ui.entries.versions import VersionList
from luna_desktop.ui.entries.view import EntriesView, Place
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.flow import flowing
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage

EVERYTHING, CURRENT, TODAY = "everything", "current", "today"
PANEL, NARROW_PANEL = 416, 348
LEAST = 480
WIDE = 1240
"""Width of the view from which the panel has its full width."""
MOST_ROWS = 6


class BodyMapView(EntriesView):
    """Drawings, list and form.

    Signals:
        place_wanted: a `Spot` on which to mark something.
        place_moved: the fact id of a marker and the `Spot` to which it is moved.
        picked: the fact id of the marker that the person went to.
        undo_wanted: take the last step back.
        leave_wanted: the `Known` marker belongs to another patient.
    """

    place_wanted = Signal(object)
    place_moved = Signal(int, object)
    picked = Signal(int)
    undo_wanted = Signal()
    leave_wanted = Signal(object)

    def __init__(self, today: date, markings: Sequence[Marking] = tuple(Marking)) -> None:
        super().__init__("bodyMap", _("Body map"), today, save_text=_("Save marker"))
        self._markers: tuple[Known, ...] = ()
        self._conditions: tuple[Known, ...] = ()
        self._photos: tuple[LinkedPhoto, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._wants_form = False
        self.canvas = BodyCanvas()
        self.table = MarkerTable()
        self.legend = Legend()
        self.figures = Segmented(
            "figureChoice", _("Drawing"), [Option(key, shown(name)) for key, name in SET_NAMES.items()]
        )
        self.markings = Segmented(
            "markingChoice", _("Marking"), [Option(each.value, shown(MARKING_NAMES[each])) for each in markings]
        )
        self.undo_button = Button(_("Undo"), "undoMarkerButton", icon="undo-2", tip=_("Ctrl+Z"))
        self.list_button = icon_button("list", "bodyListButton", _("List view (Alt+L)"))
        self.out_button = icon_button("zoom-out", "zoomOutButton", _("Zoom out (-)"))
        self.in_button = icon_button("zoom-in", "zoomInButton", _("Zoom in (+)"))
        self.filter = ChoiceField(
            "markerFilter",
            "",
            [
                Option(EVERYTHING, _("This visit and earlier")),
                Option(CURRENT, _("Current markers")),
                Option(TODAY, _("Seen today")),
            ],
        )
        self.count = Chip("0")
        self.list = MarkerList()
        self.empty = StatePage(
            "map-pin", _("No markers yet"), _("Click on a drawing, or press M, to mark a place."), name="noMarkers"
        )
        self.holder = QVBoxLayout()
        self.detail = Card("", "markerCard")
        self.history = Card(_("History of this marker"), "markerHistory", icon="history")
        self.versions = VersionList("markerVersions")
        self.strike_button = Button(_("Strike out…"), "strikeMarkerButton", kind=Kind.DANGER_LINE, size="small")
        self.leave_button = Button(_("Move to another patient…"), "moveMarkerButton", icon="arrow-right", size="small")
        self.stack = named(QStackedWidget(), "bodyMapStack")
        self._build()
        self._wire()

    def _build(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_part(), 1)
        self._right = self._right_part()
        row.addWidget(self._right)
        self.frame.pages.addWidget(whole)

    def _left_part(self) -> QWidget:
        left = styled(named(QFrame(), "bodyMapLeft", _("Drawings")), cls="panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        left.setMinimumWidth(LEAST)
        bar = styled(QFrame(), cls="bar")
        self._bar = QGridLayout(bar)
        self._bar.setContentsMargins(20, 8, 16, 8)
        self._bar.setColumnStretch(1, 1)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(10)
        self._marking_word = words(_("Marking"), "label")
        for widget in (self._marking_word, self.markings, self.undo_button):
            tools.addWidget(widget)
        self._bar.addWidget(self.figures, 0, 0)
        self._bar.addWidget(self._tools, 0, 2)
        column.addWidget(bar)
        column.addWidget(Notices(self.frame.banner, self.frame.draft_banner, self.frame.stale_box))
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.table)
        column.addWidget(self.stack, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 2, 12, 2)
        foot.setSpacing(4)
        foot.addWidget(self.legend, 1)
        for button in (self.out_button, self.in_button, self.list_button):
            foot.addWidget(button)
        column.addLayout(foot)
        return left

    def _right_part(self) -> QWidget:
        part = styled(named(QFrame(), "bodyMapPanel", _("Markers")), cls="panel")
        outer = QHBoxLayout(part)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline(upright=True))
        body = styled(QWidget(), cls="body")
        area = self.frame.area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer.addWidget(area, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 8, 14, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(_("Markers"), "strong"))
        head.addWidget(self.count)
        head.addStretch(1)
        self.filter.setFixedWidth(theme.px(200))
        self.filter.control.setAccessibleName(_("Which markers are shown"))
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.empty)
        self.detail.add(self.holder)
        self.detail.add(flowing(self.leave_button, self.strike_button))
        self.history.add(self.versions)
        column.addWidget(self.detail)
        column.addWidget(self.history)
        column.addStretch(1)
        self.detail.hide()
        self.history.hide()
        return part

    def _wire(self) -> None:
        self.figures.show_value("body")
        self.filter.show_value(EVERYTHING)
        self.markings.show_value(Marking.LESION.value)
        self.figures.chosen.connect(lambda name: self.canvas.show_set(str(name)))
        self.filter.edited.connect(self.show_markers)
        self.canvas.place_wanted.connect(self.place_wanted)
        self.canvas.moved.connect(self.place_moved)
        self.canvas.chosen.connect(self.picked)
        self.list.picked.connect(self.picked)
        self.table.picked.connect(self.picked)
        for source in (self.canvas, self.list, self.table):
            source.edit_wanted.connect(self._edit)
            source.strike_wanted.connect(self._strike)
        self.table.place_wanted.connect(self._mark_region)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.strike_button.clicked.connect(lambda: self._strike(self._open_id()))
        self.leave_button.clicked.connect(self._leave)
        self.list_button.clicked.connect(self.toggle_list)
        self.in_button.clicked.connect(lambda: self.canvas.zoom_by(ZOOM_STEP))
        self.out_button.clicked.connect(lambda: self.canvas.zoom_by(1 / ZOOM_STEP))
        self.add_shortcut("Alt+L", self.toggle_list)
        self.add_shortcut("Ctrl+Z", self.undo_wanted.emit)
        self.frame.dirty_changed.connect(lambda _dirty: self._show_pins())

    def place_of(self, kind: str) -> Place:
        """Return where the form stands."""
        if kind != "marker":
            raise KeyError(kind)
        return Place(FORMS[self.marking()], self.holder)

    def marking(self) -> Marking:
        """Return what the next marker will be."""
        return Marking(self.markings.value() or Marking.LESION.value)

    def known(self, fact_id: int) -> Known | None:
        """Return a marker by its fact id."""
        return next((each for each in self._markers if each.fact_id == fact_id), None)

    def next_number(self) -> int:
        """Return the number that the next marker will most likely get."""
        return 1 + max((each.body.number for each in self._markers), default=0)

    def marker_form(self) -> MarkerForm | None:
        """Return the open form."""
        return self.form if isinstance(self.form, MarkerForm) else None

    def toggle_list(self) -> None:
        """Show the table instead of the drawings, or the drawings again."""
        listing = self.stack.currentIndex() == 0
        self.stack.setCurrentIndex(1 if listing else 0)
        for widget in (self.figures, self.in_button, self.out_button):
            widget.setVisible(not listing)
        self.list_button.setToolTip(_("Drawings (Alt+L)") if listing else _("List view (Alt+L)"))
        self.list_button.setAccessibleName(self.list_button.toolTip())
        (self.table.table if listing else self.canvas).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_chart(self, chart: Chart) -> None:
        """Show the markers of a chart."""
        self._markers = tuple(sorted(chart.of("marker"), key=lambda each: each.body.number))
        self._conditions = chart.conditions
        form = self.marker_form()
        if form is not None:
            form.offer_conditions(self._conditions)
        self.show_markers()

    def show_photos(self, photos: Sequence[LinkedPhoto], pictures: Mapping[int, QImage]) -> None:
        """Offer photographs to be linked."""
        self._photos, self._pictures = tuple(photos), dict(pictures)
        form = self.marker_form()
        if form is not None:
            form.photos.offer(self._photos, self._pictures)

    def show_markers(self) -> None:
        """Show the markers that the filter lets through, in list, table and drawing."""
        rows = [known for known in self._markers if self._passes(known)]
        self.list.show_markers(rows)
        self.list.setFixedHeight(theme.px(ROW) * min(MOST_ROWS, max(1, len(rows))) + 4)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not self._markers and self.form is None)
        self.count.show_chip(ChipSpec(str(len(rows))))
        self.table.show_markers(rows)
        self._show_pins()

    def choose(self, fact_id: int) -> None:
        """Choose a marker everywhere; the drawing that shows it comes up."""
        known = self.known(fact_id)
        if known is not None and known.body.figure not in FIGURE_SETS[self.canvas.shown_set()]:
            name = next(name for name, figures in FIGURE_SETS.items() if known.body.figure in figures)
            self.figures.show_value(name)
            self.canvas.show_set(name)
        self.list.choose(fact_id)
        self.table.choose(fact_id)
        self.canvas.choose(fact_id if known is not None or self.form is not None else None)

    def open_marker(self, known: Known | None, spot: Spot | None, *, focus: bool) -> None:
        """Open the form on a marker, or on a new one at a place; the keyboard goes there only on request."""
        self._wants_form = focus
        self.open_form("marker", known)
        if spot is not None and self.marker_form() is not None:
            self.move_marker(spot)

    def open_form(self, kind: str, known: Known | None = None) -> EntryForm:
        """Open a form; the keyboard stays where it is unless it was asked for."""
        before = QApplication.focusWidget()
        form = super().open_form(kind, known)
        self.empty.hide()
        self.detail.show()
        if isinstance(form, MarkerForm):
            form.offer_conditions(self._conditions)
            form.condition.show_value(str(known.body.condition) if known else "0")
            self.frame.show_values(form.start_values())
            form.photos.offer(self._photos, self._pictures)
            form.place.shown.connect(self._show_pins)
            form.set_read_only(not self.can_change)
        if before is not None and not self._wants_form and self.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wants_form = False
        for button in (self.strike_button, self.leave_button):
            button.setVisible(known is not None and self.can_change)
        self.history.setVisible(False)
        self._show_pins()
        self.choose(known.fact_id if known else 0)
        return form

    def close_form(self) -> None:
        """Put the form away."""
        super().close_form()
        self.detail.hide()
        self.history.hide()
        self.empty.setVisible(not self._markers)
        self._show_pins()

    def move_marker(self, spot: Spot) -> None:
        """Move the marker of the open form."""
        form = self.marker_form()
        if form is not None:
            form.move_to(spot)

    def look_at(self, known: Known) -> None:
        """Open a marker that the person may read and not change."""
        self.open_marker(known, None, focus=False)
        self.frame.set_read_only(True)
        form = self.marker_form()
        if form is not None:
            form.set_read_only(True)
        self.strike_button.hide()
        self.leave_button.hide()

    def focus_form(self) -> None:
        """Give the keyboard to the form's first field that names something."""
        form = self.marker_form()
        if form is not None:
            form.what.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, known: Known) -> None:
        """The form shows the marker itself."""
        del known

    def show_versions(self, versions: Sequence[Known]) -> None:
        """Show how the marker looked at each visit."""
        if self.form is not None and self.form.known is not None:
            self.versions.show_versions(versions)
            self.history.show()

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be looked at, but nothing marked or moved."""
        super().set_read_only(read_only)
        self.canvas.can_change = not read_only
        self.table.set_can_change(not read_only)

    def changing_buttons(self) -> Sequence[QWidget]:
        """Return what a reader does not see."""
        return (self._marking_word, self.markings, self.undo_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow windows a narrower panel and fewer words in the bar."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        panel = theme.px(PANEL if wide else NARROW_PANEL)
        self._right.setFixedWidth(panel)
        self._marking_word.setVisible(wide and self.can_change)
        self.undo_button.setText(_("Undo") if wide else "")
        self.undo_button.setAccessibleName(_("Undo"))
        needed = self.figures.sizeHint().width() + self._tools.sizeHint().width() + 48
        fits = needed <= self.width() - panel
        self._bar.addWidget(self._tools, 0 if fits else 1, 2 if fits else 0, Qt.AlignmentFlag.AlignLeft)

    def _leave_form(self, form: EntryForm) -> None:
        """Take the keyboard from a form that goes to the list or the drawing."""
        now = QApplication.focusWidget()
        if now is not None and form.isAncestorOf(now):
            (self.canvas if self.stack.currentIndex() == 0 else self.table.table).setFocus()

    def _open_id(self) -> int:
        return self.form.known.fact_id if self.form is not None and self.form.known is not None else 0

    def _passes(self, known: Known) -> bool:
        wanted = self.filter.value()
        if wanted == CURRENT:
            return known.body.state not in OVER
        if wanted == TODAY:
            return bool(known.body.seen_on == PartialDate.of(self.today))
        return True

    def _show_pins(self) -> None:
        form = self.marker_form()
        spot = form.spot() if form is not None else None
        open_id = self._open_id()
        pins: list[Pin] = []
        for known in self._markers:
            if not self._passes(known) and known.fact_id != open_id:
                continue
            pin = pin_of(known.fact_id, known.body)
            pins.append(replace(pin, spot=spot) if spot is not None and known.fact_id == open_id else pin)
        if form is not None and spot is not None and form.known is None:
            number = self.next_number()
            pins.append(Pin(0, number, form.marking(), spot, _("{number}, new marker", number=number)))
        self.canvas.show_pins(pins)

    def _edit(self, fact_id: int) -> None:
        self._wants_form = True
        if fact_id != self._open_id() or self.form is None:
            self.picked.emit(fact_id)
        self.focus_form()

    def _strike(self, fact_id: int) -> None:
        known = self.known(fact_id)
        if known is not None and self.can_change:
            self.strike_wanted.emit(known)

    def _leave(self) -> None:
        known = self.known(self._open_id())
        if known is not None and self.can_change:
            self.leave_wanted.emit(known)

    def _mark_region(self, spot: Spot) -> None:
        self._wants_form = True
        self.place_wanted.emit(spot)
        self.focus_form()
