"""Watches the camera's folder while a clinic is open, and takes in what lies there whole, two pictures at a time.

Looking and decoding happen on threads of the pool, writing on the database lane. What was taken in is known by its
mark and by its hash, so that a card that was pulled out half-way goes on where it was, and nothing comes twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import LunaError
from luna_desktop.interop.camera_folder import CameraFile, FolderGone, NotWhole, chosen, look, remove, settled
from luna_desktop.options import Options
from luna_desktop.services.care.photo_inbox_taking import NewInboxPhoto, Received, known_marks, receive_photo
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.use_cases import UseCase
from luna_desktop.texts import _, shown
from luna_desktop.ui.lane import Background
from luna_desktop.ui.photo_inbox.camera_state import CameraState, CameraStatus, Stand, camera_state
from luna_desktop.ui.photo_inbox.taking import take
from luna_desktop.ui.photos.incoming import RefusedFile, reason_of
from luna_desktop.ui.presenter import Incidents

EVERY_MS = 2_000
AT_ONCE = 2
LOOKS_TO_WAIT = 10
"""So many looks are left out after the clinic's own disk refused."""


@dataclass(frozen=True)
class _Item:
    file: CameraFile
    is_of_camera: bool


class CameraWatcher(QObject):
    """Watches while a clinic is open; `stop` at the lock."""

    def __init__(
        self,
        clinic: OpenClinic,
        lane: Background,
        pool: Background,
        incidents: Incidents,
        state: CameraState | None = None,
    ) -> None:
        super().__init__()
        self._clinic, self._lane, self._pool, self._incidents = clinic, lane, pool, incidents
        self._state = state or camera_state()
        self._chosen = Options()
        self._before: dict[Path, tuple[int, int]] = {}
        self._known: set[str] = set()
        self._queue: deque[_Item] = deque()
        self._refused: list[RefusedFile] = []
        self._flying, self._done, self._whole, self._wait = 0, 0, 0, 0
        self._stopped, self._busy, self._is_starting = False, False, False
        self._ended_as: CameraStatus | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._state.files_wanted.connect(self.take_files)
        self._state.refused_seen.connect(self._forget_refused)

    @property
    def is_busy(self) -> bool:
        """Tell whether it looks or takes just now."""
        return self._busy

    def start(self, options: Options) -> None:
        """Watch the folder that this workstation has chosen; who may not work in the inbox watches none."""
        self.use(options)
        if self._clinic.actor.may(Permission.READ_PHOTO_INBOX):
            self._timer.start()
            self.look()

    def use(self, options: Options) -> None:
        """Take another folder, name or room from now on."""
        if options.camera_folder != self._chosen.camera_folder:
            self._before, self._known = {}, set()
        self._chosen = options
        if not self._busy:
            self._say(Stand.READY if options.camera_folder else Stand.OFF)

    def stop(self) -> None:
        """Take nothing more; what is being written just now is finished or taken back by the database."""
        self._stopped = True
        self._timer.stop()
        self._queue.clear()
        self._state.show(CameraStatus())

    def look(self) -> None:
        """Look into the folder, unless pictures are being taken in just now."""
        if self._stopped or self._busy or not self._chosen.camera_folder:
            return
        if self._wait > 0:
            self._wait -= 1
            return
        self._busy = True
        folder = Path(self._chosen.camera_folder)
        self._pool.run(self, lambda: look(folder), self._looked, self._not_looked)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take in files that a person chose; those that are being taken in already come first."""
        if self._stopped or not self._clinic.actor.may(Permission.READ_PHOTO_INBOX):
            return
        self._pool.run(self, lambda: chosen(paths), self._begin_chosen, self._incidents.report)

    def _begin_chosen(self, files: Sequence[CameraFile]) -> None:
        self._begin([_Item(file, is_of_camera=False) for file in files])

    def _looked(self, files: Sequence[CameraFile]) -> None:
        fresh = [each for each in settled(self._before, files) if each.mark not in self._known]
        self._before = {each.path: each.state for each in files}
        if self._stopped or not fresh:
            self._busy = self._flying > 0
            self._say(Stand.READY)
            return
        marks = tuple(each.mark for each in fresh)
        self._lane.run(self, partial(self._perform, known_marks, marks), partial(self._sift, fresh), self._not_sifted)

    def _not_looked(self, error: Exception) -> None:
        self._busy = self._flying > 0
        self._before = {}
        if isinstance(error, FolderGone):
            if self._state.status.stand is not Stand.GONE:
                self._say(Stand.GONE)
        else:
            self._incidents.report(error)

    def _sift(self, fresh: Sequence[CameraFile], known: frozenset[str]) -> None:
        self._known |= known
        self._begin([_Item(each, is_of_camera=True) for each in fresh if each.mark not in known])

    def _not_sifted(self, error: Exception) -> None:
        self._busy = False
        self._wait = LOOKS_TO_WAIT
        if not isinstance(error, LunaError):
            self._incidents.report(error)

    def _begin(self, items: Sequence[_Item]) -> None:
        if not self._flying and not self._queue:
            self._done, self._whole, self._ended_as = 0, 0, None
        self._queue.extend(items)
        self._whole += len(items)
        self._busy = True
        self._next()

    def _next(self) -> None:
        if self._is_starting:
            return  # an answer that came at once; the loop below goes on
        self._is_starting = True
        while self._queue and self._flying < AT_ONCE and not self._stopped:
            item = self._queue.popleft()
            self._flying += 1
            self._pool.run(self, partial(take, item.file), partial(self._read, item), partial(self._not_read, item))
        self._is_starting = False
        if self._flying or self._queue:
            if self._ended_as is None:
                self._say(Stand.TAKING)
            return
        self._busy = False
        if self._ended_as is not None:
            self._state.show(replace(self._ended_as, refused=tuple(self._refused)))
        elif not self._stopped:
            self._say(Stand.READY if self._chosen.camera_folder else Stand.OFF)

    def _read(self, item: _Item, new: NewInboxPhoto) -> None:
        if self._stopped:
            return
        if item.is_of_camera:
            new = replace(new, camera=self._chosen.camera_name, room=self._chosen.camera_room)
        job = partial(self._perform, receive_photo, new)
        self._lane.run(self, job, partial(self._kept, item), partial(self._not_kept, item))

    def _kept(self, item: _Item, _received: Received) -> None:
        self._one_done(item)
        if item.is_of_camera and self._chosen.camera_empties and not self._stopped:
            self._pool.run(self, partial(remove, item.file), lambda _gone: None, self._incidents.report)
        self._next()

    def _not_read(self, item: _Item, error: Exception) -> None:
        reason = reason_of(error)
        if isinstance(error, NotWhole):
            self._before.pop(item.file.path, None)
            self._whole -= 1
            self._flying -= 1
        elif isinstance(error, FolderGone):
            self._break_off(CameraStatus(Stand.GONE, self._done, self._whole))
        else:
            if reason is None:
                self._incidents.report(error)
                reason = _("The program could not read it.")
            self._refused.append(RefusedFile(item.file.path.name, reason))
            self._one_done(item)
        self._next()

    def _not_kept(self, item: _Item, error: Exception) -> None:
        del item
        if isinstance(error, LunaError):
            self._break_off(CameraStatus(Stand.TROUBLE, self._done, self._whole, shown(error.message)))
        else:
            self._incidents.report(error)
            self._break_off(CameraStatus(Stand.TROUBLE, self._done, self._whole, _("The program met an error.")))
        self._wait = LOOKS_TO_WAIT
        self._next()

    def _one_done(self, item: _Item) -> None:
        self._known.add(item.file.mark)
        self._done += 1
        self._flying -= 1

    def _break_off(self, status: CameraStatus) -> None:
        """Take no more of this round; what flies already comes home first."""
        self._flying -= 1
        self._queue.clear()
        self._ended_as = self._ended_as or status
        self._before = {}

    def _forget_refused(self) -> None:
        self._refused = []
        self._state.show(replace(self._state.status, refused=()))

    def _say(self, stand: Stand) -> None:
        if not self._stopped:
            self._state.show(CameraStatus(stand, self._done, self._whole, "", tuple(self._refused)))

    def _perform(self, case: UseCase[Any, Any], request: Any) -> Any:
        return self._clinic.desk.perform(self._clinic.actor, case, request)
