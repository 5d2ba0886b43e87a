"""Stands between the Medical history tab and the chart: saves all rows at once, strikes out, moves, keeps drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.reproductive import applies
from luna_desktop.domain.errors import NotPermitted, SafetyStop, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.services.care.chart import Chart, FactAsked, read_versions, strike_out_entry
from luna_desktop.services.care.chart_access import registered
from luna_desktop.services.care.history import HistoryChanges, RowChange, save_history
from luna_desktop.services.care.moves import Trace, move_entry, read_moves
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import Known, StrikeOut
from luna_desktop.services.people.patients import Details
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.entry import ask_about_fact
from luna_desktop.ui.corrections.wording import disputed_words
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.entries.described import title_of
from luna_desktop.ui.history.move_dialog import Moving, ask_where
from luna_desktop.ui.history.view import HistoryView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask

KINDS = registered() | {"condition", "medicine", "safety_answer", "none_known"}
"""The kinds of entries that stand in this tab."""


class HistoryPresenter(Presenter):
    """The presenter of the history of one patient."""

    def __init__(self, view: HistoryView, context: Context, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._hub = view, context, hub
        self._patient: PatientId = hub.patient
        self._draft: KeptDraft | None = None
        self._stale: dict[str, Known] = {}
        self._mine: dict[str, Known] = {}
        self._moved_on = ""
        self._sent: HistoryChanges | None = None
        self._keeper = DraftKeeper(view.frame, context, DraftPlace("history", int(hub.patient)), only_changes=True)
        self._wire()
        hub.watch_typing("history", view.frame.is_dirty, view.frame.flush_draft)
        hub.chart_read.connect(self.show_chart)
        hub.details_read.connect(self._show_details)
        if hub.chart is not None:
            self.show_chart(hub.chart)
        if hub.details is not None:
            self._show_details(hub.details)
        self._keeper.offer(self._offer)

    def _wire(self) -> None:
        view, frame = self._view, self._view.frame
        view.strike_wanted.connect(self.strike)
        view.history_wanted.connect(self.show_history)
        view.move_wanted.connect(self.move)
        view.correction_wanted.connect(self.ask_for_correction)
        view.privacy_wanted.connect(lambda: self._context.navigation.open_patient(self._patient, "privacy"))
        frame.save_wanted.connect(lambda _values: self.save())
        frame.discard_wanted.connect(self._ask_discard)
        frame.closed.connect(view.panel.hide)
        frame.draft_banner.kept.connect(self._keep_draft)
        frame.draft_banner.thrown.connect(self._throw_draft)
        frame.stale_box.mine_wanted.connect(self._keep_mine)
        frame.stale_box.theirs_wanted.connect(self._take_theirs)

    def show_chart(self, chart: Chart) -> None:
        """Show what was read of this patient; nothing is taken away from under what is typed."""
        self._view.show_chart(chart)
        mine = (each for each in chart.known if each.kind in KINDS)
        self._view.frame.disputed.say("warn", disputed_words(chart.disputes, mine), icon="message-square")
        if self._hub.details is not None:
            self._show_details(self._hub.details)
        entry = self._view.panel.entry()
        if entry is not None and self._view.panel.isVisibleTo(self._view):
            self.show_history(entry)

    def show_history(self, known: Known) -> None:
        """Show an entry and its versions in the panel, and the trace of a move."""
        self._view.show_entry(known)
        job = self._context.job(read_versions, FactAsked(self._patient, known.fact_id))
        self.ask("versions", job, self._view.show_versions)

        def traced(traces: tuple[Trace, ...]) -> None:
            self._view.show_trace(next((each for each in traces if each.fact_id == known.fact_id), None))

        self.ask("moves", self._context.job(read_moves, self._patient), traced)

    def save(self) -> None:
        """Save everything that is typed, in one act."""
        problems, rows = self._view.changes()
        if problems:
            self._show_problems(problems)
            return
        self._view.show_trouble("")
        self._view.frame.set_saving(True)
        source = Source(str(self._view.source.value() or Source.PATIENT.value))
        changes = HistoryChanges(self._patient, rows, source, self._view.reason.value())
        self._send(changes)

    def strike(self, known: Known) -> None:
        """Ask why an entry is wrong, and strike it out."""
        question = Question(
            _("Strike out “{name}”?", name=title_of(known.body)),
            _("It leaves the list. The entry and your reason stay in the history of the record."),
            _("Strike out"),
            True,
        )
        self._context.prompts.ask_reason(question, lambda reason: self._strike(known, reason))

    def move(self, known: Known) -> None:
        """Ask to which patient an entry belongs, and move it there."""
        ask_where(
            self._view, self._context, Moving(self._patient, known, title_of(known.body), move_entry, self._moved)
        )

    def ask_for_correction(self, known: Known) -> None:
        """Write down that the patient asks for a correction of an entry."""
        ask_about_fact(self._context, self._view.window(), self._patient, known)

    def complain(self, error: Exception) -> None:
        """Show a refusal with the way to lift it, rows of two people side by side, and the rest as ever."""
        if isinstance(error, NotPermitted):
            self._view.show_refusal(shown(error.message))
            return
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Mapping):
            self._stale, self._mine = dict(error.theirs), {}
            self._moved_on = shown(error.message)
            self._ask_about_next()
        else:
            super().complain(error)
        self._count_problems()

    def _ask_about_next(self) -> None:
        """Show the first row that moved on and is not decided yet; each is decided by itself."""
        key, theirs = next(iter(self._stale.items()))
        left = len(self._stale)
        text = _("{text} {count} rows are to be decided, one by one.", text=self._moved_on, count=left)
        self._view.show_stale(text if left > 1 else self._moved_on, {key: theirs})

    def _send(self, changes: HistoryChanges) -> None:
        self._sent = changes
        self.act(self._context.job(save_history, changes), self._saved, self._not_saved)

    def _saved(self, chart: Chart) -> None:
        frame = self._view.frame
        frame.set_saving(False)
        frame.mark_saved()
        frame.stale_box.hide()
        self._stale = {}
        self._keeper.done()
        spot = self._view.spot()
        self._view.take_back()
        self._hub.set_problems("history", 0)
        self._view.show_trouble("")
        self._hub.take_chart(chart)
        self._view.return_to(spot)
        self._context.navigation.saved(_("Saved."))

    def _not_saved(self, error: Exception) -> None:
        self._view.frame.set_saving(False)
        sent = self._sent
        if isinstance(error, SafetyStop) and sent is not None:
            ask(self._context, error, lambda reason: self._send(replace(sent, overriding=reason)))
            return
        self.complain(error)

    def _strike(self, known: Known, reason: str | None) -> None:
        if reason is None:
            return
        wrong = StrikeOut(self._patient, known.fact_id, known.number, reason)

        def struck(chart: Chart) -> None:
            self._take(chart, _("Struck out. It stays in the history."))
            self.show_history(known)

        self.act(self._context.job(strike_out_entry, wrong), struck)

    def _moved(self, chart: Chart, known: Known) -> None:
        self._take(chart, _("Moved. Both charts say so."))
        self.show_history(known)

    def _take(self, chart: Chart, text: str) -> None:
        """Show a chart after an act beside the form; what is typed elsewhere in it stays."""
        there = {known.fact_id for known in chart.known}
        gone = [each.key for each in self._view.all_entries() if each.key.fact_id and each.key.fact_id not in there]
        self._view.give_up([key.text() for key in gone])
        self._hub.take_chart(chart)
        self._context.navigation.saved(text)

    def _show_details(self, details: Details) -> None:
        card = details.card
        self._view.offer_reproductive(applies(card.gender, card.birth.ages(self._view.today)))

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        self._view.show_problems(problems)
        self._count_problems()

    def _count_problems(self) -> None:
        self._hub.set_problems("history", len(self._view.frame.problem_names()))

    def _ask_discard(self, count: int) -> None:
        title = _("Discard 1 change?") if count == 1 else _("Discard {count} changes?", count=count)
        body = _("What you typed and its draft are thrown away. This cannot be undone.")
        question = Question(title, body, _("Discard"), True)
        self._context.prompts.confirm(question, lambda yes: self._discard() if yes else None)

    def _discard(self) -> None:
        self._keeper.done()
        self._stale = {}
        self._view.show_trouble("")
        self._view.frame.stale_box.hide()
        self._view.take_back()
        self._hub.set_problems("history", 0)
        if self._hub.chart is not None:
            self._view.show_chart(self._hub.chart)

    def _offer(self, draft: KeptDraft) -> None:
        self._draft = draft
        self._view.offer_draft(draft.saved_at)

    def _keep_draft(self) -> None:
        draft, self._draft = self._draft, None
        self._view.frame.draft_banner.hide()
        if draft is not None:
            self._view.lay_draft(typed_values(draft))

    def _throw_draft(self) -> None:
        self._draft = None
        self._view.frame.draft_banner.hide()
        self._keeper.done()

    def _keep_mine(self) -> None:
        """Save what was typed in this row over the newer version, which stays in its history."""
        key = next(iter(self._stale))
        self._mine[key] = self._stale.pop(key)
        self._decided()

    def _take_theirs(self) -> None:
        """Give up what was typed in this row; what is typed in the others stays."""
        key = next(iter(self._stale))
        del self._stale[key]
        self._view.give_up([key])
        self._decided()

    def _decided(self) -> None:
        """Go on with the next row, and save once all are decided; what was struck out is saved anew."""
        if self._stale:
            self._ask_about_next()
            return
        self._view.frame.stale_box.hide()
        mine, self._mine = self._mine, {}
        if mine:
            _problems, rows = self._view.changes()
            source = Source(str(self._view.source.value() or Source.PATIENT.value))
            now = tuple(_over(row, mine.get(row.key)) for row in rows)
            self._view.frame.set_saving(True)
            self._send(HistoryChanges(self._patient, now, source, self._view.reason.value()))
            return
        if not self._view.frame.is_dirty():
            self._keeper.done()
        self._hub.reload()


def _over(row: RowChange, theirs: Known | None) -> RowChange:
    if theirs is None:
        return row
    if theirs.status is FactStatus.ENTERED_IN_ERROR:
        return replace(row, fact_id=0, number=0)
    return replace(row, fact_id=theirs.fact_id, number=theirs.number)
