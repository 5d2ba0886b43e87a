"""What the record copy page does: previews as choices settle, and hands a copy over as a file or on paper.

Each step stands where it belongs: the lane collects and writes rows, the pool makes pages, and bytes leave only after
their disclosure is committed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import Cancelled, LunaError
from luna_desktop.reports.protect import generate_passphrase
from luna_desktop.reports.record_copy import RenderedCopy
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import PAPER, PDF, Delivered, MadeCopy
from luna_desktop.services.sharing.record_copies import (
    CopySubject,
    PreparedCopy,
    prepare_record_copy,
    read_copy_subject,
)
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Translator, _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.leaving import Leaving
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.record_copy.view import RecordCopyView


class RecordCopyPresenter(Presenter):
    """Stands between the record copy page and the use cases that prepare and release a copy."""

    def __init__(self, view: RecordCopyView, context: Context, patient: PatientId, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient = view, context, patient
        self._paper = paper or PrinterDialog()
        self._round = 0
        self._is_busy = False
        self._may_issue = context.actor.may(Permission.ISSUE_RECORD_COPY)
        self._leaving = Leaving(context, view)
        self._leaving.progressed.connect(view.show_print_progress)
        view.options.today = today_in(context)
        view.preview_wanted.connect(self.preview)
        view.save_wanted.connect(self.save)
        view.print_wanted.connect(self.print)
        view.back_wanted.connect(lambda: context.navigation.open_patient(patient, "privacy"))
        context.announcements.locked.connect(self._forget)

    def load(self) -> None:
        """Read whose copy it is, and make the first preview."""
        self._view.show_rights(may_issue=self._may_issue)
        job = self._context.job(read_copy_subject, self._patient)
        self._background.run(self, job, self._show_subject, self._no_preview)

    def _show_subject(self, subject: CopySubject) -> None:
        self._view.show_subject(subject.name, subject.mrn)
        self._context.pool.run(
            self, partial(_decoded, subject.photographs), partial(self._show_photographs, subject), self.complain
        )

    def _show_photographs(self, subject: CopySubject, images: dict[int, QImage]) -> None:
        self._view.options.show_photographs(subject.photographs, images)
        self.preview()

    def preview(self) -> None:
        """Make the pages of the choices as they are; an older preview that still runs gives up."""
        self._round += 1
        turn = self._round
        self._view.show_waiting(True)
        request = self._view.options.request(self._patient, preview=True)
        job = self._context.job(prepare_record_copy, request)
        self._background.run(self, job, partial(self._render, turn), self._no_preview)

    def _render(self, turn: int, prepared: PreparedCopy) -> None:
        if turn != self._round:
            return
        translator = Translator(prepared.request.language)
        job = partial(deliveries.render_preview, prepared, translator, lambda: turn != self._round)
        self._context.pool.run(self, job, partial(self._show_pages, turn), self._no_preview)

    def _show_pages(self, turn: int, rendered: RenderedCopy) -> None:
        if turn == self._round:
            self._view.options.show_problems({})
            self._view.show_preview(rendered.pdf)

    def _no_preview(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, LunaError) and not hasattr(error, "problems"):
            self._view.show_no_preview(shown(error.message))
        else:
            self.complain(error)
            self._view.show_no_preview(_("Look at the choices on the left, then try again."))

    def save(self) -> None:
        """Ask where to, then hand the copy over as a file."""
        if not self._may_begin():
            return
        day = datetime.now(CLINIC_ZONE).date().isoformat()
        choice = FileChoice(_("Save the copy"), _("PDF files (*.pdf)"), proposed=f"record-copy-{day}.pdf")
        self._context.prompts.save_file(choice, self._save_to)

    def _save_to(self, path: Path | None) -> None:
        if path is None:
            return
        passphrase = generate_passphrase() if self._view.options.protect.value() else None

        def leave(made: MadeCopy) -> None:
            said = partial(self._delivered, where=_("saved as a file"), passphrase=passphrase or "")
            self._leaving.to_file(made, path, said, self._failed)

        self._hand_over(PDF, passphrase, leave)

    def print(self) -> None:
        """Ask which printer, then hand the copy over on paper."""
        if self._may_begin():
            self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is None:
            return

        def leave(made: MadeCopy) -> None:
            said = partial(self._delivered, where=_("printed"), passphrase="")
            self._leaving.to_paper(made, printer, said, self._failed)

        self._hand_over(PAPER, None, leave)

    def _may_begin(self) -> bool:
        return self._may_issue and not self._is_busy and self._view.options.check()

    def _hand_over(self, form: str, passphrase: str | None, leave: Callable[[MadeCopy], None]) -> None:
        self._is_busy = True
        self._view.forget_passphrase()
        self._view.result.say("ok", "")
        self._view.set_handing_over(True)
        request = self._view.options.request(self._patient, preview=False)
        desk, actor = self._context.desk, self._context.actor

        def prepared(copy: PreparedCopy) -> None:
            translator = Translator(request.language)
            job = partial(deliveries.make_copy, copy, translator, passphrase=passphrase, form=form)
            self._context.pool.run(self, job, leave, self._failed)

        self._background.run(self, partial(deliveries.prepare_numbered, desk, actor, request), prepared, self._failed)

    def _delivered(self, delivered: Delivered, where: str, passphrase: str) -> None:
        self._is_busy = False
        self._view.show_delivered(delivered, where, passphrase)
        self.preview()
        self._context.navigation.saved(_("{number} handed over", number=delivered.number))

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._view.set_handing_over(False)
        self.complain(error)

    def _forget(self) -> None:
        self._round += 1
        self._view.forget_passphrase()
        self._view.preview.show_pages(b"")


def _decoded(tiles: tuple[PhotographTile, ...]) -> dict[int, QImage]:
    """Decode small pictures; for the pool, since it touches no widget."""
    return {tile.photograph_id: QImage.fromData(tile.thumbnail) for tile in tiles}
