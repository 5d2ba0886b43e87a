"""Paints the cards. What many cards share (ground, bar, icon, word) is drawn once into a picture and kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QStaticText

from luna_desktop.texts import shown
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.book.picture import Card, clock
from luna_desktop.ui.book.state_looks import LOOKS, StateLook

RADIUS, BAR, INSET = 6, 4, 12
MOST_KEPT = 800
ONE_LINE, TWO_LINES, THREE_LINES = 13, 30, 52
WIDE = 200
"""From this width on a card writes its state beside the name."""
ICON = 14
INDIC_FROM, INDIC_UNTIL = 0x0900, 0x0E00
"""Code points of the Indian scripts, whose fonts are taller than Inter."""


@dataclass(frozen=True)
class _Plan:
    """How the words of one card stand: how many lines there are, and the middles of the three."""

    high: float
    wide: float
    beside: bool
    lines: int
    first: float
    second: float
    third: float


def _plan(high: float, wide: float, *, beside: bool) -> _Plan:
    lines = sum(1 for limit in (ONE_LINE, TWO_LINES, THREE_LINES) if high >= theme.px(limit) - 0.5)
    first: float = theme.px(13) if lines > 2 and beside else theme.px(21) / 2
    if lines < 2:
        first = high / 2
    second = first + theme.px(16)
    return _Plan(high, wide, beside, lines, first, second, second + theme.px(17))


class Faces:
    """Draws cards for one screen ratio; forget it all when the theme or the text size changes."""

    def __init__(self) -> None:
        self._grounds: dict[tuple[object, ...], QPixmap] = {}
        self._words: dict[tuple[str, bool, int], QStaticText | str] = {}
        self._widths: dict[str, float] = {}
        self._plans: dict[tuple[float, float, bool], _Plan] = {}
        self.forget()

    def forget(self) -> None:
        """Drop what is kept, because colours or sizes changed."""
        for kept in (self._grounds, self._words, self._widths, self._plans):
            kept.clear()
        self._strong = fonts.font(theme.px(13), QFont.Weight.DemiBold)
        self._plain = fonts.font(theme.px(12))
        self._ink, self._ink2 = theme.col("text"), theme.col("text2")
        self._small = fonts.font(theme.px(12), QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, box: QRectF, card: Card, ratio: float, *, short: bool) -> None:
        """Draw one card; `short` is the way of the week: the state stands on a line of its own."""
        look = LOOKS.get(card.state, LOOKS["booked"])
        plan = self._plan_of(box, short=short)
        painter.drawPixmap(box.topLeft(), self._ground(look, card, plan, ratio))
        if plan.lines:
            self._write(painter, box, card, look, plan)

    def _plan_of(self, box: QRectF, *, short: bool) -> _Plan:
        key = (box.height(), box.width(), short)
        found = self._plans.get(key)
        if found is None:
            if len(self._plans) > MOST_KEPT:
                self._plans.clear()
            beside = not short and box.width() >= theme.px(WIDE)
            found = self._plans[key] = _plan(box.height(), box.width(), beside=beside)
        return found

    def _write(self, painter: QPainter, box: QRectF, card: Card, look: StateLook, plan: _Plan) -> None:
        room = box.width() - INSET - 6
        used = self._word_room(look) if plan.beside else 0.0
        if plan.lines == 1:
            if not plan.beside:
                used = ICON + 6
            line = f"{card.name}  {clock(card.starts)} {card.service}"
            self._put(painter, box, line, plan.first, room - used, strong=True, struck=look.struck)
            return
        self._put(painter, box, card.name, plan.first, room - used, strong=True, struck=look.struck)
        times = f"{clock(card.starts)}–{clock(card.ends)} ·" if plan.beside else clock(card.starts)
        under = 0.0 if plan.beside or plan.lines > 2 else ICON + 6
        self._put(painter, box, f"{times} {card.service}", plan.second, room - under)
        if plan.beside and card.where and plan.lines > 2:
            self._put(painter, box, card.where, plan.third, room)

    def _put(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        middle: float,
        room: float,
        *,
        strong: bool = False,
        struck: bool = False,
    ) -> None:
        key = (text, strong, int(room))
        font = self._strong if strong else self._plain
        found = self._words.get(key)
        if found is None:
            found = self._fitted(painter, text, font, room)
            self._words[key] = found
        painter.setFont(font)
        painter.setPen(self._ink if strong else self._ink2)
        left = box.left() + INSET
        if isinstance(found, str):
            metrics = QFontMetricsF(font)
            wide = metrics.horizontalAdvance(found)
            base = box.top() + middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, base), found)
        else:
            wide = found.size().width()
            painter.drawStaticText(QPointF(left, box.top() + middle - found.size().height() / 2), found)
        if struck:  # a static text draws the line of its font in the wrong place
            line = round(box.top() + middle) + 0.5
            painter.drawLine(QLineF(left, line, left + wide, line))

    def _fitted(self, painter: QPainter, text: str, font: QFont, room: float) -> QStaticText | str:
        """Return words cut to their room: laid out once, or as they are where a taller script would lift the line."""
        if len(self._words) > MOST_KEPT * 3:
            self._words.clear()
        words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(8.0, room))
        if any(INDIC_FROM <= ord(letter) < INDIC_UNTIL for letter in words):
            return words
        found = QStaticText(words)
        found.setTextFormat(Qt.TextFormat.PlainText)
        found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        found.prepare(painter.transform(), font)
        return found

    def _word_room(self, look: StateLook) -> float:
        found = self._widths.get(look.icon)  # each state has an icon of its own
        if found is None:
            word = QFontMetricsF(self._small).horizontalAdvance(shown(look.word))
            found = self._widths[look.icon] = word + ICON + 14
        return found

    def _ground(self, look: StateLook, card: Card, plan: _Plan, ratio: float) -> QPixmap:
        key = (card.state, round(plan.wide * 4), round(plan.high * 4), plan.beside, card.flag, ratio)
        found = self._grounds.get(key)
        if found is None:
            if len(self._grounds) > MOST_KEPT:
                self._grounds.clear()
            found = self._grounds[key] = self._new_ground(look, card, plan, ratio)
        return found

    def _new_ground(self, look: StateLook, card: Card, plan: _Plan, ratio: float) -> QPixmap:
        size = QSizeF(plan.wide, plan.high)
        made = QPixmap((size * ratio).toSize().expandedTo((QSizeF(1, 1) * ratio).toSize()))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, QRectF(0, 0, plan.wide, plan.high), look)
        if plan.lines:
            self._paint_state(painter, look, plan)
            if card.flag and plan.lines > 2:
                place = QRectF(plan.wide - ICON - 8, plan.third - ICON / 2, ICON, ICON)
                icons.paint(painter, place, card.flag, theme.col("warn_text"))
        painter.end()
        return made

    def _paint_state(self, painter: QPainter, look: StateLook, plan: _Plan) -> None:
        ink = theme.col(look.ink)
        word = shown(look.word)
        across = self._word_room(look) - ICON - 14
        painter.setFont(self._small)
        painter.setPen(ink)
        if plan.beside or plan.lines > 2:
            left = plan.wide - 9 - across if plan.beside else INSET + ICON + 5.0
            middle = plan.first if plan.beside else plan.third
            if plan.wide - left - 4 >= across:  # a word that would be cut is left to the icon, the tip and the list
                text = QRectF(left, middle - 10, plan.wide - left - 4, 20)
                painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
            icon_left = left - ICON - 4 if plan.beside else float(INSET)
        else:
            middle = plan.second if plan.lines > 1 else plan.first
            icon_left = plan.wide - ICON - 7
        icons.paint(painter, QRectF(icon_left, middle - ICON / 2, ICON, ICON), look.icon, ink)


def paint_ground(painter: QPainter, box: QRectF, look: StateLook) -> None:
    """Draw the ground of a card: fill, hairline or dashes, and the bar of its state at the left."""
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = min(RADIUS, inner.height() / 2)
    shape = QPainterPath()
    shape.addRoundedRect(inner, radius, radius)
    painter.fillPath(shape, theme.col(look.fill))
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(QRectF(box.left(), box.top(), BAR, box.height()), theme.col(look.bar))
    painter.restore()
    pen = QPen(theme.col(look.line), 1)
    if look.dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    bar = QPainterPath()
    bar.addRect(QRectF(box.left(), box.top(), BAR, box.height()))
    painter.fillPath(shape.intersected(bar), QColor(theme.col(look.bar)))
