"""Leads an import through its steps: looks at the file, previews, runs, reports, and takes imports back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import Cancelled
from luna_desktop.domain.imports import Plan, guess_columns
from luna_desktop.interop.import_files import WINDOWS, PassphraseWanted
from luna_desktop.services.exports import write_export
from luna_desktop.services.people.imports import (
    FileKnown,
    ImportDone,
    ImportOrder,
    ImportPreview,
    import_patients,
    look_at_file,
    preview_import,
)
from luna_desktop.services.people.imports_report import export_report, template_table
from luna_desktop.services.people.imports_undo import PastImport, UndoPlan, plan_undo, read_imports, undo_import
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.imports.view import ImportsView, Shown
from luna_desktop.ui.imports.wording import MANY, done_words, stayed_words, undo_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.visits.wording import day_of

Answer = TypeVar("Answer")
ENTITY = "import"


def build_page(context: Context) -> ImportsView:
    """Make the Import page."""
    view = ImportsView()
    ImportsPresenter(view, context).start()
    return view


class ImportsPresenter(Presenter):
    """Stands between the Import page and the use cases.

    Signals:
        progressed: rows done and rows in all; from the thread that works to the one that shows.
    """

    progressed = Signal(int, int)

    def __init__(self, view: ImportsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._path: Path | None = None
        self._passphrase = ""
        self._known: FileKnown | None = None
        self._preview: ImportPreview | None = None
        self._done: ImportDone | None = None
        self._plan = Plan()
        self._stopping = threading.Event()
        self._wire()

    def _wire(self) -> None:
        view = self._view
        view.start.choose_wanted.connect(self.choose)
        view.start.dropped.connect(self.look)
        view.start.template_wanted.connect(self.save_template)
        view.start.undo_wanted.connect(self.ask_undo)
        view.columns.written_otherwise.connect(self._read_otherwise)
        view.back_wanted.connect(self.back)
        view.next_wanted.connect(self.go_on)
        view.working.stopped.connect(self.stop)
        view.done.report_wanted.connect(self.save_report)
        view.done.again_wanted.connect(self.again)
        view.done.patients_wanted.connect(lambda: self._context.navigation.go("patients"))
        self.progressed.connect(view.working.show_progress)
        self._context.announcements.changed.connect(self._hear)
        self._context.announcements.locked.connect(self._stopping.set)

    def start(self) -> None:
        """Read past imports, or say that this role does not import."""
        if not self._context.actor.may(Permission.IMPORT_PATIENTS):
            self._view.show_closed(_("The owner and the privacy officer import lists of patients."))
            return
        self._read_past()

    def choose(self) -> None:
        """Ask for a file."""
        kinds = _("Lists of patients and copies of records (*.csv *.tsv *.txt *.vcf *.vcard *.json *.zip)")
        choice = FileChoice(_("Choose the file with the patients"), kinds)
        self._context.prompts.open_files(choice, self._chosen)

    def look(self, path: Path) -> None:
        """Say what a file is; its columns are guessed, or read as those of the last file like it."""
        self._path, self._plan, self._passphrase = path, Plan(), ""
        self._look()

    def back(self) -> None:
        """Go one step back; what was chosen stays."""
        if self._view.step() is Shown.PREVIEW:
            self._plan = self._view.preview.plan()
            self._view.show_step(Shown.COLUMNS)
        else:
            self.again()

    def go_on(self) -> None:
        """Preview, or import."""
        if self._view.step() is Shown.COLUMNS:
            self.preview()
        elif self._view.step() is Shown.PREVIEW:
            self.run()

    def preview(self) -> None:
        """Show what would become of each row."""
        if self._view.columns.asks_for_order():
            self._view.show_problems({"dates": _("Choose how dates are written: some can be read in two ways.")})
            return
        plan = self._view.columns.plan()
        if plan.columns != self._plan.columns or plan.dates != self._plan.dates:
            plan = replace(plan, choices={})
        self._plan = plan
        note = _("Every row is compared with everybody who is registered. Nothing is written.")
        self._work(preview_import, _("Reading the file…"), note, self._previewed, back=Shown.COLUMNS)

    def run(self) -> None:
        """Take the patients in: all of them, or nobody."""
        self._plan = self._view.preview.plan()
        note = _("All rows are kept together at the end, or none. Until then others can read but not save.")
        self._work(import_patients, _("Importing…"), note, self._imported, back=Shown.PREVIEW)

    def stop(self) -> None:
        """Stop what is being done; nothing of it is kept."""
        self._view.working.show_stopping()
        self._stopping.set()

    def again(self) -> None:
        """Begin anew with another file."""
        self._path = self._known = self._preview = self._done = None
        self._plan, self._passphrase = Plan(), ""
        self._view.show_step(Shown.START)
        self._read_past()

    def ask_undo(self, past: PastImport) -> None:
        """Say what taking an import back would do, and ask."""
        self.act(self._context.job(plan_undo, past.import_id), self._confirm_undo)

    def save_template(self) -> None:
        """Save an empty table with the columns that are understood."""
        job = partial(template_table, current())
        self._save(_("Save an empty template"), _("patients-template.csv"), job, _("Template saved"))

    def save_report(self) -> None:
        """Save what became of each line."""
        if self._done is not None:
            job = self._context.job(export_report, self._done)
            self._save(_("Save the report"), _("import-report.csv"), job, _("Report saved"))

    def _chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            self.look(paths[0])

    def _look(self) -> None:
        if self._path is None:
            return
        order = ImportOrder(self._path, self._plan, passphrase=self._passphrase)
        self.ask("look", self._context.job(look_at_file, order), self._looked, self._not_looked)

    def _not_looked(self, error: Exception) -> None:
        """Ask for the passphrase of a copy that has one, again where it was another one."""
        if not isinstance(error, PassphraseWanted):
            self.complain(error)
            return
        title, self._passphrase = _("Passphrase of the copy"), ""
        self._context.prompts.ask_passphrase(title, shown(error.message), self._look_with)

    def _look_with(self, passphrase: str | None) -> None:
        if passphrase:
            self._passphrase = passphrase
            self._look()

    def _looked(self, known: FileKnown) -> None:
        self._known = known
        look, remembered = known.look, known.plan is not None and not self._plan.columns
        plan = self._plan
        if not plan.columns:
            kept = known.plan or Plan(columns=guess_columns(look.headers))
            plan = replace(kept, encoding=plan.encoding or (kept.encoding if not look.encoding else ""), delimiter="")
        self._plan = plan
        self._view.columns.show_file(look, plan, remembered=remembered)
        self._view.show_step(Shown.COLUMNS)

    def _read_otherwise(self, western: bool) -> None:
        """Read the file again with other letters; what was chosen for its columns stays."""
        self._plan = replace(self._view.columns.plan(), encoding=WINDOWS if western else "")
        self._look()

    def _work(
        self,
        case: UseCase[ImportOrder, Answer],
        text: str,
        note: str,
        done: Callable[[Answer], None],
        *,
        back: Shown,
    ) -> None:
        if self._path is None:
            return
        self._stopping = threading.Event()
        self._context.announcements.locked.connect(self._stopping.set)
        sha256 = self._preview.look.sha256 if self._preview is not None and back is Shown.PREVIEW else ""
        agreed = self._view.columns.photographs_agreed()
        order = ImportOrder(
            self._path, self._plan, sha256, self.progressed.emit, self._stopping.is_set, agreed, self._passphrase
        )
        self._view.working.show_work(text, note)
        self._view.show_step(Shown.WORKING, at=back if back is Shown.PREVIEW else Shown.PREVIEW)

        def failed(error: Exception) -> None:
            self._view.show_step(back)
            if not isinstance(error, Cancelled):
                self.complain(error)

        self.act(self._context.job(case, order), done, failed)

    def _previewed(self, preview: ImportPreview) -> None:
        self._preview = preview
        before = day_of(preview.imported_on) if preview.imported_on is not None else ""
        self._view.preview.show_preview(preview, self._plan, today_in(self._context), before=before)
        self._view.show_step(Shown.PREVIEW)

    def _imported(self, done: ImportDone) -> None:
        self._done = done
        self._view.done.show_done(done)
        self._view.show_step(Shown.DONE)
        self._context.navigation.saved(done_words(done.counts))

    def _confirm_undo(self, plan: UndoPlan) -> None:
        title = _("Take back the import from {source}?", source=plan.past.source)
        question = Question(title, undo_words(plan), _("Undo this import"), danger=True)
        self._context.prompts.confirm(question, lambda sure: self._undo(plan) if sure else None)

    def _undo(self, plan: UndoPlan) -> None:
        def undone(did: UndoPlan) -> None:
            self._context.navigation.saved(_("Import taken back"))
            self._view.show_trouble(stayed_words(did, MANY) if did.staying else "", tone="info")
            self._read_past()

        self.act(self._context.job(undo_import, plan.past.import_id), undone)

    def _read_past(self) -> None:
        self.ask("past", self._context.job(read_imports, None), self._view.start.show_past)

    def _save(self, title: str, proposed: str, made: Callable[[], bytes], said: str) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                whole = path if path.suffix else path.with_suffix(".csv")
                self.act(lambda: write_export(whole, made()), lambda _none: self._context.navigation.saved(said))

        choice = FileChoice(title, _("Table (*.csv)"), proposed=proposed)
        self._context.prompts.save_file(choice, chosen)

    def _hear(self, changes: Iterable[Change]) -> None:
        if self._view.step() is Shown.START and any(change.entity == ENTITY for change in changes):
            self._read_past()
