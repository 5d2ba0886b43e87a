"""The recovery key over time: whether somebody showed that the printed copy can be read, and making a new one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.key_changes import present_keyfile, save_keyfile
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work

SETTING = "recovery key"


@dataclass(frozen=True)
class RecoveryKeyState:
    """When the present key's printed copy was last read back, and by whom; None means never."""

    read_back_at: datetime | None = None
    read_back_by: str = ""


@use_case(requires=Permission.READ_HEALTH, writes=False)
def read_recovery_key_state(work: Work, _: None) -> RecoveryKeyState:
    """Return whether the present recovery key was ever read back from its copy."""
    return state_of(work)


@use_case(requires=Permission.RENEW_RECOVERY_KEY)
def note_read_back(work: Work, _: None) -> None:
    """Note that somebody typed groups of the present key from its copy, and that they were right."""
    settings.put(work, SETTING, json.dumps({"at": work.now.isoformat(), "by": work.actor.display_name}))
    work.record("recovery key read back", Change("recovery key"))


@use_case(requires=Permission.RENEW_RECOVERY_KEY)
def renew_recovery_key(work: Work, _: None) -> str:
    """Make a new recovery key and return it; the one before opens nothing any more. It is kept nowhere.

    Raises:
        NotPermitted: This person's key does not open photographs, so it cannot seal them to a new recovery key.
    """
    keyfile, code = present_keyfile(work).with_new_recovery(work.premises.keys)
    save_keyfile(work, keyfile)
    settings.put(work, SETTING, "")
    work.record("recovery key renewed", Change("recovery key"))
    return code


def state_of(work: Work) -> RecoveryKeyState:
    """Return the state of the recovery key in a transaction that is open."""
    found = json.loads(settings.value(work.session, SETTING) or "{}")
    if not found:
        return RecoveryKeyState()
    return RecoveryKeyState(datetime.fromisoformat(found["at"]), str(found["by"]))
