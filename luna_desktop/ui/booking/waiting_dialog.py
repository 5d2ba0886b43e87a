"""The dialog that puts somebody on the waiting list: whom, for what, and what would suit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.domain.book.zone import MINUTES_A_DAY
from luna_desktop.texts import _
from luna_desktop.ui.booking.patient_part import PatientPart
from luna_desktop.ui.booking.time_fields import DayField
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.overlay import Dialog

PARTS: dict[str, tuple[int, int]] = {
    "": (0, MINUTES_A_DAY),
    "morning": (0, 13 * 60),
    "afternoon": (13 * 60, 17 * 60),
    "evening": (17 * 60, MINUTES_A_DAY),
}
WEEKDAYS: dict[str, tuple[int, ...]] = {"": (), "weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6)}
FIELD_NAMES: Mapping[str, str] = {"latest": "waiting_part", "last": "waiting_last", "note": "waiting_note"}


class WaitingDialog(Dialog):
    """Asks for a wish.

    Signals:
        wanted: put the person on the list.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, today: date, *, shows_alerts: bool) -> None:
        super().__init__(window, "waitingDialog", _("Add to the waiting list"), width=680)
        self.patient = PatientPart(today, shows_alerts=shows_alerts, may_register=False)
        self.banner = Banner("warn", "", name="waitingTrouble")
        self.service = ChoiceField("service", _("Service, desk name"), (), required=True)
        self.practitioner = ChoiceField("practitioner", _("Practitioner"), ())
        days = (("", _("Any day")), ("weekdays", _("Monday to Friday")), ("weekend", _("Saturday and Sunday")))
        parts = (
            ("", _("Any time")),
            ("morning", _("Mornings")),
            ("afternoon", _("Afternoons")),
            ("evening", _("Evenings")),
        )
        self.weekdays = ChoiceField("waiting_days", _("Days"), [Option(key, text) for key, text in days])
        self.part = ChoiceField("waiting_part", _("Time of day"), [Option(key, text) for key, text in parts])
        self.first_day = DayField("waiting_first", _("From"), today, may_be_empty=True)
        self.last_day = DayField("waiting_last", _("Until"), today, may_be_empty=True)
        self.note = TextField("waiting_note", _("Note for the desk, no health detail"), longest=300)
        self.urgent = TickField("waiting_urgent", _("Urgent: call first"))
        for field in (self.weekdays, self.part):
            field.show_value("")
        self._lay_out()
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.go_on = self.add_button(Button(_("Add to the list"), "confirmButton", kind=Kind.PRIMARY, tip=_("Enter")))
        self.cancel.clicked.connect(self.dismissed)
        self.go_on.clicked.connect(self.wanted)

    def _lay_out(self) -> None:
        for part in (
            self.banner,
            self.patient,
            _beside(self.service, self.practitioner),
            _beside(self.weekdays, self.part, self.first_day, self.last_day),
            self.note,
            self.urgent,
        ):
            self.add(part)

    def start(self) -> None:
        """Show the dialog with the keyboard in the search."""
        self.open_on(self.patient.finder.edit)

    def offer(self, services: Sequence[tuple[str, str]], people: Sequence[tuple[int, str]]) -> None:
        """Offer services and practitioners beside any."""
        self.service.offer([Option(key, text) for key, text in services])
        self.practitioner.offer([Option(0, _("Anybody")), *(Option(key, text) for key, text in people)])
        self.practitioner.show_value(0)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in the order in which they are filled in."""
        return (
            self.service,
            self.practitioner,
            self.weekdays,
            self.part,
            self.first_day,
            self.last_day,
            self.note,
            self.urgent,
        )

    def wish(self, patient: int) -> WaitingWish:
        """Return the wish as it is typed."""
        earliest, latest = PARTS[str(self.part.value() or "")]
        who = self.practitioner.value()
        return WaitingWish(
            patient,
            str(self.service.value() or ""),
            who if isinstance(who, int) else 0,
            weekdays=WEEKDAYS[str(self.weekdays.value() or "")],
            earliest=earliest,
            latest=latest,
            first=self.first_day.day(),
            last=self.last_day.day(),
            is_urgent=self.urgent.value(),
            note=self.note.value(),
        )

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest above."""
        here = {field.name: field for field in self.fields()}
        told = {FIELD_NAMES.get(name, name): text for name, text in problems.items()}
        for name, field in here.items():
            field.show_problem(told.get(name, ""))
        self.show_trouble(" ".join(text for name, text in told.items() if name not in here), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence above the fields; empty takes it away."""
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - a new entry has no versions
        """Say that somebody changed something meanwhile."""
        self.show_trouble(text, tone="warn")


def _beside(*fields: Field) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return holder
