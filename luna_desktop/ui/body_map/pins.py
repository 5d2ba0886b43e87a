"""How drawings and pins are painted: outlines, the patient's sides, and a shape for each kind of marking."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from luna_desktop.domain.clinical.markers import MARKER_STATE_NAMES, MARKING_NAMES, Marker, MarkerState, Marking
from luna_desktop.texts import _, shown
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.body_map.placing import Spot, Standing, line_paths, outline_paths
from luna_desktop.ui.body_map.wording import place_words
from luna_desktop.ui.widgets.painting import ChipSpec

RADIUS = 11
TONES = {Marking.LESION: "danger", Marking.TREATMENT: "info", Marking.BIOPSY: "priv"}
STATE_CHIPS = {
    MarkerState.WATCHING: ("accent", "eye"),
    MarkerState.PLANNED: ("neutral", "clock"),
    MarkerState.TREATED: ("ok", "check"),
    MarkerState.HEALED: ("ok", "check-check"),
    MarkerState.RESULT_IN: ("info", "file-text"),
    MarkerState.REMOVED: ("neutral", "circle-slash"),
}


@dataclass(frozen=True)
class Pin:
    """A marker as it is drawn. `fact_id` is 0 for one that is not saved yet."""

    fact_id: int
    number: int
    marking: Marking
    spot: Spot
    words: str
    length_mm: float | None = None
    width_mm: float | None = None


def pin_of(fact_id: int, body: Marker) -> Pin:
    """Return the pin of a marker, in words for whoever cannot see it."""
    words = _(
        "{number}, {kind}: {place}, {what}, {state}",
        number=body.number,
        kind=shown(MARKING_NAMES[body.marking]),
        place=place_words(body),
        what=body.what.text,
        state=shown(MARKER_STATE_NAMES[body.state]),
    )
    spot = Spot(body.figure, body.x, body.y)
    return Pin(fact_id, body.number, body.marking, spot, words, body.length_mm, body.width_mm)


def state_chip(state: MarkerState) -> ChipSpec:
    """Return the chip of a state."""
    tone, icon = STATE_CHIPS[state]
    return ChipSpec(shown(MARKER_STATE_NAMES[state]), tone, icon)


def paint_figure(painter: QPainter, standing: Standing) -> None:
    """Draw the outline of a drawing and its fine lines; the painter is zoomed already."""
    painter.save()
    painter.translate(standing.box.topLeft())
    painter.scale(standing.scale, standing.scale)
    edge = QPen(theme.col("clay"), 2.8)
    edge.setCosmetic(True)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    # edges first, then all fills over them: what is left of the edges is the outline of the whole
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(edge)
    for path in outline_paths(standing.figure.id):
        painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.col("clay_soft"))
    for path in outline_paths(standing.figure.id):
        painter.drawPath(path)
    faint = QColor(theme.col("clay"))
    faint.setAlphaF(0.55)
    fine = QPen(faint, 1)
    fine.setCosmetic(True)
    painter.setPen(fine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in line_paths(standing.figure.id):
        painter.drawPath(path)
    painter.restore()


def paint_names(painter: QPainter, standing: Standing, cell: QRectF, box: QRectF, seen: QRectF) -> None:
    """Write over a drawing what it is, and which side is the patient's left and right.

    `cell` and `box` are where it stands in the widget and `seen` is the widget: the words stay in sight when zoomed.
    """
    part = cell.intersected(seen)
    if part.width() < 90 or part.height() < 60:
        return
    top = part.top() + 8
    head = QRectF(part.left(), top, part.width(), theme.px(20))
    half = min(max(box.width() / 2, 76), part.width() / 2 - 16)
    middle = min(max(box.center().x(), part.left() + half + 16), part.right() - half - 16)
    line = QRectF(middle - half, head.bottom(), 2 * half, theme.px(16))
    if part != cell:
        plate = QColor(theme.col("surface"))
        plate.setAlphaF(0.86)
        painter.fillRect(QRectF(part.left(), part.top(), part.width(), line.bottom() + 4 - part.top()), plate)
    painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold))
    painter.setPen(theme.col("text2"))
    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, shown(standing.figure.name))
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text3"))
    at_left, at_right = (_("Right"), _("Left")) if standing.figure.right_edge == "left" else (_("Left"), _("Right"))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, at_left)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, at_right)


def pin_shape(marking: Marking, centre: QPointF, radius: float) -> QPainterPath:
    """Return the shape of a kind of marking: circle, square or diamond."""
    shape = QPainterPath()
    if marking is Marking.LESION:
        shape.addEllipse(centre, radius, radius)
    elif marking is Marking.TREATMENT:
        side = radius * 0.92
        shape.addRoundedRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side), 3, 3)
    else:
        far = radius * 1.22
        corners = [QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)]
        shape.addPolygon(QPolygonF([centre + corner for corner in corners]))
        shape.closeSubpath()
    return shape


def paint_pin(
    painter: QPainter, centre: QPointF, marking: Marking, text: str, *, radius: float, new: bool = False
) -> None:
    """Draw a numbered pin with a rim that stands out from the skin; one that is not saved yet has a dashed rim."""
    ground = theme.col("surface")
    fill = theme.col(TONES[marking])
    rim = QPen(fill if new else ground, 2)
    if new:
        rim.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(rim)
    painter.setBrush(ground if new else fill)
    painter.drawPath(pin_shape(marking, centre, radius))
    painter.setPen(fill if new else ground)
    small = len(text) > 2
    painter.setFont(fonts.font(round(radius * (0.86 if small else 1.1)), QFont.Weight.Bold))
    box = QRectF(centre.x() - 2 * radius, centre.y() - radius, 4 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_extent(painter: QPainter, centre: QPointF, pin: Pin, pixels_per_mm: float, radius: float) -> None:
    """Draw the true size of a place under its pin, where it is larger than the pin."""
    if pin.length_mm is None:
        return
    across = pin.length_mm * pixels_per_mm / 2
    down = (pin.width_mm or pin.length_mm) * pixels_per_mm / 2
    if max(across, down) <= radius:
        return
    fill = QColor(theme.col(TONES[pin.marking]))
    fill.setAlphaF(0.16)
    painter.setPen(QPen(theme.col(TONES[pin.marking]), 1, Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawEllipse(centre, across, down)
