"""The views at the right: a set with its number keys, which of them are there, and the last picture of that view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from luna_desktop.domain.clinical.photo_view_keys import VIEW_KEYS, VISIT, ViewKeys, keys_of
from luna_desktop.domain.clinical.photographs import VIEW_NAMES
from luna_desktop.texts import _, shown
from luna_desktop.ui import fonts, icons, theme
from luna_desktop.ui.photo_inbox.last_time import LastTime, LastTimePicture
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import ElidedLabel, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec, paint_ring


@dataclass(frozen=True)
class ViewLine:
    """One view of the set: its key, how many pictures show it, whether the current one does, whether it is usual."""

    key: int
    view: str
    count: int
    is_here: bool
    is_usual: bool

    @property
    def name(self) -> str:
        """Return the view in words."""
        return shown(VIEW_NAMES[self.view])

    @property
    def state(self) -> str:
        """Return whether it was taken."""
        if self.count > 1:
            return _("{count} times", count=self.count)
        if self.count:
            return _("Done")
        return _("Missing") if self.is_usual else _("If wanted")


class ViewRow(QAbstractButton):
    """A view with its number; pressing it says that the current picture shows it."""

    def __init__(self, line: ViewLine) -> None:
        super().__init__()
        self.setObjectName(f"inboxView{line.key}")
        self.setProperty("ownRing", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_line(line)

    def show_line(self, line: ViewLine) -> None:
        """Show how it stands with the view now."""
        self._line = line
        self.setAccessibleName(_("{key}: {view}, {state}", key=line.key, view=line.name, state=line.state))
        self.setToolTip(line.name)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(theme.px(180), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Give way in width alone."""
        return QSize(theme.px(120), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, line = QRectF(self.rect()), self._line
        if line.is_here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.col("selected" if line.is_here else "sunken"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        cap = QRectF(8, (box.height() - theme.px(20)) / 2, theme.px(20), theme.px(20))
        painter.setPen(theme.col("edge"))
        painter.setBrush(theme.col("raised"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.col("text2"))
        painter.setFont(fonts.font(theme.px(12), QFont.Weight.DemiBold))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(line.key))
        self._paint_words(painter, QRectF(cap.right() + 9, 0, box.width() - cap.right() - 17, box.height()))
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint_ring(painter, box.adjusted(1, 1, -1, -1), 6)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        line, small = self._line, fonts.font(theme.px(12))
        state = line.state if line.count or line.is_usual or box.width() >= theme.px(220) else ""
        token = "ok_text" if line.count else "warn_text" if line.is_usual else "text3"
        across = QFontMetrics(small).horizontalAdvance(state)
        painter.setFont(small)
        painter.setPen(theme.col(token))
        end = QRectF(box.right() - across, box.top(), across + 1, box.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, state)
        if line.count:
            icons.paint(painter, QRectF(end.left() - 20, box.center().y() - 7, 14, 14), "circle-check", theme.col("ok"))
        font = fonts.font(theme.px(14), QFont.Weight.DemiBold if line.is_here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.col("text"))
        room = box.width() - across - (26 if line.count else 8)
        short = QFontMetrics(font).elidedText(line.name, Qt.TextElideMode.ElideRight, max(20, int(room)))
        painter.drawText(QRectF(box.left(), box.top(), room, box.height()), Qt.AlignmentFlag.AlignVCenter, short)


class ViewsPanel(QFrame):
    """The panel.

    Signals:
        wanted: the key of the view that the current picture shows.
        set_chosen: the key of another set.
    """

    wanted = Signal(int)
    set_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "inboxViews", _("Views")), cls="sidelist")
        self._set = "face"
        self._rows: list[ViewRow] = []
        self.count = Chip("", "warn", "list-checks", name="inboxViewCount")
        self._visit: tuple[str, ...] = ()
        self.sets = ChoiceField("inboxViewSet", _("Set"), _options(with_visit=False))
        self.sets.edited.connect(lambda: self.set_chosen.emit(str(self.sets.value())))
        self.note = words(_("Press a number for the photograph that is chosen."), "caption", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self.last = LastTimePicture()
        self.last_words = ElidedLabel("", "caption")
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(_("Views"), "strong"))
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.sets)
        column.addLayout(self._column)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addWidget(self.last)
        column.addWidget(self.last_words)
        column.addStretch(1)

    @property
    def set_key(self) -> str:
        """Return the set that is shown."""
        return self._set

    def view_at(self, key: int) -> str:
        """Return the view under a number, or nothing."""
        views = keys_of(self._set, self._visit).views
        return views[key - 1] if 1 <= key <= len(views) else ""

    def show_visit(self, views: Sequence[str]) -> None:
        """Offer the guided set of a visit before the others, or take it away."""
        if bool(views) != bool(self._visit):
            self.sets.offer(_options(with_visit=bool(views)))
        self._visit = tuple(views)

    def show_set(self, key: str, taken: Sequence[str], here: str) -> None:
        """Show a set; `taken` are the views of the group's pictures, `here` that of the current one."""
        self._set = key
        self.sets.show_value(key)
        lines = lines_of(keys_of(key, self._visit), taken, here)
        if len(lines) != len(self._rows):
            self._make_rows(lines)
        for row, line in zip(self._rows, lines, strict=True):
            row.show_line(line)
        usual = [line for line in lines if line.is_usual] or lines
        done = sum(line.count > 0 for line in usual)
        tone = "ok" if done == len(usual) else "warn"
        self.count.show_chip(ChipSpec(_("{done} of {all}", done=done, all=len(usual)), tone, "list-checks"))

    def show_last(self, last: LastTime | None, image: QImage | None) -> None:
        """Show the last photograph of the same view, with the eye line to hold the head by; None takes it away."""
        self.last.show_picture(last, image)
        self.last.setVisible(last is not None)
        self.last_words.show_text(last.words if last is not None else "")
        self.last_words.setVisible(last is not None)

    def row(self, key: int) -> ViewRow:
        """Return the row of a number."""
        return self._rows[key - 1]

    def _make_rows(self, lines: Sequence[ViewLine]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for line in lines:
            row = ViewRow(line)
            row.clicked.connect(lambda _on=False, key=line.key: self.wanted.emit(key))
            self._column.addWidget(row)
            row.show()
            self._rows.append(row)


def _options(*, with_visit: bool) -> list[Option]:
    keys = (VISIT, *VIEW_KEYS) if with_visit else tuple(VIEW_KEYS)
    return [Option(key, shown(keys_of(key).name)) for key in keys]


def lines_of(views: ViewKeys, taken: Sequence[str], here: str) -> list[ViewLine]:
    """Return the lines of a set for pictures that show some views."""
    found: Mapping[str, int] = {view: list(taken).count(view) for view in taken}
    return [
        ViewLine(at, view, found.get(view, 0), view == here, view in views.usual)
        for at, view in enumerate(views.views, 1)
    ]
