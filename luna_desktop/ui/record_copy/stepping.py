"""The steps of a copy that ask something: logging, names of others, the review, approval, and the signed receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.rights.cases import StepAsked, advance_case
from luna_desktop.services.sharing import copy_reviews
from luna_desktop.services.sharing.copy_cases import sign_for_copy
from luna_desktop.services.sharing.copy_desk import CopyDesk
from luna_desktop.services.sharing.copy_passages import NamesFound, find_names
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.services.sharing.copy_receipts import Receipt
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_reviews import Approval, ReviewAnswer, ReviewAsked, ReviewState
from luna_desktop.services.use_cases import Request, Result, UseCase
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.record_copy.hand_over_dialog import HandOverDialog
from luna_desktop.ui.record_copy.names_dialog import NamesDialog
from luna_desktop.ui.record_copy.review_dialog import AnswerDialog, SendDialog
from luna_desktop.ui.record_copy.stand import Act
from luna_desktop.ui.record_copy.view import RecordCopyView
from luna_desktop.ui.rights.entry import open_log
from luna_desktop.ui.widgets.overlay import Dialog


class Page(Protocol):
    """What the steps need of the presenter."""

    @property
    def desk(self) -> CopyDesk | None:
        """Return what was read last."""

    def read_again(self) -> None:
        """Read where the copy stands."""

    def keep(self) -> None:
        """Keep the choices."""

    def complain(self, error: Exception) -> None:
        """Show what went wrong."""


class CopySteps(QObject):
    """Opens the dialog of a step and carries it out."""

    def __init__(self, page: Page, view: RecordCopyView, context: Context, patient: PatientId) -> None:
        super().__init__(view)
        self._page, self._view, self._context, self._patient = page, view, context, patient
        self._open: Dialog | None = None

    def take(self, act: Act) -> None:
        """Take a step."""
        desk = self._page.desk
        if act is Act.LOG:
            open_log(self._view, self._context, self._patient, self._logged)
        elif desk is not None and desk.case is not None:
            steps: dict[Act, Callable[[CopyDesk, Case], None]] = {
                Act.BEGIN: self._begin,
                Act.SEND: self._send,
                Act.SKIP_REVIEW: self._skip,
                Act.ANSWER: self._answer,
                Act.APPROVE: self._approve,
                Act.SIGN: self._sign,
            }
            steps[act](desk, desk.case)

    def _logged(self, case: Case) -> None:
        del case
        self._page.read_again()

    def _run(self, case: UseCase[Request, Result], request: Request, done: Callable[[Result], None]) -> None:
        self._view.set_busy(True)
        self._context.lane.run(self, self._context.job(case, request), done, self._failed)

    def _failed(self, error: Exception) -> None:
        self._view.set_busy(False)
        dialog = self._open
        if dialog is not None and isinstance(error, InvalidInput) and hasattr(dialog, "show_problems"):
            dialog.show_problems({name: shown(problem) for name, problem in error.problems.items()})
            return
        self._put_away()
        self._page.complain(error)

    def _show(self, dialog: Dialog, first: QWidget) -> None:
        self._put_away()
        self._open = dialog
        dialog.dismissed.connect(dialog.put_away)
        dialog.open_on(first)

    def _put_away(self) -> None:
        if self._open is not None:
            self._open.put_away()
            self._open = None

    def _taken(self, text: str, _result: object) -> None:
        self._put_away()
        self._view.show_done(text)
        self._context.navigation.saved(text)
        self._page.read_again()

    def _begin(self, desk: CopyDesk, case: Case) -> None:
        del desk
        asked = StepAsked(case.patient_id, case.case_id, CaseState.PREPARING, revision=case.revision)
        self._run(advance_case, asked, partial(self._taken, _("The copy is being prepared.")))

    def _send(self, desk: CopyDesk, case: Case) -> None:
        dialog = SendDialog(self._view.window(), desk.reviewers)

        def sent(reviewer: UserId, note: str) -> None:
            asked = ReviewAsked(case.patient_id, case.case_id, reviewer, note)
            self._run(copy_reviews.ask_for_review, asked, partial(self._taken, _("Sent for clinical review.")))

        dialog.sent.connect(sent)
        self._show(dialog, dialog.reviewer.control)

    def _skip(self, desk: CopyDesk, case: Case) -> None:
        del desk
        question = Question(
            _("Approve without a review"),
            _("Say why no clinician needs to look at this copy. It stands in the case."),
            _("Approve"),
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                asked = Approval(case.patient_id, case.case_id, reason)
                self._run(copy_reviews.approve_copy, asked, partial(self._taken, _("The copy is approved.")))

        self._context.prompts.ask_reason(question, answered)

    def _approve(self, desk: CopyDesk, case: Case) -> None:
        del desk
        asked = Approval(case.patient_id, case.case_id)
        self._run(copy_reviews.approve_copy, asked, partial(self._taken, _("The copy is approved.")))

    def _answer(self, desk: CopyDesk, case: Case) -> None:
        dialog = AnswerDialog(self._view.window(), (case.patient_id, case.case_id), desk.kept.plan, desk.counts)

        def answered(answer: ReviewAnswer) -> None:
            done: Callable[[ReviewState], None] = partial(self._taken, _("Your review is kept."))
            self._run(copy_reviews.answer_review, answer, done)

        dialog.answered.connect(answered)
        self._show(dialog, dialog.act)

    def _sign(self, desk: CopyDesk, case: Case) -> None:
        if desk.left is None:
            return
        receiver = desk.kept.plan.designee or case.requester.name or desk.card.name
        dialog = HandOverDialog(self._view.window(), (case.patient_id, case.case_id), desk.left, receiver)
        number = desk.left.number

        def signed(receipt: Receipt) -> None:
            text = _("{number} is handed over and signed for.", number=number)
            self._run(sign_for_copy, receipt, partial(self._taken, text))

        dialog.signed.connect(signed)
        self._show(dialog, dialog.receiver.control)

    def look_for_names(self, request: CopyRequest, plan: CopyPlan) -> None:
        """Search the copy for other people and show them."""
        self._run(find_names, request, partial(self._show_names, plan))

    def _show_names(self, plan: CopyPlan, found: NamesFound) -> None:
        self._view.set_busy(False)
        dialog = NamesDialog(self._view.window(), plan, found)

        def decided(decision: tuple[tuple[Redaction, ...], tuple[str, ...]]) -> None:
            out, stays = decision
            kept = self._view.options.plan()
            self._view.options.leave_out(replace_left_out(kept, out, stays))
            self._page.keep()

        dialog.decided.connect(decided)
        self._show(dialog, dialog.rows[0].box if dialog.rows else dialog.words.control)


def replace_left_out(plan: CopyPlan, out: tuple[Redaction, ...], stays: tuple[str, ...]) -> CopyPlan:
    """Return a plan with other passages left out and left alone."""
    return CopyPlan(**{**vars(plan), "redactions": out, "left_alone": stays})
