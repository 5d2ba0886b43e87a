"""The list beside the drawings: the same numbers in the same shapes, where, what, since when, the state in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from luna_desktop.services.facts import Known
from luna_desktop.texts import _
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.body_map.pins import paint_pin, pin_of, state_chip
from luna_desktop.ui.body_map.wording import since_words, title_words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import chip_size, paint_chip, paint_ring

KNOWN_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW = 50


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(120, theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        known = index.data(KNOWN_ROLE)
        box = QRectF(option.rect).adjusted(1, 1, -1, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.col("accent"), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected" if chosen else "hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        view = option.widget
        by_keyboard = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if isinstance(view, QListWidget) and view.hasFocus() and by_keyboard and view.currentIndex() == index:
            paint_ring(painter, box.adjusted(3, 3, -3, -3), 6)
        _paint_row(painter, box, known)
        painter.restore()


def _paint_row(painter: QPainter, box: QRectF, known: Known) -> None:
    body = known.body
    chip = state_chip(body.state)
    room = chip_size(chip)
    paint_chip(painter, QPointF(box.right() - room.width() - 10, box.center().y() - room.height() / 2), chip)
    middle = QPointF(box.left() + 25, box.center().y())
    paint_pin(painter, middle, body.marking, str(body.number), radius=11)
    left, width = box.left() + 49, box.width() - 49 - room.width() - 18
    strong, small = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
    first, second = QFontMetrics(strong), QFontMetrics(small)
    top = box.center().y() - (first.height() + second.height()) / 2
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(strong)
    painter.setPen(theme.col("text"))
    title = first.elidedText(title_words(body), elide, int(width))
    painter.drawText(QRectF(left, top, width, first.height()), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(small)
    painter.setPen(theme.col("text2"))
    line = second.elidedText(since_words(body), elide, int(width))
    under = QRectF(left, top + first.height(), width, second.height())
    painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, line)


class MarkerList(QListWidget):
    """Markers by number. Arrows move, Enter edits, Delete strikes out.

    Signals:
        picked: the fact id of the marker that the person went to.
        edit_wanted, strike_wanted: the fact id of the current marker.
    """

    picked = Signal(int)
    edit_wanted = Signal(int)
    strike_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        named(self, "markerList", _("Markers"))
        styled(self, cls="plain")
        self.setProperty("ownRing", True)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._showing = False
        self.currentItemChanged.connect(lambda *_items: self._moved())
        self.itemDoubleClicked.connect(lambda _item: self.edit_wanted.emit(self.fact_id()))

    def show_markers(self, markers: Sequence[Known]) -> None:
        """Show these markers; the one with the same fact id stays chosen."""
        before = self.fact_id()
        self._showing = True
        self.clear()
        for known in markers:
            item = QListWidgetItem(title_words(known.body))
            item.setData(KNOWN_ROLE, known)
            spoken = f"{pin_of(known.fact_id, known.body).words}. {since_words(known.body)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(spoken)
            self.addItem(item)
        self._showing = False
        self.choose(before)

    def fact_id(self) -> int:
        """Return the fact id of the chosen marker, 0 for none."""
        known = self.currentIndex().data(KNOWN_ROLE)
        return known.fact_id if isinstance(known, Known) else 0

    def choose(self, fact_id: int) -> None:
        """Choose a marker without telling anybody; one that is not listed leaves none chosen."""
        self._showing = True
        self.setCurrentRow(-1)
        for at in range(self.count()):
            if self.item(at).data(KNOWN_ROLE).fact_id == fact_id:
                self.setCurrentRow(at)
        self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit and strike out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.fact_id():
            self.edit_wanted.emit(self.fact_id())
        elif event.key() == Qt.Key.Key_Delete and self.fact_id():
            self.strike_wanted.emit(self.fact_id())
        else:
            super().keyPressEvent(event)

    def _moved(self) -> None:
        if not self._showing and self.fact_id():
            self.picked.emit(self.fact_id())
