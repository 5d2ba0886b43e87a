"""Ctrl+K: one box for patients and commands. The view only shows rows and tells what was typed and chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import IconLabel, hairline, key_cap, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_avatar, paint_chip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class PaletteRow:
    """One line: a heading (no key), a patient (with a face and a second line) or a command (with an icon).

    `marks` are the places (start, length) in the title that matched what was typed.
    """

    key: str
    title: str
    note: str = ""
    face: str = ""
    icon: str = ""
    chips: tuple[ChipSpec, ...] = ()
    right: str = ""
    keys: str = ""
    marks: tuple[tuple[int, int], ...] = ()

    def spoken(self) -> str:
        """Return the whole line in words."""
        parts = (self.title, self.note, *(chip.text for chip in self.chips), self.right, self.keys)
        return ", ".join(part for part in parts if part)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[PaletteRow] = []

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        return row.spoken() if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        row: PaletteRow = index.data(_ROW_ROLE)
        if not row.key:
            return QSize(100, theme.px(30))
        return QSize(100, theme.px(62 if row.note else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow = index.data(_ROW_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.key:
            painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
            painter.setPen(theme.col("text3"))
            painter.drawText(box, _LEFT, row.title)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if chosen:
                painter.setPen(QPen(theme.col("accent"), 2))
                painter.setBrush(theme.col("selected"))
                painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 8, 8)
            self._words(painter, box.adjusted(14, 0, -14, 0), row, chosen)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, row: PaletteRow, chosen: bool) -> None:
        left = box.left()
        if row.face:
            paint_avatar(painter, QRectF(left, box.center().y() - 20, 40, 40), row.face)
            left += 52
        elif row.icon:
            icons.paint(painter, QRectF(left + 8, box.center().y() - 9, 18, 18), row.icon, theme.col("text2"))
            left += 40
        middle = box.center().y()
        line = QRectF(left, middle - theme.px(21) if row.note else box.top(), box.right() - left, theme.px(20))
        if not row.note:
            line.setHeight(box.height())
        end = self._title(painter, line, row)
        for chip in row.chips:
            paint_chip(painter, QPointF(end + 10, line.center().y() - chip_size(chip).height() / 2), chip)
            end += chip_size(chip).width() + 10
        painter.setFont(fonts.font(theme.px(12)))
        painter.setPen(theme.col("text2"))
        if row.note:
            below = QRectF(left, middle + 1, box.right() - left, theme.px(18))
            painter.drawText(below, _LEFT, row.note)
            if chosen:
                painter.setPen(theme.col("accent_text"))
                painter.drawText(below, _RIGHT, _("Enter to open"))
                painter.setPen(theme.col("text2"))
        right = row.right or row.keys
        if end + 16 + painter.fontMetrics().horizontalAdvance(right) <= line.right():  # a long name goes first
            painter.drawText(line, _RIGHT, right)

    def _title(self, painter: QPainter, line: QRectF, row: PaletteRow) -> float:
        plain = fonts.font(theme.px(14), QFont.Weight.DemiBold if row.note else QFont.Weight.Normal)
        metrics = QFontMetricsF(plain)
        painter.setFont(plain)
        painter.setPen(theme.col("text"))
        painter.drawText(line, _LEFT, row.title)
        for start, length in row.marks:
            before = metrics.horizontalAdvance(row.title[:start])
            across = metrics.horizontalAdvance(row.title[start : start + length])
            under = line.center().y() + metrics.height() / 2
            painter.setPen(QPen(theme.col("accent"), 2))
            painter.drawLine(QPointF(line.left() + before, under), QPointF(line.left() + before + across, under))
        return line.left() + metrics.horizontalAdvance(row.title)


class Palette(Overlay):
    """The palette over a window. Up and Down move, Enter chooses, Esc closes.

    Signals:
        typed: what stands in the box now.
        recent_wanted: Down in the empty box, once for each opening: whom the person opened last.
        chosen: the row that was chosen.
    """

    typed = Signal(str)
    recent_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "palette", _("Find a patient or type a command"), width=760)
        self.put_at_top(80)
        self.edit = named(LineEdit(example=_("Find a patient or type a command")), "paletteEdit", _("Find"))
        styled(self.edit, cls="palette")
        self._recalled = False
        self.edit.textChanged.connect(self._type)
        self.edit.installEventFilter(self)
        self.dismissed.connect(self.close)
        self._model = _Rows(self)
        self.list = styled(named(QListView(), "paletteList", _("Matches")), cls="plain")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._choose)
        self._build()
        self.show_rows(())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 8, 16, 8)
        top.setSpacing(14)
        top.addWidget(IconLabel("search", "text2", 20))
        top.addWidget(self.edit, 1)
        top.addWidget(Chip(_("Patients and commands")))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 12)
        foot.setSpacing(6)
        for keys, text in (
            ("↓", _("opened last")),
            ("↑ ↓", _("move")),
            (_("Enter"), _("open")),
            (_("Esc"), _("close")),
        ):
            foot.addWidget(key_cap(keys))
            foot.addWidget(words(text, "caption"))
            foot.addSpacing(8)
        foot.addStretch(1)
        foot.addWidget(words(_("Search by name, phone, MRN or date of birth"), "caption"))
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 8, 14, 8)
        inner.addWidget(self.list)
        column.addLayout(inner)
        column.addWidget(hairline())
        column.addLayout(foot)

    def start(self, text: str = "") -> None:
        """Show the palette with the keyboard in the box."""
        self._before = QApplication.focusWidget()
        self._recalled = False
        self.edit.setText(text)
        self.open_on(self.edit)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to where it was, or let go of it where that is gone."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.edit.clearFocus()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show these rows; the first that can be chosen is chosen."""
        self._model.show_rows(rows)
        option = QStyleOptionViewItem()
        delegate = self.list.itemDelegate()
        high = sum(delegate.sizeHint(option, self._model.index(at, 0)).height() for at in range(len(rows)))
        self.list.setFixedHeight(min(max(high + 4, 44), max(200, self.height() - 320)))
        self._move(1, from_row=-1)

    def move_on(self) -> None:
        """Choose the next row that can be chosen."""
        self._move(1, from_row=self.list.currentIndex().row())

    def current(self) -> PaletteRow | None:
        """Return the row that Enter would choose."""
        at = self.list.currentIndex()
        return self._model.rows[at.row()] if at.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the keyboard stays in the box."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step == 1 and not self._recalled and not self.edit.text().strip():
                self._recalled = True
                self.recent_wanted.emit()
                return True
            if step:
                self._move(step, from_row=self.list.currentIndex().row())
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _type(self, text: str) -> None:
        self._recalled = False
        self.typed.emit(text.strip())

    def _move(self, step: int, *, from_row: int) -> None:
        count = len(self._model.rows)
        for turn in range(1, count + 1):
            at = (from_row + step * turn) % count
            if self._model.rows[at].key:
                self.list.setCurrentIndex(self._model.index(at, 0))
                return

    def _choose(self, index: Index) -> None:
        if index.isValid() and self._model.rows[index.row()].key:
            self.chosen.emit(self._model.rows[index.row()])
