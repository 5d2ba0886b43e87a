"""Paints what lies under the cards: hours and half hours, closed spans with their words, headings and the times."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.book.picture import Band, BookPicture, Column, clock
from luna_desktop.ui.book.scale import Scale
from luna_desktop.ui.widgets.painting import paint_avatar

HOUR = 60
STRIPE = 8
TICK = 7
LOAD_HIGH = 4
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def today_fill() -> QColor:
    """Return the faint ground of today's column in a week."""
    colour = theme.col("accent_soft")
    colour.setAlphaF(0.5)
    return colour


def hatching(ratio: float) -> QBrush:
    """Return the brush of spans in which nothing is booked, for a screen of a ratio."""
    side = round(STRIPE * ratio)
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(ratio)
    tile.fill(theme.col("sunken"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.col("line2"), 1))
    for shift in (-STRIPE, 0, STRIPE):
        painter.drawLine(QPointF(shift - 1, STRIPE + 1), QPointF(shift + STRIPE + 1, -1))
    painter.end()
    return QBrush(tile)


def paint_sheet(painter: QPainter, scale: Scale, picture: BookPicture, seen: QRectF, ratio: float) -> None:
    """Draw the sheet without cards, as far as it is seen."""
    painter.fillRect(seen, theme.col("surface"))
    shaded = hatching(ratio)
    for at, column in enumerate(picture.columns):
        whole = scale.span_box(at, scale.opens, scale.closes)
        if not whole.intersects(seen):
            continue
        if picture.is_week and column.is_today:
            painter.fillRect(whole.intersected(seen), today_fill())
    _lines(painter, scale, seen)
    for at, column in enumerate(picture.columns):
        for band in column.bands:
            box = scale.span_box(at, band.starts, band.ends)
            if box.height() > 0 and box.intersects(seen):
                paint_band(painter, box.adjusted(0.5, 0, 0, 0), band, shaded)
    painter.setPen(QPen(theme.col("line"), 1))
    for at in range(len(picture.columns) + 1):
        left = round(scale.left_of(at)) + 0.5
        painter.drawLine(QLineF(left, seen.top(), left, seen.bottom()))


def _lines(painter: QPainter, scale: Scale, seen: QRectF) -> None:
    right = min(seen.right(), scale.sheet_width)
    half = HOUR // 2 if scale.row >= HOUR // 2 else scale.row
    dotted = QPen(theme.col("line"), 1)
    dotted.setDashPattern([1, 3])
    whole = QPen(theme.col("line"), 1)
    for minute in range(scale.opens, scale.closes + 1, min(half, HOUR)):
        top = round(scale.top_of(minute)) + 0.5
        if seen.top() - 1 <= top <= seen.bottom() + 1:
            painter.setPen(whole if minute % HOUR == 0 else dotted)
            painter.drawLine(QLineF(seen.left(), top, right, top))


def paint_band(painter: QPainter, box: QRectF, band: Band, shaded: QBrush) -> None:
    """Draw a span in which nothing is booked, with its words in the middle on a plain ground."""
    painter.save()
    painter.setBrushOrigin(box.topLeft())
    painter.fillRect(box, shaded)
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    across = 18 if band.icon else 0
    words = metrics.elidedText(band.words, Qt.TextElideMode.ElideRight, box.width() - 20 - across)
    wide = metrics.horizontalAdvance(words) + across + 18
    high = theme.px(22)
    if words and box.height() >= high - 6:
        middle = QPointF(box.center().x(), box.center().y())
        pill = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.col("sunken"))
        painter.drawRoundedRect(pill, 4, 4)
        left = pill.left() + 9
        if band.icon:
            icons.paint(painter, QRectF(left, middle.y() - 7, 14, 14), band.icon, theme.col("text2"))
        painter.setFont(font)
        painter.setPen(theme.col("text2"))
        painter.drawText(pill.adjusted(9 + across, 0, 0, 0), _LEFT, words)
    painter.restore()


def paint_gutter(painter: QPainter, scale: Scale, place: QRectF, shift: float, now: int | None = None) -> None:
    """Draw the times at the left into a place, scrolled down by `shift`; none where the pill of now stands."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, theme.col("surface"))
    painter.setFont(fonts.font(theme.px(12)))
    high = theme.px(18)
    every = HOUR if scale.row >= 20 else 30 if scale.row >= 10 else 15
    for minute in range(scale.opens, scale.closes + 1, every):
        top = place.top() + scale.top_of(minute) - shift
        if minute % HOUR == 0:
            painter.setPen(QPen(theme.col("line"), 1))
            painter.drawLine(QLineF(place.right() - TICK, round(top) + 0.5, place.right(), round(top) + 0.5))
        pill = scale.top_of(now) - scale.top_of(minute) if now is not None else high * 3
        if minute < scale.closes and not -high * 0.5 < pill < high * 1.6:
            painter.setPen(theme.col("text3"))
            words = QRectF(place.left(), top + 1, place.width() - 12, high)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, clock(minute))
    painter.restore()


def paint_header(painter: QPainter, scale: Scale, picture: BookPicture, place: QRectF, shift: float) -> None:
    """Draw the headings into a place right of the gutter, scrolled sideways by `shift`."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, theme.col("surface"))
    for at, column in enumerate(picture.columns):
        left = place.left() + scale.left_of(at) - shift
        box = QRectF(left, place.top(), scale.column_width, place.height())
        if not box.intersects(place):
            continue
        if picture.is_week:
            _week_heading(painter, box, column)
        else:
            _day_heading(painter, box, column)
        painter.setPen(QPen(theme.col("line"), 1))
        edge = round(left) + 0.5
        painter.drawLine(QLineF(edge, place.top(), edge, place.bottom()))
    painter.setPen(QPen(theme.col("line"), 1))
    painter.drawLine(QLineF(place.left(), place.bottom() - 0.5, place.right(), place.bottom() - 0.5))
    painter.restore()


def _day_heading(painter: QPainter, box: QRectF, column: Column) -> None:
    disc = theme.px(32)
    left = box.left() + 12
    if column.face:
        middle = box.top() + (box.height() - 1) / 2
        paint_avatar(painter, QRectF(left, middle - disc / 2, disc, disc), column.face)
        left += disc + 10
    _two_lines(painter, box, left, column, theme.px(18), theme.px(37), "text")
    if column.load is not None:
        _load(painter, QRectF(left, box.bottom() - 8, box.right() - left - 12, 3), column.load)


def _week_heading(painter: QPainter, box: QRectF, column: Column) -> None:
    if column.is_today:
        painter.fillRect(box, today_fill())
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 3), theme.col("accent"))
    ink = "accent_text" if column.is_today else "text"
    _two_lines(painter, box, box.left() + 12, column, theme.px(18), theme.px(36), ink)
    if column.load is not None:
        bar = QRectF(box.left() + 12, box.top() + theme.px(50), box.width() - 24, LOAD_HIGH)
        _load(painter, bar, column.load)


def _two_lines(painter: QPainter, box: QRectF, left: float, column: Column, first: int, second: int, ink: str) -> None:
    room = box.right() - left - 8
    if not column.note:
        first = round(box.height() / 2)
    for text, middle, font, token in (
        (column.title, first, fonts.font(theme.px(14), QFont.Weight.DemiBold), ink),
        (column.note, second, fonts.font(theme.px(12)), "text2"),
    ):
        painter.setFont(font)
        painter.setPen(theme.col(token))
        words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, box.top() + middle - 11, room + 2, 22), _LEFT, words)


def _load(painter: QPainter, bar: QRectF, load: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = bar.height() / 2
    for share, token in ((1.0, "line"), (max(0.0, min(1.0, load)), "accent")):
        if share > 0:
            painter.setBrush(theme.col(token))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), radius, radius)
    painter.restore()


def paint_now(painter: QPainter, place: QRectF, gutter: int, words: str, top: float) -> None:
    """Draw the pill of the current time into the gutter."""
    font = fonts.font(theme.px(12), QFont.Weight.Bold)
    wide, high = QFontMetricsF(font).horizontalAdvance(words) + 14, theme.px(20)
    pill = QRectF(place.left() + gutter - 6 - wide, top - high / 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.col("danger"))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.setPen(theme.col("on_danger"))
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
