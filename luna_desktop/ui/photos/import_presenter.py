"""Runs an import of many photographs beside the timeline: progress, stopping, and going on after a crash or a lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.pictures import PictureRefused
from luna_desktop.services.care.photo_imports import FORM, PhotoImport, is_known, read_photograph, resumed
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.drafts import DraftPlace, KeptDraft, discard_draft, keep_draft, read_draft
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.incoming import RefusedFile, refused_words
from luna_desktop.ui.photos.view import PhotosView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

IN_HAND = 3
"""Two decode while a third is sealed; more would only be held in memory."""


class ImportPresenter(Presenter):
    """Stands between the progress above the timeline and one import of one patient."""

    def __init__(self, view: PhotosView, context: Context, patient: PatientId, reload: Callable[[], None]) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._patient, self._reload = view, context, patient, reload
        self._batch: PhotoImport | None = None
        self._in_hand = 0
        self._is_stopping = False
        view.stop_wanted.connect(self.stop)
        view.rest.go_on_wanted.connect(self._go_on)
        view.rest.leave_wanted.connect(self._ask_to_leave)

    @property
    def is_running(self) -> bool:
        """Tell whether files are coming in just now."""
        return self._in_hand > 0

    def offer(self) -> None:
        """Look for an import that was stopped, and offer to go on with it."""
        if self._context.actor.may(Permission.ADD_PHOTOGRAPHS) and self._batch is None:
            place = DraftPlace(FORM, int(self._patient))
            self.ask("rest", self._context.job(read_draft, place), self._show_rest)

    def begin(self, batch: PhotoImport) -> None:
        """Keep what is to come, then take it in."""
        self._batch, self._is_stopping = batch, False
        self._view.rest.show_rest(0, 0)
        self._view.show_trouble("")
        self._in_hand = 1  # the draft counts as one, so that nothing else begins meanwhile
        self.act(self._context.job(keep_draft, batch.as_draft()), self._begun, self._failed)

    def stop(self) -> None:
        """Begin no other file; what is in hand is finished, and the rest waits."""
        self._is_stopping = self._batch is not None

    def _begun(self, _when: object) -> None:
        self._in_hand -= 1
        self._fill()

    def _fill(self) -> None:
        batch = self._batch
        if batch is None:
            return
        self._view.show_progress(_("Taking photographs in"), batch.done, batch.total)
        while self._in_hand < IN_HAND and not self._is_stopping and (file := batch.next_file()) is not None:
            self._in_hand += 1
            self._context.pool.run(
                self, partial(read_photograph, batch, file), partial(self._read, file), partial(self._unread, file)
            )
        if not self._in_hand and self._batch is batch:
            self._end()

    def _read(self, file: Path, new: NewPhotograph) -> None:
        job = self._context.job(add_photograph, new)
        self.act(job, lambda _photograph: self._settled(file), partial(self._refused, file))

    def _settled(self, file: Path) -> None:
        if self._batch is not None:
            self._batch.note_saved(file)
        self._next()

    def _unread(self, file: Path, error: Exception) -> None:
        if isinstance(error, PictureRefused) and self._batch is not None:
            self._batch.note_left_out(file, error.message)
            self._next()
        else:
            self._failed(error)

    def _refused(self, file: Path, error: Exception) -> None:
        if is_known(error) and self._batch is not None:
            self._batch.note_known(file)
            self._next()
        else:
            self._failed(error)

    def _next(self) -> None:
        self._in_hand -= 1
        batch = self._batch
        if batch is not None and batch.is_note_due():
            self.act(self._context.job(keep_draft, batch.as_draft()), lambda _when: None)
        self._fill()

    def _failed(self, error: Exception) -> None:
        """Stop at what stands in the way of every file; the first one says why."""
        if not self._is_stopping:
            self.complain(error)
        self._is_stopping = True
        self._in_hand -= 1
        self._fill()

    def _end(self) -> None:
        batch, self._batch = self._batch, None
        if batch is None:
            return
        batch.put_back()
        self._view.progress.hide()
        if batch.is_over:
            self.act(self._context.job(discard_draft, batch.place()), lambda _none: self._tell(batch))
        else:
            self._view.rest.show_rest(batch.done, batch.total)
            self.act(self._context.job(keep_draft, batch.as_draft()), lambda _when: None, self._not_kept)
            self._reload()

    def _not_kept(self, error: Exception) -> None:
        """Say nothing twice: the disk that keeps no draft has been named already, and the one before still stands."""
        if not isinstance(error, LunaError):
            self._incidents.report(error)

    def _tell(self, batch: PhotoImport) -> None:
        refused = [RefusedFile(each.file.name, each.reason) for each in batch.left_out]
        self._view.show_trouble(refused_words(refused), tone="warn")
        said = say_n("{count} photograph saved", "{count} photographs saved", batch.saved)
        if batch.known:
            said = say_n(
                "{count} photograph saved, {known} in the record already",
                "{count} photographs saved, {known} in the record already",
                batch.saved,
                known=batch.known,
            )
        self._context.navigation.saved(shown(said))
        self._reload()

    def _show_rest(self, draft: KeptDraft | None) -> None:
        batch = resumed(draft) if draft is not None else None
        self._view.rest.show_rest(batch.done if batch else 0, batch.total if batch else 0)

    def _go_on(self) -> None:
        if self._batch is None:
            place = DraftPlace(FORM, int(self._patient))
            self.ask("go on", self._context.job(read_draft, place), self._continue)

    def _continue(self, draft: KeptDraft | None) -> None:
        batch = resumed(draft) if draft is not None else None
        if batch is not None and self._batch is None:
            self.begin(batch)

    def _ask_to_leave(self) -> None:
        question = Question(
            _("Leave the rest out?"),
            _("What is in the record stays there. The files stay where they are."),
            _("Leave the rest out"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._leave() if yes else None)

    def _leave(self) -> None:
        place = DraftPlace(FORM, int(self._patient))
        self.act(self._context.job(discard_draft, place), lambda _none: self._view.rest.show_rest(0, 0))
