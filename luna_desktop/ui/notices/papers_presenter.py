"""Notices and the poster leave on paper or as a file; a batch for patients is printed copy by copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.reports.notice_paper import NoticeSheet, render_notice
from luna_desktop.reports.rights_poster import RightsPoster, render_poster
from luna_desktop.services.exports import write_export
from luna_desktop.services.privacy.notice_papers import PaperNoted, note_paper, read_notice_paper, read_poster
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.texts import Translator, _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.notices.poster_dialog import PosterDialog
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice


class PaperRun(QObject):
    """Prints several documents one after the other, and tells how many the printer took."""

    def __init__(self, window: QWidget, documents: Sequence[bytes], done: Callable[[int], None]) -> None:
        super().__init__(window)
        self._window, self._waiting, self._done = window, list(documents), done
        self._taken = 0

    def start(self, paper: Paper) -> None:
        """Ask for the printer and begin; nothing printed counts as none."""
        paper.choose(self._window, self._chosen)

    def _chosen(self, printer: QPrinter | None) -> None:
        if printer is None:
            self._end()
        else:
            self._next(printer)

    def _next(self, printer: QPrinter) -> None:
        if not self._waiting:
            self._end()
            return
        run = PagePrinter(printer, self._waiting.pop(0), self._window)
        run.finished.connect(partial(self._printed, printer, run))
        run.start()

    def _printed(self, printer: QPrinter, run: PagePrinter, went_well: bool) -> None:
        run.deleteLater()
        if went_well:
            self._taken += 1
            self._next(printer)
        else:
            self._end()

    def _end(self) -> None:
        self._done(self._taken)
        self.deleteLater()


class PapersPresenter(Presenter):
    """Makes the pages of a version or the poster, and hands them over."""

    def __init__(self, view: NoticesView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()
        view.version_page.print_wanted.connect(lambda: self._make(self._print_version))
        view.version_page.save_wanted.connect(lambda: self._make(self._save_version))
        view.poster_wanted.connect(self._open_poster)

    def _make(self, then: Callable[[TextPlace, bytes], None]) -> None:
        place = self._view.version_page.place
        if place is None:
            return

        def made(sheet: NoticeSheet) -> None:
            job = partial(render_notice, sheet, translator=Translator(place.language))
            self._context.pool.run(self, job, partial(then, place), self.complain)

        self.act(self._context.job(read_notice_paper, place), made)

    def _print_version(self, place: TextPlace, pdf: bytes) -> None:
        self._print(pdf, f"{place.document.value} {place.version} {place.language}")

    def _save_version(self, place: TextPlace, pdf: bytes) -> None:
        what = f"{place.document.value} {place.version} {place.language}"
        self._save(pdf, what, f"{place.document.value}-{place.version}-{place.language}.pdf")

    def _open_poster(self) -> None:
        dialog = PosterDialog(self._view)
        dialog.language_chosen.connect(partial(self._make_poster, dialog))
        dialog.print_wanted.connect(lambda: self._print(dialog.pdf, f"poster {dialog.language()}"))
        dialog.save_wanted.connect(lambda: self._save_poster(dialog))
        dialog.open_on(dialog.languages)
        self._make_poster(dialog, dialog.language())

    def _make_poster(self, dialog: PosterDialog, language: str) -> None:
        def made(poster: RightsPoster) -> None:
            self._context.pool.run(dialog, partial(render_poster, poster), dialog.show_poster, self._incidents.report)

        self.act(self._context.job(read_poster, language), made, partial(self._no_poster, dialog))

    def _no_poster(self, dialog: PosterDialog, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            dialog.show_trouble(" ".join(shown(text) for text in error.problems.values()))
        elif isinstance(error, LunaError):
            dialog.show_trouble(shown(error.message))
        else:
            self._incidents.report(error)

    def _save_poster(self, dialog: PosterDialog) -> None:
        language = dialog.language()
        self._save(dialog.pdf, f"poster {language}", f"privacy-rights-{language}.pdf")

    def _print(self, pdf: bytes, what: str) -> None:
        def done(taken: int) -> None:
            if taken:
                self._note(PaperNoted(what), _("Printed."))

        PaperRun(self._view, [pdf], done).start(self._paper)

    def _save(self, pdf: bytes, what: str, proposed: str) -> None:
        choice = FileChoice(_("Save as PDF"), kinds=_("PDF (*.pdf)"), proposed=proposed)

        def chosen(path: Path | None) -> None:
            if path is not None:
                whole = path if path.suffix else path.with_suffix(".pdf")
                self.act(partial(write_export, whole, pdf), lambda _none: self._saved(what))

        self._context.prompts.save_file(choice, chosen)

    def _saved(self, what: str) -> None:
        self._note(PaperNoted(what, was_saved=True), _("The file is saved."))

    def _note(self, noted: PaperNoted, said: str) -> None:
        self.act(self._context.job(note_paper, noted), lambda _none: self._context.navigation.saved(said))
