"""The guided set: views of a region and a treatment one after another, each matched to the last photograph of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_filters import GROUP_NAMES, RegionGroup
from luna_desktop.domain.clinical.photo_view_words import VIEW_WORDS
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.texts import _, shown
from luna_desktop.ui.photos.guide_canvas import GuideCanvas, Overlay
from luna_desktop.ui.photos.outlines import outline_of
from luna_desktop.ui.photos.set_rows import SetLine, SetRows, Standing
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

PANEL = 306


class GuidedPage(QWidget):
    """Leads through a set.

    Signals:
        closed: back to the timeline.
        set_changed: another region or treatment was chosen.
        view_chosen: the key of the view to take now.
        choose_wanted: choose a file.
        dropped: what was dropped, as QMimeData.
        keep_wanted: save the chosen picture as this view.
        decline_wanted: the patient does not want this view; the reason, which may be empty.
        map_wanted: draw on the body map instead.
    """

    closed = Signal()
    set_changed = Signal()
    view_chosen = Signal(str)
    choose_wanted = Signal()
    dropped = Signal(object)
    keep_wanted = Signal()
    decline_wanted = Signal(str)
    map_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "guidedPage", _("Guided set of photographs"))
        self.setAcceptDrops(True)
        self._lines: tuple[SetLine, ...] = ()
        self._can_take = self._there = False
        self._why_not = ""
        self.canvas = GuideCanvas()
        self.region = ChoiceField(
            "guidedRegion",
            "",
            [Option(group.value, shown(GROUP_NAMES[group])) for group in RegionGroup if group is not RegionGroup.NONE],
        )
        self.treatment = ChoiceField(
            "guidedTreatment",
            "",
            [
                Option("", _("No treatment")),
                *(Option(entry.id, entry.name) for entry in catalogue("treatments").entries),
            ],
        )
        self.region.control.setAccessibleName(_("Body region"))
        self.treatment.control.setAccessibleName(_("Treatment"))
        self.region.show_value(RegionGroup.FACE.value)
        self.treatment.show_value("")
        self.chaperone = TextField("guidedChaperone", _("Chaperone"), example=_("Sister Mary Thomas"))
        self.list = SetRows()
        self.chip = Chip("")
        self.trouble = Banner("warn", "", name="guidedTrouble")
        self.map = Button(_("Open the body map"), "guidedMap", icon="map-pin")
        self.overlay = Segmented(
            "guidedOverlay",
            _("Help to match"),
            [
                Option(Overlay.GHOST.value, _("Last photo")),
                Option(Overlay.OUTLINE.value, _("Outline")),
                Option(Overlay.BOTH.value, _("Both")),
                Option(Overlay.BESIDE.value, _("Beside")),
            ],
        )
        self.overlay.show_value(Overlay.BOTH.value)
        self.framing, self.pose, self.distance = (words("", wrap=True) for _each in range(3))
        self.choose = Button(_("Choose picture…"), "guidedChoose", icon="image-plus")
        self.keep = Button(_("Save this view"), "guidedKeep", kind=Kind.PRIMARY, icon="check")
        self.reason = TextField("guidedReason", _("Reason, if the patient gives one"))
        self.decline = Button(_("Patient declines this view"), "guidedDecline", icon="circle-slash")
        self._build()
        self._wire()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.canvas, 1)
        below.addWidget(hairline(upright=True))
        below.addWidget(self._panel())
        column.addLayout(below, 1)

    def _bar(self) -> QFrame:
        bar = styled(QFrame(), cls="bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 7, 16, 7)
        row.setSpacing(8)
        self.back = icon_button("arrow-left", "guidedBack", _("Back to all photographs (Esc)"))
        row.addWidget(self.back)
        row.addWidget(words(_("Guided set"), "strong"))
        row.addWidget(self.region, 1)
        row.addWidget(self.treatment, 2)
        row.addWidget(self.overlay)
        return bar

    def _panel(self) -> QScrollArea:
        inner = styled(QWidget(), cls="body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(words(_("Guided views"), "strong"))
        head.addWidget(self.chip)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addWidget(self.map)
        self.map.hide()
        column.addWidget(self.list)
        told = QFormLayout()
        told.setHorizontalSpacing(12)
        told.setVerticalSpacing(5)
        for label, value in ((_("Frame"), self.framing), (_("Pose"), self.pose), (_("Distance"), self.distance)):
            told.addRow(words(label, "caption"), value)
        column.addSpacing(4)
        column.addLayout(told)
        column.addWidget(self.chaperone)
        column.addWidget(self.choose)
        column.addWidget(self.keep)
        column.addWidget(hairline())
        column.addWidget(self.reason)
        column.addWidget(self.decline)
        column.addStretch(1)
        area = styled(named(QScrollArea(), "guidedScroll", _("Guided views")), cls="panel")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(PANEL)
        area.setWidget(inner)
        return area

    def _wire(self) -> None:
        self.back.clicked.connect(self.closed)
        for choice in (self.region, self.treatment):
            choice.edited.connect(self.set_changed)
        self.list.chosen.connect(self._row_chosen)
        self.overlay.chosen.connect(lambda value: self.canvas.show_overlay(Overlay(value)))
        self.choose.clicked.connect(self.choose_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.decline.clicked.connect(lambda: self.decline_wanted.emit(str(self.reason.value())))
        self.map.clicked.connect(self.map_wanted)
        for keys, act in (
            ("Escape", self.closed.emit),
            ("Ctrl+Return", self._want_keep),
            ("Ctrl+O", self._want_choose),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_set(self, lines: Sequence[SetLine], now: str) -> None:
        """Show where every view stands, and go to one of them."""
        self._lines = tuple(lines)
        self.list.show_lines(lines, now)
        done = sum(line.standing is Standing.DONE for line in lines)
        missing = sum(line.standing is Standing.MISSING for line in lines)
        text = _("{done} of {count}, {missing} missing", done=done, count=len(lines), missing=missing)
        self.chip.show_chip(ChipSpec(text, "warn" if missing else "ok", "list-checks" if missing else "circle-check"))
        self._show_view(now)

    def view(self) -> str:
        """Return the key of the view to take now, or nothing."""
        return self.list.now()

    def may_take(self, can_take: bool, why_not: str = "") -> None:
        """Say whether pictures may be added now; declining is possible either way."""
        self._can_take, self._why_not = can_take, "" if can_take else why_not
        self.choose.setEnabled(can_take)
        self.choose.setToolTip(why_not)
        self.tell("")
        self._fit_keep()

    def show_candidate(self, there: bool) -> None:
        """Say whether a picture was chosen for this view."""
        self.keep.set_busy(False)
        self._there = there
        self._fit_keep()
        if there:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show bad news over the views; empty takes it away."""
        self.keep.set_busy(False)
        self.tell(text, tone=tone)

    def tell(self, text: str, *, tone: str = "warn", with_map: bool = False) -> None:
        """Say something over the views, with the way to the body map where that takes a picture’s place.

        Where nothing is said, what keeps pictures out is said again.
        """
        if not text and self._why_not:
            text, tone, with_map = self._why_not, "priv", True
        self.trouble.say(tone, text)
        self.map.setVisible(with_map and bool(text))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody saved something newer meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the fields."""
        self.keep.set_busy(False)
        self.chaperone.show_problem(problems.get("chaperone", ""))
        others = " ".join(text for name, text in problems.items() if name != "chaperone")
        if others:
            self.tell(others)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files while photographs may be added."""
        if self._can_take and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files over."""
        self.dropped.emit(event.mimeData())
        event.acceptProposedAction()

    def _row_chosen(self, view: str) -> None:
        self._show_view(view)
        self.view_chosen.emit(view)

    def _show_view(self, view: str) -> None:
        known = PHOTO_VIEWS.get(view)
        self.canvas.show_outline(outline_of(view) if known is not None else None)
        framing, pose = (shown(part) for part in VIEW_WORDS[view]) if known is not None else ("", "")
        self.framing.setText(framing)
        self.pose.setText(pose)
        self.distance.setText(_("{metres} m", metres=f"{known.metres:g}") if known is not None else "")
        declined = any(line.view == view and line.standing is Standing.DECLINED for line in self._lines)
        self.decline.setEnabled(known is not None and not declined)
        is_intimate = self.region.value() == RegionGroup.INTIMATE.value or (known is not None and known.intimate)
        self.chaperone.setVisible(is_intimate)

    def _fit_keep(self) -> None:
        self.keep.setEnabled(self._can_take and self._there)
        self.choose.set_kind(Kind.SECONDARY if self._there else Kind.PRIMARY)

    def _want_keep(self) -> None:
        if self.keep.isEnabled():
            self.keep_wanted.emit()

    def _want_choose(self) -> None:
        if self.choose.isEnabled():
            self.choose_wanted.emit()
