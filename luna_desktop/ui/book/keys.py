"""The keys of the book: walking cells and cards, carrying a card to another place, and the commands.

Ctrl+arrows and Shift+arrows carry a ghost first; Enter lets it down, Esc puts it back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from luna_desktop.ui.book.lanes import free_until, stops
from luna_desktop.ui.book.picture import Card, Doing, Proposal, Spot
from luna_desktop.ui.book.wording import band_at, cell_words

if TYPE_CHECKING:
    from luna_desktop.ui.book.canvas import BookCanvas

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keys:
    """Reads the keys for one canvas."""

    def __init__(self, canvas: BookCanvas) -> None:
        self._canvas = canvas

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key, and tell whether it was one of the book's."""
        if not self._canvas.picture.columns:
            return self._turn(event)
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._arrow(*_ARROWS[key], held)
        if self._canvas.proposal is not None:
            return self._while_carrying(key)
        if held == _CTRL:
            return self._with_control(key) or self._zoom(key)
        return self._zoom(key) if held & _CTRL else self._plain(key) or self._turn(event)

    def cell_minutes(self, spot: Spot) -> int:
        """Return how long the empty cell at a spot is."""
        canvas = self._canvas
        if not 0 <= spot.column < len(canvas.picture.columns):
            return canvas.row()
        row, scale = canvas.row(), canvas.scale()
        end = min(scale.closes, spot.minute - spot.minute % row + row)
        return max(scale.step, free_until(canvas.picture.columns[spot.column].cards, spot.minute, end) - spot.minute)

    def cell_words(self, spot: Spot) -> str:
        """Return the words of an empty cell."""
        column = self._canvas.picture.columns[spot.column]
        end = spot.minute + self.cell_minutes(spot)
        return cell_words(column, spot.minute, end, band_at(column, spot.minute))

    def create(self) -> None:
        """Ask for a new booking in the cell that the keyboard is on."""
        canvas, spot = self._canvas, self._canvas.spot
        if canvas.can_change and not spot.card:
            canvas.create_wanted.emit(Proposal(Doing.CREATE, spot.column, spot.minute, self.cell_minutes(spot)))

    def carry(self, proposal: Proposal) -> None:
        """Begin to carry something by keys, such as a pin from the pinboard."""
        self._canvas.propose(proposal)

    def _arrow(self, across: int, down: int, held: Qt.KeyboardModifier) -> bool:
        if self._canvas.proposal is not None:
            self._carry_on(across, down, stretch=bool(held & _SHIFT))
        elif held in (_CTRL, _SHIFT):
            self._lift(across, down, stretch=held == _SHIFT)
        elif held == Qt.KeyboardModifier.NoModifier:
            self._walk(across, down)
        else:
            return False
        return True

    def _lift(self, across: int, down: int, *, stretch: bool) -> None:
        canvas = self._canvas
        found = canvas.picture.card(canvas.spot.card) if canvas.spot.card else None
        if found is None or not canvas.can_change or not (found[1].may_change if stretch else found[1].may_move):
            return
        canvas.propose(lifted(found[0], found[1], stretch=stretch))
        self._carry_on(across, down, stretch=stretch)

    def _carry_on(self, across: int, down: int, *, stretch: bool) -> None:
        canvas, now = self._canvas, self._canvas.proposal
        if now is None:
            return
        scale = canvas.scale()
        if stretch or now.doing is Doing.STRETCH:
            most = scale.closes - now.starts
            minutes = max(scale.step, min(most, now.minutes + down * scale.step))
            canvas.propose(replace(now, minutes=minutes, doing=Doing.STRETCH if now.key else now.doing))
            return
        column = max(0, min(scale.columns - 1, now.column + across))
        starts = max(scale.opens, min(scale.closes - now.minutes, now.starts + down * scale.step))
        canvas.propose(replace(now, column=column, starts=starts))
        canvas.bring_into_view(scale.box_of(column, starts, now.minutes))

    def _while_carrying(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key == Qt.Key.Key_Escape:
            canvas.propose(None)
        elif key in _ENTER and canvas.proposal is not None:
            canvas.hand.let_down()
        return True

    def _walk(self, across: int, down: int) -> None:
        canvas, spot = self._canvas, self._canvas.spot
        columns, scale = canvas.picture.columns, canvas.scale()
        if down:
            halts = stops(columns[spot.column].cards, scale.opens, scale.closes, canvas.row())
            here = next((at for at, halt in enumerate(halts) if halt == (spot.minute, spot.card)), None)
            if here is None:
                ahead = [at for at, halt in enumerate(halts) if halt[0] >= spot.minute]
                here = (ahead[0] if ahead else len(halts)) - (1 if down > 0 else 0)
            at = max(0, min(len(halts) - 1, here + down))
            if halts:
                canvas.go_to(Spot(spot.column, *halts[at]))
            return
        beside = self._beside(spot, across)
        column = max(0, min(len(columns) - 1, spot.column + across))
        if beside is not None:
            canvas.go_to(beside)
        elif column != spot.column:
            canvas.go_to(self.spot_at(column, spot.minute))

    def _beside(self, spot: Spot, across: int) -> Spot | None:
        """Return the card that stands beside the current one in the same column, or None."""
        placed = self._canvas.placed_cards()
        mine = next((each for each in placed if each.card.key == spot.card), None) if spot.card else None
        if mine is None:
            return None
        level = [
            each
            for each in placed
            if each.column == mine.column
            and each.card.starts < max(mine.card.ends, mine.card.starts + 1)
            and mine.card.starts < max(each.card.ends, each.card.starts + 1)
            and (each.box.left() - mine.box.left()) * across > 1
        ]
        nearest = min(level, key=lambda each: abs(each.box.left() - mine.box.left()), default=None)
        return Spot(nearest.column, nearest.card.starts, nearest.card.key) if nearest is not None else None

    def spot_at(self, column: int, minute: int) -> Spot:
        """Return the card that covers a minute of a column, or the empty cell there."""
        canvas = self._canvas
        for card in canvas.picture.columns[column].cards:
            if card.starts <= minute < max(card.ends, card.starts + 1):
                return Spot(column, card.starts, card.key)
        row, scale = canvas.row(), canvas.scale()
        halts = [
            halt
            for halt in stops(canvas.picture.columns[column].cards, scale.opens, scale.closes, row)
            if halt[0] <= minute
        ]
        at, card_key = halts[-1] if halts else (scale.opens, 0)
        return Spot(column, at, card_key)

    def _plain(self, key: Qt.Key) -> bool:
        canvas, spot = self._canvas, self._canvas.spot
        if key in (*_ENTER, Qt.Key.Key_Space):
            if spot.card:
                canvas.opened.emit(spot.card)
            else:
                self.create()
            return True
        if key == Qt.Key.Key_Delete and spot.card:
            if canvas.can_change and self._may_move(spot):
                canvas.cancel_wanted.emit(spot.card)
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            scale = canvas.scale()
            halts = stops(canvas.picture.columns[spot.column].cards, scale.opens, scale.closes, canvas.row())
            if halts:
                canvas.go_to(Spot(spot.column, *halts[0 if key == Qt.Key.Key_Home else -1]))
            return True
        return False

    def _with_control(self, key: Qt.Key) -> bool:
        canvas, spot = self._canvas, self._canvas.spot
        if key == Qt.Key.Key_X and spot.card:
            if canvas.can_change and self._may_move(spot):
                canvas.pin_wanted.emit(spot.card)
        elif key == Qt.Key.Key_I and spot.card:
            if canvas.can_change:
                canvas.check_in_wanted.emit(spot.card)
        elif key == Qt.Key.Key_V:
            if canvas.can_change:
                canvas.paste_wanted.emit(spot)
        elif key == Qt.Key.Key_Z:
            canvas.undo_wanted.emit()
        else:
            return False
        return True

    def _may_move(self, spot: Spot) -> bool:
        found = self._canvas.picture.card(spot.card)
        return found is not None and found[1].may_move

    def _zoom(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if key in steps:
            self._canvas.zoom(steps[key])
        elif key == Qt.Key.Key_0:
            self._canvas.show_usual()
        else:
            return False
        return True

    def _turn(self, event: QKeyEvent) -> bool:
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_T: 0}
        key = Qt.Key(event.key())
        if key not in turns or event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier):
            return False
        self._canvas.step_wanted.emit(turns[key])
        return True


def lifted(column: int, card: Card, *, stretch: bool = False) -> Proposal:
    """Return a card as it is when it has just been taken up."""
    doing = Doing.STRETCH if stretch else Doing.MOVE
    return Proposal(doing, column, card.starts, card.minutes, card.key, card.name, card.service)
