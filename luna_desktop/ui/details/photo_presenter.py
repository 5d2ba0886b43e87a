"""Takes the identity photograph in: read and checked off the GUI thread, cut by the person, kept by the use case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import StaleRecord
from luna_desktop.interop.pictures import MOST_BYTES, SUFFIXES, PictureRefused
from luna_desktop.interop.portraits import Square, cut_out, ready_to_cut
from luna_desktop.services.people.identity_photos import (
    IdentityPhoto,
    IdentityPhotoRemoval,
    NewIdentityPhoto,
    keep_identity_photo,
    remove_identity_photo,
)
from luna_desktop.services.people.patients import Details
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.photo_card import PhotoCard
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question


class PhotoPresenter(Presenter):
    """Stands between the card of the identity photograph and its use cases, for one patient."""

    def __init__(self, card: PhotoCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient, self._hub = card, context, patient, hub
        self._ready = b""
        card.allow(context.actor.may(Permission.CHANGE_CONTACT))
        card.file_wanted.connect(self._choose_file)
        card.file_dropped.connect(self._take_file)
        card.picture_pasted.connect(self._take_pasted)
        card.cut_wanted.connect(self._cut)
        card.remove_wanted.connect(self._ask_to_remove)
        card.closed.connect(self._forget)
        hub.photo_read.connect(self._show)
        hub.details_read.connect(self._show_person)
        if hub.details is not None:
            self._show_person(hub.details)
        self._show(hub.photo or IdentityPhoto(patient))

    def complain(self, error: Exception) -> None:
        """Say in the card why a picture stays out; show what somebody else put there."""
        if isinstance(error, PictureRefused):
            self._card.show_trouble(shown(error.message))
            return
        if isinstance(error, StaleRecord) and isinstance(error.theirs, IdentityPhoto):
            self._card.close_chooser()
            self._hub.take_photo(error.theirs)
        super().complain(error)
        self._card.set_busy(False)

    def _show_person(self, details: Details) -> None:
        self._card.show_person(details.card.name)

    def _show(self, photo: IdentityPhoto) -> None:
        self._card.show_photo(photo, QImage.fromData(photo.jpeg) if photo.jpeg else QImage())

    def _choose_file(self) -> None:
        kinds = " ".join(f"*.{ending}" for suffix in SUFFIXES for ending in (suffix, suffix.upper()))
        choice = FileChoice(_("Choose a picture of the face"), _("Pictures ({kinds})", kinds=kinds))
        self._context.prompts.open_files(choice, lambda paths: self._take_file(paths[0]) if paths else None)

    def _take_file(self, path: Path) -> None:
        self._take_in(lambda: _bytes_of(path))

    def _take_pasted(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # PySide6's stub leaves out the overload that takes a device
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        content = bytes(buffer.data().data())
        self._take_in(lambda: content)

    def _take_in(self, read: Callable[[], bytes]) -> None:
        self._card.set_busy(True)
        self._context.pool.run(self, lambda: ready_to_cut(read()), self._offer, self.complain)

    def _offer(self, ready: bytes) -> None:
        self._card.set_busy(False)
        self._ready = ready
        self._card.show_chooser(QImage.fromData(ready))

    def _cut(self, left: int, top: int, side: int) -> None:
        self._card.set_busy(True)
        self._context.pool.run(self, partial(cut_out, self._ready, Square(left, top, side)), self._keep, self.complain)

    def _keep(self, jpeg: bytes) -> None:
        new = NewIdentityPhoto(self._patient, jpeg, self._number())
        self.act(self._context.job(keep_identity_photo, new), self._kept)

    def _kept(self, photo: IdentityPhoto) -> None:
        self._card.close_chooser()
        self._hub.take_photo(photo)
        self._context.navigation.saved(_("Identity photo saved"))

    def _ask_to_remove(self) -> None:
        question = Question(
            _("Remove the identity photo?"),
            _("The banner and later record copies show it no more. The audit log keeps who took it in and removed it."),
            _("Remove the photo"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._remove() if yes else None)

    def _remove(self) -> None:
        removal = IdentityPhotoRemoval(self._patient, self._number())
        self.act(self._context.job(remove_identity_photo, removal), self._kept)

    def _number(self) -> int:
        return self._hub.photo.number if self._hub.photo is not None else 0

    def _forget(self) -> None:
        self._ready = b""


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(say("The file is larger than {most} MB.", most=MOST_BYTES // (1024 * 1024)))
        return path.read_bytes()
    except OSError:
        raise PictureRefused(
            say("The file cannot be read. Check that the card or folder is still connected.")
        ) from None
