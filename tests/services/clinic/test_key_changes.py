"""Changes of the key file while the clinic is open: never on a tampered or older base, never two steps ahead."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble, UnlockRefused
from luna_desktop.services.clinic import accounts, clinics, health, recovery_key, staff, staff_proposals
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.staff import NewStaff
from luna_desktop.services.clinic.staff_proposals import Answer
from luna_desktop.services.work import Work
from luna_desktop.storage.keyfile import CURRENT, PREVIOUS, KeyFile
from luna_desktop.storage.keyring_form import parsed
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

NEW_PASSWORD = "marble thicket candle harvest"
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
        broken.setattr(staff, "enter_account", full_disk)
        for _attempt in range(3):
            with pytest.raises(StorageTrouble):
                act(clinic, staff.add_staff, ANIL)
    opened = clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=clinic.premises.clock)
    opened.close()
    act(clinic, staff.add_staff, ANIL)
    clinics.unlock_clinic(clinic_folder, "anil", builders.PASSWORD, clock=clinic.premises.clock).close()


@pytest.mark.parametrize("step", ["propose", "approve", "decline"])
def test_a_proposal_that_was_interrupted_is_done_again_and_everybody_still_comes_in(
    open_clinic: Opener, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)

    def full_disk(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    def take() -> None:
        if step == "propose":
            act(admin, staff.add_staff, ANIL)
        elif step == "approve":
            act(owner, staff_proposals.approve_proposal, 1)
        else:
            act(owner, staff_proposals.decline_proposal, Answer(1, "not known here"))

    if step != "propose":
        act(admin, staff.add_staff, ANIL)
    with monkeypatch.context() as broken:
        broken.setattr(Work, "record", full_disk)
        for _attempt in range(3):
            with pytest.raises(StorageTrouble):
                take()
    open_clinic(Role.OWNER)
    take()
    waits = {slot.login: slot.waits for slot in KeyFile.load(clinic_folder).staff_slots()}
    assert waits.get("anil") is {"propose": True, "approve": False, "decline": None}[step]
    open_clinic(Role.OWNER)


def refuse_commit(clinic: OpenClinic, *, times: int = 1) -> Callable[[], None]:
    """Let the database refuse the next commits as a full disk does; return what ends it."""
    left = [times]

    def full(_connection: object) -> None:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "no room")

    event.listen(clinic.engines[0], "commit", full)
    return lambda: event.remove(clinic.engines[0], "commit", full)


def tries(clinic: OpenClinic) -> dict[str, Callable[[], object]]:
    """Return every change that concerns key file and database together."""
    people = {each.login: each for each in act(clinic, staff.list_staff, None)}
    change = staff.PasswordChange(builders.OWNER_PASSWORD, NEW_PASSWORD)
    therapist = staff.RoleChange(people["ravi"].user_id, frozenset({Role.THERAPIST}), people["ravi"].version)
    return {
        "password": lambda: act(clinic, staff.change_password, change),
        "recovery key": lambda: act(clinic, recovery_key.renew_recovery_key, None),
        "new person": lambda: act(clinic, staff.add_staff, ANIL),
        "roles": lambda: act(clinic, staff.change_roles, therapist),
        "closed account": lambda: act(clinic, staff.disable_staff, people["meera"].user_id),
    }


@pytest.mark.parametrize("what", ["password", "recovery key", "new person", "roles", "closed account"])
def test_a_change_whose_commit_is_refused_does_not_count(clinic: OpenClinic, clinic_folder: Path, what: str) -> None:
    before = (clinic_folder / CURRENT).read_bytes()
    change = tries(clinic)[what]
    for _again in range(3):
        end = refuse_commit(clinic)
        with pytest.raises(StorageTrouble, match="Nothing was changed"):
            change()
        end()
        assert (clinic_folder / CURRENT).read_bytes() == before
        assert all(each.ok for each in act(clinic, health.examine, None).checks if each.name == "key file")
    change()
    assert KeyFile.load(clinic_folder).generation == KeyFile(clinic_folder, parsed(before)).generation + 1
    assert all(each.ok for each in act(clinic, health.examine, None).checks if each.name == "key file")


def test_the_old_password_and_the_old_recovery_key_hold_after_a_refused_commit(
    clinic: OpenClinic, clinic_folder: Path, clinic_template: builders.Template
) -> None:
    for what in ("password", "recovery key"):
        end = refuse_commit(clinic)
        with pytest.raises(StorageTrouble):
            tries(clinic)[what]()
        end()
    clock = clinic.premises.clock
    clinic.lock()
    with pytest.raises(UnlockRefused):
        clinics.unlock_clinic(clinic_folder, "owner", NEW_PASSWORD, clock=clock)
    clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=clock).lock()
    code = clinic_template.recovery_code
    clinics.recover_access(clinic_folder, code, "owner", NEW_PASSWORD, cost=builders.CHEAP, clock=clock).lock()


def test_what_cannot_be_put_back_is_said_and_opens_at_the_next_sign_in(
    clinic: OpenClinic, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: KeyFile) -> None:
        raise OSError(errno.EIO, "gone")

    end = refuse_commit(clinic)
    with monkeypatch.context() as broken:
        broken.setattr(KeyFile, "put_back", refuse)
        with pytest.raises(StorageTrouble, match="it may count already"):
            tries(clinic)["password"]()
    end()
    clock = clinic.premises.clock
    clinic.lock()
    again = clinics.unlock_clinic(clinic_folder, "owner", NEW_PASSWORD, clock=clock)
    assert all(each.ok for each in act(again, health.examine, None).checks if each.name == "key file")
    assert len(entries(again, "interrupted change finished")) == 1
    act(again, staff.change_password, staff.PasswordChange(NEW_PASSWORD, builders.OWNER_PASSWORD))
    again.lock()


def test_a_database_that_noted_the_change_after_all_keeps_it(clinic: OpenClinic, clinic_folder: Path) -> None:
    """A commit that is answered with an error though it was done leaves key file and database together."""

    def lost(connection: Connection) -> None:
        connection.connection.driver_connection.execute("COMMIT")  # type: ignore[union-attr]
        raise OSError(errno.EIO, "the answer was lost")

    event.listen(clinic.engines[0], "commit", lost)
    with pytest.raises(StorageTrouble):
        tries(clinic)["closed account"]()
    event.remove(clinic.engines[0], "commit", lost)
    assert "meera" not in {slot.login for slot in KeyFile.load(clinic_folder).staff_slots()}
    assert all(each.ok for each in act(clinic, health.examine, None).checks if each.name == "key file")


def test_a_recovery_whose_commit_is_refused_does_not_count(
    clinic_folder: Path, clinic_template: builders.Template, ticking: builders.Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    before = (clinic_folder / CURRENT).read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(accounts, "enter_signing_key", full)
        with pytest.raises(StorageTrouble, match="disk is full"):
            clinics.recover_access(clinic_folder, clinic_template.recovery_code, "owner", NEW_PASSWORD, clock=ticking)
    assert (clinic_folder / CURRENT).read_bytes() == before
    clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=ticking).lock()


def test_a_copy_that_cannot_catch_up_is_no_error_after_the_commit(
    clinic: OpenClinic, clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: KeyFile) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(KeyFile, "settle", full)
        tries(clinic)["recovery key"]()
        clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=clinic.premises.clock).close()
    assert (clinic_folder / PREVIOUS).read_bytes() != (clinic_folder / CURRENT).read_bytes()
    tries(clinic)["recovery key"]()
    assert (clinic_folder / PREVIOUS).read_bytes() == (clinic_folder / CURRENT).read_bytes()
