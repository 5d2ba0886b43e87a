"""The pictures of one group as painted tiles: walked with the arrows, ticked with Space, turned, named, thrown away.

Keys say what is wanted through signals and change nothing here. Each tile has an unseen button for screen readers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from luna_desktop.domain.clinical.photo_inbox import Code
from luna_desktop.services.care.photo_inbox import InboxPicture
from luna_desktop.texts import _
from luna_desktop.ui import theme
from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.photo_inbox.tile import LINE, TICK, Tile, paint_tile
from luna_desktop.ui.photo_inbox.wording import clock, picture_chip, picture_words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painted_parts import PaintedPart, PaintedParts

LEAST, MOST, GAP, MARGIN = 190, 232, 12, 20


class InboxGrid(QWidget):
    """The tiles.

    Signals:
        moved: the picture that is current now, or None.
        ticked: which pictures are ticked changed.
        view_wanted: the number key, 1 to 9.
        turn_wanted, discard_wanted, assign_wanted, opened: what is to be done with the current or the ticked ones.
        left: back to the groups.
        seen: the place of the current tile, for the scroll area around.
    """

    moved = Signal(object)
    ticked = Signal()
    view_wanted = Signal(int)
    turn_wanted = Signal()
    discard_wanted = Signal()
    assign_wanted = Signal()
    opened = Signal()
    left = Signal()
    seen = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        named(self, "inboxGrid", _("Photographs of this group"))
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._pictures: list[InboxPicture] = []
        self._places: list[QRect] = []
        self._images: dict[int, QImage] = {}
        self._off: set[int] = set()
        self._current = -1
        self._covered = False
        self._parts = PaintedParts(self, self._pressed)
        discreet().changed.connect(self.update)

    def show_pictures(self, pictures: Sequence[InboxPicture], *, covered: bool = False) -> None:
        """Show a group; what was ticked and chosen stays so as long as it is there."""
        before = self.current()
        self._pictures, self._covered = list(pictures), covered
        ids = [each.photo_id for each in pictures]
        self._images = {key: image for key, image in self._images.items() if key in ids}
        self._off &= set(ids)
        known = before is not None and before.photo_id in ids
        self._current = ids.index(before.photo_id) if known and before is not None else self._first()
        self._lay_out()
        self.moved.emit(self.current())
        self.ticked.emit()

    def show_images(self, images: Mapping[int, QImage]) -> None:
        """Take small pictures as they come from decoding."""
        self._images.update(images)
        self.update()

    def missing(self) -> tuple[int, ...]:
        """Return the pictures whose small copies have not come yet."""
        return tuple(each.photo_id for each in self._pictures if each.photo_id not in self._images)

    def image_of(self, photo_id: int) -> QImage | None:
        """Return the small copy of a picture, if it has come."""
        return self._images.get(photo_id)

    def forget(self) -> None:
        """Let go of every picture."""
        self._pictures, self._images, self._off, self._current = [], {}, set(), -1
        self._lay_out()

    def pictures(self) -> list[InboxPicture]:
        """Return what is shown, in order."""
        return list(self._pictures)

    def current(self) -> InboxPicture | None:
        """Return the current picture, or None."""
        return self._pictures[self._current] if 0 <= self._current < len(self._pictures) else None

    def chosen(self) -> tuple[InboxPicture, ...]:
        """Return the pictures that are ticked."""
        return tuple(each for each in self._pictures if each.photo_id not in self._off)

    def tick_all(self, on: bool) -> None:
        """Tick all pictures, or none."""
        self._off = set() if on else {each.photo_id for each in self._pictures}
        self.update()
        self.ticked.emit()

    def go(self, at: int) -> None:
        """Make a picture current by its place."""
        if 0 <= at < len(self._pictures):
            self._current = at
            self._tell()

    def step(self, by: int) -> None:
        """Go on to the next picture that is no placard, or back."""
        at = self._current + by
        while 0 <= at < len(self._pictures) and self._pictures[at].code is Code.READ:
            at += by
        self.go(at)

    def heightForWidth(self, width: int) -> int:
        """Return the height that all tiles need."""
        return self._measure(width)[1]

    def sizeHint(self) -> QSize:
        """Ask for three tiles in a row."""
        width = 3 * (LEAST + GAP) + 2 * MARGIN
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than a tile."""
        return QSize(LEAST + 2 * MARGIN, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if self._current < 0:
            self.go(self._first())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, tick, name, turn, throw away, open, assign."""
        key, columns = Qt.Key(event.key()), self._columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        acts = {
            Qt.Key.Key_R: self.turn_wanted,
            Qt.Key.Key_X: self.discard_wanted,
            Qt.Key.Key_Delete: self.discard_wanted,
            Qt.Key.Key_Return: self.assign_wanted,
            Qt.Key.Key_Enter: self.assign_wanted,
            Qt.Key.Key_L: self.opened,
        }
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Left and self._current <= 0:
            self.left.emit()
        elif key in steps:
            self.go(self._current + steps[key])
        elif key == Qt.Key.Key_Space:
            self._tick(self._current)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.view_wanted.emit(key - Qt.Key.Key_0)
        elif key in acts:
            acts[key].emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile under the pointer, or tick it where its box was meant."""
        point = event.position().toPoint()
        at = self._at(point)
        if at >= 0:
            self.go(at)
            if TICK.translated(self._places[at].topLeft()).contains(point):
                self._tick(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the picture under the pointer large."""
        if self._at(event.position().toPoint()) >= 0:
            self.opened.emit()

    def place_of(self, at: int) -> QRect:
        """Return where a tile stands."""
        return self._places[at]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that are in sight."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        by_keyboard = self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        for at, place in enumerate(self._places):
            if place.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                picture = self._pictures[at]
                tile = Tile(
                    picture,
                    self._images.get(picture.photo_id),
                    is_ticked=picture.photo_id not in self._off,
                    is_current=at == self._current,
                    is_covered=self._covered,
                    has_ring=by_keyboard and at == self._current,
                )
                paint_tile(painter, place, tile)

    def _first(self) -> int:
        """Return the first picture that is no placard, else the first."""
        found = (at for at, each in enumerate(self._pictures) if each.code is not Code.READ)
        return next(found, 0 if self._pictures else -1)

    @staticmethod
    def _columns(width: int) -> int:
        return max(1, min(6, (width - 2 * MARGIN + GAP) // (LEAST + GAP)))

    def _measure(self, width: int) -> tuple[list[QRect], int]:
        columns = self._columns(width)
        side = min(MOST, (width - 2 * MARGIN - (columns - 1) * GAP) // columns)
        high = side + theme.px(LINE)
        places = [
            QRect(MARGIN + at % columns * (side + GAP), 4 + at // columns * (high + GAP), side, high)
            for at in range(len(self._pictures))
        ]
        rows = -(-len(self._pictures) // columns)
        return places, 4 + rows * (high + GAP) + 8

    def _lay_out(self) -> None:
        self._places, height = self._measure(self.width())
        self.setMinimumHeight(height)
        self._parts.show_parts(
            [
                PaintedPart(each.photo_id, f"inboxPhoto{each.photo_id}", spoken(each), place, at == self._current)
                for at, (each, place) in enumerate(zip(self._pictures, self._places, strict=True))
            ]
        )
        self.update()

    def _at(self, point: QPoint) -> int:
        return next((at for at, place in enumerate(self._places) if place.contains(point)), -1)

    def _pressed(self, photo_id: int) -> None:
        self.go(next((at for at, each in enumerate(self._pictures) if each.photo_id == photo_id), -1))

    def _tick(self, at: int) -> None:
        if 0 <= at < len(self._pictures):
            self._off ^= {self._pictures[at].photo_id}
            self.update()
            self.ticked.emit()

    def _tell(self) -> None:
        picture = self.current()
        self.setAccessibleDescription(spoken(picture) if picture is not None else "")
        self._parts.choose(picture.photo_id if picture is not None else None)
        self.moved.emit(picture)
        if picture is not None:
            self.seen.emit(self._places[self._current])
        self.update()


def spoken(picture: InboxPicture) -> str:
    """Return a picture in words."""
    said = (clock(picture.taken_at, seconds=True), picture_words(picture), picture_chip(picture).text)
    return ", ".join(dict.fromkeys(said))
