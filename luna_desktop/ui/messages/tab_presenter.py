"""What the Messages tab does: reads what was said, writes to the patient, notes calls and visits."""

from __future__ import annotations

from datetime import datetime, time

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import parse_date
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Topic, ways_to_reach
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.messages.bookings import AboutBooking, queue_about_booking
from luna_desktop.services.messages.contacts import NewContact, Said, note_contact, read_communications
from luna_desktop.services.messages.outbox import NewMessage, queue_message
from luna_desktop.services.messages.writing import (
    Draft,
    preview_about_booking,
    preview_message,
    read_writing_page,
)
from luna_desktop.services.work import CLINIC_ZONE, Change
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.messages.said_presenter import SaidPresenter
from luna_desktop.ui.messages.tab_view import MessagesTab
from luna_desktop.ui.messages.wording import moment


class MessagesTabPresenter(SaidPresenter):
    """Stands between the tab and the use cases, for one patient."""

    def __init__(self, view: MessagesTab, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, view.panel, context)
        self._view, self._patient, self._hub = view, patient, hub
        self._drafts = DraftKeeper(view.call, context, DraftPlace("note a call", patient))
        view.chosen.connect(self.choose)
        view.send_wanted.connect(self.write)
        view.note_wanted.connect(self.note)
        view.form.changed.connect(self._preview)
        view.form.send_wanted.connect(self._send)
        view.form.closed.connect(view.show_panel)
        view.call.save_wanted.connect(self._keep)
        view.call.closed.connect(self._leave_call)
        hub.watch_typing("messages", lambda: bool(view.call.changed_names()), view.call.flush_draft)

    def load(self) -> None:
        """Read what was said with the patient."""
        self.ask("said", self._context.job(read_communications, self._patient), self._show)

    def concerns(self, change: Change) -> bool:
        """Tell whether a change is about this patient."""
        return change.patient_id == int(self._patient)

    def _show(self, lines: tuple[Said, ...]) -> None:
        self._view.show_said(lines)
        self._hub.set_badge("messages", len(lines))

    def write(self) -> None:
        """Open the form that writes to the patient."""
        self._view.show_send_form()
        self.ask("writing", self._context.job(read_writing_page, self._patient), self._view.form.show_page)

    def _message(self) -> NewMessage | AboutBooking | None:
        form = self._view.form
        choice, way = form.choice(), form.chosen_way()
        if choice is None or way is None:
            return None
        if choice.needs_booking:
            return AboutBooking(self._patient, form.chosen_booking(), choice.key, way.way)
        return NewMessage(self._patient, choice.key, way.way)

    def _preview(self) -> None:
        message, choice = self._message(), self._view.form.choice()
        if choice is not None and choice.needs_booking and not self._view.form.chosen_booking():
            self.forget("preview")
            self._view.form.show_nothing_booked()
        elif isinstance(message, AboutBooking):
            self.ask("preview", self._context.job(preview_about_booking, message), self._show_draft)
        elif message is not None:
            self.ask("preview", self._context.job(preview_message, message), self._show_draft)
        else:
            self._view.form.show_draft(Draft())

    def _show_draft(self, draft: Draft) -> None:
        self._view.form.show_draft(draft)

    def _send(self) -> None:
        message = self._message()
        if isinstance(message, AboutBooking):
            self.act(self._context.job(queue_about_booking, message), self._sent)
        elif message is not None:
            self.act(self._context.job(queue_message, message), self._sent)

    def _sent(self, _message: int) -> None:
        self._view.show_panel()
        self._context.navigation.saved(_("The message waits in the outbox."))
        self.load()

    def note(self) -> None:
        """Open the form that notes a contact."""
        details = self._hub.details
        ways = ways_to_reach(known.body for known in details.facts) if details is not None else ()
        now = self._context.desk.premises.clock().astimezone(CLINIC_ZONE)
        self._view.call.start(ways, moment(now).replace(",", ""))
        self._view.show_call_form()
        self._drafts.offer(self._show_kept)

    def _show_kept(self, draft: KeptDraft) -> None:
        self._view.call.show_draft(typed_values(draft))
        self._view.call.show_draft_kept(_("This is what you typed and did not keep."))

    def _keep(self) -> None:
        values = {name: str(value or "") for name, value in self._view.call.values().items()}
        at = read_moment(values["at"])
        if at is None:
            self._view.call.show_problems({"at": _("Enter day and time, as 23-Nov-2026 10:31.")})
            return
        by = By(values["by"])
        contact = Contact(
            Direction(values["direction"]),
            by,
            Outcome(values["outcome"]),
            at,
            "" if by is By.DESK else values["address"],
            Topic(values["topic"]) if values["topic"] else None,
            values["note"],
        )
        self.act(self._context.job(note_contact, NewContact(self._patient, contact)), self._kept)

    def _kept(self, _entry: int) -> None:
        self._drafts.done()
        self._view.call.show_values(self._view.call.values())
        self._view.show_panel()
        self._context.navigation.saved(_("The contact is noted."))
        self.load()

    def _leave_call(self) -> None:
        self._view.call.show_values(self._view.call.values())
        self._drafts.done()
        self._view.show_panel()


def read_moment(typed: str) -> datetime | None:
    """Return the instant of a day and a time as they are typed, or None."""
    day_text, _blank, time_text = " ".join(typed.replace(",", " ").split()).rpartition(" ")
    try:
        day, at = parse_date(day_text), time.fromisoformat(time_text)
    except ValueError:
        return None
    if day.earliest != day.latest:
        return None
    return datetime.combine(day.earliest, at.replace(tzinfo=None), CLINIC_ZONE)
