"""Gives one document to the patient, on paper or as a file: prepared anew, entered into the book, then let out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import PAPER, PDF, Delivered, MadeCopy
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, PreparedPaper, prepare_paper_copy
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.leaving import Leaving
from luna_desktop.ui.printing import Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.results.viewer import DocumentViewer


class Giving(QObject):
    """Stands between the viewer's two buttons and the door through which every paper leaves."""

    def __init__(
        self, viewer: DocumentViewer, context: Context, patient: PatientId, paper: Paper | None = None
    ) -> None:
        super().__init__(viewer)
        self._viewer, self._context, self._patient = viewer, context, patient
        self._paper = paper or PrinterDialog()
        self._asked: CopyAsked | None = None
        self._is_busy = False
        self._leaving = Leaving(context, viewer)
        viewer.print_wanted.connect(self.print)
        viewer.save_wanted.connect(self.save)

    @property
    def may_give(self) -> bool:
        """Tell whether the person may hand papers of care to the patient."""
        return self._context.actor.may(Permission.HAND_OVER_CARE_PAPER)

    def look_at(self, document_id: int) -> None:
        """Note which document the viewer shows."""
        self._asked = CopyAsked(self._patient, CarePaperSort.DOCUMENT, document_id)

    def print(self) -> None:
        """Ask which printer, then hand the document over on paper."""
        if self._may_begin():
            self._paper.choose(self._viewer, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is not None:
            leave = partial(self._leaving.to_paper, printer=printer, done=self._delivered, failed=self._failed)
            self._hand_over(PAPER, leave)

    def save(self) -> None:
        """Ask where to, then hand the document over as a file."""
        if self._may_begin():
            proposed = f"document-{today_in(self._context).isoformat()}.pdf"
            choice = FileChoice(_("Save for the patient"), _("PDF files (*.pdf)"), proposed=proposed)
            self._context.prompts.save_file(choice, self._save_to)

    def _save_to(self, path: Path | None) -> None:
        if path is not None:
            leave = partial(self._leaving.to_file, path=path, done=self._delivered, failed=self._failed)
            self._hand_over(PDF, leave)

    def _may_begin(self) -> bool:
        return self._asked is not None and self.may_give and not self._is_busy

    def _hand_over(self, form: str, leave: Callable[[MadeCopy], None]) -> None:
        if self._asked is None:
            return
        self._busy(going_on=True)
        self._viewer.banner.say("info", "")

        def prepared(paper: PreparedPaper) -> None:
            self._context.pool.run(self, partial(deliveries.make_paper, paper, form), leave, self._failed)

        job = self._context.job(prepare_paper_copy, self._asked)
        self._context.lane.run(self, job, prepared, self._failed)

    def _delivered(self, delivered: Delivered) -> None:
        self._busy(going_on=False)
        text = _("{number} handed over; it stands in the book of disclosures.", number=delivered.number)
        self._viewer.banner.say("ok", text)
        self._context.navigation.saved(_("{number} handed over", number=delivered.number))

    def _failed(self, error: Exception) -> None:
        self._busy(going_on=False)
        if isinstance(error, InvalidInput):
            self._viewer.banner.say("warn", " ".join(shown(text) for text in error.problems.values()))
        elif isinstance(error, LunaError):
            self._viewer.banner.say("danger", shown(error.message))
        else:
            self._context.incidents.report(error)

    def _busy(self, *, going_on: bool) -> None:
        self._is_busy = going_on
        self._viewer.set_handing_over(going_on)
