"""The views of a guided set as rows: what each is called and where it stands; one is taken next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.naming import named


class Standing(Enum):
    """Where a view of the set stands."""

    DONE = "done"
    MISSING = "missing"
    DECLINED = "declined"


@dataclass(frozen=True)
class SetLine:
    """One view of the set."""

    view: str
    standing: Standing


_WORDS: dict[Standing, Message] = {
    Standing.DONE: say("Done"),
    Standing.MISSING: say("Missing"),
    Standing.DECLINED: say("Declined"),
}
_ICONS = {Standing.DONE: "circle-check", Standing.MISSING: "circle", Standing.DECLINED: "circle-slash"}
_TONES = {Standing.DONE: "ok_text", Standing.MISSING: "warn_text", Standing.DECLINED: "priv_text"}


class _SetRow(QAbstractButton):
    def __init__(self, line: SetLine) -> None:
        super().__init__()
        self._line = line
        self._name = shown(PHOTO_VIEWS[line.view].name)
        standing = shown(_WORDS[line.standing])
        named(self, f"guided_{line.view}", _("{view}, {standing}", view=self._name, standing=standing))
        self.setText(self._name)
        self.setToolTip(self._name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(31))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        is_next = self.isChecked()
        if is_next or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected" if is_next else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        tone = theme.col(_TONES[self._line.standing])
        icon = "scan-face" if is_next and self._line.standing is Standing.MISSING else _ICONS[self._line.standing]
        side = theme.px(16)
        icons.paint(painter, QRectF(10, (box.height() - side) / 2, side, side), icon, tone)
        standing = (
            _("Next") if is_next and self._line.standing is Standing.MISSING else shown(_WORDS[self._line.standing])
        )
        note = fonts.font(theme.px(12))
        across = QFontMetrics(note).horizontalAdvance(standing)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(note)
        painter.setPen(theme.col("text2") if is_next else tone)
        painter.drawText(box.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, standing)
        name = fonts.font(theme.px(14), QFont.Weight.DemiBold if is_next else QFont.Weight.Normal)
        painter.setFont(name)
        painter.setPen(theme.col("text"))
        room = box.adjusted(18 + side, 0, -20 - across, 0)
        said = QFontMetrics(name).elidedText(self._name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, said)


class SetRows(QWidget):
    """One view is taken next; arrows go to another.

    Signals:
        chosen: the key of the view that the person chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "guidedViews", _("Views of the set"))
        self._rows: dict[str, _SetRow] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_lines(self, lines: Sequence[SetLine], now: str) -> None:
        """Show the views, one of them as the next."""
        had_keyboard = any(row.hasFocus() for row in self._rows.values())
        for row in self._rows.values():
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for line in lines:
            row = _SetRow(line)
            row.setChecked(line.view == now)
            row.clicked.connect(lambda _on=False, view=line.view: self.chosen.emit(view))
            self._group.addButton(row)
            self._column.addWidget(row)
            self._rows[line.view] = row
        if had_keyboard:
            self.take_keyboard()

    def now(self) -> str:
        """Return the view that is next, or nothing."""
        return next((view for view, row in self._rows.items() if row.isChecked()), "")

    def row(self, view: str) -> QAbstractButton:
        """Return the row of a view, for tests."""
        return self._rows[view]

    def take_keyboard(self) -> None:
        """Move the keyboard to the next view."""
        if self.now():
            self._rows[self.now()].setFocus(Qt.FocusReason.OtherFocusReason)
