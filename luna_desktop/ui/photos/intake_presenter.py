"""Takes files into a chart: two at a time off the GUI thread, then described together, then saved one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import (
    NO_CHAPERONE,
    PhotographFacts,
    checked_photograph,
    needs_chaperone,
)
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.interop.picture_files import files_of
from luna_desktop.interop.pictures import SUFFIXES
from luna_desktop.services.care.photo_imports import PhotoImport
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.import_presenter import ImportPresenter
from luna_desktop.ui.photos.incoming import Accepted, Incoming, RefusedFile, png_of, reason_of, refused_words, take_in
from luna_desktop.ui.photos.view import INTAKE, PhotosView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question

FILE_TYPES = " ".join(f"*.{ending}" for suffix in SUFFIXES for ending in (suffix, suffix.upper()))
MOST_AT_ONCE = 40
"""So many are held in memory between reading and saving, and described one by one; more go in as one import."""
READ_AT_ONCE = 2
"""As many as there are processes that decode."""


class IntakePresenter(Presenter):
    """Stands between what a person chose, dropped or pasted and the record of one patient."""

    def __init__(self, view: PhotosView, context: Context, patient: PatientId, reload: Callable[[], None]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._reload = view, context, patient, reload
        self._waiting: deque[tuple[int, Incoming]] = deque()
        self._reading, self._whole = 0, 0
        self._accepted: dict[int, Accepted] = {}
        self._refused: list[RefusedFile] = []
        self._to_save: deque[tuple[Accepted, PhotographFacts]] = deque()
        self._saved = 0
        self._many: list[Path] = []
        self.imports = ImportPresenter(view, context, patient, reload)
        view.folder_wanted.connect(self.choose_folder)
        view.add_wanted.connect(self.choose_files)
        view.files_dropped.connect(self.take_files)
        view.picture_pasted.connect(self._take_pasted)
        view.stop_wanted.connect(self.stop)
        view.intake.save_wanted.connect(self._save_batch)
        view.intake.discard_wanted.connect(self._discard_batch)

    def choose_files(self) -> None:
        """Ask which files to add."""
        choice = FileChoice(_("Choose photographs"), _("Photographs ({kinds})", kinds=FILE_TYPES))
        self._context.prompts.open_files(choice, self.take_files)

    def choose_folder(self) -> None:
        """Ask for a folder, whose files are all added."""
        choice = FileChoice(_("Choose a folder of photographs"))
        self._context.prompts.choose_folder(choice, lambda folder: self.take_files([folder] if folder else []))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files and folders that were chosen, dropped or pasted: a few one by one, many as one import."""
        if paths and not self._is_busy():
            self._view.show_trouble("")
            self._context.pool.run(self, partial(files_of, list(paths)), self._listed, self.complain)

    def take_in(self, incoming: Sequence[Incoming]) -> None:
        """Read and check a few files, two at a time, then show the form for those that are pictures."""
        if not incoming or self._is_busy():
            return
        self._view.show_trouble("")
        self._accepted, self._refused, self._many = {}, [], []
        self._waiting = deque(enumerate(incoming))
        self._whole = len(self._waiting)
        for _worker in range(READ_AT_ONCE):
            self._take_next()

    def _is_busy(self) -> bool:
        return bool(self._waiting or self._reading or self._to_save) or self.imports.is_running

    def _listed(self, files: list[Path]) -> None:
        if len(files) <= MOST_AT_ONCE:
            self.take_in([Incoming(file.name, file) for file in files])
            return
        if not self._view.rest.isHidden():
            text = _("An earlier import waits. Press Continue, or leave its rest out, before the next one begins.")
            self._view.show_trouble(text, tone="warn")
            return
        self._many = files
        self._view.intake.show_many(files)
        self._view.pages.setCurrentIndex(INTAKE)

    def stop(self) -> None:
        """Stop reading or saving; what was saved stays, what was read is offered."""
        self._waiting.clear()
        self._to_save.clear()

    def _take_pasted(self, image: QImage) -> None:
        self.take_in([Incoming(_("Pasted picture"), content=png_of(image))])

    def _take_next(self) -> None:
        if not self._waiting:
            return
        done = self._whole - len(self._waiting) - self._reading
        self._view.show_progress(_("Reading photographs"), done, self._whole)
        at, incoming = self._waiting.popleft()
        self._reading += 1
        self._context.pool.run(
            self, partial(take_in, incoming), partial(self._taken, at), partial(self._left, incoming)
        )

    def _taken(self, at: int, accepted: Accepted) -> None:
        self._accepted[at] = accepted
        self._one_read()

    def _left(self, incoming: Incoming, error: Exception) -> None:
        reason = reason_of(error)
        if reason is None:
            self._incidents.report(error)
            reason = _("The program could not read it.")
        self._refused.append(RefusedFile(incoming.name, reason))
        self._one_read()

    def _one_read(self) -> None:
        self._reading -= 1
        self._take_next()
        if not self._waiting and not self._reading:
            self._all_taken()

    def _all_taken(self) -> None:
        if self._accepted:
            in_order = [self._accepted[at] for at in sorted(self._accepted)]
            self._view.show_batch(in_order, self._refused, _now())
        else:
            self._view.show_timeline()
            self._view.show_trouble(refused_words(self._refused), tone="warn")

    def _save_batch(self) -> None:
        if self._many:
            self._save_many()
            return
        self._to_save = deque(self._view.intake.batch())
        self._refused, self._saved, self._whole = [], 0, len(self._to_save)
        self._view.intake.set_saving(True)
        self._save_next()

    def _save_many(self) -> None:
        facts, problems = checked_photograph(self._view.intake.common(_now()))
        if needs_chaperone(facts):
            problems["chaperone"] = NO_CHAPERONE
        if problems:
            self._view.show_problems({name: shown(text) for name, text in problems.items()})
            return
        files, self._many = self._many, []
        self._view.show_timeline()
        self.imports.begin(PhotoImport(self._patient, files, facts))

    def _save_next(self) -> None:
        if not self._to_save:
            self._all_saved()
            return
        accepted, facts = self._to_save.popleft()
        new = NewPhotograph(self._patient, accepted.picture, facts, accepted.name)
        self.act(self._context.job(add_photograph, new), self._one_saved, partial(self._not_saved, accepted))

    def _one_saved(self, _photograph_id: int) -> None:
        self._saved += 1
        self._save_next()

    def _not_saved(self, accepted: Accepted, error: Exception) -> None:
        if isinstance(error, InvalidInput) and "file" in error.problems:
            self._refused.append(RefusedFile(accepted.name, shown(error.problems["file"])))
            self._save_next()
            return
        self._to_save.clear()
        self._view.intake.set_saving(False)
        if self._saved or not isinstance(error, InvalidInput):
            self._view.show_timeline()
            self._reload()
        self.complain(error)

    def _all_saved(self) -> None:
        self._accepted = {}
        self._view.intake.set_saving(False)
        self._view.show_timeline()
        self._view.show_trouble(refused_words(self._refused), tone="warn")
        if self._saved:
            one = self._saved == 1
            said = _("1 photograph saved") if one else _("{count} photographs saved", count=self._saved)
            self._context.navigation.saved(said)
        self._reload()

    def _discard_batch(self) -> None:
        count = len(self._many) or len(self._view.intake.batch()) or 1
        question = Question(
            _("Leave these photographs out?"),
            _("They are not in the record yet. The files stay where they are."),
            _("Leave out {count}", count=count),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._let_go() if yes else None)

    def _let_go(self) -> None:
        self._many = []
        self._view.show_timeline()


def _now() -> datetime:
    return datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - taken_at is local, zoneless
