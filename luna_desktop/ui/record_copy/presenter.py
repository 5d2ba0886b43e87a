"""What the record copy page does: previews as choices settle, keeps them, and takes the copy from step to step.

Each step stands where it belongs: the lane collects and writes rows, the pool makes pages, and bytes leave only after
their disclosure is committed.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import Cancelled, LunaError
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.reports.record_copy import RenderedCopy
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing import copy_plans, deliveries
from luna_desktop.services.sharing.copy_desk import CopyDesk, CopyDeskAsked, read_copy_desk
from luna_desktop.services.sharing.copy_plans import CopyPlan, KeptPlan, PlanToSave
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.record_copies import PreparedCopy, prepare_record_copy
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Translator, _, current, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.record_copy.leaving_copy import CopyLeaving
from luna_desktop.ui.record_copy.stand import Act, Stand, stand_of
from luna_desktop.ui.record_copy.stepping import CopySteps
from luna_desktop.ui.record_copy.view import RecordCopyView
from luna_desktop.ui.rights.case_words import face_of


class RecordCopyPresenter(Presenter):
    """Stands between the record copy page and the use cases that plan, review and release a copy."""

    def __init__(self, view: RecordCopyView, context: Context, patient: PatientId, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._round = 0
        self._desk: CopyDesk | None = None
        self._stand = Stand()
        self._kept = KeptPlan(CopyPlan())
        self._steps = CopySteps(self, view, context, patient)
        self._leaving = CopyLeaving(self, view, context, paper or PrinterDialog())
        view.preview_wanted.connect(self.preview)
        view.keep_wanted.connect(self.keep)
        view.next_wanted.connect(lambda: self._act(self._stand.act))
        view.other_wanted.connect(lambda: self._act(self._stand.other))
        view.names_wanted.connect(self._look_for_names)
        view.print_wanted.connect(self._print)
        view.back_wanted.connect(lambda: context.navigation.open_patient(patient, "privacy"))
        view.options.state.case_wanted.connect(self._open_case)
        context.announcements.locked.connect(self._forget)

    def load(self) -> None:
        """Read whose copy it is and where it stands, and make the first preview."""
        asked = CopyDeskAsked(self._patient, self._desk.case.case_id if self._desk and self._desk.case else 0)
        self._background.run(self, self._context.job(read_copy_desk, asked), self._show_desk, self._no_preview)

    def read_again(self) -> None:
        """Read where the copy stands after a step."""
        self.load()

    @property
    def desk(self) -> CopyDesk | None:
        """Return what was read last."""
        return self._desk

    def _show_desk(self, desk: CopyDesk) -> None:
        first = self._desk is None
        self._desk, self._kept = desk, desk.kept
        card = desk.card
        about = _(
            "Born {born} · {gender} · MRN {mrn} · {phone}",
            born=card.birth.shown(current(), today_in(self._context)),
            gender=shown(GENDER_NAMES[card.gender]),
            mrn=card.mrn,
            phone=show_phone(card.phone) or "–",
        )
        self._view.show_subject(card.name, about)
        self._view.options.sections.show_counts(desk.counts)
        self._view.options.clock.show_case(desk.case, desk.at, may_log=True)
        if first:
            job = partial(_decoded, desk.photographs)
            self._context.pool.run(self, job, partial(self._show_photographs, desk), self.complain)
        else:
            self._show_plan(desk)

    def _show_photographs(self, desk: CopyDesk, images: dict[int, QImage]) -> None:
        self._view.options.show_photographs(desk.photographs, images)
        self._show_plan(desk)

    def _show_plan(self, desk: CopyDesk) -> None:
        if desk.is_open and (desk.kept.number or desk.case is not None):
            self._view.options.show_plan(desk.kept.plan)
        if not desk.is_open:
            self._view.options.show_closed()
        self._view.stop_waiting()
        self.show_stand()
        self.preview()

    def show_stand(self) -> None:
        """Show where the copy stands."""
        desk = self._desk
        if desk is None:
            return
        self._stand = stand_of(desk, self._context.actor)
        face = face_of(desk.case, desk.at) if desk.case is not None else None
        self._view.show_stand(self._stand, desk.case, face, in_part=bool(desk.kept.plan.denial))
        if self._kept.number:
            self._say_kept()

    def plan(self) -> CopyPlan:
        """Return what is chosen, or what was approved."""
        return self._view.options.plan() if self._stand.may_plan or self._desk is None else self._kept.plan

    def request(self, *, preview: bool) -> CopyRequest:
        """Return what is asked of the record for what is chosen."""
        desk, plan = self._desk, self.plan()
        if desk is None or desk.case is None:
            return self._without_case(self._view.options.plan())
        at = self._context.desk.premises.clock()
        return copy_plans.request_of(plan, desk.case, desk.card.name, at, preview=preview)

    def _without_case(self, plan: CopyPlan) -> CopyRequest:
        name = self._desk.card.name if self._desk else "–"
        return copy_plans.request_without(plan, self._patient, name, self._context.desk.premises.clock())

    def preview(self) -> None:
        """Make the pages of the choices as they are; an older preview that still runs gives up."""
        self._round += 1
        turn = self._round
        self._view.show_waiting(True)
        request = self.request(preview=True)
        self._background.run(
            self, self._context.job(prepare_record_copy, request), partial(self._render, turn), self._no_preview
        )
        self._name_next()

    def _name_next(self) -> None:
        """Name the next step anew: it changes with the way in which the copy is released."""
        if self._desk is not None and self._stand.act is Act.LEAVE:
            self.show_stand()

    def _render(self, turn: int, prepared: PreparedCopy) -> None:
        if turn != self._round:
            return
        translator = Translator(prepared.request.language)
        job = partial(deliveries.render_preview, prepared, translator, lambda: turn != self._round)
        self._context.pool.run(self, job, partial(self._show_pages, turn), self._no_preview)

    def _show_pages(self, turn: int, rendered: RenderedCopy) -> None:
        if turn == self._round:
            self._view.show_preview(rendered.pdf)

    def _no_preview(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, LunaError) and not hasattr(error, "problems"):
            self._view.show_no_preview(shown(error.message))
        else:
            self.complain(error)
            self._view.show_no_preview(_("Look at the choices on the left, then try again."))

    def keep(self) -> None:
        """Keep the choices as they are, where there is a request that they belong to."""
        self.keep_then(lambda: None)

    def keep_then(self, then: object) -> None:
        """Keep the choices, and go on when they are kept."""
        desk = self._desk
        if desk is None or desk.case is None or not self._stand.may_plan:
            return
        asked = PlanToSave(self._patient, desk.case.case_id, self._view.options.plan(), self._kept.number)
        job = self._context.job(copy_plans.save_copy_plan, asked)
        self._background.run(self, job, partial(self._note_kept, then), self.complain)

    def _note_kept(self, then: object, kept: KeptPlan) -> None:
        self._kept = kept
        self._say_kept()
        if callable(then):
            then()

    def _say_kept(self) -> None:
        if self._stand.may_plan and self._kept.at is not None:
            time = f"{self._kept.at.astimezone(CLINIC_ZONE):%H:%M}"
            self._view.show_kept(_("Draft saved {time}", time=time))

    def _look_for_names(self) -> None:
        self._steps.look_for_names(self.request(preview=True), self.plan())

    def _open_case(self) -> None:
        if self._desk is not None and self._desk.case is not None:
            self._context.navigation.go(f"privacy/{self._desk.case.case_id}")

    def _print(self) -> None:
        if self._stand.act is Act.LEAVE or self._stand.other is Act.LEAVE:
            self._act(Act.LEAVE)

    def _act(self, act: Act) -> None:
        desk = self._desk
        if act is Act.LOG:
            self._steps.take(act)
        if desk is None or act in {Act.NONE, Act.LOG}:
            return
        if act is Act.LEAVE:
            self._leaving.begin(self.request(preview=False), self._kept.plan)
        elif act in {Act.SEND, Act.SKIP_REVIEW, Act.APPROVE}:
            self.keep_then(partial(self._steps.take, act)) if self._stand.may_plan else self._steps.take(act)
        else:
            self._steps.take(act)

    def _forget(self) -> None:
        self._round += 1
        self._view.stop_waiting()
        self._view.forget_passphrase()
        self._view.preview.show_pages(b"")


def _decoded(tiles: tuple[PhotographTile, ...]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles}
