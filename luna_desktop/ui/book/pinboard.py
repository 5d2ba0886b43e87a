"""The pinboard at the right: appointments that were taken off the book, free times for the chosen one, and undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.book.pin_card import PinCard
from luna_desktop.ui.book.pins import DoneRow, FreeRow, PinRow
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec


class Pinboard(QFrame):
    """The panel.

    Signals:
        chosen: the key of the pin that the person went to; 0 for none.
        place_wanted, time_wanted, call_wanted: the key of a pin.
        carried, let_down: the key of a pin and a point of the screen.
        use_wanted: the key of a free time.
        undo_wanted: take the last step back.
        close_wanted: put the pinboard away.
    """

    chosen = Signal(int)
    place_wanted = Signal(int)
    time_wanted = Signal(int)
    call_wanted = Signal(int)
    carried = Signal(int, QPoint)
    let_down = Signal(int, QPoint)
    use_wanted = Signal(int)
    undo_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(styled(self, cls="sidepanel"), "pinboard", _("Pinboard"))
        self.count = Chip("0")
        self.close_button = icon_button("panel-right-close", "pinboardClose", _("Put the pinboard away"), size="small")
        self.close_button.clicked.connect(self.close_wanted)
        self.hint = words("", "caption", wrap=True)
        self.note = Banner("info", "", name="pinboardNote", icon="clock")
        self.cards: dict[int, PinCard] = {}
        self._current = 0
        self._pins = QVBoxLayout()
        self._pins.setSpacing(8)
        self.free_title, self.free_note = words("", "strong"), words("", "caption")
        self._free = QVBoxLayout()
        self._free.setSpacing(0)
        self.undo = Button(_("Undo"), "bookUndo", kind=Kind.GHOST, size="small", tip=_("Ctrl+Z"))
        self.undo.clicked.connect(self.undo_wanted)
        self.done_text, self.done_note = words("", "body", wrap=True), words("", "caption", wrap=True)
        self.done = self._undo_row()
        self._lay_out()
        self.show_pins(())
        self.show_free("", "", ())
        self.show_done(None)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = styled(QWidget(), cls="body")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(_("Pinboard"), "strong"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addLayout(self._pins)
        column.addWidget(self.note)
        free_head = QHBoxLayout()
        free_head.setContentsMargins(0, 6, 0, 0)
        free_head.addWidget(self.free_title, 1)
        free_head.addWidget(self.free_note)
        column.addLayout(free_head)
        column.addLayout(self._free)
        column.addStretch(1)
        outer.addWidget(area, 1)
        outer.addWidget(self.done)

    def _undo_row(self) -> QFrame:
        frame = named(styled(QFrame(), cls="foot"), "bookDone")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel("undo-2", "text2", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.done_text)
        column.addWidget(self.done_note)
        row.addLayout(column, 1)
        row.addWidget(self.undo)
        return frame

    def show_pins(self, pins: Sequence[PinRow], note: str = "") -> None:
        """Show what is off the book; the chosen one stays chosen where it is still there."""
        self.count.show_chip(ChipSpec(str(len(pins))))
        self.count.setAccessibleName(_("{count} on the pinboard", count=len(pins)))
        self.hint.setText(
            _("Taken off the book, not cancelled. Drag to a free time, or choose one.")
            if pins
            else _("Nothing is pinned. Press Ctrl+X on an appointment to take it off the book for a while.")
        )
        held = next((key for key, card in self.cards.items() if card.hasFocus()), 0)
        _empty(self._pins)
        self.cards = {pin.key: self._card(pin) for pin in pins}
        for card in self.cards.values():
            self._pins.addWidget(card)
        self.note.say("info", note if pins else "", icon="clock")
        if self._current not in self.cards:
            self._current = next(iter(self.cards), 0)
        self.choose(self._current)
        if held in self.cards:
            self.cards[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> int:
        """Return the key of the chosen pin, or 0."""
        return self._current

    def choose(self, key: int) -> None:
        """Choose a pin."""
        self._current = key if key in self.cards else 0
        for each, card in self.cards.items():
            card.show_chosen(each == self._current and len(self.cards) > 1)

    def expect(self, key: int) -> None:
        """Choose a pin that was just put here, at once or as soon as it is shown."""
        if key in self.cards:
            self._chosen(key)
        else:
            self._current = key

    def show_carried(self, key: int) -> None:
        """Mark the pin that is on its way; 0 for none."""
        for each, card in self.cards.items():
            card.show_carried(each == key)

    def show_free(self, title: str, note: str, rows: Sequence[FreeRow], *, empty: str = "") -> None:
        """Show free times for the chosen pin, or say that there is none."""
        self.free_title.setText(title)
        self.free_note.setText(note)
        self.free_title.setVisible(bool(title))
        self.free_note.setVisible(bool(note))
        _empty(self._free)
        for row in rows:
            self._free.addWidget(self._free_row(row))
        if not rows and empty:
            self._free.addWidget(words(empty, "caption", wrap=True))

    def show_done(self, row: DoneRow | None) -> None:
        """Say what was done last, with Undo; None says nothing."""
        self.done.setVisible(row is not None)
        self.done_text.setText(row.text if row else "")
        self.done_note.setText(row.note if row else "")
        self.done_note.setVisible(bool(row and row.note))
        self.undo.setAccessibleName(_("Undo: {what}", what=row.text) if row else _("Undo"))

    def _card(self, pin: PinRow) -> PinCard:
        card = PinCard(pin)
        key = pin.key
        card.chosen.connect(lambda: self._chosen(key))
        card.place_wanted.connect(lambda: self.place_wanted.emit(key))
        card.time_wanted.connect(lambda: self.time_wanted.emit(key))
        card.call_wanted.connect(lambda: self.call_wanted.emit(key))
        card.carried.connect(lambda point: self.carried.emit(key, point))
        card.let_down.connect(lambda point: self.let_down.emit(key, point))
        return card

    def _chosen(self, key: int) -> None:
        if key != self._current:
            self.choose(key)
            self.chosen.emit(key)

    def _free_row(self, row: FreeRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(8)
        about = QVBoxLayout()
        about.setSpacing(0)
        about.addWidget(words(row.day, "body"))
        about.addWidget(words(row.where, "caption"))
        line.addLayout(about, 1)
        line.addWidget(words(row.time, "strong"))
        use = Button(_("Take"), f"useFree{row.key}", size="small")
        use.setAccessibleName(_("Use {time}", time=row.spoken or f"{row.day}, {row.time}"))
        use.clicked.connect(lambda: self.use_wanted.emit(row.key))
        line.addWidget(use)
        column.addLayout(line)
        column.addWidget(hairline())
        return holder


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
