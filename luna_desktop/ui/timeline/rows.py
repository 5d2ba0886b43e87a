"""The rows of the timeline: headings of months, and moments with their disc on a line, their words and their chip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from luna_desktop.domain.clinical.timeline import STRAND_NAMES, Moment, Strand, Words, month_of
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.painting import ChipSpec, chip_size, paint_chip, paint_ring, tint

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STRAND_ICONS: dict[Strand, str] = {
    Strand.VISITS: "clipboard-list",
    Strand.TREATMENTS: "syringe",
    Strand.MEDICINES: "pill",
    Strand.CONDITIONS: "stethoscope",
    Strand.RESULTS: "flask-conical",
    Strand.PHOTOGRAPHS: "camera",
    Strand.SCORES: "gauge",
    Strand.BODY_MAP: "map-pin",
    Strand.SAFETY: "shield-alert",
    Strand.DOCUMENTS: "file-text",
    Strand.LIFESTYLE: "leaf",
    Strand.CONSENTS: "signature",
}
_STRAND_TONES = {Strand.SAFETY: "warn", Strand.MEDICINES: "ok", Strand.RESULTS: "info", Strand.CONSENTS: "priv"}
_HEAD, _ROW, _DATE, _DISC = 34, 46, 94, 26
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def said(words: Words) -> str:
    """Return words of a moment in the language of the windows."""
    return shown(words) if isinstance(words, Message) else words


def day_of(moment: Moment) -> str:
    """Return the day of a moment as far as it is known."""
    return moment.on.shown(current())


def note_of(moment: Moment) -> str:
    """Return the quiet second line: the parts that are known, and who did or recorded it."""
    return " · ".join(part for part in (*(said(note) for note in moment.notes), moment.who) if part)


def spoken(moment: Moment) -> str:
    """Return the whole moment for a screen reader."""
    kind = shown(STRAND_NAMES[moment.strand])
    parts = (day_of(moment), kind, said(moment.text), note_of(moment), said(moment.chip))
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Heading:
    """A month, or a year where nothing more is known, and how many moments stand under it."""

    title: str
    count: int


Row = Heading | Moment


class TimelineModel(QAbstractListModel):
    """Moments, newest first, each month under its heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show these moments instead of those before."""
        counts = Counter(month_of(moment) for moment in moments)
        rows: list[Row] = []
        month = None
        for moment in moments:
            if month_of(moment) != month:
                month = month_of(moment)
                rows.append(Heading(month.shown(current()), counts[month]))
            rows.append(moment)
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, at: int) -> Row | None:
        """Return a row, or None outside the list."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def next_moment(self, at: int, step: int) -> int:
        """Return the place of the next moment in a direction, passing over headings; -1 where there is none."""
        at += step
        while 0 <= at < len(self._rows):
            if isinstance(self._rows[at], Moment):
                return at
            at += step
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are, headings among them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row for the delegate, or its words."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)}:
            return heading_words(row) if isinstance(row, Heading) else spoken(row)
        if role == int(Qt.ItemDataRole.ToolTipRole) and isinstance(row, Moment):
            return note_of(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let moments be chosen; headings only say something."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsSelectable if isinstance(self.row_at(index.row()), Moment) else plain


def heading_words(heading: Heading) -> str:
    """Return a heading with its count in words."""
    if heading.count == 1:
        return _("{month}, 1 entry", month=heading.title)
    return _("{month}, {count} entries", month=heading.title, count=heading.count)


class MomentDelegate(QStyledItemDelegate):
    """Draws headings and moments; the line runs through the discs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Return the height of a row."""
        high = _HEAD if isinstance(index.data(ROW_ROLE), Heading) else _ROW
        return QSize(200, theme.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _paint_heading(painter, box, row)
        elif isinstance(row, Moment):
            self._ground(painter, box, option, index)
            _paint_moment(painter, box, row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.col("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.col("hover"))
        view = option.widget
        if isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index:
            by_keyboard = view.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            if by_keyboard:
                paint_ring(painter, box.adjusted(2, 2, -2, -2), 6)


def _paint_heading(painter: QPainter, box: QRectF, heading: Heading) -> None:
    font = fonts.font(theme.px(14), QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.col("text"))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box.adjusted(14, 0, -14, 0), flags, heading.title)
    across = QFontMetricsF(font).horizontalAdvance(heading.title)
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text3"))
    count = _("1 entry") if heading.count == 1 else _("{count} entries", count=heading.count)
    painter.drawText(box.adjusted(14 + across + 10, 0, -14, 0), flags, count)


def _paint_moment(painter: QPainter, box: QRectF, moment: Moment) -> None:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(fonts.font(theme.px(12)))
    painter.setPen(theme.col("text2"))
    dates = theme.px(_DATE)
    painter.drawText(QRectF(box.left() + 14, box.top(), dates, box.height()), flags, day_of(moment))
    size = theme.px(_DISC)
    centre = QPointF(box.left() + 14 + dates + size / 2, box.center().y())
    painter.setPen(QPen(theme.col("line"), 2))
    painter.drawLine(QPointF(centre.x(), box.top()), QPointF(centre.x(), box.bottom()))
    tone = moment.tone if moment.tone != "neutral" else _STRAND_TONES.get(moment.strand, "neutral")
    colours = tint(tone)
    painter.setPen(QPen(theme.col(colours.line), 1))
    painter.setBrush(theme.col(colours.fill))
    painter.drawEllipse(centre, size / 2, size / 2)
    spot = QRectF(centre.x() - 7, centre.y() - 7, 14, 14)
    icons.paint(painter, spot, STRAND_ICONS[moment.strand], theme.col(colours.ink))
    right = _paint_chip(painter, box, moment)
    left = centre.x() + size / 2 + 14
    _paint_words(painter, QRectF(left, box.top(), right - left, box.height() - 1), moment)
    painter.setPen(theme.col("line"))
    painter.drawLine(QPointF(left, box.bottom() - 0.5), QPointF(box.right() - 14, box.bottom() - 0.5))


def _paint_chip(painter: QPainter, box: QRectF, moment: Moment) -> float:
    """Draw the chip at the right and return where the words must end."""
    if not moment.chip:
        return box.right() - 14
    chip = ChipSpec(said(moment.chip), moment.tone)
    size = chip_size(chip)
    left = box.right() - 14 - size.width()
    paint_chip(painter, QPointF(left, box.center().y() - size.height() / 2), chip)
    return left - 12


def _paint_words(painter: QPainter, box: QRectF, moment: Moment) -> None:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    first, second = fonts.font(theme.px(14), QFont.Weight.DemiBold), fonts.font(theme.px(12))
    above, below = QFontMetricsF(first), QFontMetricsF(second)
    note = note_of(moment)
    high = above.height() + (below.height() if note else 0)
    top = box.center().y() - high / 2
    painter.setFont(first)
    painter.setPen(theme.col("text"))
    text = above.elidedText(said(moment.text), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRectF(box.left(), top, box.width(), above.height()), flags, text)
    if note:
        painter.setFont(second)
        painter.setPen(theme.col("text3"))
        cut = below.elidedText(note, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), top + above.height(), box.width(), below.height()), flags, cut)
