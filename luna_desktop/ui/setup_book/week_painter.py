"""A week of opening hours as a picture: drawn, moved and stretched by hand or by keys, in steps of a quarter hour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.book.hours import WEEKDAY_NAMES, Period
from luna_desktop.domain.book.hours_text import periods_text
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.setup_book import week_editing as editing
from luna_desktop.ui.setup_book.week_editing import STEP, Piece, Week
from luna_desktop.ui.setup_book.week_picture import HEAD, Plan, paint_week
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

_BREAK_KEY = 50
"""Keys of painted parts: weekday * 100 + place, breaks from 50 on."""


@dataclass
class _Drag:
    """What the hand does: the minute it took hold of, the piece and which part of it, and the week before."""

    weekday: int
    grabbed: int
    piece: Piece | None
    part: str
    before: Week
    is_break: bool = False


class WeekPainter(QWidget):
    """Shows a week and lets it be changed.

    Signals:
        week_changed: the `Week` as it is now.
    """

    week_changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name, _("Opening hours of the week, as a picture"), description=keys_words())
        self._week: Week = editing.whole_week(())
        self._day = 0
        self._chosen: Piece | None = None
        self._copied: int | None = None
        self._drag: _Drag | None = None
        self._read_only = False
        self._parts = PaintedParts(self, self._press_part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week) -> None:
        """Show a week; what was chosen stays chosen where it is still there."""
        self._week = week
        if self._chosen is not None and editing.period_of(week, self._chosen) is None:
            self._chosen = None
        self._tell()
        self.update()

    def week(self) -> Week:
        """Return the week that is shown."""
        return self._week

    def chosen(self) -> tuple[int, Piece | None]:
        """Return the weekday and the piece that keys work on."""
        return self._day, self._chosen

    def set_read_only(self, read_only: bool) -> None:
        """Let the week be seen, but not changed."""
        self._read_only = read_only

    def sizeHint(self) -> QSize:
        """Ask for room in which a quarter hour can be hit."""
        return QSize(640, theme.px(HEAD) + theme.px(400))

    def minimumSizeHint(self) -> QSize:
        """Never be flatter than an hour that can be read."""
        return QSize(440, theme.px(HEAD) + theme.px(300))

    def plan(self) -> Plan:
        """Return where everything stands now."""
        return Plan(self._week, self.width(), self.height())

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a piece or an edge, or begin a new period; with Shift a break."""
        weekday = self.plan().weekday(event.position().x())
        if weekday is None or self._read_only or event.button() is not Qt.MouseButton.LeftButton:
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        piece, part = (None, "") if shift else self.plan().under(event.position())
        minute = self.plan().minute(event.position().y())
        self._drag = _Drag(weekday, minute, piece, part, self._week, is_break=shift)
        self._choose(weekday, piece)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what a press would take hold of."""
        drag = self._drag
        if drag is None:
            part = self.plan().under(event.position())[1]
            shapes = {"start": Qt.CursorShape.SizeVerCursor, "end": Qt.CursorShape.SizeVerCursor}
            self.setCursor(shapes.get(part, Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.CrossCursor))
            return
        week, piece = self._dragged(drag, self.plan().minute(event.position().y()))
        self._week, self._chosen = week, piece
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the week is as it is drawn now."""
        drag, self._drag = self._drag, None
        if drag is not None and event.button() is Qt.MouseButton.LeftButton and self._week != drag.before:
            self._changed(self._week, self._chosen)

    def _dragged(self, drag: _Drag, minute: int) -> tuple[Week, Piece | None]:
        week, by = drag.before, minute - drag.grabbed
        period = editing.period_of(week, drag.piece) if drag.piece is not None else None
        if drag.piece is None or period is None:
            first, last = sorted((drag.grabbed, minute))
            if last - first < STEP:
                return week, None
            return editing.add(week, drag.weekday, Period(first, last), is_break=drag.is_break)
        if drag.part == "body":
            return editing.moved(week, drag.piece, by)
        ends = {"start": (period.starts + by, period.ends), "end": (period.starts, period.ends + by)}
        return editing.change(week, drag.piece, Period(*ends[drag.part], period.name))

    # The keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the week, and change it."""
        held = event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        act = self._act_of(Qt.Key(event.key()), control, shift)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, key: Qt.Key, control: bool, shift: bool) -> Callable[[], None] | None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            return lambda: self._choose((self._day + (1 if key == Qt.Key.Key_Right else -1)) % 7, None)
        if key in steps and not control and not shift:
            return lambda: self._step_piece(steps[key])
        if self._read_only:
            return None
        if key in steps:
            change = editing.moved if control else editing.stretched
            return lambda: self._with_piece(lambda piece: change(self._week, piece, steps[key] * STEP))
        if control:
            return {Qt.Key.Key_C: self._copy, Qt.Key.Key_V: self._paste}.get(key)
        plain: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Insert: self.add_period,
            Qt.Key.Key_B: self.add_break,
            Qt.Key.Key_Delete: self.remove_chosen,
        }
        return plain.get(key)

    def add_period(self) -> None:
        """Add open hours to the chosen day."""
        self._changed(*editing.add(self._week, self._day, editing.next_period(self._week[self._day])))

    def add_break(self) -> None:
        """Add a break to the chosen period, or to the first of the chosen day."""
        opens = self._week[self._day].open
        if not opens:
            return
        at = self._chosen.at if self._chosen is not None and not self._chosen.is_break else 0
        fresh = editing.break_within(opens[at])
        week, piece = editing.add(self._week, self._day, Period(fresh.starts, fresh.ends, _("Lunch")), is_break=True)
        self._changed(week, piece)

    def remove_chosen(self) -> None:
        """Remove what is chosen."""
        self._with_piece(lambda piece: (editing.remove(self._week, piece), None))

    def _copy(self) -> None:
        self._copied = self._day

    def _paste(self) -> None:
        if self._copied is not None:
            self._changed(editing.copied(self._week, self._copied, (self._day,)), None)

    def _with_piece(self, act: Callable[[Piece], tuple[Week, Piece | None]]) -> None:
        if self._chosen is not None:
            self._changed(*act(self._chosen))

    def _step_piece(self, step: int) -> None:
        pieces = editing.pieces_of(self._week[self._day])
        if not pieces:
            return
        at = pieces.index(self._chosen) + step if self._chosen in pieces else (0 if step > 0 else len(pieces) - 1)
        self._choose(self._day, pieces[max(0, min(at, len(pieces) - 1))])

    def _choose(self, weekday: int, piece: Piece | None) -> None:
        self._day, self._chosen = weekday, piece
        self._tell()
        self.update()

    def _changed(self, week: Week, piece: Piece | None) -> None:
        self._week, self._chosen = week, piece
        self._tell()
        self.update()
        self.week_changed.emit(week)

    # For screen readers

    def _tell(self) -> None:
        parts = []
        for day in self._week:
            name = shown(WEEKDAY_NAMES[day.weekday])
            said = day_words(name, periods_text(day.open), periods_text(day.breaks))
            place = self.plan().column(day.weekday).toRect()
            place.setTop(0)
            here = self._chosen is None and day.weekday == self._day
            parts.append(PaintedPart(day.weekday * 100 + 99, f"weekday{day.weekday}", said, place, chosen=here))
            parts += [self._part(name, piece) for piece in editing.pieces_of(day)]
        self._parts.show_parts(parts)

    def _part(self, day: str, piece: Piece) -> PaintedPart:
        period = editing.period_of(self._week, piece) or Period(0, 0)
        text = periods_text([period])
        said = (
            _("{day}, break {time}", day=day, time=text)
            if piece.is_break
            else _("{day}, open {time}", day=day, time=text)
        )
        kind = "break" if piece.is_break else "open"
        key = piece.weekday * 100 + piece.at + (_BREAK_KEY if piece.is_break else 0)
        box = self.plan().box(piece).toRect()
        return PaintedPart(key, f"{kind}{piece.weekday}x{piece.at}", said, box, chosen=piece == self._chosen)

    def _press_part(self, key: int) -> None:
        weekday, at = divmod(key, 100)
        if at == 99:
            self._choose(weekday, None)
        else:
            self._choose(weekday, Piece(weekday, at % _BREAK_KEY, is_break=at >= _BREAK_KEY))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the week."""
        paint_week(QPainter(self), self.plan(), self._day, self._chosen, focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell screen readers where everything stands now."""
        super().resizeEvent(event)
        self._tell()


def day_words(day: str, opens: str, breaks: str) -> str:
    """Return a day's hours as a sentence."""
    if not opens:
        return _("{day}, closed", day=day)
    return (
        _("{day}, open {open}, breaks {breaks}", day=day, open=opens, breaks=breaks)
        if breaks
        else _("{day}, open {open}", day=day, open=opens)
    )


def keys_words() -> str:
    """Return which keys work in the picture."""
    return _(
        "Arrows choose. Insert adds hours, B a break. Ctrl+Up and Down move, Shift+Up and Down stretch. "
        "Delete removes. Ctrl+C and Ctrl+V copy a day."
    )
