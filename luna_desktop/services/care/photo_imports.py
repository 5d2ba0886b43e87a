"""Many photographs at once: two decode while one is sealed, bad files are named, and what was begun can go on.

What is still to come lies in the importer's own draft (`services.drafts`), written at the start and every few
photographs. After a crash, a lock or a card pulled out the import goes on from there; the few files that it meets a
second time are known by their SHA-256, so that nothing is in the record twice.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from luna_desktop.domain.access import Actor, PatientId
from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin
from luna_desktop.domain.errors import InvalidInput, LunaError
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.interop.picture_files import bytes_of, file_time
from luna_desktop.interop.pictures import PictureRefused, prepare
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.desk import Desk
from luna_desktop.services.drafts import DraftPlace, KeptDraft, discard_draft, keep_draft
from luna_desktop.texts import Message, shown

FORM = "photographs"
"""The draft in which the rest of an import waits."""
NOTE_EVERY = 25
AT_ONCE = 2


@dataclass(frozen=True)
class LeftOut:
    """A file that stayed out, and why, as a sentence."""

    file: Path = field(repr=False)
    reason: str = ""


class PhotoImport:
    """One batch for one patient: what is still to come and what became of the rest. Whoever runs it tells outcomes.

    `facts` describe all of them; the time is the camera's or the file's where they tell one.
    """

    def __init__(self, patient: PatientId, files: Sequence[Path], facts: PhotographFacts) -> None:
        self.patient, self.facts = patient, facts
        self.total = len(files)
        self.saved = self.known = 0
        self.left_out: list[LeftOut] = []
        self._waiting = deque(files)
        self._begun: list[Path] = []
        self._since_note = 0

    @property
    def done(self) -> int:
        """Return how many files have an outcome."""
        return self.saved + self.known + len(self.left_out)

    @property
    def is_over(self) -> bool:
        """Tell whether every file has an outcome."""
        return not self._waiting and not self._begun

    def next_file(self) -> Path | None:
        """Return the next file to read, None where all are read or being read."""
        if not self._waiting:
            return None
        self._begun.append(self._waiting.popleft())
        return self._begun[-1]

    def note_saved(self, file: Path) -> None:
        """Note that a photograph is in the record."""
        self._settle(file)
        self.saved += 1

    def note_known(self, file: Path) -> None:
        """Note that the very same picture was in the record before."""
        self._settle(file)
        self.known += 1

    def note_left_out(self, file: Path, reason: Message) -> None:
        """Note that a file stays out."""
        self._settle(file)
        self.left_out.append(LeftOut(file, shown(reason)))

    def put_back(self) -> None:
        """Take files that were begun and have no outcome as still to come, in their old order."""
        self._waiting.extendleft(reversed(self._begun))
        self._begun.clear()

    def is_note_due(self) -> bool:
        """Tell whether the rest should be kept anew; says so once for every `NOTE_EVERY` outcomes."""
        if self._since_note < NOTE_EVERY:
            return False
        self._since_note = 0
        return True

    def place(self) -> DraftPlace:
        """Return where the rest of this import waits."""
        return DraftPlace(FORM, int(self.patient))

    def as_draft(self) -> KeptDraft:
        """Return the rest of the import and what became of the first part, to be kept."""
        values = {
            "files": json.dumps([str(path) for path in (*self._begun, *self._waiting)]),
            "facts": write_body(self.facts),
            "counts": json.dumps([self.total, self.saved, self.known]),
            "left_out": json.dumps([(str(each.file), each.reason) for each in self.left_out]),
        }
        return KeptDraft(self.place(), values)

    def _settle(self, file: Path) -> None:
        self._begun.remove(file)
        self._since_note += 1


def resumed(draft: KeptDraft) -> PhotoImport | None:
    """Return the import that a draft holds, None where it holds none."""
    try:
        facts = read_body("photograph", draft.values["facts"])
        files = [Path(each) for each in json.loads(draft.values["files"])]
        total, saved, known = (int(each) for each in json.loads(draft.values["counts"]))
        left_out = [LeftOut(Path(file), str(reason)) for file, reason in json.loads(draft.values["left_out"])]
    except (KeyError, ValueError, TypeError):
        return None
    if not isinstance(facts, PhotographFacts):
        return None
    batch = PhotoImport(PatientId(draft.place.patient_id), files, facts)
    batch.total, batch.saved, batch.known, batch.left_out = total, saved, known, left_out
    return batch


def read_photograph(batch: PhotoImport, file: Path) -> NewPhotograph:
    """Read and decode one file and describe it as the batch is described; touches no database.

    Raises:
        PictureRefused: It is no picture that can be kept.
        SourceGone: The card or folder is no longer there.
    """
    content = bytes_of(file)
    picture = prepare(content)
    taken = picture.taken_at or file_time(file) or batch.facts.taken_at
    origin = batch.facts.origin if batch.facts.origin is not PhotoOrigin.NOT_NOTED else PhotoOrigin.FILE
    facts = replace(batch.facts, taken_at=taken, camera=picture.camera, lens=picture.lens, origin=origin)
    return NewPhotograph(batch.patient, picture, facts, file.name)


def is_known(error: Exception) -> bool:
    """Tell whether `add_photograph` refused a picture because it is in the record already."""
    return isinstance(error, InvalidInput) and "file" in error.problems


def run_import(
    desk: Desk,
    actor: Actor,
    batch: PhotoImport,
    *,
    told: Callable[[PhotoImport], None] = lambda _batch: None,
    stopped: Callable[[], bool] = lambda: False,
    keeps_rest: bool = True,
) -> None:
    """Run an import to its end, or until `stopped` says so; for the command line, where nobody waits for a window.

    Without `keeps_rest` nothing is noted of what is still to come, and a rest that waits already stays as it is.

    Raises:
        LunaError: Something stands in the way of every file: the disk, the consent, the description, the card. What is
            in the record stays, and the rest is kept so that the import can go on.
    """
    keeper = _Keeper(desk, actor, batch) if keeps_rest else _Keeper(desk, actor, None)
    keeper.keep()
    try:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="luna-import") as readers:
            _run(desk, actor, batch, readers, told, stopped, keeper)
    finally:
        batch.put_back()
        keeper.close()


class _Keeper:
    """Keeps what is still to come of an import, where it is to be kept."""

    def __init__(self, desk: Desk, actor: Actor, batch: PhotoImport | None) -> None:
        self._desk, self._actor, self._batch = desk, actor, batch

    def keep(self) -> None:
        if self._batch is not None:
            self._desk.perform(self._actor, keep_draft, self._batch.as_draft())

    def close(self) -> None:
        if self._batch is None:
            return
        with suppress(LunaError):  # the draft that was kept last stands, and pictures are known by their content
            if self._batch.is_over:
                self._desk.perform(self._actor, discard_draft, self._batch.place())
            else:
                self.keep()


def _run(
    desk: Desk,
    actor: Actor,
    batch: PhotoImport,
    readers: ThreadPoolExecutor,
    told: Callable[[PhotoImport], None],
    stopped: Callable[[], bool],
    keeper: _Keeper,
) -> None:
    reading: deque[tuple[Path, Future[NewPhotograph]]] = deque()
    try:
        while True:
            while len(reading) <= AT_ONCE and not stopped() and (file := batch.next_file()) is not None:
                reading.append((file, readers.submit(read_photograph, batch, file)))
            if not reading:
                return
            _settle(desk, actor, batch, *reading.popleft())
            if batch.is_note_due():
                keeper.keep()
            told(batch)
    finally:
        for _file, future in reading:
            future.cancel()


def _settle(desk: Desk, actor: Actor, batch: PhotoImport, file: Path, future: Future[NewPhotograph]) -> None:
    """Wait for one file, save it, and note what became of it."""
    try:
        desk.perform(actor, add_photograph, future.result())
    except PictureRefused as refused:
        batch.note_left_out(file, refused.message)
    except InvalidInput as error:
        if not is_known(error):
            raise
        batch.note_known(file)
    else:
        batch.note_saved(file)
