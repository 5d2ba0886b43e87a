"""The timeline of photographs: painted tiles under headings, walked with the arrow keys, picked with Space.

Intimate photographs stay covered until the person asks to see them. Pictures are decoded elsewhere and asked for only
when the timeline comes near them, so that thousands of photographs scroll as smoothly as ten.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.texts import _
from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.photos.groups import Group, groups_of
from luna_desktop.ui.photos.tile_painting import (
    link_box,
    mark_box,
    paint_edge,
    paint_heading,
    paint_mark,
    paint_tile,
)
from luna_desktop.ui.photos.tile_pictures import RADIUS
from luna_desktop.ui.photos.wording import place_words, taken_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts
from luna_desktop.ui.widgets.painting import paint_ring

TILE, GAP, HEADING, BELOW = 190, 12, 44, 16
MARGIN = 20
KEPT = 420
"""So many pictures are kept; those further from what is seen go first (some 60 MB on a screen of twice the points)."""
PARTS_AFTER_MS = 120


class PhotoGrid(QWidget):
    """The timeline. Arrows move, Enter opens, Space picks, Ctrl+A picks a whole heading, Esc lets go of what is picked.

    Signals:
        chosen: the tile that is now current, or None.
        opened: the tile on which Enter or a double click fell.
        picked: the tiles that are picked now, in their order.
        wanted: tiles whose pictures are needed soon.
        seen: the place of the current tile, for the scroll area around.
    """

    chosen = Signal(object)
    opened = Signal(object)
    picked = Signal(list)
    wanted = Signal(list)
    seen = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        named(self, "photoGrid", _("Photographs"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._groups: list[Group] = []
        self._tiles: list[PhotographTile] = []
        self._places: list[QRect] = []
        self._tops: list[int] = []
        self._heads: list[int] = []
        self._images: dict[int, QImage] = {}
        self._picked: set[int] = set()
        self._current = self._hovered = -1
        self._uncovered = False
        self._sight = QRect(0, 0, 900, 900)
        self._parts = PaintedParts(self, self.choose)
        self._tell_parts = QTimer(self)
        self._tell_parts.setSingleShot(True)
        self._tell_parts.setInterval(PARTS_AFTER_MS)
        self._tell_parts.timeout.connect(self.show_parts)
        discreet().changed.connect(self.update)

    def show_tiles(self, tiles: Sequence[PhotographTile]) -> None:
        """Show these photographs by day; what was chosen and picked stays so where it is still there."""
        self.show_groups(groups_of(tiles))

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show photographs under these headings."""
        before = self.current()
        self._groups = list(groups)
        self._tiles = [tile for group in self._groups for tile in group.tiles]
        ids = [tile.photograph_id for tile in self._tiles]
        if not self._uncovered:
            self.forget_images(tile.photograph_id for tile in self._tiles if tile.fact.body.sensitive)
        self._current = ids.index(before.photograph_id) if before and before.photograph_id in ids else -1
        self._lay_out()
        self._tell()
        self._pick(self._picked & set(ids))
        self.look_at(self._sight)

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take pictures by photograph id, as they come from decoding."""
        self._images.update(images)
        if len(self._images) > KEPT:
            near = {tile.photograph_id for tile in self._near()}
            self._images = {key: image for key, image in self._images.items() if key in near or key in images}
        places = {tile.photograph_id: at for at, tile in enumerate(self._tiles)} if len(images) > 8 else None
        for key in images:
            at = places.get(key, -1) if places is not None else self._place_of(key)
            if at >= 0:
                self.update(self._places[at])

    def image_of(self, photograph_id: int) -> QImage | None:
        """Return the picture of a tile, if it has come."""
        return self._images.get(photograph_id)

    def forget_images(self, photograph_ids: Iterable[int]) -> None:
        """Let go of pictures, as of those whose thumbnail came anew."""
        for key in photograph_ids:
            self._images.pop(key, None)

    def uncover(self, shown: bool) -> None:
        """Show or cover intimate photographs; covered ones leave no picture behind."""
        self._uncovered = shown
        if not shown:
            self.forget_images(tile.photograph_id for tile in self._tiles if tile.fact.body.sensitive)
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

    def picked_tiles(self) -> list[PhotographTile]:
        """Return what is picked, in order; covered ones are never picked."""
        return [tile for tile in self._tiles if tile.photograph_id in self._picked]

    def pick(self, photograph_ids: Iterable[int]) -> None:
        """Pick these photographs and no others."""
        self._pick(set(photograph_ids))

    def choose(self, photograph_id: int) -> None:
        """Choose a photograph by its id."""
        self._go(self._place_of(photograph_id))

    def look_at(self, sight: QRect) -> None:
        """Hear what part of the timeline is seen, and ask for the pictures there and a page around."""
        self._sight = sight
        missing = [tile for tile in self._near() if self._needs_picture(tile)]
        if missing:
            self.wanted.emit(missing)
        self._tell_parts.start()

    def show_parts(self) -> None:
        """Tell screen readers of the tiles in sight."""
        first, last = self._rows_within(self._sight)
        self._parts.show_parts(
            [
                PaintedPart(
                    tile.photograph_id,
                    f"photoTile{tile.photograph_id}",
                    spoken(tile, covered=self.is_covered(tile)),
                    self._places[at],
                    at == self._current,
                )
                for at, tile in list(enumerate(self._tiles))[first:last]
            ]
        )

    def heightForWidth(self, width: int) -> int:
        """Return the height that all headings need."""
        return self._measure(width)[2]

    def sizeHint(self) -> QSize:
        """Ask for three tiles in a row."""
        return QSize(3 * (TILE + GAP) + 2 * MARGIN, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than a tile."""
        return QSize(TILE + 2 * MARGIN, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, pick."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self._tiles), Qt.Key.Key_End: 10**6}
        key = Qt.Key(event.key())
        now = self.current()
        if key in steps:
            self._go(max(0, min(len(self._tiles) - 1, self._current + steps[key])))
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._go(self._below(1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and now is not None:
            self.opened.emit(now)
        elif key == Qt.Key.Key_Space and now is not None:
            self._toggle(now)
        elif key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pick_group(next((group for group in self._groups if now in group.tiles), None))
        elif key == Qt.Key.Key_Escape and self._picked:
            self._pick(set())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer; on its tick, or with Ctrl, pick it; “Select all” picks a heading."""
        point = event.position().toPoint()
        at = self._at(point)
        if at < 0:
            self._pick_group(self._group_linked_at(point))
            return
        self._go(at)
        on_mark = mark_box(QRectF(self._places[at])).adjusted(-6, -6, 6, 6).contains(event.position())
        if on_mark or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(self._tiles[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the tick of the tile under the pointer, and a hand over “Select all”."""
        point = event.position().toPoint()
        before, self._hovered = self._hovered, self._at(point)
        for at in {before, self._hovered} - {-1} if before != self._hovered else ():
            if at < len(self._places):
                self.update(self._places[at])
        over_link = self._hovered < 0 and self._group_linked_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the tile under the pointer."""
        if self._at(event.position().toPoint()) >= 0:
            self.opened.emit(self.current())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first photograph."""
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
        seen = event.rect()
        start = max(0, bisect_right(self._heads, seen.top() - HEADING) - 1)
        for at in range(start, bisect_right(self._heads, seen.bottom())):
            paint_heading(painter, self._head_box(at), self._groups[at], uncovered=self._uncovered)
        first, last = self._rows_within(seen)
        for at in range(first, last):
            if self._places[at].adjusted(-4, -4, 4, 4).intersects(seen):
                self._paint_tile(painter, at, QRectF(self._places[at]))

    def _head_box(self, at: int) -> QRect:
        return QRect(MARGIN, self._heads[at], self.width() - 2 * MARGIN, HEADING)

    def _group_linked_at(self, point: QPoint) -> Group | None:
        at = bisect_right(self._heads, point.y()) - 1
        return self._groups[at] if at >= 0 and link_box(self._head_box(at)).contains(point) else None

    def _rows_within(self, seen: QRect) -> tuple[int, int]:
        """Return from which tile to which one touches these lines; tops never fall from one tile to the next."""
        return bisect_left(self._tops, seen.top() - TILE - 8), bisect_right(self._tops, seen.bottom() + 8)

    def _near(self) -> list[PhotographTile]:
        page = max(self._sight.height(), 2 * TILE)
        first, last = self._rows_within(self._sight.adjusted(0, -page, 0, page))
        return self._tiles[first:last]

    def _needs_picture(self, tile: PhotographTile) -> bool:
        return bool(tile.thumbnail) and tile.photograph_id not in self._images and not self.is_covered(tile)

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
        self._tops = [place.top() for place in self._places]
        self.setMinimumHeight(height)
        self.update()

    def _at(self, point: QPoint) -> int:
        first, last = self._rows_within(QRect(point, QSize(1, 1)))
        return next((at for at in range(first, last) if self._places[at].contains(point)), -1)

    def _place_of(self, photograph_id: int) -> int:
        return next((at for at, tile in enumerate(self._tiles) if tile.photograph_id == photograph_id), -1)

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
        self._parts.choose(self._tiles[at].photograph_id)
        self.seen.emit(self._places[at].adjusted(0, -HEADING, 0, GAP))

    def _tell(self) -> None:
        tile = self.current()
        words = spoken(tile, covered=self.is_covered(tile)) if tile else ""
        is_picked = tile is not None and tile.photograph_id in self._picked
        self.setAccessibleDescription(_("{photograph}, selected", photograph=words) if is_picked else words)
        self.chosen.emit(tile)
        self.update()

    def _toggle(self, tile: PhotographTile) -> None:
        self._pick(self._picked ^ {tile.photograph_id})

    def _pick_group(self, group: Group | None) -> None:
        """Pick all of a heading, or let go of them where all are picked already."""
        if group is None:
            return
        of_group = {tile.photograph_id for tile in group.tiles if not self.is_covered(tile)}
        self._pick(self._picked - of_group if of_group <= self._picked else self._picked | of_group)

    def _pick(self, ids: set[int]) -> None:
        open_ids = {tile.photograph_id for tile in self._tiles if not self.is_covered(tile)}
        self._picked = ids & open_ids
        self.picked.emit(self.picked_tiles())
        self.update()

    def _paint_tile(self, painter: QPainter, at: int, box: QRectF) -> None:
        tile = self._tiles[at]
        covered, is_picked = self.is_covered(tile), tile.photograph_id in self._picked
        paint_tile(painter, box, tile, self._images.get(tile.photograph_id), covered=covered)
        chosen = at == self._current
        paint_edge(painter, box, strong=chosen or is_picked)
        if not covered and (is_picked or chosen or self._picked or at == self._hovered):
            paint_mark(painter, box, picked=is_picked)
        by_keyboard = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if chosen and self.hasFocus() and by_keyboard:
            paint_ring(painter, box.adjusted(-5, -5, 5, 5), RADIUS + 3)


def spoken(tile: PhotographTile, *, covered: bool = False) -> str:
    """Return a photograph in words."""
    facts = tile.fact.body
    if covered:
        return _("Covered photograph, {time}", time=taken_words(facts.taken_at))
    return _("{place}, {time}", place=place_words(facts), time=taken_words(facts.taken_at))
