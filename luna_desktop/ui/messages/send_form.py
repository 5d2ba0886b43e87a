"""The form that writes to a patient: which template, about which booking, by which way, and how it will read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.measures import show_day
from luna_desktop.domain.preferences import Wish
from luna_desktop.services.messages.bookings import Coming
from luna_desktop.services.messages.ways import WayAnswer
from luna_desktop.services.messages.writing import Choice, Draft, WritingPage
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.messages.wording import CHANNEL_ICONS, address_words, day_of, size_words, way_name
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage, StateStack, loading
from luna_desktop.ui.widgets.tables import Column, RowsTable


class SendForm(QWidget):
    """Writes to one patient.

    Signals:
        changed: something else was chosen; the preview is to be made again.
        send_wanted: the message is to be queued.
        closed: the form is to be left.
    """

    changed = Signal()
    send_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "sendForm", _("Send a message"))
        self._choices: dict[str, Choice] = {}
        self._bookings: dict[int, Coming] = {}
        self.banner = Banner("warn", "", name="sendBanner")
        self.template = ChoiceField("template", _("What to say"), [], required=True)
        self.booking = ChoiceField("booking", _("About the booking"), [], required=True)
        self.ways: RowsTable[WayAnswer] = RowsTable(
            "sendWays",
            _("By which way"),
            (
                Column(_("Way"), _way, width=164),
                Column(_("Said"), _said, stretch=True),
            ),
            key=lambda answer: answer.way,
        )
        self.why = words("", "caption", wrap=True)
        self.preview_title = words(_("The patient reads"), "label")
        self.preview, self.length = words("", "body", wrap=True), words("", "caption")
        self.send = Button(_("Send"), "sendMessageButton", kind=Kind.PRIMARY, icon="send", tip=_("Ctrl+Enter"))
        self.cancel = Button(_("Cancel"), "leaveSendForm")
        self.send.clicked.connect(self.send_wanted)
        self.cancel.clicked.connect(self.closed)
        self.template.edited.connect(self._show_choice)
        self.booking.edited.connect(self.changed)
        self.ways.selected.connect(self._show_way)
        self.states = StateStack(self._content(), "sendStates")
        self.states.show_state(loading())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.states, 1)
        column.addWidget(self._foot())
        for keys, act in (("Ctrl+Return", self._send), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _content(self) -> QWidget:
        inside = styled(QWidget(), cls="body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(words(_("Send a message"), "strong"))
        column.addWidget(self.banner)
        column.addWidget(self.template)
        column.addWidget(self.booking)
        column.addWidget(words(_("By which way"), "label"))
        self.ways.setMinimumHeight(250)
        column.addWidget(self.ways)
        column.addWidget(self.why)
        column.addWidget(self.preview_title)
        bubble = styled(named(QFrame(), "sendPreview", _("The patient reads")), cls="tile")
        told = QVBoxLayout(bubble)
        told.setContentsMargins(14, 11, 14, 10)
        told.setSpacing(6)
        told.addWidget(self.preview)
        told.addWidget(self.length, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(bubble)
        column.addStretch(1)
        area = named(QScrollArea(), "sendScroll", _("Send a message"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _foot(self) -> QFrame:
        foot = styled(named(QFrame(), "sendFoot", _("Send or leave")), cls="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 10, 18, 10)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.send)
        return foot

    def _send(self) -> None:
        if self.send.isEnabled():
            self.send_wanted.emit()

    def show_page(self, page: WritingPage) -> None:
        """Show what can be sent; the first template is chosen."""
        self._choices = {choice.key: choice for choice in page.choices}
        self._bookings = {booking.booking_id: booking for booking in page.bookings}
        self.banner.say("warn", "")
        if not page.choices:
            text = _("Somebody approves a template first, under Messages, Templates.")
            self.states.show_state(StatePage("message-square", _("Nothing can be sent yet"), text, name="noTemplates"))
            self.send.setEnabled(False)
            return
        self.states.show_content()
        self.template.offer([Option(choice.key, choice.name) for choice in page.choices])
        self.booking.offer([Option(each.booking_id, _booking_words(each)) for each in page.bookings])
        if page.bookings:
            self.booking.show_value(page.bookings[0].booking_id)
        ready = [choice for choice in page.choices if page.bookings or not choice.needs_booking]
        self.template.show_value((ready or list(page.choices))[0].key)
        self._show_choice()
        self.template.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_choice(self) -> None:
        choice = self.choice()
        if choice is None:
            return
        self.booking.setVisible(choice.needs_booking and bool(self._bookings))
        self.ways.show_rows(choice.ways)
        self.banner.say("priv", shown(choice.left_out.message) if choice.left_out is not None else "")
        if choice.ways:
            self.ways.choose(choice.ways[0].way)  # the open ones come first
        self._show_way(self.ways.current())

    def _show_way(self, answer: WayAnswer | None) -> None:
        left_out = answer.left_out if answer is not None else None
        self.why.setText(shown(left_out.message) if left_out is not None else "")
        self.why.setVisible(left_out is not None)
        self.changed.emit()

    def choice(self) -> Choice | None:
        """Return the chosen template."""
        return self._choices.get(str(self.template.value()))

    def chosen_booking(self) -> int:
        """Return the chosen booking, 0 for none."""
        value = self.booking.value()
        return value if isinstance(value, int) else 0

    def chosen_way(self) -> WayAnswer | None:
        """Return the chosen way, open or not."""
        return self.ways.current()

    def show_draft(self, draft: Draft) -> None:
        """Show how the message would read."""
        self.preview.setText(draft.body if draft.problem is None else shown(draft.problem))
        self.length.setText(size_words(draft.body) if draft.problem is None else "")
        way = self.chosen_way()
        self.send.setEnabled(draft.problem is None and way is not None and way.is_open)

    def show_nothing_booked(self) -> None:
        """Say that this template needs a booking and there is none to come."""
        self.preview.setText(_("No booking is to come. Book first, or choose another template."))
        self.length.setText("")
        self.send.setEnabled(False)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the form; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest above them."""
        fields = {"template": self.template, "booking": self.booking}
        for name, text in problems.items():
            if name in fields:
                fields[name].show_problem(text)
        self.show_trouble(" ".join(text for name, text in problems.items() if name not in fields), tone="warn")

    def names(self) -> Sequence[str]:
        """Return the templates offered, for tests and screen readers."""
        return [choice.name for choice in self._choices.values()]


def _booking_words(booking: Coming) -> str:
    return _("{day} at {time}", day=show_day(booking.day, current()), time=f"{booking.at:%H:%M}")


def _way(answer: WayAnswer) -> Cell:
    address = address_words(answer.way.channel, answer.way.address)
    return Cell(way_name(answer.way), address, icon=CHANNEL_ICONS[answer.way.channel], strong=answer.is_open)


def _said(answer: WayAnswer) -> Cell:
    """Return what the patient said in a word or two; the whole sentence stands under the table."""
    if answer.is_open and answer.wish is Wish.YES and answer.said_at is not None:
        return Cell(_("Yes"), day_of(answer.said_at), icon="check", tone="ok")
    if answer.is_open:
        return Cell(_("Not asked"), _("allowed without asking"))
    if answer.wish is Wish.NO:
        return Cell(_("No"), day_of(answer.said_at) if answer.said_at is not None else "", icon="x", tone="priv")
    return Cell(_("Not now"), icon="ban", tone="text2")
