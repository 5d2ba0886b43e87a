"""What interruptions left is removed after a week, in the log, and nothing that a record needs ever is."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic import backups, health, left_overs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.left_overs import SAFE_AGE, Collected
from luna_desktop.storage import files
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

OLDER = SAFE_AGE + timedelta(minutes=1)
YOUNGER = SAFE_AGE - timedelta(minutes=1)


def aged(path: Path, now: datetime, ago: timedelta) -> Path:
    """Let a file have been changed the last time a while ago."""
    when = (now - ago).timestamp()
    os.utime(path, (when, when))
    return path


def seal_without_row(clinic: OpenClinic, ticking: builders.Ticking, ago: timedelta) -> Path:
    """Leave what a power cut leaves between the sealing of a photograph and the commit of its row."""
    made = clinic.premises.vault.seal(b"nobody's", media_type="image/jpeg")
    return aged(clinic.premises.vault.path_of(made.object_id), ticking.now, ago)


@pytest.fixture
def photographed(clinic: OpenClinic) -> tuple[OpenClinic, photographs.PhotographAsked]:
    """Return a clinic with one photograph."""
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    return clinic, photographs.PhotographAsked(patient, builders.add_photograph(clinic, patient))


def test_only_what_is_old_and_in_no_record_is_removed(
    photographed: tuple[OpenClinic, photographs.PhotographAsked], ticking: builders.Ticking
) -> None:
    clinic, asked = photographed
    vault, folder = clinic.premises.vault, clinic.premises.folder
    for name in list(vault.stored_ids()):
        aged(vault.path_of(name), ticking.now, 100 * SAFE_AGE)
    young = seal_without_row(clinic, ticking, YOUNGER)
    halves = [folder / f"{files.TEMPORARY_PREFIX}key", young.parent / f"{files.TEMPORARY_PREFIX}photo"]
    gone = [seal_without_row(clinic, ticking, OLDER)]
    for path in halves:
        path.write_bytes(b"half")
        gone.append(aged(path, ticking.now, OLDER))
    before = {path for path in folder.rglob("*") if path.is_file()}
    assert act(clinic, left_overs.collect_now, None) == Collected(3)
    assert before - {path for path in folder.rglob("*") if path.is_file()} == set(gone)
    assert act(clinic, photographs.open_photograph, asked).jpeg
    assert [entry.detail for entry in entries(clinic, "left-over files removed")] == ['{"count": 3}']
    assert act(clinic, left_overs.collect_now, None) == Collected(0)
    assert len(entries(clinic, "left-over files removed")) == 1


def test_it_is_looked_for_once_a_week_whoever_signs_in(open_clinic: Opener, ticking: builders.Ticking) -> None:
    clinic = open_clinic(Role.OWNER)
    desk = open_clinic(Role.RECEPTION)
    assert act(desk, left_overs.collect_if_due, None) == Collected(0)
    orphan = seal_without_row(clinic, ticking, OLDER)
    assert act(desk, left_overs.collect_if_due, None) is None
    assert orphan.exists()
    ticking.advance(days=8)
    assert act(desk, left_overs.collect_if_due, None) == Collected(1)
    assert not orphan.exists()
    ticking.advance(days=-400)  # a clock set back must not put it off for a year
    assert act(desk, left_overs.collect_if_due, None) == Collected(0)


def test_an_older_database_put_back_costs_no_file(
    photographed: tuple[OpenClinic, photographs.PhotographAsked],
    open_clinic: Opener,
    ticking: builders.Ticking,
    tmp_path: Path,
) -> None:
    """Where the newest backup knows more than the database, a file without a row may be a photograph to be saved."""
    clinic, asked = photographed
    (tmp_path / "disk").mkdir()
    act(clinic, backups.choose_backup_folder, str(tmp_path / "disk"))
    database = next(clinic.premises.folder.glob("clinic-*.db"))
    clinic.lock()
    older = database.read_bytes()
    again = open_clinic(Role.OWNER)
    builders.add_photograph(again, asked.patient_id, builders.a_jpeg(800, 600))
    act(again, backups.back_up, backups.BackupPlan())
    again.lock()
    database.write_bytes(older)
    back = open_clinic(Role.OWNER)
    for name in list(back.premises.vault.stored_ids()):
        aged(back.premises.vault.path_of(name), ticking.now, OLDER)
    held = act(back, left_overs.collect_now, None)
    assert held.files == 0
    assert held.held_back is not None
    assert len(list(back.premises.vault.stored_ids())) == 6


def test_a_file_that_cannot_be_removed_is_left_for_the_next_look(
    clinic: OpenClinic, ticking: builders.Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = seal_without_row(clinic, ticking, OLDER)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", _refuse)
        assert act(clinic, left_overs.collect_now, None) == Collected(0)
    assert orphan.exists()
    assert act(clinic, left_overs.collect_now, None) == Collected(1)


def _refuse(_self: Path, *_arguments: object, **_options: object) -> None:
    raise PermissionError


def test_the_doctor_names_what_is_left_over(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    def said(name: str) -> health.Check:
        return next(check for check in act(clinic, health.examine, None).checks if check.name == name)

    assert "No interruption left a file" in str(said("left-over files").message)
    seal_without_row(clinic, ticking, timedelta(hours=2))
    assert said("left-over files").ok
    assert "1 file" in str(said("left-over files").message)
    folder = clinic.premises.folder
    assert said("unfinished folders").ok
    half = folder.with_name(f".{folder.name}.new-12345678")
    half.mkdir()
    aged(half, ticking.now, timedelta(hours=2))
    assert not said("unfinished folders").ok
    assert half.name in str(said("unfinished folders").message)
