"""What interruptions leave in a clinic's folder: sealed files whose row never came, and files half written.

A photograph's files are on the disk before its row is committed, so a power cut between the two leaves files that
nothing points to. Nobody can open them: their keys were to lie in the row. They are removed a week later, never sooner:
whoever put an older copy of the database back by mistake has until then to put the newer one back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.clinic import backups, settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.storage.files import TEMPORARY_PREFIX
from luna_desktop.storage.integrity import loss_in
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.names import SCHEMA
from luna_desktop.storage.throttle import INBOX_FOLDER
from luna_desktop.texts import Message

SAFE_AGE = timedelta(days=7)
LOOK_EVERY = timedelta(days=7)
LOOKED = "left-over files looked for"


@dataclass(frozen=True)
class Collected:
    """How many left-over files were removed, and why none could be where the database has lost something."""

    files: int
    held_back: Message | None = None


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def collect_if_due(work: Work, _: None) -> Collected | None:
    """Remove left-over files where nobody looked for them for a week; None when it is not due."""
    last = settings.value(work.session, LOOKED)
    if last and abs(work.now - datetime.fromisoformat(last)) < LOOK_EVERY:
        return None
    return _collect(work)


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def collect_now(work: Work, _: None) -> Collected:
    """Remove left-over files that are old enough."""
    return _collect(work)


def left_over_files(work: Work, *, older_than: timedelta) -> list[Path]:
    """Return the files that no row knows and that nothing changed for a time."""
    known = list(work.session.scalars(select(StoredObject.object_id).where(func.length(StoredObject.wrapped_key) > 0)))
    work.session.rollback()  # whoever writes meanwhile does not wait for the walk through all files
    before = work.now - older_than
    found = work.premises.vault.left_overs(known, before=before)
    for folder in (work.premises.folder, work.premises.folder / INBOX_FOLDER):
        halves = folder.glob(f"{TEMPORARY_PREFIX}*")
        found += [path for path in halves if path.is_file() and path.stat().st_mtime < before.timestamp()]
    return found


def _collect(work: Work) -> Collected:
    found = left_over_files(work, older_than=SAFE_AGE)
    if found:
        lost = _lost(work)
        if lost is not None:
            return Collected(0, lost)
    gone = sum(_is_removed(path) for path in found if not _is_known(work, path))
    settings.put(work, LOOKED, work.now.isoformat())
    if gone:
        work.record("left-over files removed", Change("left-over files"), kind=EXECUTED, detail={"count": gone})
    return Collected(gone)


def _lost(work: Work) -> Message | None:
    """Return what the newest backup knows and this database does not: then a file without a row may be missed."""
    keyfile = KeyFile.load(work.premises.folder)
    expected = backups.newest_expected(work, keyfile)
    work.session.rollback()
    if expected is None:
        return None
    return loss_in(keyfile.database, work.premises.keys.database_key(), expected, SCHEMA)


def _is_known(work: Work, path: Path) -> bool:
    """Ask once more, now that nobody else can be writing."""
    row = work.session.get(StoredObject, path.name)
    return row is not None and bool(row.wrapped_key)


def _is_removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:  # the next look finds it again
        return False
    return True
