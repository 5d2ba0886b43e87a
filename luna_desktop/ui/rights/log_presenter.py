"""Opens the dialog that logs a request from anywhere, and does what it asks in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.rights.clocks import Unit
from luna_desktop.domain.rights.limits import ClockRules
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.rights.clock_settings import read_clock_rules
from luna_desktop.services.rights.staff_choices import read_staff_choices
from luna_desktop.services.rights.walk_in import TakenIn, take_in
from luna_desktop.texts import _
from luna_desktop.ui.booking.patient_presenter import PatientPresenter
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rights.log_dialog import LogDialog

DRAFT = "log request"
"""The name of the form in drafts."""


class LogPresenter(Presenter):
    """Stands between the dialog and the use cases; lives as long as the dialog."""

    def __init__(self, dialog: LogDialog, context: Context, done: Callable[[TakenIn], None]) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._done = dialog, context, done
        self._rules: ClockRules | None = None
        self._people = PatientPresenter(dialog.patient, dialog, context, self._patient_changed)
        self._drafts: DraftKeeper | None = None
        dialog.log_wanted.connect(self._log)
        dialog.close_wanted.connect(self._leave)
        dialog.form.kind.edited.connect(self._promise)
        context.announcements.locked.connect(self._lock)

    def start(self, patient: PatientId | None) -> None:
        """Read the clinic's clocks; begin with a patient who is known, or with the search."""
        self._dialog.show_ready(ready=False)
        self.ask("rules", self._context.job(read_clock_rules, None), self._show_rules)
        self.ask("staff", self._context.job(read_staff_choices, None), self._dialog.form.offer_staff)
        if patient is None:
            self._people.start()
        else:
            self._dialog.patient.finder.hide()  # the keyboard begins on the words
            self._people.open(patient, can_change=False)

    def _show_rules(self, rules: ClockRules) -> None:
        self._rules = rules
        self._promise()

    def _promise(self) -> None:
        rules = self._rules
        if rules is None:
            return
        now = self._context.desk.premises.clock()
        limit = rules.limit(self._dialog.form.chosen_kind(), local_day(now))
        if limit.unit is Unit.HOURS:
            text = _("To be answered within {count} hours.", count=limit.amount)
        else:
            text = _("To be answered within {count} days.", count=limit.amount)
        self._dialog.form.show_promise(text)

    def _patient_changed(self) -> None:
        patient = self._people.patient_id
        self._dialog.show_ready(ready=patient is not None)
        if patient is None:
            return
        place = DraftPlace(DRAFT, patient)
        if self._drafts is None:
            self._drafts = DraftKeeper(self._dialog.form, self._context, place)
        else:
            self._drafts.move_to(place)
        self._drafts.offer(self._show_draft)
        self._dialog.form.words.control.setFocus()

    def _show_draft(self, draft: KeptDraft) -> None:
        if self._people.patient_id == draft.place.patient_id:
            self._dialog.form.show_draft(typed_values(draft))
            self._dialog.form.show_draft_kept(_("This is what you typed and did not log."))

    def _log(self) -> None:
        patient, form = self._people.patient_id, self._dialog.form
        if patient is None:
            return
        problems: Mapping[str, str] = form.problems()
        if problems:
            self._dialog.show_problems(problems)
            return
        self._dialog.set_busy(True)
        self.act(self._context.job(take_in, form.walk_in(patient)), self._logged)

    def _logged(self, taken: TakenIn) -> None:
        if self._drafts is not None:
            self._drafts.done()
        self._dialog.form.show_values(self._dialog.form.values())
        self._people.leave()
        self._dialog.put_away()
        self._done(taken)

    def _leave(self) -> None:
        """Close; what was typed stays as a draft of that patient."""
        self._dialog.form.flush_draft()
        self._people.leave()
        self._dialog.put_away()

    def _lock(self) -> None:
        self._dialog.form.flush_draft()
        self._dialog.put_away()
