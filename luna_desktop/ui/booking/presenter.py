"""Stands between the booking dialog and the book: offers, checks while it is typed, books, holds, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.clashes import BookingConflict
from luna_desktop.domain.book.free_times import FreeTime
from luna_desktop.domain.book.zone import twice_note
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.measures import show_day
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.front.amending import Amendment
from luna_desktop.services.front.book_days import BookAsked, BookPage, read_day
from luna_desktop.services.front.booking_requests import BookingAsked, Wanted
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.previews import (
    Preview,
    PreviewAsked,
    preview_booking,
    preview_first_booking,
    read_booking_to_change,
)
from luna_desktop.services.front.waiting_list import BookFromList, WaitingAsked
from luna_desktop.services.people.patients import Registered
from luna_desktop.services.work import Change
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.booking.confirming import BOOKED, MOVED, confirm
from luna_desktop.ui.booking.days import day_words, time_words
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.form import ANY
from luna_desktop.ui.booking.patient_presenter import PatientPresenter
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.booking.reading import asked_of, choices_of, number, service_of
from luna_desktop.ui.booking.remind_presenter import RemindPresenter
from luna_desktop.ui.booking.said_after import say_booked, say_series
from luna_desktop.ui.booking.saving import Saver
from luna_desktop.ui.booking.series_presenter import SeriesPresenter
from luna_desktop.ui.booking.shown import Outcome
from luna_desktop.ui.booking.slots_presenter import SlotsPresenter
from luna_desktop.ui.booking.words_of_checks import checks_of, conflict_of, open_checks, outcome_of
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

PLACE = DraftPlace("booking")


class BookingPresenter(Presenter):
    """Lives as long as its dialog; `closed` is called when the dialog is to be put away."""

    def __init__(self, view: BookingDialog, context: Context, prefill: Prefill, closed: Callable[[], None]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._prefill, self._closed = view, context, prefill, closed
        self._form = view.form
        self._book: BookPage | None = None
        self._before: KnownBooking | None = None
        self._asked: PreviewAsked | None = None
        self._preview: Preview | None = None
        self._override, self._service = "", ""
        self._drafts = None if prefill.booking_id else DraftKeeper(view.form, context, PLACE)
        self._people = PatientPresenter(view.form.patient, view, context, self._patient_changed)
        self._remind = RemindPresenter(view.form, view, context)
        self._slots = SlotsPresenter(view.slots, view, context, self._take_time)
        self._series = SeriesPresenter(view, context, self._first_of_series, self._tell)
        self._saver = Saver(self, context, self._refused)
        self._connect()

    def _connect(self) -> None:
        view, form = self._view, self._form
        view.act_wanted.connect(self._save)
        view.close_wanted.connect(self._leave)
        form.edited.connect(self._edited)
        form.trouble.acted.connect(self._start_empty)
        form.conflict.show_wanted.connect(self._show_other)
        form.conflict.use_wanted.connect(lambda _at: self._slots.use_next())
        form.day.edited.connect(lambda: self._slots.begin_at(form.day.day()))
        form.conflict.override_wanted.connect(self._ask_override)
        form.conflict.keep_wanted.connect(lambda: self._set_override(""))
        form.repeat_wanted.connect(self._repeat)
        self._context.announcements.changed.connect(self._hear)

    # -- opening

    def start(self) -> None:
        """Read what can be chosen, then what is known already, then what was typed before."""
        self._form.checks.show_checks(open_checks())
        self._form.set_usable(False)
        self._tell()
        self.ask("book", self._context.job(read_day, BookAsked(today_in(self._context))), self._offer)

    def _offer(self, page: BookPage) -> None:
        self._book = page
        self._form.offer(choices_of(page.set_up, None))
        self._slots.show_set_up(page.set_up)
        if not page.set_up.services:
            self._view.show_trouble(
                _("There is no service to book yet. The owner sets services up first."), tone="warn"
            )
        prefill = self._prefill
        if prefill.patient_id is None:
            self._people.start()
            self._fill(prefill)
            if prefill == Prefill() and self._drafts is not None:
                self._drafts.offer(self._show_draft)
            return
        self._people.open(prefill.patient_id, can_change=not prefill.booking_id)
        if prefill.booking_id:
            asked = BookingAsked(prefill.patient_id, prefill.booking_id)
            self.ask("before", self._context.job(read_booking_to_change, asked), self._show_before)
        else:
            self._fill(prefill)

    def _fill(self, prefill: Prefill) -> None:
        """Put in what is known when the dialog opens."""
        form = self._form
        if prefill.service:
            form.service.show_value(prefill.service)
        self._service_changed(prefill.minutes)
        for field, value in ((form.practitioner, prefill.practitioner), (form.room, prefill.room)):
            if value:
                field.show_value(value)
        if prefill.devices:
            form.device.show_value(prefill.devices[0])
        form.day.show_value(prefill.day)
        form.start.show_value(prefill.start)
        self._slots.begin_at(prefill.day)
        self._edited()

    def _show_before(self, known: KnownBooking) -> None:
        if self._book is None:
            return
        self._before = known
        booking, zone = known.booking, self._book.set_up.zone
        local = booking.starts.astimezone(zone)
        self._view.show_title(
            _("Change the booking of {day}, {time}", day=day_words(local.date()), time=f"{local:%H:%M}")
        )
        self._form.note.show_value(booking.note)
        self._form.earlier.show_value(booking.wants_earlier)
        self._form.repeat.hide()
        place = (booking.practitioner, booking.room, booking.devices, local.date(), local.time())
        self._fill(Prefill(known.patient_id, known.booking_id, booking.service, booking.minutes, *place))

    def _show_draft(self, draft: KeptDraft) -> None:
        values = typed_values(draft)
        if self._people.is_ready() or self._book is None:
            return
        self._form.service.show_value(values.get("service"))
        self._service_changed(0)
        self._form.show_draft(values)
        if values.get("patient"):
            self._people.open_number(values["patient"])
        elif values.get("new_name") or values.get("new_phone"):
            self._form.patient.show_page(self._form.patient.new)
        saved = draft.saved_at
        at = f"{saved.astimezone(self._book.set_up.zone):%H:%M}" if saved is not None else ""
        back = _("What was typed at {time} is back. It was not booked yet.", time=at)
        self._form.trouble.say("info", back, action=_("Start empty"), icon="history")
        self._edited()
        self._patient_changed()

    def _start_empty(self) -> None:
        """Throw away what was typed before."""
        if self._drafts is not None:
            self._drafts.done()
        self._view.show_trouble("")
        self._form.show_values({})
        self._form.patient.new.clear()
        self._people.begin_search()
        self._edited()

    # -- what the person does

    def _patient_changed(self) -> None:
        form, ready = self._form, self._people.is_ready()
        came = ready and not form.is_usable()
        form.set_usable(ready)
        form.patient_key.show_value(self._people.patient_id or 0)
        if self._people.card is not None:
            if came:
                form.service.control.setFocus()
            self._remind.show_patient(self._people.card.patient_id)
        else:
            self._remind.show_new(form.patient.new.phone.value() if form.patient.is_new() else "")
        self._check()

    def _edited(self) -> None:
        if self._book is None:
            return
        if str(self._form.service.value() or "") != self._service:
            self._service_changed(0)
        self._override = ""
        self._check()
        self._slots.match(self._form)

    def _service_changed(self, minutes: int) -> None:
        if self._book is None:
            return
        service = service_of(self._form, self._book.set_up)
        self._service = service.key if service else ""
        wanted = minutes or (service.minutes if service else 0)
        self._form.offer(choices_of(self._book.set_up, service, wanted))
        self._form.minutes.show_value(wanted or None)
        self._form.service.show_problem("")

    def _check(self) -> None:
        """Ask what would become of the appointment as it is typed now, and for the free times beside it."""
        book, form = self._book, self._form
        self._preview = self._asked = None
        if book is None:
            return
        try:
            self._asked = asked_of(form, book.set_up, self._people.patient_id, self._prefill.booking_id)
        except InvalidInput as error:
            self.complain(error)
        self._tell_end()
        minutes = number(form.minutes.value())
        self._slots.search(self._service, minutes, self._people.patient_id, self._prefill.booking_id)
        if self._asked is None or not self._people.is_ready():
            self.forget("check")
            self._tell()
            return
        self._view.expect_outcome(True)
        case = preview_booking if self._people.patient_id is not None else preview_first_booking
        self.ask("check", self._context.job(case, self._asked), self._checked)

    def complain(self, error: Exception) -> None:
        """Show an error; nothing acts any more on an answer that does not come."""
        self._view.expect_outcome(False)
        super().complain(error)

    def _checked(self, preview: Preview) -> None:
        self._preview = preview
        self._view.clear_problems()
        self._series.plan()
        self._tell()
        day, start = self._form.day.day(), self._form.start.time()
        if preview.found and day is not None and start is not None:
            self._slots.look_after(day, start, number(self._form.practitioner.value()), self._tell)

    def _take_time(self, free: FreeTime) -> None:
        """Put a free time into the fields."""
        if self._book is None:
            return
        form, local = self._form, free.starts.astimezone(self._book.set_up.zone)
        form.day.show_value(local.date())
        form.start.show_value(local.time())
        form.practitioner.show_value(free.practitioner)
        form.room.show_value(free.room)
        form.device.show_value(free.devices[0] if free.devices else ANY)
        self._override = ""
        form.touch()
        self._check()

    # -- what is shown

    def _tell(self) -> None:
        """Show checks, banners and foot as they stand."""
        form, book, preview = self._form, self._book, self._preview
        if book is None or preview is None:
            form.checks.show_checks(open_checks())
            form.conflict.show_conflict(None)
            form.hold.show_hold(None)
            self._view.show_outcome(Outcome(self._missing(), "info", self._verb(), False))
            return
        overridden = bool(self._override and preview.found)
        form.checks.show_checks(checks_of(preview, book.set_up, overridden=overridden))
        may_override = self._context.actor.may(Permission.OVERRIDE_BOOK)
        use = self._slots.next_start()
        conflict = conflict_of(preview, may_override=may_override, use=use)
        form.start.mark_error(conflict is not None and not overridden)
        if conflict is not None and overridden:
            form.conflict.show_overridden(conflict, self._override)
        else:
            form.conflict.show_conflict(conflict)
        form.hold.show_hold("" if preview.is_held else None)
        outcome = outcome_of(preview, verb=self._verb(), overridden=overridden)
        self._view.show_outcome(self._series.outcome(outcome))

    def _missing(self) -> str:
        form = self._form
        if not self._people.is_ready():
            return _("Type the name to go on.") if form.patient.is_new() else _("Choose the patient to go on.")
        if form.service.value() is None:
            return _("Choose the service to go on.")
        if self._asked is None:
            return _("Choose a free time, or type date and start.")
        return _("Checking…")

    def _verb(self) -> str:
        if self._before is not None:
            return _("Save changes")
        return _("Hold this booking") if self._preview is not None and self._preview.is_held else _("Book appointment")

    def _tell_end(self) -> None:
        form, start = self._form, self._form.start.time()
        minutes = form.minutes.value()
        end = ""
        if start is not None and isinstance(minutes, int):
            whole = timedelta(hours=start.hour, minutes=start.minute + minutes)
            end = f"{int(whole.total_seconds()) // 3600 % 24:02d}:{int(whole.total_seconds()) // 60 % 60:02d}"
        form.end.show_value(end)
        day = form.day.day()
        if self._book is not None and day is not None and start is not None and not form.start.problem:
            note = twice_note(day, start, self._book.set_up.zone)
            form.start.show_help(shown(note) if note is not None else "")

    def _show_other(self, booking_id: int) -> None:
        found = self._preview.found if self._preview is not None else ()
        there = next((each for each in found if each.conflict.booking_id == booking_id), None)
        if there is None or there.booked_at is None or self._book is None:
            return
        at = there.booked_at.astimezone(self._book.set_up.zone)
        by = _(
            "Booked by {name}, {day} {time}.",
            name=there.booked_by,
            day=show_day(at.date(), current()),
            time=f"{at:%H:%M}",
        )
        self._context.prompts.tell(there.patient or _("Booked"), f"{shown(there.sentence)} {by}")

    # -- against a rule

    def _ask_override(self) -> None:
        question = Question(
            _("Book against a rule of the book?"),
            self._form.conflict.text(),
            _("Book all the same"),
            danger=True,
        )
        self._context.prompts.ask_reason(question, lambda reason: self._set_override(reason or ""))

    def _set_override(self, reason: str) -> None:
        self._override = reason
        self._tell()
        self._view.act.setFocus()

    # -- saving

    def _save(self) -> None:
        problem = self._form.first_problem()
        if problem is not None or self._asked is None or self._preview is None:
            if problem is not None:
                problem.control.setFocus()
            return
        wanted = self._wanted(self._asked, self._preview)
        self._view.set_saving(True)
        if self._people.patient_id is None:
            new = self._form.patient.new.new_patient()
            self._saver.register(new, lambda registered: self._registered(registered, wanted))
        else:
            self._write(wanted)

    def _registered(self, registered: Registered, wanted: Wanted) -> None:
        self._context.navigation.saved(_("{mrn} registered", mrn=registered.mrn))
        self._people.take_registered(registered.patient_id)
        self._write(replace(wanted, patient_id=registered.patient_id))

    def _write(self, wanted: Wanted) -> None:
        if self._before is not None:
            asked = BookingAsked(self._before.patient_id, self._before.booking_id, self._before.number)
            place = (wanted.service, wanted.starts, wanted.practitioner, wanted.minutes, wanted.room, wanted.devices)
            words = (wanted.note, wanted.wants_earlier, wanted.override)
            self._saver.amend(Amendment(asked, *place, *words), self._booked)
        elif self._prefill.waiting_id:
            entry = WaitingAsked(wanted.patient_id, self._prefill.waiting_id, self._prefill.waiting_number)
            self._saver.book_from_list(BookFromList(entry, wanted), self._booked)
        elif self._series.is_open():
            self._series.book(wanted, self._booked_series, self._refused)
        else:
            self._saver.book(wanted, self._booked)

    def _wanted(self, asked: PreviewAsked, preview: Preview) -> Wanted:
        return Wanted(
            self._people.patient_id or PatientId(0),
            asked.service,
            preview.booking.practitioner,
            asked.starts,
            preview.booking.minutes,
            asked.room,
            asked.devices,
            self._form.note.value(),
            self._form.earlier.value(),
            self._prefill.course,
            self._override,
        )

    def _booked_series(self, patient: PatientId, count: int) -> None:
        def finish() -> None:
            say_series(self._context, count, self._people.name())
            self._close()

        self._saver.wish(self._remind.wishes(patient), finish)

    def _booked(self, known: KnownBooking) -> None:
        self._saver.wish(self._remind.wishes(known.patient_id), lambda: self._finish(known))

    def _finish(self, known: KnownBooking) -> None:
        if self._book is not None:
            is_change = self._before is not None
            say_booked(self._context, known, self._book.set_up.zone, self._people.name(), is_change=is_change)
            if self._before is None or self._before.booking.starts != known.booking.starts:
                confirm(self._context, known, MOVED if is_change else BOOKED)
        self._close()

    def _close(self) -> None:
        if self._drafts is not None:
            self._drafts.done()
        self._people.leave()
        self._closed()

    def _refused(self, error: Exception) -> None:
        self._view.set_saving(False)
        if isinstance(error, BookingConflict):
            start = self._form.start.time()
            if start is not None:
                self._view.slots.tell(_("Someone took {time} just now.", time=time_words(start)))
            self._slots.refresh()
            self._check()
            return
        self.complain(error)

    # -- around

    def _repeat(self) -> None:
        if self._book is not None:
            self._series.open(self._book.set_up.zone)

    def _first_of_series(self) -> Wanted | None:
        if self._asked is None or self._preview is None:
            return None
        return self._wanted(self._asked, self._preview)

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.entity == "booking" for change in changes):
            self._slots.refresh()
            if not self._view.act.is_busy():
                self._check()

    def _leave(self) -> None:
        self._form.flush_draft()
        self._people.leave()
        self._closed()
