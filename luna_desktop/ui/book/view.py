"""The page of the book: bar, picture or list, line of states; at the right the waiting room, pinboard or details."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.book.bar import WEEK, BookBar
from luna_desktop.ui.book.canvas import BookCanvas
from luna_desktop.ui.book.details import DetailsPanel
from luna_desktop.ui.book.legend import BookLegend
from luna_desktop.ui.book.list_view import BookList
from luna_desktop.ui.book.picture import BookPicture, Proposal
from luna_desktop.ui.book.pinboard import Pinboard
from luna_desktop.ui.book.side import Side
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StateStack, failed, loading

FRONT, PINBOARD, DETAILS = "front", "pinboard", "details"
FRONT_WIDTH, PINBOARD_WIDTH, DETAILS_WIDTH = 336, 276, 336
DRAWER_BELOW = 1200
"""Under this width of the window the panel at the right is a drawer."""


class BookView(QWidget):
    """Everything that is seen of the book; the presenter listens to its parts.

    Signals:
        put_up, put_down: the page is shown, or put away.
        retry_wanted: read everything again.
        pin_carried: a card was let go over the pinboard; its key.
        side_turned: the name of the panel that is shown at the right now, empty for none.
    """

    put_up = Signal()
    put_down = Signal()
    retry_wanted = Signal()
    pin_carried = Signal(int)
    side_turned = Signal(str)

    def __init__(self, mode: str) -> None:
        super().__init__()
        named(self, "bookPage", _("Book"))
        self.mode = mode
        self.bar, self.canvas, self.list, self.legend = BookBar(mode), BookCanvas(), BookList(), BookLegend()
        self.pinboard, self.details = Pinboard(), DetailsPanel()
        self.trouble = Banner("warn", "", name="bookTrouble")
        self._notices = QWidget()
        self.views = named(QStackedWidget(), "bookViews")
        self.stack = StateStack(self.views, "bookStack")
        self.side = Side(self)
        self._home = PINBOARD if mode == WEEK else ""
        self._before_details = ""
        self.may_change = True
        self._is_out_of_date = False
        self._lay_out()
        self._wire()
        self._shortcuts()

    def _lay_out(self) -> None:
        left = styled(QFrame(), cls="panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        holder = QVBoxLayout(self._notices)
        holder.setContentsMargins(12, 8, 12, 8)
        holder.addWidget(self.trouble)
        column.addWidget(self._notices)
        self.views.addWidget(self.canvas)
        self.views.addWidget(self.list)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(left, 1)
        self._row.addWidget(self.side)
        self.side.add(PINBOARD, self.pinboard, PINBOARD_WIDTH)
        self.side.add(DETAILS, self.details, DETAILS_WIDTH)
        self.side.show_panel(self._home)
        self._say("warn", "")

    def _wire(self) -> None:
        self.legend.zoom_wanted.connect(self.canvas.zoom)
        self.legend.list_wanted.connect(self.turn_view)
        self.canvas.row_changed.connect(self.legend.show_row)
        self.canvas.carried_to.connect(self._let_go_outside)
        self.trouble.acted.connect(self.retry_wanted)
        self.pinboard.close_wanted.connect(self.close_side)
        self.details.close_wanted.connect(self.close_details)
        self.bar.side_wanted.connect(self.turn_side)
        self.bar.pinboard_wanted.connect(self.turn_pinboard)
        self.legend.show_row(self.canvas.row())

    def _shortcuts(self) -> None:
        for keys, act in (("Alt+L", self.turn_view), ("Alt+P", self.turn_pinboard)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def put_front(self, panel: QWidget) -> None:
        """Take the panel that stands beside the day."""
        self.side.add(FRONT, panel, FRONT_WIDTH)
        self._home = FRONT
        self._fit()

    def show_picture(self, picture: BookPicture, counts: str, notice: str = "") -> None:
        """Show days of the book."""
        self.stack.show_content()
        self.canvas.show_picture(picture, notice)
        self.list.show_picture(picture, notice)
        self.legend.show_counts(counts)
        self.legend.show_flag(any(card.flag for column in picture.columns for card in column.cards))

    def show_loading(self) -> None:
        """Say that the book is read, where that takes long."""
        self.stack.show_state(loading(_("Reading the book…"), name="bookLoading"))

    def show_failed(self, text: str) -> None:
        """Say that nothing could be read at all, with a button to try again."""
        page = failed(text, name="bookFailed")
        page.acted.connect(self.retry_wanted)
        self.stack.show_state(page)

    def show_out_of_date(self, text: str) -> None:
        """Say since when the book is not up to date; empty takes it away. Until then nothing can be changed."""
        if text or self._is_out_of_date:
            self._say("danger", text, action=_("Try again") if text else "")
        self._is_out_of_date = bool(text)
        self.canvas.can_change = self.may_change and not text

    def show_trouble(self, text: str, *, tone: str = "warn") -> None:
        """Say why something could not be done."""
        if self.side.current() == DETAILS:
            self.details.show_trouble(text, tone)
        elif not self._is_out_of_date:
            self._say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what cannot be accepted."""
        self.show_trouble(" ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - whoever complains gives both
        """Say that somebody was faster; the page has been read again."""
        self.show_trouble(text)

    def turn_view(self) -> None:
        """Show the list instead of the picture, or the picture again; the chosen appointment stays chosen."""
        to_list = self.views.currentWidget() is self.canvas
        self.views.setCurrentWidget(self.list if to_list else self.canvas)
        self.legend.show_list(to_list)
        if to_list:
            self.list.choose(self.canvas.spot.card)
            self.list.take_keyboard()
        else:
            row = self.list.table.current()
            if row is not None:
                self.canvas.go_to_card(row[1].key)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_list(self) -> bool:
        """Tell whether the list is shown."""
        return self.views.currentWidget() is self.list

    def take_keyboard(self) -> None:
        """Give the keyboard to the picture or the list."""
        if self.is_list():
            self.list.take_keyboard()
        else:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_details(self) -> None:
        """Show the panel of one appointment."""
        if self.side.current() != DETAILS:
            self._before_details = self.side.current()
        self.side.show_panel(DETAILS)
        self.side.slide_in()
        self.details.take_keyboard()

    def close_details(self) -> None:
        """Show again what stood at the right before, and give the keyboard back."""
        if self.side.chosen() != DETAILS:
            return
        back = self._before_details or ("" if self.side.is_drawer() else self._home)
        self.side.show_panel(back)
        self.take_keyboard()

    def turn_side(self) -> None:
        """Show or put away the drawer."""
        self._show_side("" if self.side.current() else self._home)

    def turn_pinboard(self) -> None:
        """Show the pinboard, or what else stands at the right."""
        other = "" if self.side.is_drawer() or self._home == PINBOARD else self._home
        self._show_side(other if self.side.current() == PINBOARD else PINBOARD)

    def close_side(self) -> None:
        """Put the pinboard away: in a day the waiting room comes back."""
        self._show_side("" if self.side.is_drawer() or self._home == PINBOARD else self._home)
        self.take_keyboard()

    def canvas_point(self, point: QPoint) -> QPointF:
        """Return a point of the screen as one of the picture."""
        return QPointF(self.canvas.viewport().mapFromGlobal(point))

    def carry(self, proposal: Proposal, point: QPoint) -> None:
        """Carry something from beside the picture over it."""
        if not self.is_list() and self.canvas.can_change:
            self.canvas.hand.carry_from_outside(proposal, self.canvas_point(point))

    def forget(self) -> None:
        """Show nobody any more, as before a lock."""
        self.canvas.forget()
        self.list.show_picture(BookPicture())
        self.pinboard.show_pins(())
        self.pinboard.show_done(None)
        self.details.forget()
        self.legend.show_counts("")

    def _say(self, tone: str, text: str, *, action: str = "") -> None:
        self.trouble.say(tone, text, action=action)
        self._notices.setVisible(bool(text))

    def _show_side(self, name: str) -> None:
        self.side.show_panel(name)
        if name:
            self.side.slide_in()
        self.side_turned.emit(name)

    def _let_go_outside(self, key: int, point: QPoint) -> None:
        board = self.pinboard
        if board.isVisible() and QRect(board.mapToGlobal(QPoint(0, 0)), board.size()).contains(point):
            self.pin_carried.emit(key)

    def _fit(self) -> None:
        is_drawer = self.window().width() < DRAWER_BELOW
        self.bar.show_drawer(is_drawer)
        if is_drawer == self.side.is_drawer():
            if not is_drawer and not self.side.current():
                self.side.show_panel(self._home)
            return
        if is_drawer:
            self._row.removeWidget(self.side)
            self.side.set_drawer(True)
            self.side.show_panel("")
        else:
            self.side.set_drawer(False)
            self._row.addWidget(self.side)
            self.side.show_panel(self._home)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the panel at the right into a drawer where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the book."""
        super().showEvent(event)
        self._fit()
        self.take_keyboard()
        self.put_up.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the page is put away, so that nothing goes on asking for it."""
        super().hideEvent(event)
        self.put_down.emit()
