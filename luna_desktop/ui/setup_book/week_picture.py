"""How a week of opening hours is laid out and drawn: days across, hours down, open periods and breaks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from luna_desktop.domain.book.hours import WEEKDAY_NAMES, DayHours, Period
from luna_desktop.domain.book.hours_text import clock_text, open_minutes
from luna_desktop.texts import _, shown
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.setup_book import week_editing as editing
from luna_desktop.ui.setup_book.week_editing import STEP, Piece, Week
from luna_desktop.ui.widgets.painting import paint_ring

GUTTER, HEAD, INSET, EDGE = 54, 46, 5, 6
EARLIEST, LATEST = 7 * 60, 21 * 60


@dataclass(frozen=True)
class Plan:
    """Where everything of a week stands in a widget of this size; minutes are those of the day."""

    week: Week
    wide: int
    high: int

    @property
    def first(self) -> int:
        """Return the first minute that is drawn: that of the usual day, or as early as the hours begin."""
        return min([EARLIEST, *(each.starts // 60 * 60 for day in self.week for each in day.open)])

    @property
    def last(self) -> int:
        """Return the last minute that is drawn."""
        return max([LATEST, *(-(-each.ends // 60) * 60 for day in self.week for each in day.open)])

    def column(self, weekday: int) -> QRectF:
        """Return where a day stands, without its heading."""
        left, top = theme.px(GUTTER), theme.px(HEAD)
        wide = (self.wide - left) / 7
        return QRectF(left + weekday * wide, top, wide, self.high - top - 8)

    def y(self, minute: int) -> float:
        """Return where a minute of the day stands."""
        body = self.column(0)
        return body.top() + (minute - self.first) / (self.last - self.first) * body.height()

    def minute(self, y: float) -> int:
        """Return the quarter hour at a height."""
        body = self.column(0)
        exact = self.first + (y - body.top()) / body.height() * (self.last - self.first)
        return max(self.first, min(self.last, round(exact / STEP) * STEP))

    def weekday(self, x: float) -> int | None:
        """Return the day at a place across, or None beside the days."""
        at = int((x - theme.px(GUTTER)) / self.column(0).width()) if x >= theme.px(GUTTER) else -1
        return at if 0 <= at < 7 else None

    def box(self, piece: Piece) -> QRectF:
        """Return where a piece stands; empty where it is gone."""
        period = editing.period_of(self.week, piece)
        if period is None:
            return QRectF()
        column = self.column(piece.weekday)
        inset = INSET + (6 if piece.is_break else 0)
        top, bottom = self.y(period.starts), self.y(period.ends)
        return QRectF(column.left() + inset, top, column.width() - 2 * inset, bottom - top)

    def under(self, at: QPointF) -> tuple[Piece | None, str]:
        """Return the piece under a point and which part of it: its start, its end or its body; breaks lie on top."""
        weekday = self.weekday(at.x())
        pieces = editing.pieces_of(self.week[weekday]) if weekday is not None else ()
        for piece in sorted(pieces, key=lambda each: not each.is_break):
            box = self.box(piece)
            if abs(at.y() - box.top()) <= EDGE:
                return piece, "start"
            if abs(at.y() - box.bottom()) <= EDGE:
                return piece, "end"
            if box.contains(at):
                return piece, "body"
        return None, ""


def paint_week(painter: QPainter, plan: Plan, day: int, chosen: Piece | None, *, focused: bool) -> None:
    """Draw the week; `day` and `chosen` are what keys work on, ringed where the picture has the keyboard."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, plan.wide, plan.high), theme.col("surface"))
    for each in plan.week:
        _paint_day(painter, plan, each, is_here=each.weekday == day)
    _paint_hours(painter, plan)
    for piece in (piece for each in plan.week for piece in editing.pieces_of(each)):
        _paint_piece(painter, plan, piece, ringed=focused and piece == chosen)
    if focused and chosen is None:
        paint_ring(painter, plan.column(day).adjusted(1, -theme.px(HEAD) + 2, -1, 0), 8)


def _paint_day(painter: QPainter, plan: Plan, day: DayHours, *, is_here: bool) -> None:
    column, closed = plan.column(day.weekday), not day.open
    painter.fillRect(column, theme.col("sunken") if closed else theme.col("raised"))
    if closed:
        hatch(painter, column, theme.col("line"))
    painter.setPen(QPen(theme.col("line"), 1))
    painter.drawLine(column.topLeft(), column.bottomLeft())
    head = QRectF(column.left() + 8, 4, column.width() - 10, theme.px(HEAD) - 8)
    painter.setFont(fonts.font(theme.px(13), QFont.Weight.DemiBold))
    painter.setPen(theme.col("accent_text" if is_here else "text"))
    painter.drawText(head, Qt.AlignmentFlag.AlignTop, shown(WEEKDAY_NAMES[day.weekday]))
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text2"))
    painter.drawText(head, Qt.AlignmentFlag.AlignBottom, length_words(open_minutes(day)))


def _paint_hours(painter: QPainter, plan: Plan) -> None:
    painter.setFont(fonts.font(theme.px(12)))
    each = 2 if plan.last - plan.first > 16 * 60 else 1
    for hour in range(plan.first // 60, plan.last // 60 + 1, each):
        y = plan.y(hour * 60)
        painter.setPen(QPen(theme.col("line"), 1))
        painter.drawLine(QPointF(theme.px(GUTTER), y), QPointF(plan.wide, y))
        painter.setPen(theme.col("text2"))
        label = QRectF(0, y - 9, theme.px(GUTTER) - 8, 18)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock_text(hour * 60))


def _paint_piece(painter: QPainter, plan: Plan, piece: Piece, *, ringed: bool) -> None:
    period, box = editing.period_of(plan.week, piece), plan.box(piece)
    if period is None:
        return
    painter.setPen(QPen(theme.col("line2" if piece.is_break else "accent"), 1))
    painter.setBrush(theme.col("sunken" if piece.is_break else "accent_soft"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    if piece.is_break:
        hatch(painter, box.adjusted(2, 2, -2, -2), theme.col("line2"))
        _paint_break_words(painter, period, box)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top(), 4, box.height()), 2, 2)
        _paint_open_words(painter, period, box)
    if ringed:
        paint_ring(painter, box.adjusted(-2, -2, 2, 2), 7)


def _paint_break_words(painter: QPainter, period: Period, box: QRectF) -> None:
    painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
    line = painter.fontMetrics().height()
    if box.height() < line:
        return
    name = period.name or _("Break")
    words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width() - 14))
    wide = painter.fontMetrics().horizontalAdvance(words) + 8
    label = QRectF(box.center().x() - wide / 2, box.center().y() - line / 2, wide, line)
    painter.fillRect(label, theme.col("sunken"))
    painter.setPen(theme.col("text2"))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


def _paint_open_words(painter: QPainter, period: Period, box: QRectF) -> None:
    painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
    painter.setPen(theme.col("accent_text"))
    line, room = painter.fontMetrics().height(), box.adjusted(10, 4, -4, -4)
    if box.height() >= line + 4:
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, clock_text(period.starts))
    if box.height() >= 2 * line + 8:
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, clock_text(period.ends))


def hatch(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw slanting lines over a box: nobody is there."""
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(colour, 1))
    left = box.left() - box.height()
    while left < box.right():
        painter.drawLine(QPointF(left, box.bottom()), QPointF(left + box.height(), box.top()))
        left += 9
    painter.restore()


def length_words(minutes: int) -> str:
    """Return how long a day is open, in words."""
    if minutes <= 0:
        return _("Closed")
    hours, rest = divmod(minutes, 60)
    return _("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else _("{hours} h", hours=hours)
