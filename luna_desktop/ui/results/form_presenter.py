"""What the forms of the view Results do: open on a step, keep drafts, save, and ask before typing is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.clinical.results import Investigation, Step, Telling
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.domain.facts import FactStatus
from luna_desktop.services.care import results
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.documents import NewDocument, add_document, describe_document
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.facts import FactChange, Known
from luna_desktop.services.privacy.preferences import read_preferences
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.entries.forms import read_mark
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.results.closing_forms import ReviewForm, TellForm
from luna_desktop.ui.results.document_form import DocumentForm, Taken
from luna_desktop.ui.results.forms import (
    AmendForm,
    Laboratories,
    OrderForm,
    ReceiveForm,
    StepForm,
)
from luna_desktop.ui.results.view import FORM, LIST, ResultsView
from luna_desktop.ui.results.wording import Line, day_of, mark_words
from luna_desktop.ui.widgets.inputs import Option

KEY = "results"
_FORMS: dict[Step, type[StepForm]] = {
    Step.ORDER: OrderForm,
    Step.CHANGE_ORDER: OrderForm,
    Step.RECEIVE: ReceiveForm,
    Step.AMEND: AmendForm,
    Step.REVIEW: ReviewForm,
    Step.TELL: TellForm,
}
_OF_DRAFT = {"order": Step.CHANGE_ORDER, "result": Step.RECEIVE, "amend": Step.AMEND, "review": Step.REVIEW}
Saved = Callable[[tuple[str, int] | None, str], None]


@dataclass(frozen=True)
class Opened:
    """Which form is open: its step, or none for the description of a document, and what it stands for."""

    step: Step | None
    known: Known | None = None
    files: tuple[Taken, ...] = ()
    of: Known | None = None
    """The investigation to which a new file belongs."""


class FormPresenter(Presenter):
    """Stands between the open form and the use case that it fills in."""

    def __init__(self, view: ResultsView, context: Context, patient: PatientId, hub: ChartHub, saved: Saved) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub, self._tell_saved = view, context, patient, hub, saved
        self._opened: Opened | None = None
        self._draft: KeptDraft | None = None
        self._paper_draft: KeptDraft | None = None
        self._laboratories: Laboratories = ()
        frame = view.form_page.frame
        self._keeper = DraftKeeper(frame, context, DraftPlace(KEY, int(patient)))
        frame.save_wanted.connect(self.save)
        frame.discard_wanted.connect(self._ask_discard)
        frame.closed.connect(self.close)
        view.draft_banner.kept.connect(self._keep_draft)
        view.draft_banner.thrown.connect(self._throw_draft)
        hub.watch_typing(KEY, frame.is_dirty, frame.flush_draft)
        if context.actor.may(Permission.READ_REVIEW):
            self.ask("laboratories", context.job(results.list_laboratories, None), self._take_laboratories)
        if view.may_change:
            self._keeper.offer(self._offer)

    def open(self, step: Step, known: Known | None) -> None:
        """Open the form of a step, on an investigation or empty."""
        self._show(Opened(step, known))

    def describe(self, known: Known) -> None:
        """Open the form with the description of a document that is in the record."""
        self._show(Opened(None, known))

    def add_file(self, taken: Taken, of: Known | None) -> None:
        """Open the form for a file that was read; it belongs to an investigation where one is given."""
        draft, self._paper_draft = self._paper_draft, None
        self._show(Opened(None, None, (taken,), of), draft)

    def is_open(self) -> bool:
        """Tell whether a form is open."""
        return self._opened is not None

    def _show(self, opened: Opened, draft: KeptDraft | None = None) -> None:
        self._opened = opened
        page = self._view.form_page
        form = self._form_of(opened)
        form.close_wanted.connect(self._close_wanted)
        beside = opened.of or (opened.known if opened.step is not None else None)
        if beside is not None:
            self._view.show_on(page.aside, Line(("result", beside.fact_id), day_of(beside.body), result=beside))
        self._view.show_page(FORM)
        page.open_form(form, with_aside=beside is not None)
        self._keeper.set_base_version(opened.known.number if opened.known is not None else 0)
        if opened.files:
            page.frame.mark_changed("file")
        if opened.of is not None:
            page.frame.show_draft(_report_values(opened.of))
        if draft is not None:
            page.frame.show_draft(typed_values(draft))
        self.forget("wishes")
        if isinstance(form, TellForm) and self._context.actor.may(Permission.READ_PRIVACY):
            self.ask("wishes", self._context.job(read_preferences, self._patient), form.show_wishes)

    def _form_of(self, opened: Opened) -> StepForm:
        today = today_in(self._context)
        if opened.step is None:
            return DocumentForm(opened.known, today, opened.files)
        return _FORMS[opened.step](opened.known, today, self._laboratories, marks_of(self._hub.chart))

    def save(self, values: dict[str, object]) -> None:
        """Save what is typed."""
        opened, form = self._opened, self._view.form_page.form
        if opened is None or form is None:
            return
        problems, body = form.read(values)
        if problems:
            self._view.show_problems(problems)
            return
        self._view.show_trouble("")
        self._view.form_page.frame.set_saving(True)
        job, key = self._job(opened, body, str(values.get("reason") or ""))
        self.act(job, partial(self._was_saved, key), self._not_saved)

    def _job(self, opened: Opened, body: Any, reason: str) -> tuple[Callable[[], int], str]:
        """Return what to do in the background, and the kind of row whose id or version it returns."""
        job, patient, known = self._context.job, self._patient, opened.known
        fact_id, number = (known.fact_id, known.number) if known is not None else (0, 0)
        if opened.step is None:
            return self._paper_job(opened, body)
        if opened.step is Step.ORDER:
            return job(results.order_investigation, results.NewOrder(patient, body)), "result"
        if opened.step is Step.REVIEW:
            return job(results.review_result, results.ResultStep(patient, fact_id, number, body)), ""
        if opened.step is Step.TELL:
            way, at, note, was_reached = body
            told = results.ResultTold(patient, fact_id, number, Telling(way), at, note, was_reached)
            return job(results.tell_result, told), ""
        cases = {Step.CHANGE_ORDER: results.change_order, Step.AMEND: results.amend_result}
        entry = results.ResultEntry(patient, body, fact_id, number, reason)
        if opened.step in cases:
            return job(cases[opened.step], entry), ""
        return job(results.receive_result, entry), "result"

    def _paper_job(self, opened: Opened, body: DocumentFacts) -> tuple[Callable[[], int], str]:
        if opened.known is not None:
            change = FactChange(self._patient, opened.known.fact_id, opened.known.number, body)
            return self._context.job(describe_document, change), ""
        taken = opened.files[0]
        facts = replace(body, result_id=opened.of.fact_id) if opened.of is not None else body
        new = NewDocument(self._patient, taken.prepared, facts, taken.name)
        return self._context.job(add_document, new), "document" if opened.of is None else ""

    def _was_saved(self, kind: str, number: int) -> None:
        opened = self._opened
        self._view.form_page.frame.set_saving(False)
        self._view.form_page.frame.mark_saved()
        self._keeper.done()
        self.close()
        known = opened.of or opened.known if opened is not None else None
        key = (kind, number) if kind else None
        if key is None and known is not None and opened is not None and (opened.step is not None or opened.of):
            key = ("result", known.fact_id)
        self._tell_saved(key, _("Saved."))

    def _not_saved(self, error: Exception) -> None:
        self._view.form_page.frame.set_saving(False)
        self.complain(error)

    def complain(self, error: Exception) -> None:
        """Keep what is typed where somebody was faster; the next save builds on what stands there now."""
        if isinstance(error, StaleRecord) and isinstance(error.theirs, Known) and self._opened is not None:
            self._opened = replace(self._opened, known=error.theirs)
        super().complain(error)

    def close(self) -> None:
        """Put the form away and show the list."""
        self._opened = None
        self.forget("wishes")
        self._view.form_page.close_form()
        self._view.show_page(LIST)

    def _close_wanted(self) -> None:
        if self._view.form_page.frame.is_dirty():
            self._ask_discard(self._view.form_page.frame.change_count())
        else:
            self.close()

    def _ask_discard(self, count: int) -> None:
        title = _("Discard 1 change?") if count == 1 else _("Discard {count} changes?", count=count)
        body = _("What you typed and its draft are thrown away. This cannot be undone.")
        self._context.prompts.confirm(Question(title, body, _("Discard"), True), self._discarded)

    def _discarded(self, yes: bool) -> None:
        if yes:
            self._keeper.done()
            self.close()

    def _take_laboratories(self, found: Sequence[tuple[int, str]]) -> None:
        self._laboratories = tuple(found)

    def _offer(self, draft: KeptDraft) -> None:
        self._draft = draft
        self._view.draft_banner.offer(draft.saved_at)

    def _keep_draft(self) -> None:
        draft, self._draft = self._draft, None
        self._view.draft_banner.hide()
        if draft is None:
            return
        kind, fact_id, _number = read_mark(typed_values(draft)["entry"])
        if kind == DocumentForm.kind:
            self._paper_draft = draft
            text = _("The file itself is no part of a draft. Choose it again, and what you typed is filled in.")
            self._view.show_trouble(text, tone="info")
            return
        known = next((each for each in self._view.known() if each.fact_id == fact_id), None)
        step = _OF_DRAFT.get(kind, Step.TELL) if known is not None else Step.RECEIVE
        if kind == "order" and known is None:
            step = Step.ORDER
        self._show(Opened(step, known), draft)

    def _throw_draft(self) -> None:
        self._draft = None
        self._view.draft_banner.hide()
        self._keeper.done()


def marks_of(chart: Chart | None) -> list[Option]:
    """Return the marks on the body map as choices, by number."""
    marks = [each for each in chart.of("marker") if each.status is FactStatus.CURRENT] if chart is not None else []
    return [Option(each.fact_id, mark_words(each.body)) for each in sorted(marks, key=lambda one: one.body.number)]


def _report_values(known: Known) -> dict[str, object]:
    """Return what is known of a file that belongs to an investigation."""
    body = known.body
    if not isinstance(body, Investigation):
        return {}
    dated = body.dated.isoformat() if body.dated else None
    return {
        "title": body.what.text,
        "kind": DocumentKind.REPORT.value,
        "author": body.laboratory,
        "dated": dated,
    }
