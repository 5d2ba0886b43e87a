"""Changes of the key file while the clinic is open: never on a tampered or older base, never two steps ahead."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services import clinics, staff
from luna_desktop.services.clinics import OpenClinic
from luna_desktop.services.staff import NewStaff
from luna_desktop.storage.keyfile import CURRENT, KeyFile
from tests import builders
from tests.services.acting import act

ANIL = NewStaff("anil", "Anil Joshi", frozenset({Role.RECEPTION}), builders.PASSWORD)


def close_account(clinic: OpenClinic, login: str) -> None:
    rows = act(clinic, staff.list_staff, None)
    act(clinic, staff.disable_staff, next(each.user_id for each in rows if each.login == login))


def test_a_leavers_slot_written_back_is_not_made_good_by_the_next_change(
    clinic: OpenClinic, clinic_folder: Path
) -> None:
    before = KeyFile.load(clinic_folder)
    gone = next(slot for slot in before.staff_slots() if slot.login == "meera")
    close_account(clinic, "meera")
    present = KeyFile.load(clinic_folder)
    forged = replace(present.ring, slots=(*present.ring.slots, gone))
    (clinic_folder / CURRENT).write_bytes(forged.written())
    with pytest.raises(StorageTrouble, match="changed by something other"):
        act(clinic, staff.add_staff, ANIL)
    assert (clinic_folder / CURRENT).read_bytes() == forged.written()


def test_an_older_key_file_put_back_is_not_made_good_by_the_next_change(
    clinic: OpenClinic, clinic_folder: Path
) -> None:
    older = (clinic_folder / CURRENT).read_bytes()
    close_account(clinic, "meera")
    (clinic_folder / CURRENT).write_bytes(older)
    with pytest.raises(StorageTrouble, match="older key file"):
        act(clinic, staff.add_staff, ANIL)
    assert (clinic_folder / CURRENT).read_bytes() == older


def test_changes_that_were_never_committed_leave_a_clinic_that_opens(
    clinic: OpenClinic, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(staff, "enter_user", full_disk)
        for _attempt in range(3):
            with pytest.raises(StorageTrouble):
                act(clinic, staff.add_staff, ANIL)
    opened = clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=clinic.premises.clock)
    opened.close()
    act(clinic, staff.add_staff, ANIL)
    clinics.unlock_clinic(clinic_folder, "anil", builders.PASSWORD, clock=clinic.premises.clock).close()
