"""Letters of a case: drafted as the page will be, issued once, printed or saved, and noted as sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from luna_desktop.domain.rights.cases import Case
from luna_desktop.domain.rights.machines import MACHINES
from luna_desktop.domain.rights.steps import LETTER_NAMES, LetterKind
from luna_desktop.reports.case_letter import CaseLetterPage, render_case_letter
from luna_desktop.services.exports import write_export
from luna_desktop.services.rights.letters import (
    KeptLetter,
    LetterAsked,
    LetterSent,
    draft_letter,
    issue_letter,
    note_letter_sent,
)
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.rights.letter_dialog import LetterDialog
from luna_desktop.ui.rights.wordings_dialog import WordingsPresenter


def letters_of(case: Case) -> tuple[LetterKind, ...]:
    """Return the letters that belong to a case of this kind, in the order of its steps."""
    found = [LetterKind.ACKNOWLEDGE, LetterKind.IDENTITY_MISSING]
    if case.clock.limit.extension:
        found.append(LetterKind.EXTEND)
    found += [step.letter for step in MACHINES[case.kind].steps if step.letter is not None]
    found.append(LetterKind.COMPLETE)
    return tuple(dict.fromkeys(found))


def next_letter(case: Case, issued: tuple[LetterKind, ...]) -> LetterKind:
    """Return which letter comes next: that of the state reached where it was not issued yet, else the receipt."""
    steps = MACHINES[case.kind].steps
    mine = [step.letter for step in steps if step.target is case.state and step.letter is not None]
    coming = [step.letter for step in steps if step.source is case.state and step.letter_first and step.letter]
    return next((kind for kind in (*mine, *coming) if kind not in issued), LetterKind.ACKNOWLEDGE)


class LetterPresenter(Presenter):
    """Stands between the dialog and the letters of one case; lives as long as the dialog."""

    def __init__(
        self, dialog: LetterDialog, context: Context, case: Case, done: Callable[[], None], paper: Paper | None = None
    ) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._case, self._done = dialog, context, case, done
        self._paper = paper or PrinterDialog()
        dialog.draft_wanted.connect(self.draft)
        dialog.print_wanted.connect(self._print)
        dialog.save_wanted.connect(self._save)
        dialog.close_wanted.connect(dialog.put_away)
        self._wordings = WordingsPresenter(dialog, dialog, context, self.draft)
        dialog.wordings_wanted.connect(lambda: self._wordings.open(str(dialog.language.value())))
        context.announcements.locked.connect(dialog.put_away)

    def start(self, kind: LetterKind) -> None:
        """Begin with a letter in the case's language."""
        self._dialog.begin(kind, self._case.language)
        self.draft()

    def _asked(self) -> LetterAsked:
        dialog = self._dialog
        language = str(dialog.language.value() or "en")
        return LetterAsked(self._case.patient_id, self._case.case_id, dialog.chosen_kind(), language, dialog.given())

    def draft(self) -> None:
        """Show the page as it would be issued now."""
        self.ask("page", self._context.job(draft_letter, self._asked()), self._render)

    def _render(self, page: CaseLetterPage) -> None:
        self._context.pool.run(self, partial(render_case_letter, page), self._show, self.complain)

    def _show(self, made: tuple[bytes, int]) -> None:
        self._dialog.show_page(made[0])

    def _print(self) -> None:
        self._paper.choose(self._dialog.window(), self._to_printer)

    def _to_printer(self, printer: QPrinter | None) -> None:
        if printer is not None:
            self._issue(partial(self._print_pages, printer))

    def _issue(self, then: Callable[[KeptLetter], None]) -> None:
        self._dialog.set_busy(busy=True)
        self.act(self._context.job(issue_letter, self._asked()), then)

    def _print_pages(self, printer: QPrinter, letter: KeptLetter) -> None:
        job = PagePrinter(printer, letter.pdf, self._dialog)
        job.finished.connect(lambda went_well: self._left(letter) if went_well else self._not_printed())
        job.start()

    def _not_printed(self) -> None:
        self._dialog.show_trouble(_("The printer did not take it. The letter is kept: print it from the list."))
        self._done()

    def _save(self) -> None:
        kind = shown(LETTER_NAMES[self._dialog.chosen_kind()])
        name = f"{self._case.number} {kind}.pdf"
        choice = FileChoice(_("Save the letter"), kinds=_("PDF (*.pdf)"), proposed=name)

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._issue(partial(self._write, path if path.suffix else path.with_suffix(".pdf")))

        self._context.prompts.save_file(choice, chosen)

    def _write(self, path: Path, letter: KeptLetter) -> None:
        self.act(partial(write_export, path, letter.pdf), lambda _none: self._left(letter))

    def _left(self, letter: KeptLetter) -> None:
        dialog, case = self._dialog, self._case
        sent = LetterSent(
            case.patient_id, case.case_id, letter.letter_id, dialog.chosen_way(), str(dialog.address.value())
        )
        self.act(self._context.job(note_letter_sent, sent), lambda _none: self._sent())

    def _sent(self) -> None:
        self._context.navigation.saved(_("The letter is kept with the case."))
        self._dialog.put_away()
        self._done()
