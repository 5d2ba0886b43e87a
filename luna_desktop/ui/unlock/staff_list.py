"""The list of people who can sign in on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import paint_avatar

SHOWN_AT_FIRST = 5


@dataclass(frozen=True)
class StaffChoice:
    """Somebody who can sign in: the login, the name as shown, and what they do here."""

    login: str
    name: str
    role: str


class _StaffRow(QRadioButton):
    def __init__(self, staff: StaffChoice) -> None:
        super().__init__(staff.name)
        self.staff = staff
        self.setProperty("ownRing", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, f"{staff.login}Staff", f"{staff.name}, {staff.role}")

    def sizeHint(self) -> QSize:
        return QSize(320, theme.px(58))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(QPen(theme.col("accent"), 2) if on else QPen(theme.col("hover"), 1))
            painter.setBrush(theme.col("selected" if on else "hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            painter.setPen(QPen(theme.col("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        paint_avatar(painter, QRectF(14, box.center().y() - 20, 40, 40), self.staff.name)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        middle = box.center().y()
        painter.setFont(fonts.font(theme.px(14), QFont.Weight.DemiBold))
        painter.setPen(theme.col("text"))
        painter.drawText(QRectF(66, middle - theme.px(20), box.width() - 110, theme.px(20)), flags, self.staff.name)
        painter.setFont(fonts.font(theme.px(12)))
        painter.setPen(theme.col("text3"))
        painter.drawText(QRectF(66, middle, box.width() - 110, theme.px(18)), flags, self.staff.role)
        if on:
            icons.paint(painter, QRectF(box.right() - 34, middle - 9, 18, 18), "check", theme.col("accent_text"))


class StaffList(QScrollArea):
    """People to choose from; arrows move and choose, letters are typed into the search box above.

    Signals:
        chosen: the StaffChoice that the person chose.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "staffList", _("Staff"))
        self._staff: tuple[StaffChoice, ...] = ()
        self._filter, self._all = "", False
        self._most = SHOWN_AT_FIRST
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._rows: list[_StaffRow] = []
        self._box = styled(QFrame(), cls="card")
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(7, 7, 7, 7)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._box)

    def show_staff(self, staff: Sequence[StaffChoice]) -> None:
        """Show these people; the first is chosen."""
        self._staff = tuple(staff)
        for row in self._rows:
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        self._rows = [_StaffRow(one) for one in staff]
        for at, row in enumerate(self._rows):
            self._group.addButton(row, at)
            self._column.insertWidget(at, row)
        if self._rows:
            self._rows[0].setChecked(True)
        self._show_matching()

    def narrow(self, text: str) -> None:
        """Show only people whose name, role or login holds this text; the first of them is chosen."""
        self._filter = text.casefold().strip()
        self._show_matching()
        matching = [row for row in self._rows if not row.isHidden()]
        if self._filter and matching and not any(row.isChecked() for row in matching):
            matching[0].setChecked(True)
            self.chosen.emit(matching[0].staff)

    def show_all(self) -> None:
        """Show everybody, not only the first few."""
        self._all = True
        self._show_matching()

    def show_at_most(self, count: int) -> None:
        """Be no higher than this many people; the others are reached by scrolling."""
        if count != self._most:
            self._most = count
            self._show_matching()

    def hidden_count(self) -> int:
        """Return how many people are not shown."""
        return sum(row.isHidden() for row in self._rows)

    def current(self) -> StaffChoice | None:
        """Return who is chosen."""
        return next((row.staff for row in self._rows if row.isChecked()), None)

    def choose(self, login: str) -> None:
        """Choose somebody by login, and make sure that they are seen."""
        for row in self._rows:
            if row.staff.login == login:
                row.setChecked(True)
                row.show()
                self.chosen.emit(row.staff)

    def row_of(self, login: str) -> QWidget:
        """Return somebody's row, for tests.

        Raises:
            KeyError: nobody has that login.
        """
        for row in self._rows:
            if row.staff.login == login:
                return row
        raise KeyError(login)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the search box."""
        event.ignore()

    def _clicked(self, row: object) -> None:
        if isinstance(row, _StaffRow):
            self.chosen.emit(row.staff)

    def _show_matching(self) -> None:
        shown = 0
        for row in self._rows:
            words = f"{row.staff.name} {row.staff.role} {row.staff.login}".casefold()
            fits = self._filter in words and (self._all or bool(self._filter) or shown < SHOWN_AT_FIRST)
            row.setVisible(fits)
            shown += fits
        self.setFixedHeight(min(max(shown, 1), self._most) * theme.px(60) + 14)
