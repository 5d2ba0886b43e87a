"""The left side of the dialog: whom, what, with whom, where, when, and how the checks stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.booking.banners import ConflictBanner, HoldBanner
from luna_desktop.ui.booking.checks_row import ChecksRow
from luna_desktop.ui.booking.note_hint import hint_for
from luna_desktop.ui.booking.patient_part import PatientPart
from luna_desktop.ui.booking.shown import Choices
from luna_desktop.ui.booking.time_fields import DayField, StartField
from luna_desktop.ui.booking.wording import length_words
from luna_desktop.ui.drafted_form import DraftedForm
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import styled

ANY = 0
"""The key of “any” practitioner or room, and of no device."""


class KeptNumber(Field):
    """A number that belongs to what is typed and is not seen, such as whom a draft is for."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "")
        self._kept = 0

    def value(self) -> int:
        """Return the number."""
        return self._kept

    def show_value(self, value: object) -> None:
        """Keep another number; anything else is 0."""
        self._kept = value if isinstance(value, int) else 0


class BookingForm(DraftedForm):
    """The fields. `PatientPart` stands over them; without a patient the rest is off.

    Signals:
        edited: something about the appointment changed, and so the checks.
        slots_wanted: Down in a line; go into the free times.
        repeat_wanted: several dates in one go.
    """

    edited = Signal()
    slots_wanted = Signal()
    repeat_wanted = Signal()

    def __init__(self, today: date, *, shows_alerts: bool, may_register: bool) -> None:
        super().__init__()
        self.setObjectName("bookingForm")
        styled(self, cls="body")
        self.patient = PatientPart(today, shows_alerts=shows_alerts, may_register=may_register)
        self.trouble = Banner("warn", "", name="bookingTrouble")
        self._make_fields(today)
        self.conflict, self.checks, self.hold = ConflictBanner(), ChecksRow(), HoldBanner()
        self.repeat = Button(_("Repeat…"), "repeatButton", icon="repeat")
        self.repeat.clicked.connect(self.repeat_wanted)
        self.patient.new.filled_in.connect(self.service.control.setFocus)
        self._rest = QWidget()
        self._build()
        self.patient_key = KeptNumber("patient")
        self.patient_key.setParent(self)  # without a parent Python would collect it, on whichever thread
        self.patient_key.hide()
        self.track(self.patient_key, *self.appointment_fields(), self.note, self.earlier, *self.patient.new.fields())
        for field in self.appointment_fields():
            field.edited.connect(self.edited)

    def _make_fields(self, today: date) -> None:
        self.service = ChoiceField(
            "service", _("Service, desk name"), (), help_text=_("Clinical names are kept out of the book.")
        )
        self.minutes = ChoiceField("minutes", _("Length"), ())
        self.practitioner = ChoiceField("practitioner", _("Practitioner"), ())
        self.room = ChoiceField("room", _("Room"), ())
        self.device = ChoiceField("device", _("Device"), ())
        self.day = DayField("day", _("Date"), today)
        self.start = StartField("start", _("Starts"))
        self.end = TextField("end", _("Ends"))
        self.end.control.setEnabled(False)
        self.note = TextField(
            "note",
            _("Note for the desk, no health detail"),
            example=_("For example: needs wheelchair access"),
            longest=300,
        )
        self.note.edited.connect(self._hint)
        self.remind = TickField("remind", _("Remind by SMS, day before"))
        self.remind_note = words("", "caption", wrap=True)
        self.earlier = TickField("earlier", _("Would come earlier"))

    def appointment_fields(self) -> tuple[Field, ...]:
        """Return the fields that the checks depend on, in the order of the keyboard."""
        return self.service, self.minutes, self.practitioner, self.room, self.device, self.day, self.start

    def _build(self) -> None:
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(12)
        rest.addLayout(self._grid())
        for part in (self.conflict, self.checks, self.hold, self.note):
            rest.addWidget(part)
        rest.addLayout(self._last_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addWidget(self.patient)
        column.addWidget(self._rest)
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.service, 0, 0, 1, 2)
        grid.addWidget(self.minutes, 0, 2)
        for at, field in enumerate((self.practitioner, self.room, self.device, self.day, self.start, self.end)):
            grid.addWidget(field, 1 + at // 3, at % 3)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        return grid

    def _last_row(self) -> QHBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.remind)
        under = QHBoxLayout()
        under.setContentsMargins(28, 0, 0, 0)
        under.addWidget(self.remind_note)
        lines.addLayout(under)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(lines, 1)
        row.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.repeat, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def minimumSizeHint(self) -> QSize:
        """Ask for the height that the words need at the width there is, so that nothing scrolls without need."""
        least = super().minimumSizeHint()
        layout = self.layout()
        if layout is None:
            return least
        return QSize(least.width(), layout.totalHeightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def offer(self, choices: Choices) -> None:
        """Offer services, people, rooms, devices and lengths; what is chosen stays where it is still offered."""
        self.service.offer([Option(key, text) for key, text in choices.services])
        self.practitioner.offer(_with_any(choices.practitioners, _("Any who is free")))
        self.room.offer(_with_any(choices.rooms, _("Any free room")))
        self.show_devices(choices.devices, needed=bool(choices.devices))
        self.show_minutes(choices.minutes)
        for field in (self.practitioner, self.room, self.device):
            if field.value() is None:
                field.show_value(ANY)

    def show_devices(self, devices: Sequence[tuple[int, str]], *, needed: bool) -> None:
        """Offer these devices; a service that needs none offers only that."""
        chosen = self.device.value()
        self.device.offer(_with_any(devices, _("Any free device") if needed else _("None needed")))
        self.device.show_value(chosen)
        if self.device.value() is None:
            self.device.show_value(ANY)

    def show_minutes(self, minutes: Sequence[int]) -> None:
        """Offer these lengths."""
        self.minutes.offer([Option(each, length_words(each)) for each in minutes])

    def show_reminder(self, *, ticked: bool, note: str, can_tick: bool) -> None:
        """Show the tick about reminders, what is on file about it, and whether it can be changed."""
        self.remind.show_value(ticked)
        self.remind.control.setEnabled(can_tick)
        self.remind_note.setText(note)
        self.remind.control.setAccessibleDescription(note)

    def set_usable(self, usable: bool) -> None:
        """Switch everything but the patient on or off."""
        self._rest.setEnabled(usable)

    def is_usable(self) -> bool:
        """Tell whether more than the patient can be filled in."""
        return self._rest.isEnabled()

    def _hint(self) -> None:
        """Point out, without stopping anybody, what looks like a health detail in the note."""
        self.note.show_help(hint_for(self.note.value()))

    def touch(self) -> None:
        """Count something chosen elsewhere, as a free time, as typed here."""
        self._on_edit()

    def first_problem(self) -> Field | None:
        """Check what is typed, and return the first field to put right, or None."""
        chosen = self.service.value() is not None
        self.service.show_problem("" if chosen else _("Choose the service."))
        wrong: list[Field] = [] if chosen else [self.service]
        wrong += [field for field in (self.day, self.start) if not field.check()]
        return wrong[0] if wrong else None


def _with_any(pairs: Sequence[tuple[int, str]], text: str) -> list[Option]:
    return [Option(ANY, text), *(Option(key, words_) for key, words_ in pairs)]
