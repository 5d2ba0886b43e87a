"""The painted book: headings and times stay in place while the sheet scrolls; what stands is painted once and copied.

Mouse and keys are read by `Hand` and `Keys`; whoever listens to the signals writes, nothing here does.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.book.ghost import SPREAD, carried_box, paint_carried, paint_landing
from luna_desktop.ui.book.hand import Hand
from luna_desktop.ui.book.keys import Keys
from luna_desktop.ui.book.layer import PlacedCard, StandingLayer, paint_notice, placed
from luna_desktop.ui.book.picture import BookPicture, Proposal, Spot, Verdict
from luna_desktop.ui.book.scale import USUAL_ROW, Scale, zoomed
from luna_desktop.ui.book.unseen import parts_in_view
from luna_desktop.ui.book.wording import card_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedParts
from luna_desktop.ui.widgets.painting import paint_ring

SETTLE_MS = 60
EDGE = 28
"""How near to the border the sheet scrolls along while something is carried."""


class BookCanvas(QAbstractScrollArea):
    """The book as a picture.

    Signals:
        create_wanted: a `Proposal` for a new booking.
        opened: the key of a card that is to be shown in detail.
        chosen: the key of the card that the keyboard or the mouse went to; 0 for an empty cell.
        proposed: a `Proposal` was moved; say through `show_verdict` whether it is free.
        dropped: the `Proposal` is to be carried out.
        put_away: nothing is carried any more.
        carried_to: the key of a card and a point of the screen, outside the book, where it was let go.
        pin_wanted, cancel_wanted, check_in_wanted: the key of a card.
        paste_wanted: the `Spot` to which the chosen pin is to be put.
        step_wanted: how many days or weeks to go on; 0 for today.
        undo_wanted: take the last step back.
        row_changed: how many minutes a row stands for now.
    """

    create_wanted = Signal(object)
    opened = Signal(int)
    chosen = Signal(int)
    proposed = Signal(object)
    dropped = Signal(object)
    put_away = Signal()
    carried_to = Signal(int, QPoint)
    pin_wanted = Signal(int)
    cancel_wanted = Signal(int)
    check_in_wanted = Signal(int)
    paste_wanted = Signal(object)
    step_wanted = Signal(int)
    undo_wanted = Signal()
    row_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "bookCanvas", _("Book"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.picture = BookPicture()
        self.can_change = True
        self.notice = ""
        self.spot = Spot()
        self.proposal: Proposal | None = None
        self.verdict = self.last_verdict = Verdict("")
        self.pointer: QPointF | None = None
        self._row = USUAL_ROW
        self._scale = Scale(0, 9 * 60, 18 * 60)
        self._cards: list[PlacedCard] = []
        self._layer = StandingLayer()
        self._parts = PaintedParts(self.viewport, self._pressed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.place_parts)
        self.hand, self.keys = Hand(self), Keys(self)
        theme.watch().changed.connect(self._restyled)

    def show_picture(self, picture: BookPicture, notice: str = "") -> None:
        """Paint something else; the keyboard stays where it was, and so does the scroll."""
        self.picture, self.notice = picture, notice
        kept = picture.card(self.spot.card) if self.spot.card else None
        if kept is not None:
            self.spot = Spot(kept[0], kept[1].starts, kept[1].key)
        else:
            column = min(self.spot.column, max(0, len(picture.columns) - 1))
            self.spot = Spot(column, max(picture.opens, min(self.spot.minute, picture.closes - 5)))
        self._lay_out()
        self.place_parts()

    def show_now(self, minute: int | None) -> None:
        """Draw the line of the current time elsewhere."""
        self.picture = replace(self.picture, now=minute)
        self._layer.forget()
        self.viewport().update()

    def scale(self) -> Scale:
        """Return the measures that are drawn now."""
        return self._scale

    def placed_cards(self) -> list[PlacedCard]:
        """Return every card with its place on the sheet."""
        return self._cards

    def row(self) -> int:
        """Return how many minutes a row stands for."""
        return self._row

    def show_row(self, row: int) -> None:
        """Look closer or from farther, around the minute in the middle."""
        middle = self._scale.minute_at(self.scrolled().y() + self._sheet_place().height() / 2)
        self._row = row
        self._lay_out()
        self.verticalScrollBar().setValue(round(self._scale.top_of(middle) - self._sheet_place().height() / 2))
        self.row_changed.emit(row)

    def zoom(self, closer: int) -> None:
        """Look so many steps closer, or farther for negative ones."""
        row = zoomed(self._row, closer)
        if row != self._row:
            self.show_row(row)

    def show_usual(self) -> None:
        """Look from as far as at first."""
        self.show_row(USUAL_ROW)

    def scrolled(self) -> QPoint:
        """Return how far the sheet is scrolled."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def shift(self) -> QPoint:
        """Return where the origin of the sheet lies in the viewport."""
        return QPoint(self._scale.gutter, self._scale.header) - self.scrolled()

    def on_sheet(self, point: QPointF) -> bool:
        """Tell whether a point of the viewport lies on the sheet, neither heading nor times."""
        return self._sheet_place().contains(point)

    def card_at(self, point: QPointF) -> PlacedCard | None:
        """Return the card at a point of the viewport, the uppermost one."""
        if not self.on_sheet(point):
            return None
        spot = point - QPointF(self.shift())
        return next((each for each in reversed(self._cards) if each.box.contains(spot)), None)

    def box_of_card(self, key: int) -> QRect:
        """Return where a card stands in the viewport; empty where there is none."""
        found = next((each for each in self._cards if each.card.key == key), None)
        return found.box.translated(QPointF(self.shift())).toRect() if found else QRect()

    def go_to(self, spot: Spot, *, speak: bool = True) -> None:
        """Move the keyboard to a cell or card and bring it into view."""
        self.spot = spot
        self.bring_into_view(self.box_of_spot())
        self._parts.choose(self._part_of(spot))
        self.viewport().update()
        words = self.words_of_spot()
        if speak and words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.chosen.emit(spot.card)

    def go_to_card(self, key: int) -> bool:
        """Move the keyboard to a card, and tell whether it is there."""
        found = self.picture.card(key)
        if found is not None:
            self.go_to(Spot(found[0], found[1].starts, key))
        return found is not None

    def box_of_spot(self) -> QRectF:
        """Return where on the sheet the keyboard stands."""
        if self.spot.card:
            found = next((each.box for each in self._cards if each.card.key == self.spot.card), None)
            if found is not None:
                return found
        minutes = self.keys.cell_minutes(self.spot)
        return self._scale.box_of(self.spot.column, self.spot.minute, minutes)

    def words_of_spot(self) -> str:
        """Return what a screen reader says of the cell or card that the keyboard is on."""
        if not self.picture.columns:
            return ""
        found = self.picture.card(self.spot.card) if self.spot.card else None
        if found is not None:
            return card_words(found[1], self.picture.columns[found[0]])
        return self.keys.cell_words(self.spot)

    def propose(self, proposal: Proposal | None, pointer: QPointF | None = None) -> None:
        """Show where something would land; None puts it away. Only the ghost is painted anew."""
        before, was = self._ghost_area(), self.proposal
        self.pointer = pointer
        self.proposal = proposal
        lifted = proposal.key if proposal is not None else 0
        if lifted != self._layer.lifted:
            self._layer.lifted = lifted
            self._layer.forget()
            self.viewport().update()
        if proposal is None:
            self.verdict = Verdict("")
            if was is not None:
                self.put_away.emit()
        elif was is None or (was.column, was.starts, was.minutes) != (
            proposal.column,
            proposal.starts,
            proposal.minutes,
        ):
            self.verdict = Verdict(_("Looking…"))
            self.proposed.emit(proposal)
        self.viewport().update(before.united(self._ghost_area()))

    def show_verdict(self, proposal: Proposal, verdict: Verdict) -> None:
        """Say whether a landing place is free; an answer about an earlier place is passed over."""
        now = self.proposal
        if now is None or (now.column, now.starts, now.minutes) != (
            proposal.column,
            proposal.starts,
            proposal.minutes,
        ):
            return
        before = self._ghost_area()
        self.verdict = verdict
        if self.pointer is None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, verdict.words))
        self.viewport().update(before.united(self._ghost_area()))

    def scroll_along(self, point: QPointF) -> None:
        """Scroll the sheet when something is carried near its border."""
        place = self._sheet_place()
        across = (point.x() > place.right() - EDGE) - (point.x() < place.left() + EDGE)
        down = (point.y() > place.bottom() - EDGE) - (point.y() < place.top() + EDGE)
        for bar, step in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            if step:
                bar.setValue(bar.value() + step * 16)

    def place_parts(self) -> None:
        """Put what screen readers see where cards and cells are, once nothing moves any more."""
        self._settle.stop()
        self._parts.show_parts(parts_in_view(self))

    def forget(self) -> None:
        """Show nothing any more, as before a lock."""
        self.propose(None)
        self.show_picture(BookPicture())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what stands, then draw the ring and what is carried."""
        painter = QPainter(self.viewport())
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        layer = self._layer.pixmap(self.picture, self._scale, self._cards, size, self.scrolled(), ratio)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, layer)
        painter.setClipRect(self._sheet_place(), Qt.ClipOperation.IntersectClip)
        shift = QPointF(self.shift())
        if self.notice:
            paint_notice(painter, self._sheet_place(), self.notice)
        if self.proposal is None:
            if self.picture.columns and self.hasFocus():
                painter.setClipRect(self._sheet_place().adjusted(-4, -4, 0, 0))  # the ring of the first row, too
                paint_ring(painter, self.box_of_spot().translated(shift).adjusted(-4, -4, 4, 4), 8)
            return
        box = self._landing_box().translated(shift)
        paint_landing(painter, box, self.proposal, self.verdict)
        if self.pointer is None:
            paint_ring(painter, box.adjusted(-4, -4, 4, 4), 8)
        painter.setClipRect(self.viewport().rect())
        paint_carried(painter, self._carried_box(), self.proposal, self.verdict)

    def _landing_box(self) -> QRectF:
        proposal = self.proposal
        if proposal is None:
            return QRectF()
        return self._scale.box_of(proposal.column, proposal.starts, proposal.minutes)

    def _carried_box(self) -> QRectF:
        if self.proposal is None:
            return QRectF()
        at = self.pointer
        if at is None:
            box = self._landing_box().translated(QPointF(self.shift()))
            at = QPointF(box.left() + box.width() * 0.9, box.bottom() - 2)
        box = carried_box(at, self.proposal, self.verdict)
        room = QRectF(self.viewport().rect()).adjusted(8, 8, -8, -8)
        left = max(room.left(), min(box.left(), room.right() - box.width()))
        top = box.top() if box.bottom() < room.bottom() else max(room.top(), at.y() - box.height() - 24)
        box.moveTopLeft(QPointF(left, top))
        return box

    def _ghost_area(self) -> QRect:
        if self.proposal is None:
            return QRect()
        landing = self._landing_box().translated(QPointF(self.shift())).adjusted(-6, -6, 6, 6)
        carried = self._carried_box().adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD)
        return landing.toAlignedRect().united(carried.toAlignedRect())

    def _sheet_place(self) -> QRectF:
        size = self.viewport().size()
        gutter, header = self._scale.gutter, self._scale.header
        return QRectF(gutter, header, size.width() - gutter, size.height() - header)

    def _lay_out(self) -> None:
        size, picture = self.viewport().size(), self.picture
        self._scale = Scale(
            len(picture.columns),
            picture.opens,
            picture.closes,
            self._row,
            size.width(),
            size.height(),
            picture.is_week,
            theme.current().text_size / 100,
        )
        self._cards = placed(picture, self._scale)
        place = self._sheet_place()
        for bar, whole, room, step in (
            (self.horizontalScrollBar(), self._scale.sheet_width, place.width(), 40),
            (self.verticalScrollBar(), self._scale.sheet_height, place.height(), 20),
        ):
            bar.setRange(0, max(0, round(whole - room)))
            bar.setPageStep(max(1, round(room)))
            bar.setSingleStep(step)
        self._layer.forget(headings=True)
        self._stale()

    def _stale(self) -> None:
        self._layer.forget()
        self._settle.start()
        self.viewport().update()

    def _restyled(self) -> None:
        self._layer.restyle()
        self._lay_out()

    def bring_into_view(self, box: QRectF) -> None:
        """Scroll until a box of the sheet is seen."""
        place = self._sheet_place()
        for bar, first, last, room in (
            (self.horizontalScrollBar(), box.left() - 8, box.right() + 8, place.width()),
            (self.verticalScrollBar(), box.top() - 8, box.bottom() + 8, place.height()),
        ):
            if first < bar.value():
                bar.setValue(max(0, int(first)))
            elif last > bar.value() + room:
                bar.setValue(round(min(last - room, first)))

    def _part_of(self, spot: Spot) -> int:
        return spot.card or -(spot.column * 1440 + spot.minute + 1)

    def _pressed(self, part: int) -> None:
        if part > 0:
            self.go_to_card(part)
            self.opened.emit(part)
        else:
            column, minute = divmod(-part - 1, 1440)
            self.go_to(Spot(column, minute))
            self.keys.create()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        """Paint what came into view."""
        self._stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys act; what they do not know goes to the page."""
        if not self.keys.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away, and put back what the keys carry."""
        super().focusOutEvent(event)
        if self.proposal is not None and self.pointer is None:
            self.propose(None)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a card, or begin a span."""
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry."""
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        found = self.card_at(event.position())
        if found is not None:
            self.opened.emit(found.card.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or look closer with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what a narrow card cannot."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.card_at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), card_words(found.card, self.picture.columns[found.column]))
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
