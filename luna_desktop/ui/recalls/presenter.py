"""What the page of batches does: searches the register, lists the people of a batch, saves the list as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.services.care.recalls import (
    BatchLine,
    RecallAsked,
    RecallList,
    RecallRow,
    print_recall,
    read_batches,
    recall_batch,
)
from luna_desktop.services.exports import write_export
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.recalls.view import RecallsView


def build_page(context: Context) -> QWidget:
    """Build the page and begin to read."""
    view = RecallsView(may_recall=context.actor.may(Permission.RECALL_BATCHES))
    RecallsPresenter(view, context).search("")
    return view


class RecallsPresenter(Presenter):
    """Stands between the page of batches and its use cases."""

    def __init__(self, view: RecallsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._asked: RecallAsked | None = None
        view.typed.connect(self.search)
        view.recall_wanted.connect(self.recall)
        view.save_wanted.connect(self.choose_file)
        view.opened.connect(self.open)

    def search(self, typed: str) -> None:
        """Read the batches that what is typed may mean."""
        self.ask("batches", self._context.job(read_batches, typed), self._view.show_batches)

    def recall(self, batch: BatchLine, reason: str) -> None:
        """List the people of a batch; written to the audit log as one entry."""
        self._asked = RecallAsked(batch.product_key, batch.batch_key, reason, current().language)
        self._view.show_trouble("")
        self._view.reason.show_problem("")
        self.ask("people", self._context.job(recall_batch, self._asked), self._listed)

    def choose_file(self) -> None:
        """Ask where the list is to be saved; its proposed name names nobody."""
        choice = FileChoice(_("Save the recall list"), _("PDF file (*.pdf)"), proposed=_("recall-list.pdf"))
        self._context.prompts.save_file(choice, self._save)

    def open(self, row: RecallRow) -> None:
        """Open the visit in which a batch was used."""
        self._context.navigation.open_patient(row.card.patient_id, f"visits/visits/{row.visit_id}")

    def _listed(self, found: RecallList) -> None:
        self._view.show_list(found)
        self._view.people.setFocus()

    def _save(self, path: Path | None) -> None:
        if path is None or self._asked is None:
            return
        whole = path if path.suffix else path.with_suffix(".pdf")
        job = self._context.job(print_recall, self._asked)
        self.act(job, partial(self._write, whole))

    def _write(self, path: Path, pdf: bytes) -> None:
        def done(_none: None) -> None:
            self._context.navigation.saved(_("Recall list saved"))

        self.act(lambda: write_export(path, pdf), done)
