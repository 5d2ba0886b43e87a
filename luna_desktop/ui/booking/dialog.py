"""The booking dialog: the form at the left, the free times at the right or in a drawer, what is to be done below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.booking.form import BookingForm
from luna_desktop.ui.booking.series_panel import SeriesPanel
from luna_desktop.ui.booking.shown import Outcome
from luna_desktop.ui.booking.slots_panel import SlotsPanel
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.labels import IconLabel, hairline, key_cap, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay

FIELD_NAMES: Mapping[str, str] = {"starts": "start", "devices": "device"}
"""Where a problem that the book finds is shown, where the field has another name."""
WIDTH, FORM, SIDE, HEIGHT = 1090, 750, 340, 792
WIDE = 1320
"""From this width (px) of the window on, the free times stand beside the form; below it they are a drawer."""


class BookingDialog(Overlay):
    """Takes one appointment, or a course of them.

    Signals:
        act_wanted: Ctrl+Enter or the button: book, hold or save.
        close_wanted: Esc, Cancel or the cross.
    """

    act_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, window: QWidget, today: date, *, shows_alerts: bool, may_register: bool) -> None:
        super().__init__(window, "bookingDialog", _("Book an appointment"), width=WIDTH)
        self._can_act = self._is_checking = self._acts_soon = False
        self.title = words("", "title")
        self.form = BookingForm(today, shows_alerts=shows_alerts, may_register=may_register)
        self.slots, self.series = SlotsPanel(today), SeriesPanel(today)
        self.side = named(QStackedWidget(), "bookingSide")
        for panel in (self.slots, self.series):
            self.side.addWidget(panel)
        self.drawer = Button(_("Free times"), "slotsDrawer", icon="clock")
        self.drawer.setCheckable(True)
        self.drawer.toggled.connect(self._fit)
        self.cancel = Button(_("Cancel"), "bookingCancel", size="large")
        self.act = Button("", "bookingAct", kind=Kind.PRIMARY, icon="calendar-plus", size="large", tip=_("Ctrl+Enter"))
        self._sign, self._said = IconLabel("circle-alert", "danger", 16), words("", "body", wrap=True)
        self._build()
        self._connect()
        self.show_title(_("Book an appointment"))
        self._fit()

    def _build(self) -> None:
        self._body = QWidget()
        self._row = QHBoxLayout(self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        area = named(QScrollArea(), "bookingScroll", _("Booking"))
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        self._row.addWidget(area, 1)
        self._edge = hairline(upright=True)
        self._row.addWidget(self._edge)
        self._row.addWidget(self.side)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self._body, 1)
        column.addWidget(hairline())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        close = icon_button("x", "bookingClose", _("Close"))
        close.clicked.connect(self.close_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 14, 10)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        row.addWidget(self.drawer)
        for key in ("Ctrl", "B"):
            row.addWidget(key_cap(key), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(6)
        row.addWidget(close)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 11, 18, 11)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._said, 1)
        row.addWidget(self.form.draft_note)
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        return row

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.close_wanted)
        self.act.clicked.connect(self._act)
        self.dismissed.connect(self._escape)
        self.form.slots_wanted.connect(self.enter_slots)
        self.slots.left_upwards.connect(lambda: _to(self.form.start.control))
        for keys, act in (
            ("Ctrl+Return", self._act),
            ("Ctrl+Enter", self._act),
            ("Alt+S", lambda: _to(self.form.service.control)),
            ("Alt+D", lambda: _to(self.form.day.control)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for line in (self.form.day.edit, self.form.start.edit, self.form.note.edit):
            line.installEventFilter(self)

    def show_title(self, text: str) -> None:
        """Say what the dialog is for: a new booking, or which one is changed."""
        self.title.setText(text)
        self.setAccessibleName(text)

    def show_outcome(self, outcome: Outcome) -> None:
        """Say in the foot how things stand, and what the button does."""
        icon = {"danger": "circle-alert", "ok": "circle-check", "warn": "triangle-alert"}.get(outcome.tone, "info")
        self._sign.show_icon(icon, outcome.tone if outcome.tone in {"danger", "ok", "warn"} else "text3")
        self._sign.setVisible(bool(outcome.text))
        self._said.setText(outcome.text)
        self.act.setText(outcome.verb)
        self.act.setAccessibleName(outcome.verb)
        styled(self.act, icononly="false")
        self._can_act = outcome.can_act
        if not self.act.is_busy():
            self.act.setEnabled(outcome.can_act)
        acts_now = self._acts_soon
        self.expect_outcome(False)
        if acts_now:
            self._act()

    def set_saving(self, saving: bool) -> None:
        """Show that the booking is being written; nothing typed changes meanwhile."""
        self.act.set_busy(saving)
        self.form.setEnabled(not saving)
        self.side.setEnabled(not saving)
        if not saving:
            self.act.setEnabled(self._can_act)

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        part = self.form.patient
        return part.finder.edit if not part.finder.isHidden() else self.form.service.control

    def take_keyboard(self) -> None:
        """Come forward and take the keyboard, unless it is here."""
        self.raise_()
        if not self.isAncestorOf(QApplication.focusWidget() or self._window):
            self.first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest over the form."""
        left = self.form.patient.new.show_problems(problems) if self.form.patient.is_new() else list(problems)
        here = {field.name: field for field in (*self.form.appointment_fields(), self.form.note)}
        elsewhere: list[str] = []
        for name in left:
            field = here.get(FIELD_NAMES.get(name, name))
            if field is None:
                elsewhere.append(problems[name])
            else:
                field.show_problem(problems[name])
        self.show_trouble(" ".join(elsewhere), tone="warn")

    def clear_problems(self) -> None:
        """Take away what was said at the fields of the appointment."""
        for field in self.form.appointment_fields():
            field.show_problem("")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the form; empty takes it away."""
        self.form.trouble.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the book shows what stands there
        """Say that somebody changed the booking meanwhile; what is typed stays."""
        self.show_trouble(text, tone="warn")

    def expect_outcome(self, coming: bool) -> None:
        """Note that an answer is on its way, or that none comes: whoever acts meanwhile acts when it is there."""
        self._is_checking = coming
        self._acts_soon = self._acts_soon and coming

    def outcome_text(self) -> str:
        """Return what the foot says."""
        return self._said.text()

    def show_side(self, panel: QWidget) -> None:
        """Show the free times or the dates of a series at the right."""
        self.side.setCurrentWidget(panel)
        self.drawer.setText(_("Dates") if panel is self.series else _("Free times"))
        self.drawer.setAccessibleName(self.drawer.text())
        if self.drawer.isVisibleTo(self) and panel is self.series:
            self.drawer.setChecked(True)

    def enter_slots(self) -> None:
        """Take the keyboard into the free times."""
        if not self.is_wide():
            self.drawer.setChecked(True)
        if self.side.currentWidget() is self.slots:
            self.slots.enter()

    def is_wide(self) -> bool:
        """Tell whether there is room for the free times beside the form."""
        return self._window.width() >= max(WIDE, theme.px(WIDTH) + 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Down in a line into the free times; follow the window's size."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            if event.key() == Qt.Key.Key_Down:
                self.enter_slots()
                return True
            return False
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return done

    def _act(self) -> None:
        if self._is_checking:
            self._acts_soon = True  # the key came before the answer; a conflict lets it fall
        elif self._can_act and not self.act.is_busy():
            self.act_wanted.emit()

    def _escape(self) -> None:
        if self.drawer.isVisibleTo(self) and self.drawer.isChecked():
            self.drawer.setChecked(False)
            self.form.start.control.setFocus()
            return
        self.close_wanted.emit()

    def _fit(self) -> None:
        room, wide = self._window.rect(), self.is_wide()
        self.drawer.setVisible(not wide)
        self.side.setFixedWidth(theme.px(SIDE))
        self.side.setVisible(wide or self.drawer.isChecked())
        self._edge.setVisible(self.side.isVisibleTo(self._body))
        across = theme.px(WIDTH) if wide or self.drawer.isChecked() else theme.px(FORM)
        self.card.setFixedWidth(min(across, room.width() - 48))
        self.card.setFixedHeight(min(theme.px(HEIGHT), room.height() - 48))


def _to(control: QWidget) -> None:
    """Take the keyboard to a control; what stands in a line is marked, so that typing replaces it."""
    control.setFocus(Qt.FocusReason.ShortcutFocusReason)
