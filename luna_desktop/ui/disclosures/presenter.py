"""What the Disclosures page does: reads the book, approves, refuses, settles, and leads to the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission, Reach
from luna_desktop.domain.disclosures import State
from luna_desktop.services.privacy.evidence import Evidence
from luna_desktop.services.sharing.disclosure_reading import (
    DetailAsked,
    DisclosureDetail,
    QueueRow,
    read_disclosure,
    read_queue,
    read_request_document,
)
from luna_desktop.services.sharing.disclosures import (
    Decision,
    Outcome,
    Standing,
    decide_disclosure,
    settle_disclosure,
    take_back_disclosure,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.view import DisclosuresView
from luna_desktop.ui.disclosures.wording import Group, state_words
from luna_desktop.ui.photo_export.door import PART, may_open
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.record_copy.checking import CopyCheck

SHORTEST_NOTE = 5


def build_page(context: Context) -> QWidget:
    """Make the Disclosures page."""
    view = DisclosuresView()
    DisclosuresPresenter(view, context).start()
    return view


class DisclosuresPresenter(Presenter):
    """Stands between the Disclosures page and the book."""

    def __init__(self, view: DisclosuresView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._detail: DisclosureDetail | None = None
        panel = view.panel
        view.chosen.connect(self._show_row)
        view.retry_wanted.connect(self.start)
        view.check_wanted.connect(CopyCheck(view, view, context).start)
        panel.approve_wanted.connect(self._ask_to_approve)
        panel.refuse_wanted.connect(self._ask_to_refuse)
        panel.pages_wanted.connect(self._open_pages)
        panel.photographs_wanted.connect(self._open_photographs)
        panel.document_wanted.connect(self._open_document)
        panel.chart_wanted.connect(self._open_chart)
        panel.take_back_wanted.connect(self._ask_to_take_back)
        for signal, state in (
            (panel.left_wanted, State.SENT),
            (panel.not_left_wanted, State.FAILED),
            (panel.confirmed_wanted, State.CONFIRMED),
            (panel.returned_wanted, State.FAILED),
            (panel.recalled_wanted, State.RECALLED),
        ):
            signal.connect(lambda state=state: self._ask_to_settle(state))
        context.announcements.changed.connect(self._hear)
        context.announcements.locked.connect(self._forget)

    def start(self) -> None:
        """Read the list."""
        self.ask("queue", self._context.job(read_queue, None), self._show_rows)

    def _show_rows(self, rows: list[QueueRow]) -> None:
        first = not self._view.table.rows_model().rowCount() and self._detail is None
        self._view.show_rows(rows)
        if first and any(row.line.state is State.READY for row in rows):
            self._view.show_group(Group.OPEN)
        if self._view.table.current() is None:
            self._show_row(None)
        else:
            self._show_row(self._view.table.current())

    def _show_row(self, row: QueueRow | None) -> None:
        self.forget("detail")
        if row is None:
            self._detail = None
            self._view.show_detail(None)
            return
        asked = DetailAsked(row.patient_id, row.line.disclosure_id)
        self.ask("detail", self._context.job(read_disclosure, asked), self._show_detail)

    def _show_detail(self, detail: DisclosureDetail) -> None:
        self._detail = detail
        self._view.show_detail(detail)

    def _open_pages(self) -> None:
        if self._detail is not None:
            row = self._detail.row
            self._context.navigation.open_disclosure(row.patient_id, row.line.disclosure_id)

    def _open_photographs(self) -> None:
        """Open what was made: on the Photos tab for who treats the patient, else among the uses on the Privacy tab."""
        if self._detail is None:
            return
        row = self._detail.row
        treats = self._context.actor.reach(Permission.READ_PHOTOGRAPHS) in {Reach.CARE_TEAM, Reach.ALL}
        place = f"photos/{PART}/{row.line.disclosure_id}" if treats and may_open(self._context) else "privacy"
        self._context.navigation.open_patient(row.patient_id, place)

    def _open_document(self) -> None:
        if self._detail is not None:
            asked = DetailAsked(self._detail.row.patient_id, self._detail.row.line.disclosure_id)
            self.ask("document", self._context.job(read_request_document, asked), self._show_document)

    def _show_document(self, document: Evidence) -> None:
        dialog = EvidenceDialog(self._view, document)
        dialog.done.connect(dialog.put_away)
        dialog.open_on(dialog.close_button)

    def _open_chart(self) -> None:
        if self._detail is not None:
            self._context.navigation.open_patient(self._detail.row.patient_id, "privacy")

    def _ask_to_approve(self) -> None:
        detail = self._detail
        if detail is None:
            return
        question = Question(
            _("Approve this disclosure to {recipient}?", recipient=detail.row.line.recipient),
            _("It can be made and handed over then. Your name stands in the book as the one who approved."),
            _("Approve"),
        )
        self._context.prompts.confirm(question, lambda sure: self._decide(detail, "") if sure else None)

    def _decide(self, detail: DisclosureDetail, refusal: str) -> None:
        row = detail.row
        decision = Decision(row.patient_id, row.line.disclosure_id, not refusal, refusal)
        self.act(self._context.job(decide_disclosure, decision), self._done)

    def _ask_to_refuse(self) -> None:
        self._with_reason(
            Question(
                _("Refuse this disclosure?"),
                _("Say why. It stays in the book as blocked, and the person who entered it reads the reason."),
                _("Refuse"),
                danger=True,
            ),
            self._decide,
        )

    def _ask_to_take_back(self) -> None:
        def take_back(detail: DisclosureDetail, note: str) -> None:
            row = detail.row
            outcome = Outcome(row.patient_id, row.line.disclosure_id, State.FAILED, note)
            self.act(self._context.job(take_back_disclosure, outcome), self._done)

        question = Question(
            _("Take this disclosure back?"), _("Say why. Nothing leaves, and it stays in the book."), _("Take back")
        )
        self._with_reason(question, take_back)

    def _ask_to_settle(self, state: State) -> None:
        def settle(detail: DisclosureDetail, note: str) -> None:
            row = detail.row
            outcome = Outcome(row.patient_id, row.line.disclosure_id, state, note)
            self.act(self._context.job(settle_disclosure, outcome), self._done)

        if self._detail is None:
            return
        has_left = self._detail.row.line.has_left
        question = Question(
            _("Note: {outcome}?", outcome=state_words(state, has_left=has_left)),
            _("Say how you know. What is noted once stands, and the patient reads what became of it."),
            _("Note it"),
        )
        self._with_reason(question, settle)

    def _with_reason(self, question: Question, do: Callable[[DisclosureDetail, str], None]) -> None:
        detail = self._detail
        if detail is None:
            return

        def answered(reason: str | None) -> None:
            if reason is not None:
                do(detail, reason)

        self._context.prompts.ask_reason(question, answered, shortest=SHORTEST_NOTE)

    def _done(self, standing: Standing) -> None:
        text = _("{number}: {state}", number=standing.number, state=state_words(standing.state))
        self._context.navigation.saved(text)
        self._view.show_trouble(shown(standing.answer.message) if standing.answer else "", tone="warn")
        self.start()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity == "disclosure" for change in changes):
            self.start()

    def _forget(self) -> None:
        self.forget("queue")
        self.forget("detail")
        self._detail = None
        self._view.show_detail(None)
