"""Changing the key file from within a use case: on a sound base, and never more than one step ahead of the database.

The key file on the disk is read anew for each change. Before anything is signed again with the clinic's key, its MAC
and its generation are checked: what somebody wrote into it, or an older one put back, while the clinic was open, must
not be made good by the next change of staff.
"""

from __future__ import annotations

from sqlalchemy import select, update

from luna_desktop.models.clinic import Clinic
from luna_desktop.services.work import Work
from luna_desktop.storage.keyfile import GenerationCheck, KeyFile


def present_keyfile(work: Work) -> KeyFile:
    """Return the key file as it stands, checked; call it before a use case writes anything.

    A step that the database has not noted, because an earlier change could not be committed, is noted and committed
    first. Two such steps in a row would leave a clinic that nobody can open.

    Raises:
        StorageTrouble: The file was changed by something else, or an older one was put back.
    """
    keyfile = KeyFile.load(work.premises.folder)
    keyfile.check_mac(work.premises.keys)
    noted = work.session.scalar(select(Clinic.generation)) or 0
    if keyfile.check_generation(noted) is GenerationCheck.FINISH:
        work.session.execute(update(Clinic).values(generation=keyfile.generation))
        work.session.commit()
    return keyfile


def save_keyfile(work: Work, keyfile: KeyFile) -> KeyFile:
    """Write the key file's next generation and note it in this transaction."""
    keyfile.save()
    work.session.execute(update(Clinic).values(generation=keyfile.generation))
    return keyfile
