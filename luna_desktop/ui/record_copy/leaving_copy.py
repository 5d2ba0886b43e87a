"""An approved copy leaves: on paper, as a file, or as an archive; the passphrase is made here and shown once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from luna_desktop.reports.protect import generate_passphrase
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.copy_plans import PAPER, PDF, ZIP, CopyPlan
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.deliveries import Delivered, MadeCopy
from luna_desktop.services.sharing.machine_copy import PreparedMachineCopy, prepare_machine_copy
from luna_desktop.services.sharing.record_copies import PreparedCopy
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Translator, _
from luna_desktop.ui.context import Context
from luna_desktop.ui.leaving import Leaving
from luna_desktop.ui.printing import Paper
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.record_copy.view import RecordCopyView


class Page(Protocol):
    """What leaving needs of the presenter."""

    def read_again(self) -> None:
        """Read where the copy stands."""

    def complain(self, error: Exception) -> None:
        """Show what went wrong."""


class CopyLeaving(QObject):
    """Takes an approved copy out of the clinic, one at a time."""

    def __init__(self, page: Page, view: RecordCopyView, context: Context, paper: Paper) -> None:
        super().__init__(view)
        self._page, self._view, self._context, self._paper = page, view, context, paper
        self._leaving = Leaving(context, view)
        self._leaving.progressed.connect(view.show_print_progress)
        self._is_busy = False

    def begin(self, request: CopyRequest, plan: CopyPlan) -> None:
        """Ask where to, then let the copy leave."""
        if self._is_busy or not self._view.options.check():
            return
        if plan.release == PAPER:
            self._paper.choose(self._view, partial(self._print_on, request))
            return
        day = datetime.now(CLINIC_ZONE).date().isoformat()
        if plan.release == ZIP:
            choice = FileChoice(_("Save the archive"), _("Archives (*.zip)"), proposed=f"record-copy-{day}.zip")
            self._context.prompts.save_file(choice, partial(self._pack_to, request, plan))
            return
        choice = FileChoice(_("Save the copy"), _("PDF files (*.pdf)"), proposed=f"record-copy-{day}.pdf")
        self._context.prompts.save_file(choice, partial(self._save_to, request, plan))

    def _print_on(self, request: CopyRequest, printer: QPrinter | None) -> None:
        if printer is None:
            return

        def leave(made: MadeCopy) -> None:
            self._leaving.to_paper(made, printer, partial(self._left, _("printed"), ""), self._failed)

        self._make(request, PAPER, None, leave)

    def _save_to(self, request: CopyRequest, plan: CopyPlan, path: Path | None) -> None:
        if path is None:
            return
        passphrase = generate_passphrase() if plan.protect else None

        def leave(made: MadeCopy) -> None:
            self._leaving.to_file(made, path, partial(self._left, _("saved as a file"), passphrase or ""), self._failed)

        self._make(request, PDF, passphrase, leave)

    def _make(self, request: CopyRequest, form: str, passphrase: str | None, leave: Callable[[MadeCopy], None]) -> None:
        self._begin()
        desk, actor = self._context.desk, self._context.actor

        def prepared(copy: PreparedCopy) -> None:
            translator = Translator(request.language)
            job = partial(deliveries.make_copy, copy, translator, passphrase=passphrase, form=form)
            self._context.pool.run(self, job, leave, self._failed)

        job = partial(deliveries.prepare_numbered, desk, actor, request)
        self._context.lane.run(self, job, prepared, self._failed)

    def _pack_to(self, request: CopyRequest, plan: CopyPlan, path: Path | None) -> None:
        if path is None:
            return
        passphrase = generate_passphrase() if plan.protect else None
        self._begin()
        whole = path if path.suffix else path.with_suffix(".zip")

        def leave(made: MadeCopy) -> None:
            left = partial(self._left, _("saved as an archive"), passphrase or "")
            self._leaving.to_file(made, whole, left, self._failed)

        def prepared(copy: PreparedMachineCopy) -> None:
            job = partial(deliveries.make_machine, copy, Translator(request.language), passphrase=passphrase)
            self._context.pool.run(self, job, leave, self._failed)

        self._context.lane.run(self, self._context.job(prepare_machine_copy, request), prepared, self._failed)

    def _begin(self) -> None:
        self._is_busy = True
        self._view.forget_passphrase()
        self._view.result.say("ok", "")
        self._view.set_busy(True)

    def _left(self, where: str, passphrase: str, delivered: Delivered) -> None:
        self._is_busy = False
        self._view.show_delivered(delivered, where, passphrase)
        self._context.navigation.saved(_("{number} left", number=delivered.number))
        self._page.read_again()

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        self._view.set_busy(False)
        self._page.complain(error)
