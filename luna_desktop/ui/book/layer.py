"""The standing layer: everything of the book that does not move, painted once for what is seen and then only copied."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from luna_desktop.ui import fonts, theme
from luna_desktop.ui.book.faces import Faces
from luna_desktop.ui.book.ground import paint_gutter, paint_header, paint_now, paint_sheet
from luna_desktop.ui.book.lanes import side_by_side
from luna_desktop.ui.book.picture import BookPicture, Card, clock
from luna_desktop.ui.book.scale import Scale

FAINT = 0.45
"""How strong the line of the current time is where it crosses a card."""


@dataclass(frozen=True)
class PlacedCard:
    """A card with the column it is in and where it is drawn on the sheet."""

    card: Card
    column: int
    box: QRectF


def placed(picture: BookPicture, scale: Scale) -> list[PlacedCard]:
    """Return where every card of a picture stands on the sheet; those that overlap stand side by side."""
    found = []
    for at, column in enumerate(picture.columns):
        lanes = side_by_side(column.cards)
        for card in column.cards:
            lane, count = lanes[card.key]
            found.append(PlacedCard(card, at, scale.box_of(at, card.starts, card.minutes, lane, count)))
    return found


class StandingLayer:
    """Paints the layer anew when asked after `forget`; `lifted` is the card that the hand carries and that is faint."""

    def __init__(self) -> None:
        self.faces = Faces()
        self.lifted = 0
        self._kept: QPixmap | None = None
        self._headings: QPixmap | None = None

    def forget(self, *, headings: bool = False) -> None:
        """Paint anew next time; the headings only where they are others now, and not merely scrolled."""
        self._kept = None
        if headings:
            self._headings = None

    def restyle(self) -> None:
        """Drop everything that was drawn in other colours or sizes."""
        self.faces.forget()
        self.forget(headings=True)

    def pixmap(
        self,
        picture: BookPicture,
        scale: Scale,
        cards: list[PlacedCard],
        size: QSize,
        scroll: QPoint,
        ratio: float,
    ) -> QPixmap:
        """Return the layer for a place of a size, scrolled so far."""
        if self._kept is None or self._kept.size() != size * ratio:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            painter = QPainter(made)
            self._paint(painter, picture, scale, cards, size, scroll, ratio)
            painter.end()
            self._kept = made
        return self._kept

    def _paint(
        self,
        painter: QPainter,
        picture: BookPicture,
        scale: Scale,
        cards: list[PlacedCard],
        size: QSize,
        scroll: QPoint,
        ratio: float,
    ) -> None:
        gutter, header = scale.gutter, scale.header
        place = QRectF(gutter, header, size.width() - gutter, size.height() - header)
        painter.save()
        painter.setClipRect(place)
        painter.translate(gutter - scroll.x(), header - scroll.y())
        seen = QRectF(scroll.x(), scroll.y(), place.width(), place.height())
        paint_sheet(painter, scale, picture, seen, ratio)
        self._now_line(painter, picture, scale, seen, 1.0)
        self._cards(painter, picture, cards, seen, ratio)
        self._now_line(painter, picture, scale, seen, FAINT)
        painter.restore()
        painter.setClipRect(QRectF(gutter, 0, size.width() - gutter, header))
        painter.fillRect(QRectF(gutter, 0, size.width() - gutter, header), theme.col("surface"))
        painter.drawPixmap(gutter - scroll.x(), 0, self._headings_of(picture, scale, ratio))
        painter.setClipping(False)
        paint_gutter(painter, scale, QRectF(0, header, gutter, place.height()), scroll.y(), picture.now)
        painter.fillRect(QRectF(0, 0, gutter, header), theme.col("surface"))
        painter.setPen(QPen(theme.col("line"), 1))
        painter.drawLine(QLineF(gutter + 0.5, 0, gutter + 0.5, size.height()))
        if picture.now is not None and scale.opens <= picture.now <= scale.closes:
            top = header + scale.top_of(picture.now) - scroll.y()
            if header - 2 <= top <= size.height():
                paint_now(painter, QRectF(0, 0, gutter, size.height()), gutter, clock(picture.now), top)

    def _headings_of(self, picture: BookPicture, scale: Scale, ratio: float) -> QPixmap:
        """Return all headings side by side, painted once for every place to which they are scrolled."""
        if self._headings is None or self._headings.devicePixelRatio() != ratio:
            size = QSize(max(1, round(scale.sheet_width)), scale.header)
            self._headings = QPixmap(size * ratio)
            self._headings.setDevicePixelRatio(ratio)
            painter = QPainter(self._headings)
            paint_header(painter, scale, picture, QRectF(0, 0, size.width(), size.height()), 0)
            painter.end()
        return self._headings

    def _cards(
        self, painter: QPainter, picture: BookPicture, cards: list[PlacedCard], seen: QRectF, ratio: float
    ) -> None:
        for each in cards:
            if not each.box.intersects(seen):
                continue
            if each.card.key == self.lifted:
                painter.setOpacity(0.35)
                self.faces.paint(painter, each.box, each.card, ratio, short=picture.is_week)
                painter.setOpacity(1.0)
            else:
                self.faces.paint(painter, each.box, each.card, ratio, short=picture.is_week)

    def _now_line(self, painter: QPainter, picture: BookPicture, scale: Scale, seen: QRectF, strength: float) -> None:
        if picture.now is None or not scale.opens <= picture.now <= scale.closes:
            return
        colour = QColor(theme.col("danger"))
        colour.setAlphaF(strength)
        top = round(scale.top_of(picture.now))
        painter.setPen(QPen(colour, 2))
        for at, column in enumerate(picture.columns):
            if column.is_today:
                left = scale.left_of(at)
                painter.drawLine(QLineF(left, top, min(left + scale.column_width, seen.right()), top))


def paint_notice(painter: QPainter, place: QRectF, words: str) -> None:
    """Write one sentence into the middle of the sheet, as when nothing is booked."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold))
    wide = min(place.width() - 24, painter.fontMetrics().horizontalAdvance(words) + 48)
    high = theme.px(44)
    box = QRectF(place.center().x() - wide / 2, place.top() + place.height() * 0.3, wide, high)
    painter.setPen(QPen(theme.col("line2"), 1))
    painter.setBrush(theme.col("raised"))
    painter.drawRoundedRect(box, 10, 10)
    painter.setPen(theme.col("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
