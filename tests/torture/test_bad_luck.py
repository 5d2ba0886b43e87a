"""Full disks, write-protected folders, damaged, foreign, newer and rolled-back files: a sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.errors import StorageTrouble, UnlockRefused
from luna_desktop.services import drafts
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import audit, backups, clinics, health, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.storage import engine, folders
from luna_desktop.storage.keyfile import CURRENT, PREVIOUS, KeyFile
from luna_desktop.storage.troubles import FULL
from tests import builders

SMALL_DISK = "3m"
Act = Callable[[OpenClinic, PatientId], object]


ACTS: dict[str, Act] = {
    "register": lambda clinic, _patient: builders.register(clinic, builders.a_patient("Second", phone="")),
    "entry": lambda clinic, patient: clinic.desk.perform(
        clinic.actor, chart.record_entry, chart.NewEntry(patient, Condition(Coded("Melasma")))
    ),
    "photograph": lambda clinic, patient: builders.add_photograph(clinic, patient),
    "draft": lambda clinic, patient: clinic.desk.perform(
        clinic.actor, drafts.keep_draft, drafts.KeptDraft(drafts.DraftPlace("condition", patient), {"note": "x" * 9000})
    ),
    "staff": lambda clinic, _patient: clinic.desk.perform(
        clinic.actor,
        staff.add_staff,
        staff.NewStaff("late", "Late Comer", frozenset({Role.RECEPTION}), builders.PASSWORD),
    ),
    "backup": lambda clinic, _patient: clinic.desk.perform(
        clinic.actor, backups.back_up, backups.BackupPlan(str(clinic.premises.folder.parent / "backups"))
    ),
}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 3 MB that is really full when it is full."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("only root on Linux can mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def filled(
    small_disk: Path, clinic_template: builders.Template, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[OpenClinic, PatientId, Path]]:
    """Return an open clinic with a patient on a disk that has just become full, and what fills it."""
    monkeypatch.setattr(folders, "LEAST_FREE_BYTES", 0)
    folder = builders.copy_of(clinic_template, small_disk / "clinic")
    clinic = builders.open_as(folder, Role.OWNER)
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"0" * 4096)
        except OSError:
            pass
    yield clinic, patient, ballast
    clinic.close()


def use_up(clinic: OpenClinic, patient: PatientId) -> None:
    """Use up what is still free within the database and its log."""
    again_and_again(lambda: (ACTS["draft"](clinic, patient), ACTS["entry"](clinic, patient)), 60)


def again_and_again(act: Callable[[], object], times: int = 3) -> None:
    """Do it a few times: the first may still find room."""
    for _ in range(times):
        act()


@pytest.mark.parametrize("act", ACTS)
def test_on_a_full_disk_an_act_is_refused_and_works_when_there_is_room(
    act: str, filled: tuple[OpenClinic, PatientId, Path]
) -> None:
    clinic, patient, ballast = filled
    with pytest.raises(StorageTrouble) as first:
        use_up(clinic, patient)
    assert first.value.message == FULL
    before = len(clinic.desk.perform(clinic.actor, chart.read_chart, patient).conditions)
    with pytest.raises(StorageTrouble) as told:
        again_and_again(lambda: ACTS[act](clinic, patient))
    assert told.value.message.text.endswith(".")
    after = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    assert len(after.conditions) - before in range(3)
    ballast.unlink()
    clinic.close()
    later = builders.Ticking(builders.START + timedelta(hours=1))
    again = builders.open_as(clinic.premises.folder, Role.OWNER, clock=later)
    try:
        if act != "backup":  # which wants more room than this disk has
            ACTS[act](again, patient)
        found = again.desk.perform(again.actor, health.examine, None)
        wrong = {check.name for check in found.checks if not check.ok}
        assert wrong <= {"backups", "space"}
    finally:
        again.close()


def refused_to_open(folder: Path) -> str:
    """Return the sentence with which the clinic is not opened; nothing in the folder may change meanwhile."""
    before = contents(folder)
    with pytest.raises(StorageTrouble) as told:
        builders.open_as(folder, Role.OWNER)
    assert contents(folder) == before
    sentence = told.value.message.text
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    return sentence


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file but the two that SQLite keeps beside an open database."""
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def database(folder: Path) -> Path:
    return KeyFile.load(folder).database


@pytest.mark.parametrize("keep", [0, 100, 4096, 40_000])
def test_a_database_cut_short_is_refused(keep: int, clinic_folder: Path) -> None:
    path = database(clinic_folder)
    path.write_bytes(path.read_bytes()[:keep])
    assert "restore the newest backup" in refused_to_open(clinic_folder) or keep == 4096


def test_a_database_of_noughts_is_refused(clinic_folder: Path) -> None:
    path = database(clinic_folder)
    path.write_bytes(bytes(path.stat().st_size))
    refused_to_open(clinic_folder)


def test_a_missing_database_and_a_missing_key_file_are_named(clinic_folder: Path) -> None:
    path = database(clinic_folder)
    path.rename(path.with_name("away"))
    assert "missing" in refused_to_open(clinic_folder)
    path.with_name("away").rename(path)
    for name in (CURRENT, PREVIOUS):
        (clinic_folder / name).unlink(missing_ok=True)
    assert "key file is missing" in refused_to_open(clinic_folder)


def test_a_database_of_another_clinic_is_refused(clinic_folder: Path, tmp_path: Path) -> None:
    new = clinics.NewClinic(
        settings.ClinicDetails("Another"),
        settings.PrivacyContact("Nobody", phone="+91 98450 11223"),
        staff.NewStaff("other", "Other Owner", clinics.FIRST_ROLES, builders.OWNER_PASSWORD),
    )
    clinics.create_clinic(tmp_path / "other", new, cost=builders.CHEAP).clinic.lock()
    shutil.copy(database(tmp_path / "other"), database(clinic_folder))
    assert "belongs to another clinic" in refused_to_open(clinic_folder)


def test_a_newer_schema_is_left_alone(clinic_folder: Path) -> None:
    keyfile = KeyFile.load(clinic_folder)
    opened = keyfile.unlock("owner", builders.OWNER_PASSWORD)
    connection = engine.connect(keyfile.database, opened.database_key())
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    opened.forget()
    assert "newer version" in refused_to_open(clinic_folder)


def test_a_key_file_put_back_is_refused(clinic_folder: Path) -> None:
    old = {name: (clinic_folder / name).read_bytes() for name in (CURRENT, PREVIOUS) if (clinic_folder / name).exists()}
    clinic = builders.open_as(clinic_folder, Role.OWNER)
    ACTS["staff"](clinic, PatientId(0))
    clinic.lock()
    newest = contents(clinic_folder)
    for name, content in old.items():
        (clinic_folder / name).write_bytes(content)
    refused_to_open(clinic_folder)
    for name in old:
        (clinic_folder / name).write_bytes(newest[name])
    clinics.unlock_clinic(clinic_folder, "late", builders.PASSWORD).close()


def test_a_network_folder_is_refused(clinic_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = [
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw",
        f"40 21 0:40 / {clinic_folder} rw,relatime - cifs //server/share rw",
    ]
    seen = folders.type_from_mountinfo(mounts, clinic_folder)
    monkeypatch.setattr(folders, "file_system_type", lambda path: folders.type_from_mountinfo(mounts, path))
    assert seen == "cifs"
    assert "another computer" in refused_to_open(clinic_folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights lie in access lists there")
def test_a_write_protected_folder_is_refused(clinic_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:  # root may write anywhere, so the refusal is the one of a disk mounted for reading
        target = clinic_folder.with_name("mounted")
        target.mkdir()
        bound = subprocess.run(["mount", "--bind", str(clinic_folder), str(target)], check=False, capture_output=True)
        if bound.returncode:
            pytest.skip("nothing can be mounted here")
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", str(target)], check=True)
            sentence = refused_to_open(target)
        finally:
            subprocess.run(["umount", "--lazy", str(target)], check=True)
    else:
        clinic_folder.chmod(0o500)
        try:
            sentence = refused_to_open(clinic_folder)
        finally:
            clinic_folder.chmod(0o700)
    assert "write-protected" in sentence
    builders.open_as(clinic_folder, Role.OWNER).close()


def test_a_clock_set_back_loses_nothing_and_shortens_no_wait(clinic_folder: Path) -> None:
    clock = builders.Ticking()
    clinic = builders.open_as(clinic_folder, Role.OWNER, clock=clock)
    builders.register(clinic, builders.a_patient("Before"))
    clock.now -= timedelta(days=400)
    patient = builders.register(clinic)  # a consent that is dated later does not count yet, so nothing is done without
    ACTS["entry"](clinic, patient)
    assert len(clinic.desk.perform(clinic.actor, chart.read_chart, patient).conditions) == 1
    assert clinic.desk.perform(clinic.actor, audit.verify_audit, None).is_intact
    clinic.lock()
    for _ in range(5):
        with pytest.raises(UnlockRefused):
            clinics.unlock_clinic(clinic_folder, "owner", "wrong", clock=clock)
    clock.now -= timedelta(days=400)
    with pytest.raises(UnlockRefused) as told:
        clinics.unlock_clinic(clinic_folder, "owner", builders.OWNER_PASSWORD, clock=clock)
    assert told.value.wait_seconds
    clock.advance(days=900)
    again = builders.open_as(clinic_folder, Role.OWNER, clock=clock)
    assert len(again.desk.perform(again.actor, photographs.list_photographs, patient)) == 0
    again.close()
