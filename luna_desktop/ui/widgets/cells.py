"""What a table cell holds, and how it is drawn: one or two lines, an icon or face before them, chips."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_avatar, paint_chip, paint_ring

FACE = 28
MOST_LINES = 8
_PADDING, _CHIP_LINE, _LEAST_ROOM = 20, 27, 60


@dataclass(frozen=True)
class Cell:
    """A cell: words, a second quiet line, chips, an icon or a face in front, and a token to fill it with.

    `wraps` lets words that are too long go on in further lines, as names, allergies and medicines must; chips then
    stand under them.
    """

    text: str = ""
    note: str = ""
    strong: bool = False
    tone: str = ""
    icon: str = ""
    face: str = ""
    chips: tuple[ChipSpec, ...] = ()
    ground: str = ""
    wraps: bool = False

    def spoken(self) -> str:
        """Return the whole cell in words."""
        return ", ".join(part for part in (self.text, self.note, *(chip.text for chip in self.chips)) if part)


class CellDelegate(QStyledItemDelegate):
    """Draws cells, hairlines, hover, and the bar of the chosen row."""

    def __init__(self, role: int, parent: QObject) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Ask for a row of two lines."""
        return QSize(60, theme.px(52))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        cell = index.data(self._role)
        box = QRect(option.rect)
        view = option.widget
        state = option.state
        painter.save()
        self._ground(painter, box, index, state, cell.ground if isinstance(cell, Cell) else "")
        if isinstance(view, QTableView) and view.hasFocus() and _by_keyboard(view) and view.currentIndex() == index:
            paint_ring(painter, QRectF(box).adjusted(2, 2, -2, -3), 6)
        if isinstance(cell, Cell):
            _paint_cell(painter, QRectF(box).adjusted(12, 0, -8, -1), cell)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        state: QStyle.StateFlag,
        fill: str,
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.col("selected"))
            if index.column() == 0:
                painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.col("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.col("hover"))
        elif fill:
            painter.fillRect(box, theme.col(fill))
        painter.setPen(theme.col("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def _by_keyboard(view: QTableView) -> bool:
    return view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def _paint_cell(painter: QPainter, box: QRectF, cell: Cell) -> None:
    left = box.left()
    if cell.face:
        size = theme.px(FACE)
        paint_avatar(painter, QRectF(left, box.center().y() - size / 2, size, size), cell.face)
    elif cell.icon:
        token = cell.tone or "text2"
        top = max(box.top() + 6, _first_line(box, cell) + 2)
        icons.paint(painter, QRectF(left, top, 16, 16), cell.icon, theme.col(token))
    left += _words_from(cell)
    words = QRectF(left, box.top(), box.right() - left, box.height())
    if must_wrap(cell, words.width()):
        _paint_wrapped(painter, words, cell)
        return
    if cell.text:
        left = _paint_lines(painter, words, cell)
    _paint_chips(painter, box, left, cell)


def _words_from(cell: Cell) -> float:
    """Return how far from the left the words begin."""
    return theme.px(FACE) + 10 if cell.face else (24 if cell.icon else 0)


def _chips_width(cell: Cell) -> float:
    return sum(chip_size(chip).width() + 6 for chip in cell.chips)


def must_wrap(cell: Cell, room: float) -> bool:
    """Tell whether a cell's words need more than one line, where they may have one."""
    if not cell.wraps or not cell.text:
        return False
    return QFontMetricsF(_fonts(cell)[0]).horizontalAdvance(cell.text) > max(20.0, room - _chips_width(cell))


def height_of(cell: Cell, width: float) -> int:
    """Return the height in which a cell of a width shows all its words and chips; 0 where a usual row is enough."""
    room = max(_LEAST_ROOM, width - _PADDING - _words_from(cell))
    if not must_wrap(cell, room):
        return 0
    first, second = (QFontMetricsF(font) for font in _fonts(cell))
    high = len(wrapped(cell.text, first, room, MOST_LINES)) * first.height()
    high += (second.height() if cell.note else 0) + len(_chip_lines(cell, room)) * theme.px(_CHIP_LINE)
    return round(high) + theme.px(14)


def _chip_lines(cell: Cell, room: float) -> list[list[ChipSpec]]:
    """Return the chips in lines, as many beside each other as there is room for."""
    lines: list[list[ChipSpec]] = []
    left = 0.0
    for chip in cell.chips:
        across = chip_size(chip).width() + 6
        if not lines or left + across > room + 6:
            lines.append([])
            left = 0.0
        lines[-1].append(chip)
        left += across
    return lines


def _fonts(cell: Cell) -> tuple[QFont, QFont]:
    weight = QFont.Weight.DemiBold if cell.strong else QFont.Weight.Normal
    return fonts.font(theme.px(14), weight), fonts.font(theme.px(12))


def _first_line(box: QRectF, cell: Cell) -> float:
    first, second = (QFontMetricsF(font) for font in _fonts(cell))
    high = first.height() + (second.height() + 1 if cell.note else 0)
    return box.top() + (box.height() - high) / 2


def _paint_lines(painter: QPainter, box: QRectF, cell: Cell) -> float:
    """Draw the words, and return where they end."""
    first_font, second_font = _fonts(cell)
    first, second = QFontMetricsF(first_font), QFontMetricsF(second_font)
    room = max(20.0, box.width() - _chips_width(cell))
    top = _first_line(box, cell)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(first_font)
    painter.setPen(_ink(cell))
    text = first.elidedText(cell.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(box.left(), top, room, first.height()), flags, text)
    if cell.note:
        painter.setFont(second_font)
        painter.setPen(theme.col("text3"))
        note = second.elidedText(cell.note, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), top + first.height() + 1, box.width(), second.height()), flags, note)
    return box.left() + min(room, first.horizontalAdvance(text)) + 10


def _ink(cell: Cell) -> QColor:
    families = {"danger", "warn", "ok", "info", "priv"}
    return theme.col(f"{cell.tone}_text" if cell.tone in families else (cell.tone or "text"))


def wrapped(text: str, metrics: QFontMetricsF, room: float, most: int) -> list[str]:
    """Return a text in lines, cut at blanks; what does not fit into the last line ends in an ellipsis.

    A word that is too long for a line of its own is cut within itself.
    """
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and metrics.horizontalAdvance(rest) > room:
        end = max(at for at in range(1, len(rest) + 1) if at == 1 or metrics.horizontalAdvance(rest[:at]) <= room)
        blank = rest.rfind(" ", 0, end + 1)
        end = blank if blank > 0 else end
        lines.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]


def _paint_wrapped(painter: QPainter, box: QRectF, cell: Cell) -> None:
    """Draw long words in as many lines as there is room for, then the quiet line and the chips."""
    first_font, second_font = _fonts(cell)
    first, second = QFontMetricsF(first_font), QFontMetricsF(second_font)
    chip_lines = _chip_lines(cell, box.width())
    below = (second.height() if cell.note else 0) + len(chip_lines) * theme.px(_CHIP_LINE)
    most = max(2, int((box.height() - below) // first.height()))
    lines = wrapped(cell.text, first, box.width(), most)
    high = len(lines) * first.height()
    note = cell.note if high + second.height() <= box.height() else ""
    high += (second.height() if note else 0) + len(chip_lines) * theme.px(_CHIP_LINE)
    top = max(box.top(), box.top() + (box.height() - high) / 2)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(first_font)
    painter.setPen(_ink(cell))
    for line in lines:
        painter.drawText(QRectF(box.left(), top, box.width(), first.height()), flags, line)
        top += first.height()
    if note:
        painter.setFont(second_font)
        painter.setPen(theme.col("text3"))
        said = second.elidedText(note, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), top, box.width(), second.height()), flags, said)
        top += second.height()
    for chips in chip_lines:
        left = box.left()
        for chip in chips:
            left += paint_chip(painter, QPointF(left, top + 3), chip, box.width()).width() + 6
        top += theme.px(_CHIP_LINE)


def _paint_chips(painter: QPainter, box: QRectF, left: float, cell: Cell) -> None:
    for chip in cell.chips:
        size = chip_size(chip)
        top = box.center().y() - size.height() / 2
        if cell.text and cell.note:
            line = QFontMetricsF(_fonts(cell)[0]).height()
            top = _first_line(box, cell) + (line - size.height()) / 2
        paint_chip(painter, QPointF(left, top), chip, max(24.0, box.right() - left))
        left += size.width() + 6
