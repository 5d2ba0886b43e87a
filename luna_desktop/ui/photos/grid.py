"""The timeline of photographs: painted tiles under one heading a day, walked with the arrow keys.

Intimate photographs stay covered until the person asks to see them. Tiles are drawn from pictures that were decoded
elsewhere; a tile whose picture has not come yet shows its place empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.discreet import discreet, veiled
from luna_desktop.ui.photos.wording import day_words, place_words, taken_words, view_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec, paint_chip, paint_ring

TILE, GAP, HEADING, BELOW = 190, 12, 44, 16
MARGIN = 20


@dataclass(frozen=True)
class Group:
    """The photographs of one day, with the heading over them."""

    title: str
    tiles: tuple[PhotographTile, ...] = field(repr=False)
    hidden: int = 0


def groups_of(tiles: Sequence[PhotographTile]) -> list[Group]:
    """Put photographs, newest first, under the day on which they were taken."""
    days: dict[str, list[PhotographTile]] = {}
    for tile in tiles:
        days.setdefault(day_words(tile.fact.body.taken_at), []).append(tile)
    return [Group(title, tuple(each), sum(tile.fact.body.sensitive for tile in each)) for title, each in days.items()]


class PhotoGrid(QWidget):
    """The timeline. Arrows move, Enter opens, Home and End go to the newest and the oldest.

    Signals:
        chosen: the tile that is now current, or None.
        opened: the tile on which Enter or a double click fell.
        seen: the place of the current tile, for the scroll area around.
    """

    chosen = Signal(object)
    opened = Signal(object)
    seen = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoGrid", _("Photographs, newest first"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._groups: list[Group] = []
        self._tiles: list[PhotographTile] = []
        self._places: list[QRect] = []
        self._heads: list[int] = []
        self._images: dict[int, QImage] = {}
        self._current = -1
        self._uncovered = False
        discreet().changed.connect(self.update)

    def show_tiles(self, tiles: Sequence[PhotographTile]) -> None:
        """Show these photographs; the one with the same id stays chosen."""
        before = self.current()
        self._groups = groups_of(tiles)
        self._tiles = [tile for group in self._groups for tile in group.tiles]
        ids = [tile.photograph_id for tile in self._tiles]
        self._images = {key: image for key, image in self._images.items() if key in ids}
        self._current = ids.index(before.photograph_id) if before and before.photograph_id in ids else -1
        self._lay_out()
        self._tell()

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take pictures by photograph id, as they come from decoding."""
        self._images.update(images)
        self.update()

    def image_of(self, photograph_id: int) -> QImage | None:
        """Return the small picture of a photograph, if it has come."""
        return self._images.get(photograph_id)

    def uncover(self, shown: bool) -> None:
        """Show or cover intimate photographs; covered ones leave no picture behind."""
        self._uncovered = shown
        if not shown:
            for tile in self._tiles:
                if tile.fact.body.sensitive:
                    self._images.pop(tile.photograph_id, None)
        self.update()

    def is_covered(self, tile: PhotographTile) -> bool:
        """Tell whether a photograph is covered now."""
        return bool(tile.fact.body.sensitive) and not self._uncovered

    def tiles(self) -> list[PhotographTile]:
        """Return what is shown, in order."""
        return list(self._tiles)

    def current(self) -> PhotographTile | None:
        """Return the chosen photograph, or None."""
        return self._tiles[self._current] if 0 <= self._current < len(self._tiles) else None

    def choose(self, photograph_id: int) -> None:
        """Choose a photograph by its id."""
        for at, tile in enumerate(self._tiles):
            if tile.photograph_id == photograph_id:
                self._go(at)

    def heightForWidth(self, width: int) -> int:
        """Return the height that all days need."""
        return self._measure(width)[2]

    def sizeHint(self) -> QSize:
        """Ask for three tiles in a row."""
        return QSize(3 * (TILE + GAP) + 2 * MARGIN, self.heightForWidth(max(self.width(), TILE + 2 * MARGIN)))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than a tile."""
        return QSize(TILE + 2 * MARGIN, self.heightForWidth(max(self.width(), TILE + 2 * MARGIN)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self._tiles), Qt.Key.Key_End: 10**6}
        key = Qt.Key(event.key())
        if key in steps:
            self._go(max(0, min(len(self._tiles) - 1, self._current + steps[key])))
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._go(self._below(1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer."""
        at = self._at(event.position().toPoint())
        if at >= 0:
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the tile under the pointer."""
        if self._at(event.position().toPoint()) >= 0:
            self.opened.emit(self.current())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest photograph."""
        super().focusInEvent(event)
        if self._current < 0 and self._tiles:
            self._go(0)
        self.update()

    def place_of(self, at: int) -> QRect:
        """Return where a tile stands."""
        return self._places[at]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw headings and tiles that are in sight."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        for group, top in zip(self._groups, self._heads, strict=True):
            _paint_heading(painter, QRect(MARGIN, top, self.width() - 2 * MARGIN, HEADING), group, self._uncovered)
        for at, place in enumerate(self._places):
            if place.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                self._paint_tile(painter, at, QRectF(place))

    def _measure(self, width: int) -> tuple[list[QRect], list[int], int]:
        columns = max(1, (width - 2 * MARGIN + GAP) // (TILE + GAP))
        places, heads, top = [], [], 4
        for group in self._groups:
            heads.append(top)
            top += HEADING
            for at in range(len(group.tiles)):
                left = MARGIN + (at % columns) * (TILE + GAP)
                places.append(QRect(left, top + (at // columns) * (TILE + GAP), TILE, TILE))
            top += -(-len(group.tiles) // columns) * (TILE + GAP) - GAP + BELOW
        return places, heads, top + BELOW

    def _lay_out(self) -> None:
        self._places, self._heads, height = self._measure(self.width())
        self.setMinimumHeight(height)
        self.update()

    def _at(self, point: QPoint) -> int:
        return next((at for at, place in enumerate(self._places) if place.contains(point)), -1)

    def _below(self, step: int) -> int:
        """Return the tile nearest to the current one in the next row downwards or upwards."""
        if self._current < 0:
            return 0
        here = self._places[self._current]
        further = [
            (abs(place.top() - here.top()), abs(place.left() - here.left()), at)
            for at, place in enumerate(self._places)
            if (place.top() - here.top()) * step > 0
        ]
        return min(further)[2] if further else self._current

    def _go(self, at: int) -> None:
        if not 0 <= at < len(self._tiles):
            return
        self._current = at
        self._tell()
        self.seen.emit(self._places[at].adjusted(0, -HEADING, 0, GAP))

    def _tell(self) -> None:
        tile = self.current()
        self.setAccessibleDescription(spoken(tile, covered=self.is_covered(tile)) if tile else "")
        self.chosen.emit(tile)
        self.update()

    def _paint_tile(self, painter: QPainter, at: int, box: QRectF) -> None:
        tile = self._tiles[at]
        path = QPainterPath()
        path.addRoundedRect(box, 8, 8)
        painter.save()
        painter.setClipPath(path)
        image = self._images.get(tile.photograph_id)
        if self.is_covered(tile):
            _paint_cover(painter, box)
        elif image is None:
            painter.fillRect(box, theme.col("sunken"))
        else:
            painter.fillRect(box, QColor(theme.PHOTO_CANVAS))
            image = veiled(image)
            painter.drawImage(box, image, filling(image, box))
            _paint_plate(painter, box, view_words(tile.fact.body))
        painter.restore()
        chosen = at == self._current
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.col("accent" if chosen else "line2"), 3 if chosen else 1))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1) if chosen else box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if chosen and self.hasFocus() and by_keyboard:
            paint_ring(painter, box.adjusted(-5, -5, 5, 5), 11)


def spoken(tile: PhotographTile, *, covered: bool = False) -> str:
    """Return a photograph in words."""
    facts = tile.fact.body
    if covered:
        return _("Covered photograph, {time}", time=taken_words(facts.taken_at))
    return _("{place}, {time}", place=place_words(facts), time=taken_words(facts.taken_at))


def filling(image: QImage, box: QRectF) -> QRectF:
    """Return the middle part of a picture that fills a box without distorting it."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    across, down = box.width() / scale, box.height() / scale
    return QRectF((image.width() - across) / 2, (image.height() - down) / 2, across, down)


def _paint_heading(painter: QPainter, box: QRect, group: Group, uncovered: bool) -> None:
    title, note = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(title)
    painter.setPen(theme.col("text"))
    painter.drawText(box, flags, group.title)
    left = box.left() + QFontMetrics(title).horizontalAdvance(group.title) + 12
    count = len(group.tiles)
    words = _("1 photo") if count == 1 else _("{count} photos", count=count)
    painter.setFont(note)
    painter.setPen(theme.col("text3"))
    painter.drawText(box.adjusted(left - box.left(), 0, 0, 0), flags, words)
    left += QFontMetrics(note).horizontalAdvance(words) + 12
    if group.hidden and not uncovered:
        chip = ChipSpec(_("{count} covered: intimate", count=group.hidden), "priv", "eye-off")
        paint_chip(painter, QPointF(left, box.center().y() - theme.px(11)), chip)


def _paint_cover(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, theme.col("sunken"))
    middle = box.center()
    icons.paint(painter, QRectF(middle.x() - 12, middle.y() - 34, 24, 24), "eye-off", theme.col("priv"))
    painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
    painter.setPen(theme.col("priv_text"))
    painter.drawText(QRectF(box.left(), middle.y(), box.width(), 18), Qt.AlignmentFlag.AlignCenter, _("Covered"))
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text2"))
    line = QRectF(box.left(), middle.y() + 18, box.width(), 18)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _("Intimate photograph"))


def _paint_plate(painter: QPainter, box: QRectF, text: str) -> None:
    """Write the view on a black plate, so that it can be read on any skin."""
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - 28)
    height = theme.px(19)
    plate = QRectF(box.left() + 7, box.bottom() - height - 7, metrics.horizontalAdvance(shown) + 13, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 214))
    painter.drawRoundedRect(plate, 5, 5)
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, shown)
