"""Stands between a view of entries and the chart: adds, corrects, strikes out, keeps drafts, meets newer versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import NotPermitted, SafetyStop, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.care.chart import (
    Chart,
    FactAsked,
    NewEntry,
    change_entry,
    read_versions,
    record_entry,
    strike_out_entry,
)
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import FactChange, Known, StrikeOut
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.entry import ask_about_fact
from luna_desktop.ui.corrections.wording import disputed_words
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.entries.described import title_of
from luna_desktop.ui.entries.forms import Values, read_mark
from luna_desktop.ui.entries.view import EntriesView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question, Unsaved
from luna_desktop.ui.safety.dialog import ask


@dataclass(frozen=True)
class Opened:
    """What the open form stands for: the kind, the fact (0 for a new one) and the version that it read."""

    kind: str
    fact_id: int = 0
    number: int = 0


class EntriesPresenter(Presenter):
    """The presenter of one tab of entries for one patient."""

    def __init__(
        self,
        view: EntriesView,
        context: Context,
        hub: ChartHub,
        key: str,
        *,
        writes: Permission = Permission.CHANGE_CHART,
    ) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._hub, self._key = view, context, hub, key
        self._patient: PatientId = hub.patient
        self._opened: Opened | None = None
        self._known: dict[int, Known] = {}
        self._drafts: dict[DraftPlace, KeptDraft] = {}
        self._stale: Known | None = None
        self._next: Callable[[], None] | None = None
        self._keeper = DraftKeeper(view.frame, context, DraftPlace(key, int(hub.patient)))
        view.set_read_only(not context.actor.may(writes))
        self._wire()
        hub.watch_typing(key, view.frame.is_dirty, view.frame.flush_draft)
        hub.chart_read.connect(self.show_chart)
        if hub.chart is not None:
            self.show_chart(hub.chart)
        if view.can_change:
            self._keeper.offer_all(self._offer)

    def _wire(self) -> None:
        view, frame = self._view, self._view.frame
        view.add_wanted.connect(self.add)
        view.change_wanted.connect(self.change)
        view.strike_wanted.connect(self.strike)
        view.chosen.connect(self.show_history)
        view.correction_wanted.connect(self.ask_for_correction)
        view.privacy_wanted.connect(lambda: self._context.navigation.open_patient(self._patient, "privacy"))
        view.form_close_wanted.connect(self._close_wanted)
        frame.save_wanted.connect(self.save)
        frame.discard_wanted.connect(self._ask_discard)
        frame.closed.connect(self._close_form)
        frame.draft_banner.kept.connect(self._keep_draft)
        frame.draft_banner.thrown.connect(self._throw_draft)
        frame.stale_box.mine_wanted.connect(self._save_mine)
        frame.stale_box.theirs_wanted.connect(self._take_theirs)

    def show_chart(self, chart: Chart) -> None:
        """Show what was read of this patient; an open form keeps what is typed."""
        self._known = {each.fact_id: each for each in chart.known}
        self._view.show_disputes(chart.disputes)
        mine = (each for each in chart.known if self._view.holds(each.kind))
        self._view.frame.disputed.say("warn", disputed_words(chart.disputes, mine), icon="message-square")
        self._view.show_chart(chart)
        entry = self._view.panel.entry()
        if entry is not None and self._view.panel.isVisibleTo(self._view):
            self.show_history(self._known.get(entry.fact_id, entry))

    def add(self, kind: str) -> None:
        """Open an empty form."""
        if self._view.can_change:
            self._after_typing(lambda: self._open(Opened(kind)))

    def change(self, known: Known) -> None:
        """Open the form on an entry."""
        if self._view.can_change and known.status is not FactStatus.ENTERED_IN_ERROR:
            self._after_typing(lambda: self._open(Opened(known.kind, known.fact_id, known.number)))

    def show_history(self, known: Known) -> None:
        """Show an entry and its versions in the panel."""
        self._view.show_entry(known)
        job = self._context.job(read_versions, FactAsked(self._patient, known.fact_id))
        self.ask("versions", job, self._view.show_versions)

    def ask_for_correction(self, known: Known) -> None:
        """Write down that the patient asks for a correction of an entry."""
        ask_about_fact(self._context, self._view.window(), self._patient, known)

    def save(self, values: Values, overriding: Overriding | None = None) -> None:
        """Save what is typed, with the reason to go on where the allergy list names it."""
        form, opened = self._view.form, self._opened
        if form is None or opened is None:
            return
        problems, body = form.read(values)
        if problems:
            self._show_problems(problems)
            return
        self._view.show_trouble("")
        self._view.frame.set_saving(True)
        source = Source(str(values.get("source") or Source.PATIENT.value))
        reason = str(values.get("reason") or "")
        change = FactChange(self._patient, opened.fact_id, opened.number, body, source, reason, overriding=overriding)
        job = self.save_job(change)
        self.act(job, self._saved, self._not_saved)

    def save_job(self, change: FactChange) -> Callable[[], Chart]:
        """Return the job that saves a body, new where the fact id is 0; some tabs have use cases of their own."""
        if change.fact_id:
            return self._context.job(change_entry, change)
        new = NewEntry(self._patient, change.body, change.source, change.overriding)
        return self._context.job(record_entry, new)

    def strike_job(self, wrong: StrikeOut) -> Callable[[], Chart]:
        """Return the job that strikes an entry out."""
        return self._context.job(strike_out_entry, wrong)

    def strike(self, known: Known) -> None:
        """Ask why an entry is wrong, and strike it out."""
        question = Question(
            _("Strike out “{name}”?", name=title_of(known.body)),
            _("It leaves the list. The entry and your reason stay in the history of the record."),
            _("Strike out"),
            True,
        )
        self._context.prompts.ask_reason(question, lambda reason: self._strike(known, reason))

    def complain(self, error: Exception) -> None:
        """Show a refusal with the way to lift it, two versions side by side, and the rest as ever."""
        if isinstance(error, NotPermitted):
            self._view.show_refusal(shown(error.message))
            return
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Known):
            self._stale = error.theirs
        super().complain(error)
        self._count_problems()

    def _strike(self, known: Known, reason: str | None) -> None:
        if reason is None:
            return
        wrong = StrikeOut(self._patient, known.fact_id, known.number, reason)

        def struck(chart: Chart) -> None:
            if self._opened is not None and self._opened.fact_id == known.fact_id:
                self._close_form()
            self._take(chart, _("Struck out. It stays in the history."))
            self.show_history(known)

        self.act(self.strike_job(wrong), struck)

    def _open(self, opened: Opened, draft: KeptDraft | None = None) -> None:
        self._next = None
        known = self._known.get(opened.fact_id)
        if opened.fact_id and known is None:
            opened = Opened(opened.kind)
        self._opened = opened
        self._view.show_trouble("")
        self._view.open_form(opened.kind, known)
        self._keeper.set_base_version(opened.number)
        place = self._draft_place(opened)
        draft = draft or (self._drafts.pop(place, None) if opened.fact_id else None)
        self._keeper.move_to(draft.place if draft is not None else self._unused(place))
        if draft is not None:
            self._view.frame.show_draft(typed_values(draft))
        self._offer_next()

    def _draft_place(self, opened: Opened) -> DraftPlace:
        """Return where the draft of a form is kept: every entry has a place of its own."""
        return DraftPlace(f"{self._key} {opened.kind} {opened.fact_id}", int(self._patient))

    def _unused(self, place: DraftPlace) -> DraftPlace:
        """Return a place for a new entry beside drafts of new entries that nobody has answered yet."""
        turn, free = 2, place
        while free in self._drafts:
            turn, free = turn + 1, DraftPlace(f"{place.form} {turn}", place.patient_id)
        return free

    def _after_typing(self, then: Callable[[], None]) -> None:
        frame = self._view.frame
        if not frame.is_dirty():
            then()
            return

        def answered(answer: Unsaved) -> None:
            if answer is Unsaved.SAVE:
                self._next = then
                self.save(frame.values())
            elif answer is Unsaved.DISCARD:
                self._keeper.done()
                then()
            else:
                self._stayed()

        self._context.prompts.about_unsaved(frame.change_count(), answered)

    def _stayed(self) -> None:
        """Go back to where the typing is."""

    def _saved(self, chart: Chart) -> None:
        self._view.frame.set_saving(False)
        self._view.frame.mark_saved()
        self._keeper.done()
        then, self._next = self._next, None
        self._close_form()
        self._take(chart, _("Saved."))
        if then is not None:
            then()

    def _not_saved(self, error: Exception) -> None:
        self._view.frame.set_saving(False)
        if isinstance(error, SafetyStop):
            values = self._view.frame.values()
            ask(self._context, error, lambda reason: self.save(values, reason), self._stopped)
            return
        self._next = None
        self.complain(error)

    def _stopped(self) -> None:
        """Stay with what is typed, so that something else can be chosen."""
        self._next = None
        if self._view.form is not None:
            self._view.frame.go_to(self._view.form.fields()[0].name)

    def _take(self, chart: Chart, text: str) -> None:
        self._view.show_trouble("")
        self._hub.take_chart(chart)
        self._context.navigation.saved(text)

    def _show_problems(self, problems: dict[str, str]) -> None:
        self._view.show_problems(problems)
        self._count_problems()

    def _count_problems(self) -> None:
        self._hub.set_problems(self._key, len(self._view.frame.problem_names()))

    def _close_form(self) -> None:
        self._opened = self._stale = None
        self._view.close_form()
        self._hub.set_problems(self._key, 0)

    def _close_wanted(self) -> None:
        if self._view.frame.is_dirty():
            self._ask_discard(self._view.frame.change_count())
        else:
            self._close_form()

    def _ask_discard(self, count: int) -> None:
        title = _("Discard 1 change?") if count == 1 else _("Discard {count} changes?", count=count)
        body = _("What you typed and its draft are thrown away. This cannot be undone.")
        question = Question(title, body, _("Discard"), True)
        self._context.prompts.confirm(question, lambda yes: self._discard() if yes else None)

    def _discard(self) -> None:
        self._keeper.done()
        self._view.show_trouble("")
        self._close_form()

    def _offer(self, drafts: tuple[KeptDraft, ...]) -> None:
        self._drafts = {draft.place: draft for draft in drafts}
        self._offer_next()

    def _offer_next(self) -> None:
        """Offer the newest draft that nobody has answered; the others wait."""
        first = next(iter(self._drafts.values()), None)
        if first is None:
            self._view.hide_draft()
        else:
            self._view.offer_draft(first.saved_at)

    def _keep_draft(self) -> None:
        draft = next(iter(self._drafts.values()), None)
        if draft is not None:
            kind, fact_id, number = read_mark(typed_values(draft)["entry"])
            self._after_typing(lambda: self._take_up(Opened(kind, fact_id, number), draft))

    def _take_up(self, opened: Opened, draft: KeptDraft) -> None:
        self._drafts.pop(draft.place, None)
        self._open(opened, draft)

    def _throw_draft(self) -> None:
        place = next(iter(self._drafts), None)
        if place is not None:
            del self._drafts[place]
            self._keeper.throw_away(place)
        self._offer_next()

    def _save_mine(self) -> None:
        theirs, opened = self._stale, self._opened
        if theirs is None or opened is None:
            return
        struck = theirs.status is FactStatus.ENTERED_IN_ERROR
        self._opened = Opened(opened.kind) if struck else Opened(opened.kind, opened.fact_id, theirs.number)
        self._stale = None
        self._view.frame.stale_box.hide()
        self.save(self._view.frame.values())

    def _take_theirs(self) -> None:
        self._discard()
        self._hub.reload()
