"""From the codes of SQLite and of the operating system to sentences that say what happened and what to do."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.texts import Message, say

FULL = say("The disk is full. Nothing was changed. Make room on the disk, then try again.")
BUSY = say("Another program is using the clinic's files. Nothing was changed. Try again in a moment.")
READ_ONLY = say(
    "The clinic's files are write-protected. Nothing was changed. Ask for the right to write to the folder."
)
CORRUPT = say(
    "The clinic's database is damaged. Nothing was changed. Stop working and restore the newest backup with the "
    "recovery code."
)
NOT_A_DATABASE = say(
    "The database does not belong to this key file, or its beginning is damaged. Nothing was changed. "
    "Put the right file back, or restore the newest backup with the recovery code."
)
NO_ACCESS = say("The clinic's files cannot be opened. Check that the disk is connected and you may open the folder.")
DISK_ERROR = say(
    "The disk reported an error. What was saved before is kept. Check the disk, and make a backup on another one."
)

_BY_SQLITE_CODE: dict[int, Message] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: NOT_A_DATABASE,
    sqlite3.SQLITE_CANTOPEN: NO_ACCESS,
    sqlite3.SQLITE_PERM: NO_ACCESS,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
}
_BY_ERRNO: dict[int, Message] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: NO_ACCESS,
    errno.ENOTDIR: NO_ACCESS,
    errno.ESTALE: NO_ACCESS,
    errno.ENODEV: NO_ACCESS,
    errno.ENXIO: NO_ACCESS,
    errno.ENOTCONN: NO_ACCESS,
    errno.ETIMEDOUT: NO_ACCESS,
    errno.EIO: DISK_ERROR,
}


def storage_trouble(error: BaseException) -> StorageTrouble | None:
    """Return the refusal that a database or file error stands for, or None where it is a bug of ours."""
    if isinstance(error, StorageTrouble):
        return error
    if isinstance(error, DBAPIError) and error.orig is not None:
        return storage_trouble(error.orig)
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        sentence = _BY_SQLITE_CODE.get(code & 0xFF)
    elif isinstance(error, OSError):
        sentence = _BY_ERRNO.get(error.errno or 0, DISK_ERROR)
    else:
        sentence = None
    return StorageTrouble(sentence) if sentence else None


def as_trouble(error: BaseException) -> BaseException:
    """Return what to raise instead of this error: the refusal it stands for, or itself."""
    return storage_trouble(error) or error
