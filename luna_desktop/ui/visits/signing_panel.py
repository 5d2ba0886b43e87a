"""The list before signing at the right of a visit: what is missing with a way to go there, then what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.texts import _, shown
from luna_desktop.ui import theme
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

WIDE = 300
"""From this width (px) on there is room for the hint about F8."""


class SigningPanel(QFrame):
    """The lines before signing.

    Signals:
        go_wanted: the place of a line to go to.
        acted: the `Missing` whose own action was pressed.
    """

    go_wanted = Signal(str)
    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "signingPanel", _("Before signing")), cls="panel")
        self._lines: tuple[Missing, ...] = ()
        self._at = -1
        self.count = Chip("", "danger", "circle-alert", name="signingCount")
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(8)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 12, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        said = QWidget()
        flow = FlowLayout(said)
        flow.addWidget(words(_("Before signing"), "strong"))
        flow.addWidget(self.count)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        said.setSizePolicy(policy)
        head.addWidget(said, 1)
        self._hint = words(_("F8 next"), "caption")
        head.addWidget(self._hint)
        column.addLayout(head)
        area = named(QScrollArea(), "signingScroll", _("Before signing"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        styled(self._holder, cls="body")
        area.setWidget(self._holder)
        column.addWidget(area, 1)
        column.addWidget(_after_signing())

    def show_lines(self, lines: Sequence[Missing]) -> None:
        """Show lines in their order."""
        lines = tuple(lines)
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, line in enumerate(lines):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(line, at))
        self._rows.addStretch(1)
        left = self.left()
        if left:
            self.count.show_chip(ChipSpec(_("{count} to finish", count=left), "danger", "circle-alert"))
        else:
            self.count.show_chip(ChipSpec(_("Ready"), "ok", "circle-check"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint about the key out where the count needs its room."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= theme.px(WIDE))

    def left(self) -> int:
        """Return how many lines keep the visit from being signed."""
        return sum(line.blocks and not line.is_done for line in self._lines)

    def lines(self) -> tuple[Missing, ...]:
        """Return the lines that are shown."""
        return self._lines

    def next_place(self) -> str:
        """Return the place of the next line to finish, round and round; nothing where all is done."""
        places = [line.place for line in self._lines if not line.is_done and line.blocks]
        if not places:
            return ""
        self._at = (self._at + 1) % len(places)
        return places[self._at]

    def _row(self, line: Missing, at: int) -> QWidget:
        row = named(QWidget(), f"signingLine{at}", shown(line.title))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(9)
        icon, token = ("circle-check", "ok") if line.is_done else _undone(line)
        beside.addWidget(IconLabel(icon, token, 18), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(words(shown(line.title), "body" if line.is_done else "strong", wrap=True))
        if line.note is not None:
            text.addWidget(words(shown(line.note), "caption", wrap=True))
        beside.addLayout(text, 1)
        if not line.is_done:
            beside.addWidget(self._button(line, at), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _button(self, line: Missing, at: int) -> Button:
        verb = shown(line.action) if line.action is not None else _("Go")
        button = Button(verb, f"signingGo{at}", size="small")
        button.setAccessibleName(_("{action}: {line}", action=verb, line=shown(line.title)))
        if line.action is not None:
            button.clicked.connect(lambda: self.acted.emit(line))
        else:
            button.clicked.connect(lambda: self.go_wanted.emit(line.place))
        return button


def _undone(line: Missing) -> tuple[str, str]:
    return ("circle-alert", "danger") if line.blocks else ("info", "warn")


def _after_signing() -> QFrame:
    well = styled(named(QFrame(), "afterSigning", _("After signing")), cls="zebra")
    column = QVBoxLayout(well)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(IconLabel("pencil", "text2", 16))
    head.addWidget(words(_("After signing"), "strong"))
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(
        words(_("The text is locked. Changes become amendments; the original stays readable."), "caption", wrap=True)
    )
    return well
