"""The check-in: who is here, what is due in rows with a button or two each, and at its end “Arrived”.

Nothing is typed here, so single keys act: R details are right, G it was given, T turn the screen, Y it is this patient.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.access import Actor
from luna_desktop.domain.contact import show_phone
from luna_desktop.services.front.check_in import CheckIn
from luna_desktop.services.front.dues import Due, DueLine
from luna_desktop.texts import _, current, shown
from luna_desktop.ui import theme
from luna_desktop.ui.chart.banner import alert_chip
from luna_desktop.ui.front.due_words import ACT_KEYS, ACT_WORDS, Act, DueWords, Told, words_for
from luna_desktop.ui.front.wording import clock
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.labels import ElidedLabel, IconLabel, hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.progress import Bar

WIDTH = 620
MARGIN, BESIDE_ROWS = 24, 16
"""Pixels beside the rows: of the card, and of the scroll bar with its gap."""


@dataclass(frozen=True)
class Asked:
    """A row's button that was pressed."""

    act: Act
    due: DueLine


class DueRow(QFrame):
    """One thing that is due; once done it stays, with a tick.

    Signals:
        acted: a button was pressed.
    """

    acted = Signal(object)

    def __init__(self, due: DueLine, said: DueWords) -> None:
        super().__init__()
        self.due = due
        styled(named(self, f"due_{due.what.name}", said.title, description=said.note), cls="zebra")
        self.icon = IconLabel(said.icon, "text2", 18)
        self.title = words(said.title, "strong", wrap=True)
        self.note = words(said.note, "body2", wrap=True)
        self.buttons = [self._button(act, first=at == 0) for at, act in enumerate(said.acts)]
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.note)
        for line in said.read_out:
            read = ElidedLabel(line, "strong")
            styled(read, role="body")
            column.addWidget(read)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 10, 9)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, act: Act, *, first: bool) -> Button:
        text = shown(ACT_WORDS[act])
        kind = Kind.SECONDARY if first else Kind.GHOST
        button = Button(text, f"{self.due.what.name}_{act.value}", kind=kind, size="small", tip=ACT_KEYS.get(act, ""))
        button.setAccessibleName(f"{text}: {self.accessibleName()}")
        button.clicked.connect(lambda: self.acted.emit(Asked(act, self.due)))
        return button

    def first(self) -> Button | None:
        """Return the button that is likely pressed next, or None."""
        return self.buttons[0] if self.buttons and self.buttons[0].isVisibleTo(self) else None

    def show_done(self, text: str) -> None:
        """Show that it was done."""
        self.icon.show_icon("circle-check", "ok")
        self.note.setText(text)
        styled(self.note, role="saved")
        self.setAccessibleDescription(text)
        for button in self.buttons:
            button.hide()


class CheckInDialog(Dialog):
    """Shows a check-in; says what is wanted.

    Signals:
        asked: a row's button was pressed.
        arrived_wanted: the patient is to be stamped as arrived.
        details_wanted: the patient's details are to be opened.
    """

    asked = Signal(object)
    arrived_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window, "checkInDialog", _("Check in {name}", name=name), width=WIDTH)
        self._rows: dict[Due, DueRow] = {}
        self._done: dict[Due, str] = {}
        self.banner = Banner("warn", "", name="checkInTrouble")
        self.head, self._head_row = self._new_head()
        self.progress = Bar("checkInBar", _("How much of the check-in is done"))
        self.counted = words("", "caption")
        self._rows_at = QVBoxLayout()
        self._rows_at.setSpacing(8)
        self.area = self._new_area()
        for widget in (self.banner, self.head, hairline()):
            self.add(widget)
        self.add(self._measure())
        self.add(self.area)
        self.details = self.add_left_button(Button(_("Details…"), "checkInDetails", kind=Kind.GHOST))
        self.cancel = self.add_button(Button(_("Cancel"), "checkInCancel"))
        self.arrived = self.add_button(
            Button(_("Arrived"), "arrivedButton", kind=Kind.PRIMARY, icon="check", tip=_("Ctrl+Enter"))
        )
        self.arrived.setEnabled(False)
        self.details.clicked.connect(self.details_wanted)
        self.cancel.clicked.connect(self.dismissed)
        self.arrived.clicked.connect(self.arrived_wanted)
        for act, key in ACT_KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: self._press(act))

    def start(self) -> None:
        """Show the dialog while what is due is read."""
        self.open_on(self.cancel)

    def _new_head(self) -> tuple[QWidget, QHBoxLayout]:
        head = named(QWidget(), "checkInHead")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        return head, row

    def _measure(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.progress, 1)
        row.addWidget(self.counted)
        return holder

    def _new_area(self) -> QScrollArea:
        self._body = body = styled(QWidget(), cls="body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addLayout(self._rows_at)
        column.addStretch(1)
        area = named(QScrollArea(), "checkInRows")
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_check_in(self, found: CheckIn, actor: Actor, today: date) -> None:
        """Show who is here and what is due; what was done before stays, with its tick."""
        is_first = not self._rows
        self._show_head(found, today)
        due = {line.what: line for line in found.dues}
        for what, row in self._rows.items():
            if what not in due and what not in self._done and row.buttons:
                self.show_done(what, _("Done"))
        for line in found.dues:
            if line.what not in self._rows:
                self._add(DueRow(line, words_for(Told(line, found.contact, actor, today))))
        self.arrived.setEnabled(True)
        self._count()
        self.fit()
        if is_first:
            self._go_on()

    def _add(self, row: DueRow) -> None:
        self._rows[row.due.what] = row
        row.acted.connect(self.asked)
        self._rows_at.addWidget(row)
        row.show()  # a layout counts what is added only once it is shown

    def fit(self) -> None:
        """Give the rows the room that they need, up to what the window has."""
        layout = self._body.layout()
        across = self.card.width() - 2 * MARGIN - BESIDE_ROWS
        wanted = layout.totalHeightForWidth(across) + 4 if layout is not None else 0
        room = max(theme.px(140), self.height() - theme.px(360))
        self._body.setMinimumHeight(wanted)  # without it the rows ask for the room of their narrowest form
        self.area.setFixedHeight(min(wanted, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows the room of the new window."""
        super().resizeEvent(event)
        if self._rows:
            self.fit()

    def _show_head(self, found: CheckIn, today: date) -> None:
        while self._head_row.count():
            item = self._head_row.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        card, line = found.card, found.line
        avatar = Avatar(card.name, 44)
        if found.photo:
            avatar.show_picture(QImage.fromData(found.photo))
        born = _("Born {birth}", birth=card.birth.shown(current(), today))
        phone = show_phone(card.phone) if card.phone else _("No phone number")
        about = [clock(line.starts), line.service, line.practitioner, line.room]
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(ElidedLabel(" · ".join(part for part in about if part), "strong"), 1)
        if card.has_alert:
            chip = Chip("", name="checkInAlert")
            chip.show_chip(alert_chip())
            top.addWidget(chip)
        column.addLayout(top)
        column.addWidget(ElidedLabel(" · ".join((born, card.mrn, phone)), "body2"))
        self._head_row.addWidget(avatar)
        self._head_row.addWidget(lines, 1)

    def show_done(self, what: Due, text: str) -> None:
        """Tick something that is due, and go on to the next."""
        row = self._rows.get(what)
        if row is None or what in self._done:
            return
        self._done[what] = text
        row.show_done(text)
        self._count()
        self._go_on()

    def left(self) -> int:
        """Return how many things that the desk could do are not done."""
        return sum(bool(row.buttons) and what not in self._done for what, row in self._rows.items())

    def _count(self) -> None:
        every = sum(bool(row.buttons) for row in self._rows.values())
        done = every - self.left()
        self.progress.setValue(round(100 * done / every) if every else 100)
        self.progress.show_tone("accent" if self.left() else "ok")
        text = _("{done} of {count} done", done=done, count=every) if every else _("Nothing is due at the desk")
        self.counted.setText(text)
        self.progress.setAccessibleDescription(text)

    def _go_on(self) -> None:
        """Put the keyboard on the next thing to do, or on “Arrived” where nothing is left."""
        for what, row in self._rows.items():
            button = row.first()
            if what not in self._done and button is not None and what is not Due.IDENTITY_PHOTO:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                self.area.ensureWidgetVisible(row)
                return
        self.arrived.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, act: Act) -> None:
        for what, row in self._rows.items():
            if what in self._done:
                continue
            for button in row.buttons:
                if button.objectName() == f"{what.name}_{act.value}":
                    button.click()
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stamp on Ctrl+Enter, go up and down among the rows with the arrow keys."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.arrived.isEnabled():
            self.arrived_wanted.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        super().keyPressEvent(event)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the rows; empty takes it away."""
        self.banner.say(tone, text)
        self.arrived.set_busy(False)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; the check-in has no fields."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that somebody else was faster."""
        del theirs
        self.show_trouble(text, tone="warn")

    def rows(self) -> Sequence[DueRow]:
        """Return the rows that are shown."""
        return tuple(self._rows.values())
