"""The list of scores: name, last result with its band and day, and what it was before; the unused ones below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from luna_desktop.services.care.scores import Standing
from luna_desktop.texts import _, shown
from luna_desktop.ui import fonts, theme
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.scores.wording import band_words, value_words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_ring

STANDING_ROLE = int(Qt.ItemDataRole.UserRole) + 1


def lines_of(standing: Standing) -> tuple[str, str, str]:
    """Return the quiet line under a score's name, its result, and the result before."""
    last = standing.last
    if last is None:
        return shown(standing.score.name), "", ""
    parts = (day_words(last.body.assessed_on), band_words(last.body))
    was = _("was {value}", value=standing.was.body.value) if standing.was is not None else ""
    return " · ".join(part for part in parts if part), value_words(last.body), was


def spoken(standing: Standing) -> str:
    """Return a row in words."""
    note, value, was = lines_of(standing)
    name = shown(standing.score.name)
    if not value:
        return _("{score}, not recorded yet", score=name)
    return ", ".join(part for part in (name, value, was, note) if part)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(120, theme.px(50))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        standing = index.data(STANDING_ROLE)
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
        if isinstance(standing, Standing):
            _paint_row(painter, box.adjusted(10, 0, -10, 0), standing)
        painter.restore()


def _paint_row(painter: QPainter, box: QRectF, standing: Standing) -> None:
    note, value, was = lines_of(standing)
    strong, small = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
    first, second = QFontMetrics(strong), QFontMetrics(small)
    top = box.center().y() - (first.height() + second.height()) / 2
    upper = QRectF(box.left(), top, box.width(), first.height())
    lower = QRectF(box.left(), upper.bottom(), box.width(), second.height())
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    used = standing.last is not None
    painter.setFont(strong)
    painter.setPen(theme.col("text"))
    painter.drawText(upper, right, value)
    room = box.width() - first.horizontalAdvance(value) - 10
    painter.setPen(theme.col("text" if used else "text2"))
    name = first.elidedText(standing.score.short, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, name)
    painter.setFont(small)
    painter.setPen(theme.col("text3"))
    painter.drawText(lower, right, was)
    room = box.width() - second.horizontalAdvance(was) - 10
    painter.drawText(
        lower, Qt.AlignmentFlag.AlignVCenter, second.elidedText(note, Qt.TextElideMode.ElideRight, int(room))
    )


class ScoreList(QListWidget):
    """All scores of the program. Arrows move, Enter begins a new assessment.

    Signals:
        picked: the id of the score that the person went to.
        record_wanted: begin a new assessment of the current score.
    """

    picked = Signal(str)
    record_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "scoreList", _("Scores"))
        styled(self, cls="plain")
        self.setProperty("ownRing", True)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._showing = False
        self.currentItemChanged.connect(lambda *_items: self._moved())

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these scores; the one with the same id stays chosen."""
        before = self.score_id()
        self._showing = True
        self.clear()
        for standing in standings:
            item = QListWidgetItem(standing.score.short)
            item.setData(STANDING_ROLE, standing)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(standing))
            item.setToolTip(spoken(standing))
            self.addItem(item)
        self._showing = False
        self.choose(before)

    def score_id(self) -> str:
        """Return the id of the chosen score, or nothing."""
        standing = self.currentIndex().data(STANDING_ROLE)
        return standing.score.id if isinstance(standing, Standing) else ""

    def choose(self, score: str) -> None:
        """Choose a score without telling anybody."""
        self._showing = True
        for at in range(self.count()):
            if self.item(at).data(STANDING_ROLE).score.id == score:
                self.setCurrentRow(at)
        self._showing = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without going anywhere: Qt makes the first row current where none is."""
        before, self._showing = self._showing, True
        super().focusInEvent(event)
        self._showing = before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin an assessment."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.score_id():
            self.record_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _moved(self) -> None:
        if not self._showing and self.score_id():
            self.picked.emit(self.score_id())
