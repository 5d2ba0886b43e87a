"""What the counts page does: counts the days that were chosen, saves them as a file, prints them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.errors import LunaError
from luna_desktop.services.exports import write_export
from luna_desktop.services.front.counts import CountsAsked, read_counts
from luna_desktop.services.front.counts_out import CountsFile, export_counts, prepare_counts_pages
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.front.counts_view import CountsView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice


class CountsPresenter(Presenter):
    """Stands between the counts page and its use cases."""

    def __init__(self, view: CountsView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()
        view.asked.connect(self._read)
        view.retry_wanted.connect(self.start)
        view.export_wanted.connect(self.export)
        view.print_wanted.connect(self.print)

    def start(self) -> None:
        """Count the weeks that are chosen."""
        self._read(self._view.wanted())

    def _read(self, asked: CountsAsked) -> None:
        self._view.show_trouble("")
        job = self._context.job(read_counts, asked)
        self._background.run(self, job, self._view.show_counts, self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, LunaError):
            self._view.show_failed(shown(error.message))
        else:
            self.complain(error)

    def export(self) -> None:
        """Ask where, then write the file whole."""
        choice = FileChoice(_("Save the counts"), _("Tables (*.csv)"), proposed=_("counts.csv"))
        self._context.prompts.save_file(choice, self._export_to)

    def _export_to(self, path: Path | None) -> None:
        if path is None:
            return
        whole = path if path.suffix else path.with_suffix(".csv")

        def saved(_none: None) -> None:
            self._view.show_trouble(_("The counts are saved. No patient is named in them."), tone="ok")

        def write(made: CountsFile) -> None:
            self.act(partial(write_export, whole, made.content), saved)

        self.act(self._context.job(export_counts, self._view.wanted()), write)

    def print(self) -> None:
        """Ask which printer, then print what is shown."""
        self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is not None:
            job = self._context.job(prepare_counts_pages, self._view.wanted())
            self.act(job, partial(self._print_pages, printer))

    def _print_pages(self, printer: QPrinter, made: CountsFile) -> None:
        work = PagePrinter(printer, made.content, self._view)
        work.finished.connect(self._printed)
        work.finished.connect(work.deleteLater)
        work.start()

    def _printed(self, went_well: bool) -> None:
        if went_well:
            self._view.show_trouble(_("The counts are printed."), tone="ok")
        else:
            self._view.show_trouble(_("The printer did not take every page. Check it, then print again."))


def build_page(context: Context, paper: Paper | None = None) -> QWidget:
    """Build the page and begin to count."""
    view = CountsView(today_in(context))
    CountsPresenter(view, context, paper).start()
    return view
