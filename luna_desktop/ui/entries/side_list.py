"""The list at the left of a tab: sections or dates, each with an icon or a second line, and a mark at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_ring

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class SideItem:
    """One row: its key, its words, a quiet second line, an icon before them, and a mark at the end."""

    key: str
    text: str
    note: str = ""
    icon: str = ""
    mark: str = ""
    mark_tone: str = "accent_text"
    mark_words: str = ""
    is_count: bool = False
    """Whether `mark_words` is a number to be drawn as a badge; `mark_tone` is then its ink."""

    def spoken(self) -> str:
        """Return the whole row in words."""
        return ", ".join(part for part in (self.text, self.note, self.mark_words) if part)


class _ItemDelegate(QStyledItemDelegate):
    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        item = index.data(ITEM_ROLE)
        return QSize(100, theme.px(50 if item and item.note else 40))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(ITEM_ROLE)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected" if chosen else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        view = option.widget
        by_keyboard = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if isinstance(view, QListWidget) and view.hasFocus() and by_keyboard and view.currentIndex() == index:
            paint_ring(painter, box.adjusted(1, 1, -1, -1), 8)
        _paint_item(painter, box.adjusted(10, 0, -10, 0), item, chosen)
        painter.restore()


def _paint_item(painter: QPainter, box: QRectF, item: SideItem, chosen: bool) -> None:
    left, right = box.left(), box.right()
    if item.icon:
        icons.paint(painter, QRectF(left, box.center().y() - 8, 16, 16), item.icon, theme.col("text2"))
        left += 26
    if item.mark:
        icons.paint(painter, QRectF(right - 16, box.center().y() - 8, 16, 16), item.mark, theme.col(item.mark_tone))
        right -= 24
    elif item.is_count and item.mark_words:
        right -= _paint_count(painter, box, item, chosen) + 8
    elif item.mark_words:
        small = fonts.font(theme.px(12))
        painter.setFont(small)
        painter.setPen(theme.col(item.mark_tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, item.mark_words)
        right -= QFontMetrics(small).horizontalAdvance(item.mark_words) + 8
    body = fonts.font(theme.px(14), QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
    small = fonts.font(theme.px(12))
    first, second = QFontMetrics(body), QFontMetrics(small)
    top = box.center().y() - (first.height() + (second.height() if item.note else 0)) / 2
    room = right - left
    painter.setFont(body)
    painter.setPen(theme.col("text"))
    text = first.elidedText(item.text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(left, top, room, first.height()), Qt.AlignmentFlag.AlignVCenter, text)
    if item.note:
        painter.setFont(small)
        painter.setPen(theme.col("text3"))
        note = second.elidedText(item.note, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, top + first.height(), room, second.height()), Qt.AlignmentFlag.AlignVCenter, note)


def _paint_count(painter: QPainter, box: QRectF, item: SideItem, chosen: bool) -> float:
    """Draw the badge at the right end and return how wide it is."""
    font = fonts.font(theme.px(12), QFont.Weight.DemiBold)
    across = max(22.0, QFontMetrics(font).horizontalAdvance(item.mark_words) + 13.0)
    high = float(theme.px(18))
    badge = QRectF(box.right() - across, box.center().y() - high / 2, across, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.col("surface" if chosen else "sunken"))
    painter.drawRoundedRect(badge, high / 2, high / 2)
    painter.setFont(font)
    painter.setPen(theme.col(item.mark_tone))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, item.mark_words)
    return across


class SideList(QListWidget):
    """Rows of which one is chosen; arrows move.

    Signals:
        picked: the key of the row that the person went to (never sent by `show_items` or `choose`).
    """

    picked = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        named(self, name, accessible)
        styled(self, cls="plain")
        self.setItemDelegate(_ItemDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._showing = False
        self.currentItemChanged.connect(self._moved)

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show these rows; the row with the same key stays chosen."""
        key = self.key()
        self._showing = True
        self.clear()
        for each in items:
            row = QListWidgetItem(each.text)
            row.setData(ITEM_ROLE, each)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, each.spoken())
            row.setToolTip(each.spoken())
            self.addItem(row)
        self._showing = False
        self.choose(key)

    def key(self) -> str:
        """Return the key of the chosen row, or nothing."""
        item = self.currentIndex().data(ITEM_ROLE)
        return item.key if isinstance(item, SideItem) else ""

    def choose(self, key: str) -> None:
        """Choose a row by its key, without telling anybody."""
        self._showing = True
        for at in range(self.count()):
            if self.item(at).data(ITEM_ROLE).key == key:
                self.setCurrentRow(at)
        self._showing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without going anywhere: Qt makes the first row current where none is."""
        before, self._showing = self._showing, True
        super().focusInEvent(event)
        self._showing = before

    def _moved(self) -> None:
        if not self._showing and self.key():
            self.picked.emit(self.key())
