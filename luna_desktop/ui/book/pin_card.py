"""One appointment on the pinboard: chosen with a click or a key, carried with the mouse onto the book."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from luna_desktop.texts import _
from luna_desktop.ui.book.pins import PinRow
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, words
from luna_desktop.ui.widgets.naming import named, styled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PinCard(QFrame):
    """The card.

    Signals:
        chosen: the person went to it.
        place_wanted: put it at the cell of the book that the keyboard is on.
        time_wanted: choose a time in the booking dialog.
        call_wanted: show the number.
        carried: it is carried; the point of the screen.
        let_down: it is let down there.
    """

    chosen = Signal()
    place_wanted = Signal()
    time_wanted = Signal()
    call_wanted = Signal()
    carried = Signal(QPoint)
    let_down = Signal(QPoint)

    def __init__(self, row: PinRow) -> None:
        super().__init__()
        self.row = row
        self._pressed: QPoint | None = None
        self._is_carried = False
        self._is_chosen = False
        spoken = ", ".join(part for part in (row.name, row.about, row.was, row.why) if part)
        named(styled(self, cls="pin", state=""), f"pin{row.key}", spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.chip = Chip(_("Moving"), "accent", "move")
        self.time = Button(_("Choose time…"), f"pinTime{row.key}", size="small")
        self.call = Button(_("Call"), f"pinCall{row.key}", kind=Kind.GHOST, icon="phone", size="small")
        self.time.clicked.connect(self.time_wanted)
        self.call.clicked.connect(self.call_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 11)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(words(self.row.name, "strong", wrap=True), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.chip.hide()
        column.addLayout(head)
        column.addWidget(words(self.row.about, "caption", wrap=True))
        was = QHBoxLayout()
        was.setSpacing(7)
        was.addWidget(IconLabel("calendar-x", "text2", 14))
        was.addWidget(words(self.row.was, "body2", wrap=True), 1)
        column.addLayout(was)
        if self.row.why:
            column.addWidget(words(self.row.why, "caption", wrap=True))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(6)
        buttons.addWidget(self.time)
        buttons.addWidget(self.call)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.call.setVisible(bool(self.row.phone))

    def show_chosen(self, is_chosen: bool) -> None:
        """Mark the card that Ctrl+V would put down."""
        self._is_chosen = is_chosen
        self._dress()

    def show_carried(self, is_carried: bool) -> None:
        """Say that it is on its way."""
        self._is_carried = is_carried
        self._dress()

    def _dress(self) -> None:
        self.chip.setVisible(self._is_carried)
        styled(self, state="chosen" if self._is_chosen or self._is_carried else "")
        self.setAccessibleDescription(_("Chosen") if self._is_chosen else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose it."""
        super().focusInEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts it at the cell of the book, arrows go to the next one."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.place_wanted.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry."""
        if self._pressed is None:
            return
        here = event.position().toPoint()
        if not self._is_carried and (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self.show_carried(True)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.carried.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        carried, self._pressed = self._is_carried, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_carried(False)
        if carried:
            self.let_down.emit(event.globalPosition().toPoint())
