"""One appointment in the panel at the right: what it is, where it stands, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Avatar, ChipRow
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.labels import IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec


@dataclass(frozen=True)
class Line:
    """A line about an appointment, with its icon; `label` is what a screen reader says before it."""

    icon: str
    text: str
    label: str


@dataclass(frozen=True)
class Act:
    """Something that can be done with an appointment."""

    key: str
    text: str
    icon: str
    kind: Kind = Kind.SECONDARY
    tip: str = ""


@dataclass(frozen=True)
class Shown:
    """An appointment as the panel shows it."""

    key: int
    name: str
    mrn: str
    chips: tuple[ChipSpec, ...]
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
    past: str = ""


class DetailsPanel(QFrame):
    """The panel.

    Signals:
        act_wanted: the key of the booking and of what is to be done.
        close_wanted: put the panel away.
    """

    act_wanted = Signal(int, str)
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(styled(self, cls="sidepanel"), "bookingDetails", _("Appointment"))
        self.key = 0
        self.back = icon_button("arrow-left", "detailsBack", _("Back (Esc)"), size="small")
        self.back.clicked.connect(self.close_wanted)
        self.face = Avatar("", 40)
        self.name, self.mrn = words("", "strong", wrap=True), words("", "caption")
        self.name.setObjectName("detailsName")
        self.chips = ChipRow("detailsChips")
        self.banner = Banner("warn", "", name="detailsBanner")
        self.past = words("", "caption", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._acts_holder = QWidget()
        self._acts = QVBoxLayout(self._acts_holder)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(8)
        self.buttons: dict[str, Button] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = styled(QWidget(), cls="body")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer.addWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(words(_("Appointment"), "label"), 1)
        column.addLayout(head)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.mrn)
        who.addLayout(names, 1)
        column.addLayout(who)
        column.addWidget(self.chips)
        column.addWidget(self.banner)
        column.addLayout(self._lines)
        column.addWidget(hairline())
        column.addWidget(self._acts_holder)
        column.addWidget(self.past)
        column.addStretch(1)
        self.banner.say("warn", "")

    def show_booking(self, shown: Shown) -> None:
        """Show an appointment; the keyboard stays on what it was on where that is still offered."""
        held = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        same = shown.key == self.key
        self.key = shown.key
        self.face.show_person(shown.name)
        self.name.setText(shown.name)
        self.mrn.setText(shown.mrn)
        self.chips.show_chips(shown.chips)
        self.chips.setVisible(bool(shown.chips))
        self.past.setText(shown.past)
        self.past.setVisible(bool(shown.past))
        if not same:
            self.banner.say("warn", "")
        self._show_lines(shown.lines)
        self._show_acts(shown.acts)
        if same and held:
            self.take_keyboard(held)

    def show_trouble(self, text: str, tone: str = "warn") -> None:
        """Say why something could not be done."""
        self.banner.say(tone, text)

    def take_keyboard(self, wanted: str = "") -> None:
        """Give the keyboard to a button, or to the first one."""
        button = self.buttons.get(wanted) or next(iter(self.buttons.values()), self.back)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nobody."""
        self.show_booking(Shown(0, "", "", (), (), ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        _empty(self._lines)
        for line in lines:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(IconLabel(line.icon, "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
            label = words(line.text, "body", wrap=True)
            label.setAccessibleName(f"{line.label}: {line.text}")
            row.addWidget(label, 1)
            self._lines.addWidget(holder)

    def _show_acts(self, acts: Sequence[Act]) -> None:
        _empty(self._acts)
        self.buttons = {}
        flow: FlowLayout | None = None
        for act in acts:
            button = Button(act.text, f"do_{act.key}", kind=act.kind, icon=act.icon, tip=act.tip)
            button.clicked.connect(lambda _on=False, key=act.key: self.act_wanted.emit(self.key, key))
            self.buttons[act.key] = button
            if act.kind is Kind.PRIMARY:
                self._acts.addWidget(button)
                continue
            styled(button, fit="small")
            if flow is None:
                holder = QWidget()
                flow = FlowLayout(holder)
                self._acts.addWidget(holder)
            flow.addWidget(button)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
