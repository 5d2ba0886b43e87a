"""Drawing that several widgets share: chips, avatars, spinners, rings and shadows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from luna_desktop.ui import fonts, icons, theme

TONES = ("neutral", "accent", "info", "ok", "warn", "danger", "solid", "priv")
"""Families of colour: `neutral` and `accent` are plain, `solid` is for a severe allergy alone."""
CHIP_HEIGHT = 22


@dataclass(frozen=True)
class Tint:
    """The tokens that a tone is drawn with."""

    fill: str
    line: str
    ink: str


_TINTS = {
    "neutral": Tint("sunken", "line2", "text2"),
    "accent": Tint("accent_soft", "line2", "accent_text"),
    "solid": Tint("danger", "danger", "on_danger"),
    "clay": Tint("clay_soft", "clay", "clay_text"),
}


def tint(tone: str) -> Tint:
    """Return the tokens of a tone."""
    return _TINTS.get(tone) or Tint(f"{tone}_bg", f"{tone}_line", f"{tone}_text")


@dataclass(frozen=True)
class ChipSpec:
    """A status in words, with an icon, on a tinted ground; `tip` says more when the pointer rests on it."""

    text: str
    tone: str = "neutral"
    icon: str = ""
    tip: str = ""


def chip_font() -> QFont:
    """Return the type of chips."""
    return fonts.font(theme.px(12), QFont.Weight.DemiBold)


def chip_size(chip: ChipSpec) -> QSizeF:
    """Return the room that a chip takes."""
    across = QFontMetricsF(chip_font()).horizontalAdvance(chip.text)
    return QSizeF(across + 19 + (19 if chip.icon else 0), theme.px(CHIP_HEIGHT))


def paint_chip(painter: QPainter, where: QPointF, chip: ChipSpec, room: float = 1e6) -> QRectF:
    """Draw a chip at a place, cut to the room there is, and return where it stands."""
    size = chip_size(chip)
    box = QRectF(where, QSizeF(min(size.width(), room), size.height()))
    colours = tint(chip.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.col(colours.line), 1))
    painter.setBrush(theme.col(colours.fill))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    left = box.left() + 9
    if chip.icon:
        icons.paint(painter, QRectF(box.left() + 7, box.center().y() - 7, 14, 14), chip.icon, theme.col(colours.ink))
        left = box.left() + 26
    painter.setPen(theme.col(colours.ink))
    painter.setFont(chip_font())
    text_box = QRectF(left, box.top(), box.right() - left - 6, box.height())
    text = QFontMetricsF(chip_font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, text_box.width() + 1)
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
    return box


_AVATAR_TONES = ("accent", "priv", "info", "clay", "ok")


def avatar_tone(name: str) -> str:
    """Choose a colour that stays with a name; it carries no meaning."""
    return _AVATAR_TONES[sum(name.encode("utf-8")) % len(_AVATAR_TONES)]


def initials(name: str) -> str:
    """Return up to two first letters of a name, without its title."""
    parts = [
        part
        for part in name.split()
        if part[-1:] != "." and part.lower() not in {"dr", "mr", "mrs", "ms", "smt", "shri"}
    ]
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts[:1]
    return "".join(part[0] for part in chosen).upper()


def paint_avatar(painter: QPainter, box: QRectF, name: str, tone: str = "") -> None:
    """Draw the initials of a name in a disc."""
    colours = tint(tone or avatar_tone(name))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.col(colours.line), 1))
    painter.setBrush(theme.col(colours.fill))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(theme.col(colours.ink))
    painter.setFont(fonts.font(max(9, round(box.width() * 0.37)), QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def paint_portrait(painter: QPainter, box: QRectF, picture: QImage) -> None:
    """Draw a square picture of a person in a disc with a hairline, untinted."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    disc = QPainterPath()
    disc.addEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setClipPath(disc)
    ratio = painter.device().devicePixelRatio()
    across = max(1, round(box.width() * ratio))
    # Qt's own painter skips pixels when a picture shrinks to less than half; this does not.
    mode = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(across, across, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    painter.drawImage(box, small)
    painter.setClipping(False)
    painter.setPen(QPen(theme.col("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def paint_spinner(painter: QPainter, box: QRectF, colour: QColor, turn: int) -> None:
    """Draw an open ring turned by some degrees."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = box.adjusted(1.5, 1.5, -1.5, -1.5)
    faint = QColor(colour)
    faint.setAlphaF(0.25)
    painter.setPen(QPen(faint, 2))
    painter.drawEllipse(ring)
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(ring, (90 - turn) * 16, -100 * 16)
    painter.restore()


def paint_shadow(painter: QPainter, box: QRectF, radius: float, *, depth: int = 12) -> None:
    """Draw the soft shadow of something that floats, before the thing itself."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor("#000000") if theme.current().dark else theme.col("scrim")
    for step in range(depth, 0, -1):
        shade.setAlphaF(0.012 if not theme.current().dark else 0.035)
        painter.setBrush(shade)
        painter.drawRoundedRect(box.adjusted(-step, -step + 4, step, step + 4), radius + step, radius + step)
    painter.restore()


def paint_ring(painter: QPainter, box: QRectF, radius: float = 8) -> None:
    """Draw the ring of keyboard focus just inside a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.col("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
