"""A damaged file is named by number and dates, comes back out of a backup that has it, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import NotFound, StorageTrouble
from luna_desktop.models.photo_inbox import InboxPhoto
from luna_desktop.services.care import photographs
from luna_desktop.services.care.photo_inbox_steps import open_inbox_photo
from luna_desktop.services.care.photographs import PhotographAsked
from luna_desktop.services.clinic import backups, health, kept_files
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.kept_files import DamagedFile, RestoreOrder
from luna_desktop.services.people.record_numbers import number_of
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.care.inboxes import shot, take


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


class Kept:
    """A clinic with two photographs of one patient, backed up."""

    def __init__(self, clinic: OpenClinic, disk: Path) -> None:
        self.clinic, self.disk = clinic, disk
        self.patient = builders.register(clinic)
        builders.allow_photographs(clinic, self.patient)
        self.first = builders.add_photograph(clinic, self.patient)
        self.second = builders.add_photograph(clinic, self.patient, builders.a_jpeg(colour="white"))
        disk.mkdir()
        act(clinic, backups.choose_backup_folder, str(disk))
        self.made = act(clinic, backups.back_up, backups.BackupPlan())

    def file_of(self, photograph: int, column: str = "preview_id") -> tuple[str, Path]:
        with working(self.clinic) as work:
            name = getattr(work.session.get(photographs.Photograph, photograph), column)
        return name, self.clinic.premises.vault.path_of(name)

    def mrn(self) -> str:
        with working(self.clinic) as work:
            return number_of(work, self.patient)


@pytest.fixture
def kept(clinic: OpenClinic, tmp_path: Path) -> Kept:
    return Kept(clinic, tmp_path / "disk")


def only(found: tuple[DamagedFile, ...]) -> DamagedFile:
    assert len(found) == 1
    return found[0]


def test_a_damaged_photograph_is_named_restored_and_the_rest_goes_on(kept: Kept) -> None:
    name, path = kept.file_of(kept.first)
    whole = path.read_bytes()
    damage(path)
    found = act(kept.clinic, health.examine, None)
    file = only(found.damaged)
    assert (file.object_id, file.mrn, file.is_missing) == (name, kept.mrn(), False)
    assert (str(file.taken_on), str(file.kept_on)) == ("2026-03-01", "2026-03-14")
    assert "Kumar" not in repr(found)
    assert entries(kept.clinic, "system examined")[-1].detail == '{"files": 1, "wrong": ["photographs and documents"]}'

    with pytest.raises(StorageTrouble):
        act(kept.clinic, photographs.open_photograph, PhotographAsked(kept.patient, kept.first))
    assert act(kept.clinic, photographs.open_photograph, PhotographAsked(kept.patient, kept.second)).jpeg
    assert len(act(kept.clinic, photographs.list_photographs, kept.patient)) == 2

    act(kept.clinic, kept_files.restore_file, RestoreOrder(name, file.backups[0].path))
    assert path.read_bytes() == whole
    assert act(kept.clinic, photographs.open_photograph, PhotographAsked(kept.patient, kept.first)).jpeg
    assert act(kept.clinic, kept_files.look_again, (name,)) == ()
    entry = entries(kept.clinic, "sealed file restored")[-1]
    assert (entry.patient_id, entry.entity_id) == (kept.patient, name)
    assert json.loads(entry.detail)["opened"] is True
    assert act(kept.clinic, health.examine, None).ok


def test_whoever_cannot_open_files_finds_and_restores_them_too(kept: Kept, open_clinic: Opener) -> None:
    name, path = kept.file_of(kept.first, "original_id")
    whole = path.read_bytes()
    damage(path)
    arun = open_clinic(Role.ADMINISTRATOR)
    found = act(arun, health.examine, None)
    assert [check.name for check in found.checks if not check.ok] == ["photographs and documents"]
    assert only(found.damaged).what.text == "Photograph, the original"
    assert only(act(arun, kept_files.look_again, (name,))).object_id == name
    act(arun, kept_files.restore_file, RestoreOrder(name, str(kept.made.path)))
    assert path.read_bytes() == whole
    assert act(arun, kept_files.look_again, (name,)) == ()
    reception = act(open_clinic(Role.RECEPTION), health.examine, None)
    assert reception.ok


def test_reception_hears_how_many_and_never_whose(kept: Kept, open_clinic: Opener) -> None:
    kept.file_of(kept.first)[1].unlink()
    found = act(open_clinic(Role.RECEPTION), health.examine, None)
    assert not found.ok
    assert found.damaged == ()
    assert only(act(kept.clinic, health.examine, None).damaged).is_missing


def test_a_backup_that_holds_a_damaged_copy_restores_nothing(kept: Kept) -> None:
    name, path = kept.file_of(kept.second)
    damage(path)
    broken = path.read_bytes()
    other = kept.disk.parent / "elsewhere"
    made = act(kept.clinic, backups.back_up, backups.BackupPlan(str(other)))
    with pytest.raises(StorageTrouble, match="damaged too"):
        act(kept.clinic, kept_files.restore_file, RestoreOrder(name, str(made.path)))
    assert path.read_bytes() == broken
    with pytest.raises(NotFound):
        act(kept.clinic, kept_files.restore_file, RestoreOrder("0" * 32, str(kept.made.path)))


def test_the_daily_backup_says_that_a_file_changed_and_carries_the_good_one_on(kept: Kept) -> None:
    name, path = kept.file_of(kept.first)
    damage(path)
    again = act(kept.clinic, backups.back_up, backups.BackupPlan())
    assert (again.proved, again.missing_photographs) == (True, 1)
    act(kept.clinic, kept_files.restore_file, RestoreOrder(name, str(again.path)))
    assert act(kept.clinic, health.examine, None).ok


def test_a_photograph_of_the_inbox_is_backed_up_and_restored_as_nobodys(clinic: OpenClinic, tmp_path: Path) -> None:
    photo = take(clinic, shot()).photo_id
    with working(clinic) as work:
        name = work.session.get_one(InboxPhoto, photo).preview_id or ""
    disk = tmp_path / "disk"
    disk.mkdir()
    act(clinic, backups.choose_backup_folder, str(disk))
    act(clinic, backups.back_up, backups.BackupPlan())
    damage(clinic.premises.vault.path_of(name))
    found = only(act(clinic, health.examine, None).damaged)
    assert (found.object_id, found.mrn) == (name, "")
    assert found.what.text == "Photograph of nobody yet, the copy for the screen"
    act(clinic, kept_files.restore_file, RestoreOrder(name, found.backups[0].path))
    assert act(clinic, open_inbox_photo, photo).jpeg.startswith(b"\xff\xd8")
    assert act(clinic, health.examine, None).damaged == ()
