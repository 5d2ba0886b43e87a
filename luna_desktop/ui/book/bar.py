"""The bar over the book: back and on, today, what is shown, day or week, whose, and the ways to other tools."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button, icon_button
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import ComboBox, Option
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled

DAY, WEEK = "day", "week"
HIGH = 56
NARROW = 960
"""Under this width (pixels at 100 per cent) the bar says less."""


class BookBar(QFrame):
    """The bar.

    Signals:
        step_wanted: -1 back, 1 on, 0 to today or this week.
        mode_wanted: DAY or WEEK.
        whose_wanted: the value of who or what is to be shown.
        find_wanted: look for a free time.
        side_wanted: show or put away the panel at the right.
        pinboard_wanted: show the pinboard, or what else stands at the right.
        print_wanted: print what is shown.
    """

    step_wanted = Signal(int)
    mode_wanted = Signal(str)
    whose_wanted = Signal(object)
    find_wanted = Signal()
    side_wanted = Signal()
    pinboard_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, mode: str) -> None:
        super().__init__()
        named(styled(self, cls="bar"), "bookBar", _("What the book shows"))
        week = mode == WEEK
        self.setFixedHeight(theme.px(HIGH) + 1)
        self.back = icon_button(
            "chevron-left",
            "bookBack",
            _("Week before (Page Up)") if week else _("Day before (Page Up)"),
        )
        self.onward = icon_button(
            "chevron-right",
            "bookOnward",
            _("Week after (Page Down)") if week else _("Day after (Page Down)"),
        )
        for button in (self.back, self.onward):
            styled(button, kind="secondary")
        self.today = Button(_("This week") if week else _("Today"), "bookToday", tip="T")
        self.title, self.note = ElidedLabel("", "title"), words("", "caption")
        self.modes = Segmented("bookMode", _("Day or week"), [Option(DAY, _("Day")), Option(WEEK, _("Week"))])
        self.modes.show_value(mode)
        self.whose = named(ComboBox(), "bookWhose", _("Whose week") if week else _("Whose day, or which rooms"))
        self._offered: tuple[Option, ...] = ()
        self.find_free = Button(_("Find free time"), "bookFindFree", icon="search")
        self.pinboard = Button("", "bookPinboard", icon="pin", tip=_("Pinboard (Alt+P)"))
        self.side = icon_button("panel-right-open", "bookSide", _("Panel at the right"))
        styled(self.side, kind="secondary")
        self.print = icon_button("printer", "bookPrint", _("Print… (Ctrl+P)"))
        styled(self.print, kind="secondary")
        self._week = week
        self._titles = ("", "")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(6)
        for button in (self.back, self.onward, self.today):
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.modes, 0, Qt.AlignmentFlag.AlignVCenter)
        self.whose.setFixedWidth(theme.px(184 if not self._week else 168))
        row.addWidget(self.whose)
        row.addWidget(self.find_free if self._week else self.pinboard)
        row.addWidget(self.print)
        row.addWidget(self.side)
        (self.pinboard if self._week else self.find_free).setParent(self)
        (self.pinboard if self._week else self.find_free).hide()
        self.side.hide()

    def _wire(self) -> None:
        for button, step in ((self.back, -1), (self.onward, 1), (self.today, 0)):
            button.clicked.connect(lambda _on=False, step=step: self.step_wanted.emit(step))
        self.modes.chosen.connect(lambda value: self.mode_wanted.emit(str(value)))
        self.whose.activated.connect(lambda at: self.whose_wanted.emit(self._offered[at].value))
        self.find_free.clicked.connect(self.find_wanted)
        self.pinboard.clicked.connect(self.pinboard_wanted)
        self.side.clicked.connect(self.side_wanted)
        self.print.clicked.connect(self.print_wanted)

    def show_title(self, title: str, note: str = "", short: str = "") -> None:
        """Say which day or week is shown; `short` stands there where the bar is narrow."""
        self._titles = (title, short or title)
        self.note.setText(note)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.px(NARROW)
        title = self._titles[1 if is_narrow else 0]
        if title != self.title.whole_text():
            self.title.show_text(title)
        self.note.setVisible(bool(self.note.text()) and not is_narrow)
        self.find_free.setText("" if is_narrow else _("Find free time"))
        styled(self.find_free, icononly="true" if is_narrow else "false")
        self.find_free.setToolTip(_("Find free time"))

    def show_whose(self, options: Sequence[Option], value: object) -> None:
        """Offer practitioners and rooms, with one of them chosen."""
        if tuple(options) != self._offered:
            self._offered = tuple(options)
            self.whose.clear()
            self.whose.addItems([option.text for option in options])
        self.whose.setCurrentIndex(next((at for at, option in enumerate(options) if option.value == value), -1))

    def show_pins(self, count: int) -> None:
        """Say how many appointments are on the pinboard."""
        self.pinboard.setText(str(count) if count else "")
        styled(self.pinboard, icononly="false" if count else "true")
        tip = _("Pinboard (Alt+P)") if not count else _("Pinboard, {count} on it (Alt+P)", count=count)
        self.pinboard.setToolTip(tip)
        self.pinboard.setAccessibleName(tip)

    def show_drawer(self, is_drawer: bool) -> None:
        """Offer the panel at the right as a drawer, where there is no room for it."""
        self.side.setVisible(is_drawer)
