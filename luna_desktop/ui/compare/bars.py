"""The two bars of the comparison: which photographs and in which mode above, position, zoom and switches below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.compare.stage import MOST_ZOOM, Mode, Stage
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.checks import Segmented, Switch
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.flow import flowing
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

_STEPS = 100
_GAP = 8


class HeadBar(QFrame):
    """Chooses the two photographs and the mode.

    Signals:
        pair_wanted: the ids of two photographs, left and right.
        swap_wanted: change the sides.
        mode_wanted: a `Mode`.
        panel_wanted: hide the panel at the right, or show it again.
        closed: back to the timeline.
    """

    pair_wanted = Signal(int, int)
    swap_wanted = Signal()
    mode_wanted = Signal(object)
    panel_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "compareBar", _("What is compared")), cls="bar")
        self.before = ChoiceField("before", _("Before"), [])
        self.after = ChoiceField("after", _("After"), [])
        self.swap = icon_button("arrow-left-right", "swapButton", _("Change sides (Space)"))
        self.chip = Chip("", "ok", "check", name="viewChip")
        self.modes = Segmented(
            "compareMode",
            _("How they are shown"),
            [
                Option(Mode.SLIDER, _("Slider")),
                Option(Mode.SIDES, _("Side by side")),
                Option(Mode.OVERLAY, _("Overlay")),
                Option(Mode.BLINK, _("Blink")),
            ],
        )
        self.close_button = Button(_("Close"), "closeCompareButton", icon="x", tip=_("Esc"))
        self.close_icon = icon_button("x", "closeCompareIcon", _("Close (Esc)"))
        self.panel = icon_button("panel-right-close", "comparePanelButton", _("Hide or show the panel (P)"))
        for field in (self.before, self.after):
            field.edited.connect(self._want_pair)
            field.setFixedWidth(theme.px(144))
        self.swap.clicked.connect(self.swap_wanted)
        self.modes.chosen.connect(self.mode_wanted)
        self.close_button.clicked.connect(self.closed)
        self.close_icon.clicked.connect(self.closed)
        self.panel.clicked.connect(self.panel_wanted)
        self._which, self._how = QWidget(), QWidget()
        which, how = QHBoxLayout(self._which), QHBoxLayout(self._how)
        for line in (which, how):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
        for widget in (self.before, self.swap, self.after):
            which.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        self._chip_holder = QWidget()
        raised = QVBoxLayout(self._chip_holder)
        raised.setContentsMargins(0, 0, 0, 7)
        raised.addWidget(self.chip)
        which.addWidget(self._chip_holder, 0, Qt.AlignmentFlag.AlignBottom)
        which.addStretch(1)
        how.addStretch(1)
        how.addWidget(self.modes)
        for button in (self.panel, self.close_button, self.close_icon):
            how.addWidget(button)
        self.close_icon.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._place(one_line=True)

    def _place(self, *, one_line: bool) -> None:
        bottom = Qt.AlignmentFlag.AlignBottom
        self._grid.addWidget(self._which, 0, 0, bottom)
        if one_line:
            self._grid.addWidget(self._how, 0, 1, bottom)
        else:
            self._grid.addWidget(self._how, 1, 0)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the wider of the two parts: they stand below each other where there is no room."""
        hint = super().minimumSizeHint()
        wider = max(part.minimumSizeHint().width() for part in (self._which, self._how))
        return QSize(wider + 28, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the modes below the dates where both do not fit into one line."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again: what was never shown does not know its type yet."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Drop words first, then the chip, which the warning below says too, then go to two lines."""
        always = (self.before, self.swap, self.after, self.modes, self.panel)
        needed = 0
        for words_too, chip_too in ((True, True), (False, True), (False, False)):
            parts: list[QWidget] = [*always, self.close_button if words_too else self.close_icon]
            needed = sum(_least(part) for part in parts) + (_least(self.chip) + _GAP if chip_too else 0) + 9 * _GAP
            self.close_button.setVisible(words_too)
            self.close_icon.setVisible(not words_too)
            self._chip_holder.setVisible(chip_too)
            if self.width() >= needed:
                break
        self._place(one_line=self.width() >= needed)

    def show_panel_state(self, shown: bool) -> None:
        """Show what the panel's button does next."""
        self.panel.show_icon("panel-right-close" if shown else "panel-right-open")

    def show_pair(self, options: Sequence[Option], before: int, after: int) -> None:
        """Offer photographs, two of them chosen."""
        for field, chosen in ((self.before, before), (self.after, after)):
            with QSignalBlocker(field):
                field.offer(options)
                field.show_value(chosen)

    def show_mode(self, mode: Mode, *, can_wipe: bool) -> None:
        """Show which mode is on; where views differ, only side by side is offered."""
        self.modes.show_value(mode)
        for at in (0, 2, 3):
            button = self.modes.findChild(QWidget, f"compareMode{at}")
            if button is not None:
                button.setEnabled(can_wipe)
                button.setToolTip("" if can_wipe else _("Off: the two photographs show different views."))

    def show_chip(self, spec: ChipSpec) -> None:
        """Say whether the views are the same."""
        self.chip.show_chip(spec)
        self._fit()

    def _want_pair(self) -> None:
        one, other = self.before.value(), self.after.value()
        if isinstance(one, int) and isinstance(other, int):
            self.pair_wanted.emit(one, other)


class FootBar(QFrame):
    """Slider or opacity, zoom, and what is switched on.

    Signals:
        stage_wanted: a `Stage` with position or opacity changed.
        zoom_wanted: how large, 1 being whole.
        grid_wanted, lock_wanted, marks_wanted, difference_wanted: on or off.
    """

    stage_wanted = Signal(object)
    zoom_wanted = Signal(float)
    grid_wanted = Signal(bool)
    lock_wanted = Signal(bool)
    marks_wanted = Signal(bool)
    difference_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "compareFoot", _("Position, zoom and grid")), cls="bar")
        self._stage = Stage()
        self.slides_words = words(_("Position"), "label")
        self.slides = _slider("positionSlider", _("Position of the slider"), theme.px(150))
        self.slides_said = _said()
        self.zoom = _slider("zoomSlider", _("Zoom"), theme.px(110))
        self.zoom_said = _said()
        self.grid = Switch(_("Grid"), "gridSwitch")
        self.lock = Switch(_("Lock both"), "lockSwitch")
        self.marks = Switch(_("Marks"), "marksSwitch")
        self.difference = Switch(_("Difference"), "differenceSwitch")
        self.difference.setToolTip(_("Shows only what differs between the two. The photographs stay as they are."))
        for switch in (self.grid, self.lock, self.marks):
            switch.setChecked(True)
        self.hint = words(_("← → move · Space swaps"), "caption")
        self.hint.setMinimumHeight(theme.px(28))  # as high as the switches beside it
        self.slides.valueChanged.connect(self._slid)
        self.zoom.valueChanged.connect(self._zoomed)
        self.grid.toggled.connect(self.grid_wanted)
        self.lock.toggled.connect(self.lock_wanted)
        self.marks.toggled.connect(self.marks_wanted)
        self.difference.toggled.connect(self.difference_wanted)
        self._build()

    def _build(self) -> None:
        self._slides = _together(self.slides_words, self.slides, self.slides_said)
        zoom = _together(words(_("Zoom"), "label"), self.zoom, self.zoom_said)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 5, 16, 5)
        parts = (self._slides, zoom, self.grid, self.lock, self.marks, self.difference, self.hint)
        column.addWidget(flowing(*parts))

    def show_stage(self, stage: Stage) -> None:
        """Show where slider, opacity and zoom stand."""
        self._stage = stage
        is_overlay = stage.mode is Mode.OVERLAY
        can_slide = stage.mode in {Mode.SLIDER, Mode.OVERLAY} and not (is_overlay and stage.difference)
        self.slides_words.setText(_("Opacity") if is_overlay else _("Position"))
        self.slides.setAccessibleName(_("Opacity of the upper picture") if is_overlay else _("Position of the slider"))
        share = stage.opacity if is_overlay else stage.position
        self._slides.setVisible(can_slide)
        self.difference.setVisible(is_overlay)
        self.lock.setVisible(stage.is_split)
        zoom = stage.sights[stage.order[0]].zoom
        with QSignalBlocker(self.slides), QSignalBlocker(self.zoom), QSignalBlocker(self.lock):
            self.slides.setValue(round(share * _STEPS))
            self.zoom.setValue(round(_STEPS * math.log(zoom) / math.log(MOST_ZOOM)))
            self.lock.setChecked(stage.locked)
        with QSignalBlocker(self.difference):
            self.difference.setChecked(stage.difference)
        self.slides_said.setText(f"{round(share * 100)}%")
        self.zoom_said.setText(f"{round(zoom * 100)}%")

    def show_hint(self, shown: bool) -> None:
        """Show the keys where there is room for them."""
        self.hint.setVisible(shown)

    def _slid(self, value: int) -> None:
        share = value / _STEPS
        is_overlay = self._stage.mode is Mode.OVERLAY
        changed = replace(self._stage, opacity=share) if is_overlay else replace(self._stage, position=share)
        self.stage_wanted.emit(changed)

    def _zoomed(self, value: int) -> None:
        self.zoom_wanted.emit(MOST_ZOOM ** (value / _STEPS))


def _least(part: QWidget) -> int:
    return max(part.minimumWidth(), part.minimumSizeHint().width())


def _slider(name: str, spoken: str, width: int) -> QSlider:
    slider = named(QSlider(Qt.Orientation.Horizontal), name, spoken)
    slider.setRange(0, _STEPS)
    slider.setSingleStep(2)
    slider.setPageStep(10)
    slider.setFixedWidth(width)
    return slider


def _together(*widgets: QWidget) -> QWidget:
    """Return widgets that stay in one line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 8, 0)
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _said() -> QLabel:
    label = words("", "caption")
    label.setMinimumWidth(theme.px(38))
    return label
