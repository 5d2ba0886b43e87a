"""The papers of the case that is shown: letters written, shown and printed again; scans attached and opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.disclosures import Way
from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.steps import LETTER_NAMES
from luna_desktop.services.rights.attachments import (
    AttachmentAsked,
    NewAttachment,
    OpenedAttachment,
    attach_paper,
    open_attachment,
)
from luna_desktop.services.rights.cases import CasePage
from luna_desktop.services.rights.letters import (
    KeptLetter,
    LetterPlace,
    LetterSent,
    note_letter_sent,
    reprint_letter,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.disclosures.fields import ScanField
from luna_desktop.ui.presenter import Complaints, Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.rights.case_words import whose
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from luna_desktop.ui.rights.letter_presenter import LetterPresenter, letters_of, next_letter
from luna_desktop.ui.rights.paper_dialog import PaperDialog
from luna_desktop.ui.rights.step_dialog import Asking
from luna_desktop.ui.rights.step_presenter import StepAsk, ask_step
from luna_desktop.ui.widgets.inputs import TextField


class CasePapers(Presenter):
    """Stands between the panel and the papers of a case; `changed` reads everything again."""

    def __init__(
        self,
        view: QWidget,
        complaints: Complaints,
        context: Context,
        changed: Callable[[], None],
        paper: Paper | None = None,
    ) -> None:
        super().__init__(view, complaints, context.lane, context.incidents)
        self._view, self._context, self._changed = view, context, changed
        self._paper = paper or PrinterDialog()

    def write(self, page: CasePage) -> None:
        """Write a letter; the one that comes next is proposed."""
        kinds = letters_of(page.case)
        dialog = LetterDialog(self._view.window(), whose(page), kinds)
        presenter = LetterPresenter(dialog, self._context, page.case, self._changed, self._paper)
        presenter.start(next_letter(page.case, tuple(each.kind for each in page.letters)))
        dialog.open_on(dialog.kind.control)

    def show_letter(self, page: CasePage, letter_id: int) -> None:
        """Show a letter as it was issued."""
        place = LetterPlace(page.case.patient_id, page.case.case_id, letter_id)
        self.act(self._context.job(reprint_letter, place), lambda letter: self.open_letter(page.case, letter))

    def open_letter(self, case: Case, letter: KeptLetter, *, is_new: bool = False) -> None:
        """Show a letter; one that was issued just now begins on Print, and is noted as handed over then."""
        title = shown(LETTER_NAMES[letter.kind])
        told = _("{number}, as it was issued. Checksum {sha}", number=case.number, sha=letter.sha256[:16])
        dialog = self._open(title, told, letter.pdf, "application/pdf")
        noted = partial(self._note_handed, case, letter) if is_new else None
        dialog.print_wanted.connect(partial(self._print, dialog, letter.pdf, noted))
        dialog.open_on(dialog.print if is_new else dialog.close_button)

    def show_paper(self, page: CasePage, attachment_id: int) -> None:
        """Open an attachment."""
        asked = AttachmentAsked(page.case.patient_id, page.case.case_id, attachment_id)
        self.act(self._context.job(open_attachment, asked), partial(self._show_opened, page.case))

    def _show_opened(self, case: Case, opened: OpenedAttachment) -> None:
        line = opened.line
        told = _("{number}, attached {when} by {name}", number=case.number, when=moment(line.at), name=line.by)
        dialog = self._open(line.title, told, opened.content, line.media_type)
        dialog.print.hide()
        dialog.open_on(dialog.close_button)

    def _open(self, title: str, told: str, content: bytes, media_type: str) -> PaperDialog:
        dialog = PaperDialog(self._view.window(), title, told, content, media_type)
        self._context.announcements.locked.connect(dialog.put_away)
        return dialog

    def _print(self, dialog: PaperDialog, pdf: bytes, done: Callable[[], None] | None) -> None:
        def finished(went_well: bool) -> None:
            if went_well:
                self._context.navigation.saved(_("The letter was printed."))
                dialog.done.emit()
                if done is not None:
                    done()

        def chosen(printer: QPrinter | None) -> None:
            if printer is not None:
                job = PagePrinter(printer, pdf, dialog)
                job.finished.connect(finished)
                job.start()

        self._paper.choose(dialog.window(), chosen)

    def _note_handed(self, case: Case, letter: KeptLetter) -> None:
        sent = LetterSent(case.patient_id, case.case_id, letter.letter_id, Way.HAND)
        self.act(self._context.job(note_letter_sent, sent), lambda _none: self._changed())

    def attach(self, page: CasePage) -> None:
        """Attach a scan: what it is, and the file."""
        case = page.case
        title = TextField("title", _("What this paper is"), required=True, example=_("Signed authority"), longest=200)
        scan = ScanField("scan", _("Scan, as a picture or a PDF"))
        scan.wanted.connect(partial(self._choose_scan, scan))

        def job(fields: Mapping[str, object], _note: str) -> Callable[[], object]:
            new = NewAttachment(case.patient_id, case.case_id, str(fields["title"]), scan.content())
            return self._context.job(attach_paper, new)

        asking = Asking(_("Attach a paper"), whose(page), _("Attach"), with_note=False)
        ask = StepAsk("attach", asking, [title, scan], job)
        ask_step(self._view, self._context, case, ask, lambda _id: self._changed())

    def _choose_scan(self, scan: ScanField) -> None:
        choice = FileChoice(_("Choose the scan"), kinds=_("Pictures and PDF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"))

        def chosen(paths: object) -> None:
            found = list(paths) if isinstance(paths, list | tuple) else []
            if found:
                self.act(partial(_read, Path(found[0])), scan.take)

        self._context.prompts.open_files(choice, chosen)


def _read(path: Path) -> bytes:
    return path.read_bytes()
