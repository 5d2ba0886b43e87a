"""Killed at any moment: what was acknowledged is there, nothing points to nothing, and `doctor` is content."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.services import drafts
from luna_desktop.services.care import chart, photographs
from luna_desktop.services.clinic import audit, backups, clinics, health
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import patients
from luna_desktop.storage import restore
from luna_desktop.storage.manifest import latest_backups, read_manifest
from tests import builders
from tests.torture.writer import Said, Writer, writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no SIGKILL")

TIMES = int(os.environ.get("LUNA_TORTURE", "1"))
KILLS = 10 * TIMES
FEW_KILLS = 3 * TIMES
MOST_ACTS = 12
LONGEST_WAIT = 0.08  # within one more act
SEED = 20260314


@pytest.fixture(scope="module")
def victim() -> Iterator[Writer]:
    with writer() as started:
        yield started


def killed(victim: Writer, order: Said, chance: random.Random, *, most: int = MOST_ACTS) -> list[Said]:
    """Let it work for a random number of acts and a random moment more, kill it, and return what it acknowledged."""
    child = victim.start(order)
    said = [victim.next() for _ in range(chance.randrange(most))]
    time.sleep(chance.random() * LONGEST_WAIT)  # the kill's own moment; nothing waits for anything
    with suppress(ProcessLookupError):  # it failed by itself, and says why below
        os.kill(child, signal.SIGKILL)
    said += victim.rest()
    assert not [each for each in said if "failed" in each]
    return said


class Afterwards:
    """The clinic as it is found after a kill."""

    def __init__(self, clinic: OpenClinic, folder: Path) -> None:
        self.clinic, self.folder = clinic, folder

    def holds(self, said: Said) -> bool:
        """Tell whether an acknowledged act is there."""
        desk, actor = self.clinic.desk, self.clinic.actor
        if said["act"] == "register":
            found = desk.perform(actor, patients.search_patients, patients.Lookup(said["mrn"]))
            return [row.mrn for row in found if row.name.endswith(said["family"])] == [said["mrn"]]
        if said["act"] == "entry":
            known = desk.perform(actor, chart.read_chart, said["patient"]).conditions
            return said["name"] in [each.body.what.text for each in known]
        if said["act"] == "photograph":
            asked = photographs.PhotographAsked(said["patient"], said["photograph"])
            opened = desk.perform(actor, photographs.open_photograph, asked)
            return opened.jpeg.startswith(b"\xff\xd8\xff")
        if said["act"] == "draft":
            place = drafts.DraftPlace("condition", said["patient"])
            kept = desk.perform(actor, drafts.read_draft, place)
            offered = place in desk.perform(actor, drafts.list_drafts, None)
            return offered and kept is not None and int(kept.values["typed"]) >= said["typed"]
        if said["act"] == "staff":
            clinics.unlock_clinic(self.folder, said["login"], builders.PASSWORD, clock=builders.Ticking()).close()
            return True
        made = Path(said["path"])
        newer = [each for each in latest_backups(made.parent) if each.path.name >= made.name]  # of an hour one is kept
        return said["act"] == "backup" and bool(newer) and read_manifest(newer[-1].path).audit_break is None

    def is_sound(self) -> None:
        """Assert that the checks find nothing, but for the backup that the random order may not have come to."""
        found = self.clinic.desk.perform(self.clinic.actor, health.examine, None)
        wrong = {check.name: check.message.text for check in found.checks if not check.ok}
        wrong.pop("backups", None)
        assert wrong == {}
        verdict = self.clinic.desk.perform(self.clinic.actor, audit.verify_audit, None)
        assert verdict.is_intact

    def points_to_nothing(self) -> list[int]:
        """Return the photographs of everybody whose sealed file does not open."""
        desk, actor = self.clinic.desk, self.clinic.actor
        lost = []
        for row in desk.perform(actor, patients.search_patients, patients.Lookup("Torture")):
            for tile in desk.perform(actor, photographs.list_photographs, row.patient_id):
                asked = photographs.PhotographAsked(row.patient_id, tile.photograph_id)
                if not desk.perform(actor, photographs.open_photograph, asked).jpeg:
                    lost.append(tile.photograph_id)
        return lost


def test_killed_at_work_nothing_acknowledged_is_lost(
    victim: Writer, clinic_folder: Path, clinic_template: builders.Template, tmp_path: Path
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not keys
    stored, acknowledged = tmp_path / "backups", 0
    for number in range(1, KILLS + 1):
        order = {"kind": "work", "folder": str(clinic_folder), "backups": str(stored), "seed": number}
        said = killed(victim, order, chance)
        acknowledged += len(said)
        clock = builders.Ticking()
        clock.advance(hours=number)
        clinic = builders.open_as(clinic_folder, Role.OWNER, clock=clock)
        try:
            after = Afterwards(clinic, clinic_folder)
            lost = [each for each in said if not after.holds(each)]
            assert lost == [], f"kill {number}"
            after.is_sound()
            assert after.points_to_nothing() == []
        finally:
            clinic.close()
        for found in latest_backups(stored):
            restore.check_files(found.path, read_manifest(found.path))
    assert acknowledged > KILLS, "so little was done that nothing was tried"
    _restores(stored, clinic_template.recovery_code, tmp_path / "elsewhere")


def _restores(stored: Path, code: str, folder: Path) -> None:
    """Assert that the newest backup that was finished between the kills can be restored and opened."""
    for found in latest_backups(stored)[:1]:
        backups.restore_clinic(found.path, code, folder)
        clinics.recover_access(folder, code, "owner", "cinder walnut bridge opal", cost=builders.CHEAP).close()


def test_killed_while_made_a_clinic_is_there_whole_or_not_at_all(victim: Writer, tmp_path: Path) -> None:
    chance = random.Random(SEED + 1)  # noqa: S311 - moments, not keys
    for number in range(FEW_KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        said = killed(victim, {"kind": "create", "folder": str(folder)}, chance, most=2)
        told = {each["folder"] for each in said}
        for place in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
            if any(place.iterdir()):  # an empty folder is where the next one would have come
                assert clinics.is_clinic(place)
                builders.open_as(place, Role.OWNER).lock()
                told.discard(str(place))
        assert told == set()


def test_killed_while_restored_a_clinic_is_there_whole_or_not_at_all(
    victim: Writer, clinic: OpenClinic, clinic_template: builders.Template, tmp_path: Path
) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    made = clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan(str(tmp_path / "backups")))
    chance = random.Random(SEED + 2)  # noqa: S311 - moments, not keys
    for number in range(FEW_KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        order = {"kind": "restore", "folder": str(folder), "backup": str(made.path)}
        said = killed(victim, {**order, "recovery": clinic_template.recovery_code}, chance, most=2)
        told = {each["folder"] for each in said}
        for place in sorted(folder.iterdir()):
            if place.name.endswith(".partial") or not any(place.iterdir()):
                continue
            told.discard(str(place))
            code = clinic_template.recovery_code
            opened = clinics.recover_access(place, code, "owner", "cinder walnut bridge opal", cost=builders.CHEAP)
            assert len(opened.desk.perform(opened.actor, photographs.list_photographs, patient)) == 1
            opened.close()
        assert told == set()
