"""The mouse on the book: a click chooses or creates, a drag spans, moves or stretches, and the pinboard is in reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from luna_desktop.ui.book.keys import lifted
from luna_desktop.ui.book.layer import PlacedCard
from luna_desktop.ui.book.picture import Card, Doing, Proposal, Spot

if TYPE_CHECKING:
    from luna_desktop.ui.book.canvas import BookCanvas

GRIP = 7
"""How many pixels above its lower edge a card is stretched instead of moved."""


@dataclass
class _Hold:
    """What the button went down on: the card or 0, where, and how far below its top it is held."""

    at: QPointF
    column: int
    minute: float
    card: Card | None = None
    stretch: bool = False
    moving: bool = False


class Hand:
    """Reads the mouse for one canvas."""

    def __init__(self, canvas: BookCanvas) -> None:
        self._canvas = canvas
        self._hold: _Hold | None = None
        self.spanned = False
        """Whether the span of the last new booking was drawn with the mouse, and so its length is meant."""

    def press(self, event: QMouseEvent) -> None:
        """Take hold."""
        canvas, point = self._canvas, event.position()
        if event.button() != Qt.MouseButton.LeftButton or not canvas.on_sheet(point):
            return
        if not canvas.picture.columns or canvas.proposal is not None:
            return
        spot, scale = point - QPointF(canvas.shift()), canvas.scale()
        column, minute = scale.column_at(spot.x()), scale.opens + spot.y() / scale.per_minute
        found = canvas.card_at(point)
        if found is None:
            self._hold = _Hold(point, column, minute)
            return
        stretch = self._is_low(found, spot.y())
        self._hold = _Hold(point, found.column, minute, found.card, stretch)
        canvas.go_to(Spot(found.column, found.card.starts, found.card.key), speak=False)

    def move(self, event: QMouseEvent) -> None:
        """Carry, once the mouse has gone far enough; else show what a press would take hold of."""
        hold, canvas, point = self._hold, self._canvas, event.position()
        if hold is None:
            self._shape(point)
            return
        if not canvas.can_change or (hold.card is not None and not _may(hold.card, stretch=hold.stretch)):
            return
        if not hold.moving:
            if (point - hold.at).manhattanLength() < QApplication.startDragDistance():
                return
            hold.moving = True
        canvas.viewport().setCursor(self._grip(hold))
        canvas.scroll_along(point)
        canvas.propose(self._proposal(hold, point), point)

    def release(self, event: QMouseEvent) -> None:
        """Let go: drop, create or choose."""
        hold, self._hold = self._hold, None
        canvas, point = self._canvas, event.position()
        if hold is None or event.button() != Qt.MouseButton.LeftButton:
            return
        canvas.viewport().unsetCursor()
        if not hold.moving:
            self._click(hold)
            return
        if not canvas.viewport().rect().contains(point.toPoint()) and hold.card is not None and not hold.stretch:
            canvas.propose(None)
            canvas.carried_to.emit(hold.card.key, canvas.viewport().mapToGlobal(point.toPoint()))
            return
        if canvas.proposal is not None:
            self.let_down()

    def let_down(self) -> None:
        """Have the landing place carried out; where it is not free, it stays only long enough to say why."""
        canvas, proposal, verdict = self._canvas, self._canvas.proposal, self._canvas.verdict
        if proposal is None:
            return
        canvas.propose(None)
        if proposal.doing is Doing.CREATE:
            self.spanned = True
            canvas.create_wanted.emit(proposal)
            self.spanned = False
        elif not _is_unmoved(canvas, proposal):
            canvas.last_verdict = verdict
            canvas.dropped.emit(proposal)

    def carry_from_outside(self, proposal: Proposal, point: QPointF) -> None:
        """Carry something that comes from beside the book, such as a pin; `point` is one of the viewport."""
        canvas = self._canvas
        if not canvas.on_sheet(point) or not canvas.picture.columns:
            canvas.propose(None)
            return
        canvas.scroll_along(point)
        spot, scale = point - QPointF(canvas.shift()), canvas.scale()
        starts = scale.snapped(scale.opens + (spot.y() - 8) / scale.per_minute)
        starts = max(scale.opens, min(scale.closes - proposal.minutes, starts))
        canvas.propose(replace(proposal, column=scale.column_at(spot.x()), starts=starts), point)

    def _click(self, hold: _Hold) -> None:
        canvas = self._canvas
        if hold.card is None:
            canvas.go_to(canvas.keys.spot_at(hold.column, int(hold.minute)), speak=False)
            canvas.keys.create()

    def _proposal(self, hold: _Hold, point: QPointF) -> Proposal:
        canvas = self._canvas
        spot, scale = point - QPointF(canvas.shift()), canvas.scale()
        minute = scale.opens + spot.y() / scale.per_minute
        if hold.card is None:
            first = scale.snapped(min(hold.minute, minute) - scale.step / 2)
            last = scale.snapped(max(hold.minute, minute) + scale.step / 2)
            first, last = max(scale.opens, first), min(scale.closes, max(last, first + scale.step))
            return Proposal(Doing.CREATE, hold.column, first, last - first)
        now = lifted(hold.column, hold.card, stretch=hold.stretch)
        if hold.stretch:
            minutes = scale.snapped(minute) - hold.card.starts
            return replace(now, minutes=max(scale.step, min(scale.closes - now.starts, minutes)))
        starts = scale.snapped(hold.card.starts + minute - hold.minute)
        starts = max(scale.opens, min(scale.closes - now.minutes, starts))
        return replace(now, column=scale.column_at(spot.x()), starts=starts)

    def _shape(self, point: QPointF) -> None:
        canvas = self._canvas
        found = canvas.card_at(point)
        low = found is not None and self._is_low(found, point.y() - canvas.shift().y())
        if found is None or not canvas.can_change or not _may(found.card, stretch=low):
            canvas.viewport().unsetCursor()
            return
        canvas.viewport().setCursor(Qt.CursorShape.SizeVerCursor if low else Qt.CursorShape.OpenHandCursor)

    @staticmethod
    def _is_low(found: PlacedCard, y: float) -> bool:
        return y > found.box.bottom() - GRIP and found.box.height() > 2 * GRIP

    @staticmethod
    def _grip(hold: _Hold) -> Qt.CursorShape:
        if hold.card is None or hold.stretch:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.ClosedHandCursor


def _may(card: Card, *, stretch: bool) -> bool:
    return card.may_change if stretch else card.may_move


def _is_unmoved(canvas: BookCanvas, proposal: Proposal) -> bool:
    found = canvas.picture.card(proposal.key) if proposal.key else None
    if found is None or proposal.doing is Doing.PUT_BACK:
        return False
    at, card = found
    return (at, card.starts, card.minutes) == (proposal.column, proposal.starts, proposal.minutes)
