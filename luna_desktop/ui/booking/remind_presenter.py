"""The tick about reminders: what is on file for whom the booking is for, and what a change of it writes down."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.services.privacy.preferences import NewWishes, PreferencePage, read_preferences
from luna_desktop.ui.booking.form import BookingForm
from luna_desktop.ui.booking.reminders import can_tick, note_of, reminder_of, reminder_of_new, wish_of
from luna_desktop.ui.booking.shown import Reminder
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter


class RemindPresenter(Presenter):
    """Stands between the tick and the wishes of a patient."""

    def __init__(self, form: BookingForm, complaints: Complaints, context: Context) -> None:
        super().__init__(form, complaints, context.lane, context.incidents)
        self._form, self._context = form, context
        self._reminder = Reminder()
        self._patient: PatientId | None = None
        form.remind.edited.connect(self._tell)

    def show_patient(self, patient: PatientId) -> None:
        """Show what this patient said; a tick that was changed already stays."""
        if patient != self._patient:
            self._patient = patient
            self.ask("wishes", self._context.job(read_preferences, patient), self._read)

    def show_new(self, phone: str) -> None:
        """Show that somebody new was not asked yet."""
        self._patient = None
        self.forget("wishes")
        self._show(reminder_of_new(phone))

    def wishes(self, patient: PatientId) -> NewWishes | None:
        """Return what is to be written down, or None where nothing changed."""
        return wish_of(self._reminder, patient, ticked=self._form.remind.value())

    def _read(self, page: PreferencePage) -> None:
        self._show(reminder_of(page))

    def _show(self, reminder: Reminder) -> None:
        kept = self._form.remind.value() if reminder.number == self._reminder.number else reminder.yes
        self._reminder = reminder
        usable = can_tick(reminder)
        ticked = kept if usable else False
        self._form.show_reminder(ticked=ticked, note=note_of(reminder, ticked=ticked), can_tick=usable)

    def _tell(self) -> None:
        self._form.remind_note.setText(note_of(self._reminder, ticked=self._form.remind.value()))
