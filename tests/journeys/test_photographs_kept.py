"""A damaged photograph: found by Examine, named by number, restored from the backup, while the rest goes on."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.services.care.photographs import Photograph
from luna_desktop.services.clinic import backups
from tests import builders
from tests.journeys.conftest import Begin
from tests.services.acting import act, entries, working


def test_a_damaged_photograph_comes_back_from_the_backup(begin: Begin, small_clinic: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    journey = begin(small_clinic)
    journey.sign_in("owner", builders.OWNER_PASSWORD)
    clinic = journey.program.clinic
    assert clinic is not None
    patient = builders.register(clinic, builders.a_patient("Reddy", "Lata"))
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    act(clinic, backups.choose_backup_folder, str(tmp_path / "disk"))
    act(clinic, backups.back_up, backups.BackupPlan())
    with working(clinic) as work:
        row = work.session.get(Photograph, photograph)
        assert row is not None
        path = clinic.premises.vault.path_of(row.original_id)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(16) + whole[116:])

    journey.go_on_rail("health")
    journey.use("examineButton")
    journey.see_widget("damagedCard")
    journey.see("Photograph, the original")
    card = " ".join(journey.words())
    assert "Reddy" not in card
    journey.find_patient("Reddy")
    journey.see("Reddy")

    journey.go_on_rail("health")
    journey.use("examineButton")
    journey.use("restoreFileButton")
    journey.wait(lambda: not journey.is_seen("damagedCard"), "nothing is damaged any more")
    journey.settle()
    assert path.read_bytes() == whole
    assert entries(clinic, "sealed file restored")[-1].patient_id == patient
