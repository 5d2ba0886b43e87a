"""Changing the key file from within a use case: on a sound base, and never more than one step ahead of the database.

The key file on the disk is read anew for each change. Before anything is signed again with the clinic's key, its MAC
and its generation are checked: what somebody wrote into it, or an older one put back, while the clinic was open, must
not be made good by the next change of staff.

The file is written before the transaction commits. If the power goes between the two, the change counts, and the next
sign-in notes it. If the database refuses the commit, the file is put back as it was, so that a change that was
answered with an error does not count. Where even that is refused, the error says that the change may count.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.clinic import Clinic
from luna_desktop.services.work import Change, Work
from luna_desktop.storage.keyfile import GenerationCheck, KeyFile
from luna_desktop.texts import say

KEYED = frozenset({"staff", "staff proposal", "recovery key"})
"""What is changed in the key file and the database together."""
MAY_COUNT = say(
    "The disk refused the change halfway: it may count already, although nothing was noted. Make room on the disk or "
    "check it, lock, and sign in again. If you changed your password, try the new one first."
)


def present_keyfile(work: Work) -> KeyFile:
    """Return the key file as it stands, checked; call it before a use case writes anything.

    A step that the database has not noted, because the power went before the commit of an earlier change, is noted and
    committed first. Two such steps in a row would leave a clinic that nobody can open.

    Raises:
        StorageTrouble: The file was changed by something else, or an older one was put back.
    """
    keyfile = KeyFile.load(work.premises.folder)
    keyfile.check_mac(work.premises.keys)
    noted = work.session.scalar(select(Clinic.generation)) or 0
    if keyfile.check_generation(noted) is GenerationCheck.FINISH:
        work.session.execute(update(Clinic).values(generation=keyfile.generation))
        work.commit_so_far()
    return keyfile


def save_keyfile(work: Work, keyfile: KeyFile) -> KeyFile:
    """Write the key file's next generation and note it in this transaction; without its commit, put it back."""
    before = KeyFile.load(work.premises.folder)
    work.if_undone(partial(_put_back, work, before))
    keyfile.save()
    work.session.execute(update(Clinic).values(generation=keyfile.generation))
    return keyfile


def settle(keyfile: KeyFile) -> None:
    """Let the key file's copy catch up; a disk that refuses undoes nothing, and the next sign-in tries again."""
    with suppress(OSError):
        keyfile.settle()


def settle_after(folder: Path, changes: frozenset[Change]) -> None:
    """Let the key file's copy catch up once a change of staff or of the recovery key is committed."""
    if any(change.entity in KEYED for change in changes):
        with suppress(StorageTrouble):
            settle(KeyFile.load(folder))


def _put_back(work: Work, before: KeyFile) -> None:
    """Put the generation before back, unless the database has noted the next one after all.

    Holds the right to write meanwhile, so that nobody else signs a further generation in between.

    Raises:
        StorageTrouble: Disk or database refused, so the key file stays one step ahead until the next sign-in.
    """
    try:
        with Session(work.session.get_bind()) as session, session.begin():
            if session.scalar(select(Clinic.generation)) == before.generation:
                before.put_back()
    except (OSError, DBAPIError, StorageTrouble):
        raise StorageTrouble(MAY_COUNT) from None
