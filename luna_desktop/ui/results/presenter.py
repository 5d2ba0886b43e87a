"""What the view Results does: reads, opens forms and documents, takes steps, and comes back to what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.results import Step
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.interop.papers import PaperRefused
from luna_desktop.services.care.chart import FactAsked, read_versions
from luna_desktop.services.care.documents import (
    DocumentAsked,
    DocumentLine,
    OpenedDocument,
    open_document,
    read_documents,
    strike_out_document,
)
from luna_desktop.services.care.filed_moves import move_document, move_result
from luna_desktop.services.care.moves import Trace, read_moves
from luna_desktop.services.care.results import ResultStep, cancel_order, read_results, strike_out_result
from luna_desktop.services.facts import Known, StrikeOut
from luna_desktop.services.messages.announcing import Announced, announce_result
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.history.move_dialog import Moving, ask_where, trace_words
from luna_desktop.ui.messages.wording import way_name
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.results.document_form import FILE_TYPES, Taken, take_document
from luna_desktop.ui.results.form_presenter import FormPresenter, marks_of
from luna_desktop.ui.results.giving import Giving
from luna_desktop.ui.results.view import LIST, VIEWER, ResultsView
from luna_desktop.ui.results.wording import Line, pages_words, source_words, title_of

ENTITIES = frozenset({"investigation", "document"})


def build_results(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the view for one patient and begin to read."""
    may = context.actor.may
    view = ResultsView(
        today_in(context), may_change=may(Permission.CHANGE_CHART), may_review=may(Permission.REVIEW_RESULTS)
    )
    ResultsPresenter(view, context, patient, hub).load()
    return view


class ResultsPresenter(Presenter):
    """Stands between the view and the use cases of one patient's results and documents."""

    def __init__(self, view: ResultsView, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._hub = view, context, patient, hub
        self._known: tuple[Known, ...] | None = None
        self._wanted = _wanted_key(hub.part)
        self.giving = Giving(view.viewer, context, patient)
        self.forms = FormPresenter(view, context, patient, hub, self._saved)
        view.retry_wanted.connect(self.load)
        view.order_wanted.connect(lambda: self.forms.open(Step.ORDER, None))
        view.enter_wanted.connect(lambda: self.forms.open(Step.RECEIVE, None))
        view.add_wanted.connect(lambda: self._choose_files(attach=False))
        view.files_dropped.connect(lambda paths: self._take(paths, attach=False))
        view.chosen.connect(self._read_history)
        view.opened.connect(self._open_line)
        view.viewer.closed.connect(lambda: view.show_page(LIST))
        panel = view.panel
        panel.step_wanted.connect(self._step)
        panel.may_announce = context.actor.may(Permission.SEND_MESSAGES)
        panel.announce_wanted.connect(self._announce)
        panel.strike_wanted.connect(self._ask_to_strike)
        panel.move_wanted.connect(self._move)
        panel.open_wanted.connect(self.open_paper)
        panel.describe_wanted.connect(self._describe)
        panel.attach_wanted.connect(lambda: self._choose_files(attach=True))
        view.form_page.aside.open_wanted.connect(self.open_paper)
        context.announcements.changed.connect(self._hear)
        context.announcements.locked.connect(self._forget)

    def load(self) -> None:
        """Read investigations, then documents."""
        job = self._context.job(read_results, self._patient)
        self._background.run(self, job, self._took_results, self._not_read)

    def _took_results(self, known: tuple[Known, ...]) -> None:
        job = self._context.job(read_documents, self._patient)
        self._background.run(self, job, partial(self._show, known), self._not_read)

    def _show(self, known: tuple[Known, ...], papers: tuple[DocumentLine, ...]) -> None:
        self._known = known
        self._view.marks = {int(str(mark.value)): mark.text for mark in marks_of(self._hub.chart)}
        self._view.show_all(known, papers)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self._view.choose(wanted):
            self._view.table.setFocus()

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self._incidents.report(error)
            self._view.show_failed(_("The program met an error that it did not expect."))

    def _read_history(self, line: Line | None) -> None:
        for topic in ("history", "moves"):
            self.forget(topic)
        known = _fact_of(line)
        if known is not None:
            self._read_trace(known)
        if line is None or line.result is None or line.result.number < 2:
            return
        asked = FactAsked(self._patient, line.result.fact_id)
        self.ask("history", self._context.job(read_versions, asked), self._view.panel.show_versions)

    def _read_trace(self, known: Known) -> None:
        """Show from which record this came, where it was moved here."""

        def read(traces: tuple[Trace, ...]) -> None:
            self._view.panel.show_trace(trace_words(next((e for e in traces if e.fact_id == known.fact_id), None)))

        self.ask("moves", self._context.job(read_moves, self._patient), read)

    def _open_line(self, line: Line) -> None:
        """Open a document; of an investigation take the next step, or show its papers."""
        if line.document is not None:
            self.open_paper(line.document)
            return
        for step in (Step.REVIEW, Step.TELL, Step.RECEIVE):
            if self._view.panel.steps[step].isVisibleTo(self._view):
                self._step(step)
                return
        papers = self._view.papers_of(line)
        if papers:
            self.open_paper(papers[0])

    def _step(self, step: Step) -> None:
        line = self._view.panel.line()
        if line is None or line.result is None:
            return
        if step is Step.CANCEL:
            self._ask_to_cancel(line.result)
        else:
            self.forms.open(step, line.result)

    def _announce(self) -> None:
        """Queue the fixed words that a result is there; that the patient knows it is noted by “Patient told…”."""
        self.act(self._context.job(announce_result, self._patient), self._announced)

    def _announced(self, announced: Announced) -> None:
        name = way_name(announced.way)
        self._context.navigation.saved(_("It waits to leave by {way}. It says nothing of the result.", way=name))

    def open_paper(self, paper: DocumentLine) -> None:
        """Show the pages of a document; opening it is written into the log."""
        job = self._context.job(open_document, DocumentAsked(self._patient, paper.document_id))
        self.ask("open", job, partial(self._show_pages, paper))

    def _show_pages(self, paper: DocumentLine, opened: OpenedDocument) -> None:
        line = Line(("document", paper.document_id), today_in(self._context), document=paper)
        note = " · ".join(part for part in (source_words(line), pages_words(paper)) if part)
        self.giving.look_at(paper.document_id)
        self._view.viewer.show_document(opened.title, note, opened.pdf, may_give=self.giving.may_give)
        self._view.show_page(VIEWER)

    def _ask_to_cancel(self, known: Known) -> None:
        question = Question(
            _("Cancel this order?"),
            _("Say why. It stays in the record as cancelled; tell the laboratory yourself."),
            _("Cancel the order"),
            danger=True,
        )

        def cancel(reason: str | None) -> None:
            if reason is not None:
                step = ResultStep(self._patient, known.fact_id, known.number, reason)
                self.act(self._context.job(cancel_order, step), lambda _n: self._said(_("Order cancelled")))

        self._context.prompts.ask_reason(question, cancel, shortest=3)

    def _ask_to_strike(self) -> None:
        line = self._view.panel.line()
        known = _fact_of(line)
        if line is None or known is None:
            return
        question = Question(
            _("Strike out “{name}”?", name=title_of(line)),
            _("It leaves the list and every copy. It stays in the history, with your reason."),
            _("Strike out"),
            danger=True,
        )
        case: UseCase[StrikeOut, None] = strike_out_document if line.document is not None else strike_out_result

        def strike(reason: str | None) -> None:
            if reason is not None:
                wrong = StrikeOut(self._patient, known.fact_id, known.number, reason)
                self.act(self._context.job(case, wrong), lambda _none: self._said(_("Struck out")))

        self._context.prompts.ask_reason(question, strike)

    def _move(self) -> None:
        line = self._view.panel.line()
        known = _fact_of(line)
        if line is None or known is None:
            return
        case = move_document if line.document is not None else move_result

        def moved(_arrived: int, _known: Known) -> None:
            self._said(_("Moved. Both charts say so."))

        ask_where(self._view, self._context, Moving(self._patient, known, title_of(line), case, moved))

    def _describe(self) -> None:
        line = self._view.panel.line()
        if line is not None and line.document is not None:
            self.forms.describe(line.document.fact)

    def _choose_files(self, *, attach: bool) -> None:
        choice = FileChoice(_("Choose a document"), _("PDF and scans ({types})", types=FILE_TYPES))
        self._context.prompts.open_files(choice, lambda paths: self._take(paths, attach=attach))

    def _take(self, paths: Sequence[Path], *, attach: bool) -> None:
        if not paths:
            return
        line = self._view.panel.line() if attach else None
        known = line.result if line is not None else None
        path = paths[0]
        if len(paths) > 1:
            self._view.show_trouble(_("One document at a time. Only the first file was taken."), tone="warn")
        else:
            self._view.show_trouble("")

        def taken(one: Taken) -> None:
            self.forms.add_file(one, known)

        self._context.pool.run(self, lambda: take_document(path), taken, self._not_taken)

    def _not_taken(self, error: Exception) -> None:
        if isinstance(error, PaperRefused):
            self._view.show_trouble(shown(error.message), tone="warn")
        else:
            self.complain(error)

    def complain(self, error: Exception) -> None:
        """Show a step that the state does not allow any more as a sentence, and read what stands there now."""
        if isinstance(error, InvalidInput) and set(error.problems) == {"state"}:
            self._view.show_trouble(shown(error.problems["state"]), tone="warn")
            self.load()
            return
        super().complain(error)

    def _saved(self, key: tuple[str, int] | None, text: str) -> None:
        self._wanted = key
        self._said(text)

    def _said(self, text: str) -> None:
        self._view.show_trouble("")
        self._context.navigation.saved(text)
        self.load()

    def _hear(self, changes: Iterable[Change]) -> None:
        mine = int(self._patient)
        if any(change.entity in ENTITIES and change.patient_id == mine for change in changes):
            self.load()

    def _forget(self) -> None:
        for topic in ("history", "moves", "open"):
            self.forget(topic)
        self._view.forget()


def _fact_of(line: Line | None) -> Known | None:
    if line is None:
        return None
    return line.document.fact if line.document is not None else line.result


def _wanted_key(part: str) -> tuple[str, int] | None:
    """Return the row at which the view was opened, as “results/17”."""
    _view, _stroke, number = part.partition("/")
    return ("result", int(number)) if number.isdigit() else None
