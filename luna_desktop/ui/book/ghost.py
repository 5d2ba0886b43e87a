"""Paints what is moved: the dashed landing place with its time, and the card under the pointer with its verdict."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.book.faces import BAR, ICON, RADIUS
from luna_desktop.ui.book.picture import Proposal, Verdict, clock
from luna_desktop.ui.widgets.painting import paint_shadow

TILT = -1.6
WIDEST, LEAST = 420, 210
SPREAD = 22
"""How far the shadow and the tilt reach beyond the card."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _sign(verdict: Verdict) -> tuple[str, str]:
    if verdict.is_free is None:
        return "clock", "text3"
    return ("circle-check", "ok_text") if verdict.is_free else ("circle-alert", "danger_text")


def paint_landing(painter: QPainter, box: QRectF, proposal: Proposal, verdict: Verdict) -> None:
    """Draw where something would come to stand."""
    refused = verdict.is_free is False
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.col("danger" if refused else "accent"), 2)
    pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.setBrush(theme.col("danger_bg" if refused else "selected"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    words = f"{clock(proposal.starts)}–{clock(proposal.ends)}"
    painter.setFont(fonts.font(theme.px(13), QFont.Weight.DemiBold))
    painter.setPen(theme.col("danger_text" if refused else "accent_text"))
    line = min(box.height(), theme.px(37))
    painter.drawText(QRectF(box.left() + 12, box.top(), box.width() - 36, line), _LEFT, words)
    icon, ink = _sign(verdict)
    if box.height() >= ICON:
        place = QRectF(box.right() - ICON - 9, box.top() + (line - ICON) / 2, ICON, ICON)
        icons.paint(painter, place, icon, theme.col(ink))
    painter.restore()


def carried_box(at: QPointF, proposal: Proposal, verdict: Verdict) -> QRectF:
    """Return where the card under the pointer stands."""
    strong = QFontMetricsF(fonts.font(theme.px(13), QFont.Weight.DemiBold))
    small = QFontMetricsF(fonts.font(theme.px(12), QFont.Weight.DemiBold))
    widths = (
        strong.horizontalAdvance(proposal.name),
        small.horizontalAdvance(proposal.line),
        small.horizontalAdvance(verdict.words) + 20,
    )
    wide = max(LEAST, min(WIDEST, max(widths) + 30))
    return QRectF(at.x() - wide * 0.85, at.y() + 8, wide, theme.px(64))


def paint_carried(painter: QPainter, box: QRectF, proposal: Proposal, verdict: Verdict) -> None:
    """Draw the card under the pointer: who, what, and whether the place is free; it stays level without motion."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not theme.current().still:
        painter.translate(box.center())
        painter.rotate(TILT)
        painter.translate(-box.center())
    paint_shadow(painter, box, RADIUS, depth=10)
    shape = QPainterPath()
    shape.addRoundedRect(box, RADIUS + 2, RADIUS + 2)
    ground = QColor(theme.col("raised"))
    ground.setAlphaF(0.96)
    painter.fillPath(shape, ground)
    bar = QPainterPath()
    bar.addRect(QRectF(box.left(), box.top(), BAR + 1, box.height()))
    painter.fillPath(shape.intersected(bar), theme.col("edge"))
    painter.setPen(QPen(theme.col("danger" if verdict.is_free is False else "accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    _carried_words(painter, box, proposal, verdict)
    painter.restore()


def _carried_words(painter: QPainter, box: QRectF, proposal: Proposal, verdict: Verdict) -> None:
    icon, ink = _sign(verdict)
    left, room, high = box.left() + 14, box.width() - 26, theme.px(18)
    strong = fonts.font(theme.px(13), QFont.Weight.DemiBold)
    small = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    rows = (
        (proposal.name, strong, "text", 0.0),
        (proposal.line, fonts.font(theme.px(12)), "text2", 0.0),
        (verdict.words, small, ink, ICON + 5.0),
    )
    top = box.top() + (box.height() - 3 * high) / 2
    for text, font, token, shift in rows:
        painter.setFont(font)
        painter.setPen(theme.col(token))
        words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room - shift)
        painter.drawText(QRectF(left + shift, top, room - shift, high), _LEFT, words)
        if shift:
            icons.paint(painter, QRectF(left, top + (high - ICON) / 2, ICON, ICON), icon, theme.col(token))
        top += high
