"""One connection reads the schema and goes on with the work; a database that must change first is changed apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.services.clinic import checked_engine
from luna_desktop.services.clinic.checked_engine import BEFORE_UPGRADE
from luna_desktop.storage import engine as database
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.clinic_fixtures import Opener


def test_a_database_of_this_program_is_never_opened_for_a_change_of_its_schema(
    clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_given: object) -> None:
        pytest.fail("nothing was to be changed")

    monkeypatch.setattr(database, "migration_engine", opened)
    builders.open_as(clinic_folder, Role.OWNER).close()
    assert not (clinic_folder / BEFORE_UPGRADE).exists()


def test_an_older_database_is_brought_to_the_schema_and_opened_again(
    clinic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([True, False])
    monkeypatch.setattr(checked_engine.runner, "needs_upgrade", lambda _engine: next(answers))
    builders.open_as(clinic_folder, Role.OWNER).close()
    assert len(list((clinic_folder / BEFORE_UPGRADE).iterdir())) == 1
    builders.open_as(clinic_folder, Role.OWNER).close()


def test_the_database_of_another_clinic_is_refused(clinic_folder: Path, open_clinic: Opener) -> None:
    keys = open_clinic(Role.OWNER).premises.keys
    keyfile = KeyFile.load(clinic_folder)
    with keyfile.database.open("r+b") as file:
        file.write(bytes(16))
    with pytest.raises(StorageTrouble) as trouble:
        checked_engine.checked_engine(keyfile, keys, builders.Ticking())
    assert "another clinic" in str(trouble.value.message)
