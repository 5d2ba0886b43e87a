"""The doctor: content with a good clinic, and names what is wrong without naming a patient."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic import backups, health, settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.health import Check, Health
from luna_desktop.storage import engine as database
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries

FINDINGS = "photographs and documents"


@pytest.fixture
def filled(clinic: OpenClinic, tmp_path: Path) -> OpenClinic:
    """A clinic with a photograph and a proven backup."""
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    act(clinic, backups.back_up, backups.BackupPlan(str(tmp_path / "disk")))
    return clinic


def wrong(found: Health) -> list[str]:
    return [check.name for check in found.checks if not check.ok]


def named(found: Health, name: str) -> Check:
    return next(check for check in found.checks if check.name == name)


def sealed_files(clinic: OpenClinic) -> list[Path]:
    vault = clinic.premises.vault
    return [vault.path_of(name) for name in vault.stored_ids()]


def test_a_good_clinic_is_well(filled: OpenClinic) -> None:
    found = act(filled, health.examine, None)
    assert wrong(found) == []
    assert found.ok
    assert "3" in str(named(found, FINDINGS).message)
    assert not any("Kumar" in str(check.message) for check in found.checks)
    assert entries(filled, "system examined")[-1].outcome == 0


def test_a_new_clinic_is_told_to_make_a_backup(clinic: OpenClinic) -> None:
    found = act(clinic, health.examine, None)
    assert wrong(found) == ["backups"]
    assert entries(clinic, "system examined")[-1].outcome == 4


def test_an_old_backup_is_named(filled: OpenClinic, ticking: builders.Ticking) -> None:
    ticking.advance(days=4)
    assert wrong(act(filled, health.examine, None)) == ["backups"]


def test_a_flipped_byte_in_a_photograph_is_found(filled: OpenClinic) -> None:
    path = sealed_files(filled)[0]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    found = act(filled, health.examine, None)
    assert wrong(found) == [FINDINGS]
    assert "0 sealed files are missing and 1 are damaged" in str(named(found, FINDINGS).message)


def test_a_missing_photograph_is_found_even_by_who_cannot_open_it(filled: OpenClinic, open_clinic: Opener) -> None:
    sealed_files(filled)[0].unlink()
    found = act(open_clinic(Role.ADMINISTRATOR), health.examine, None)
    assert wrong(found) == [FINDINGS]
    assert "1 sealed files are missing" in str(named(found, FINDINGS).message)


def test_an_edited_entry_of_the_log_is_found(filled: OpenClinic) -> None:
    keyfile = KeyFile.load(filled.premises.folder)
    other_program = database.migration_engine(keyfile.database, filled.premises.keys.database_key())
    with other_program.begin() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
        ).all()
        for (trigger,) in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("UPDATE audit_entry SET login = 'somebody' WHERE seq = 5")
    other_program.dispose()
    found = act(filled, health.examine, None)
    assert wrong(found) == ["audit log"]
    assert "from entry 5 on" in str(named(found, "audit log").message)


def test_a_file_that_others_can_read_is_counted(filled: OpenClinic) -> None:
    sealed_files(filled)[0].chmod(0o644)
    found = act(filled, health.examine, None)
    assert wrong(found) == ["permissions"]
    assert "1 files" in str(named(found, "permissions").message)


def test_the_newest_backup_is_compared_with(filled: OpenClinic, tmp_path: Path) -> None:
    act(filled, settings.change_preferences, settings.Preferences(backup_folder=str(tmp_path / "disk")))
    found = act(filled, health.examine, None)
    assert found.ok
    assert "Nothing that the newest backup holds is missing" in str(named(found, "newest backup").message)
