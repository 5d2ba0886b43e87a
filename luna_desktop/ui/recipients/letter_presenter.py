"""The letter that asks a recipient to delete photographs, opened from the task to tell them: read, printed, saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.services.exports import write_export
from luna_desktop.services.sharing.deletion_letters import DeletionLetter, LetterAsked, make_deletion_letter
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.rights.paper_dialog import PaperDialog
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.toasts import News


class TaskLetters(Presenter):
    """Stands between the list and the letters of its tasks; what leaves is noted with the task by the person."""

    def __init__(self, view: QWidget, complaints: Complaints, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()

    def open(self, line: StopLine) -> None:
        """Make the letter of a task and show it."""
        asked = LetterAsked(line.patient_id, line.recipient_id, current().language)
        self.act(self._context.job(make_deletion_letter, asked), partial(self._show, line))

    def _show(self, line: StopLine, letter: DeletionLetter) -> None:
        told = _("To {recipient}. The patient is not named in it.", recipient=line.recipient)
        title = _("Letter that asks for deletion")
        dialog = PaperDialog(self._view.window(), title, told, letter.pdf, "application/pdf")
        save = dialog.add_left_button(Button(_("Save…"), "saveDeletionLetter", icon="save"))
        save.clicked.connect(partial(self._choose_file, dialog, letter))
        dialog.print_wanted.connect(partial(self._print, dialog, letter))
        self._context.announcements.locked.connect(dialog.put_away)
        dialog.open_on(dialog.print)

    def _print(self, dialog: PaperDialog, letter: DeletionLetter) -> None:
        def chosen(printer: QPrinter | None) -> None:
            if printer is not None:
                job = PagePrinter(printer, letter.pdf, dialog)
                job.finished.connect(partial(self._printed, dialog))
                job.start()

        self._paper.choose(dialog.window(), chosen)

    def _printed(self, dialog: PaperDialog, went_well: bool) -> None:
        if went_well:
            dialog.done.emit()
            self._context.navigation.saved(_("The letter was printed."))
        else:
            text = _("The printer did not take the page. Check it, then print again.")
            self._context.navigation.news(News(_("Not printed"), text, tone="danger"))

    def _choose_file(self, dialog: PaperDialog, letter: DeletionLetter) -> None:
        choice = FileChoice(_("Save the letter"), _("PDF (*.pdf)"), proposed=letter.name)
        self._context.prompts.save_file(choice, partial(self._save, dialog, letter))

    def _save(self, dialog: PaperDialog, letter: DeletionLetter, path: Path | None) -> None:
        def saved(_none: None) -> None:
            dialog.done.emit()
            self._context.navigation.saved(_("The letter is saved"))

        def failed(error: Exception) -> None:
            dialog.done.emit()
            self.complain(error)

        if path is not None:
            self.act(partial(write_export, path, letter.pdf), saved, failed)
