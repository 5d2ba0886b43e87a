"""T7 and T20: an older backup that is restored is erased again before anybody can work with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.rights.erasure import ERASABLE
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.erasure import ErasureRun, LegalHoldEnd
from luna_desktop.models.patients import PatientCard
from luna_desktop.services.clinic import backups, clinics
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import tombstones as replaying
from luna_desktop.storage import tombstones
from luna_desktop.storage.keyfile import KeyFile
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.full_record import marker, pages_of
from tests.services.rights.test_erasing import LONG_AGO, a_full_record, erase

LOGIN, NEW_PASSWORD = "owner", "harvest pebble window thistle"


@dataclass(frozen=True)
class Older:
    """A backup from before an erasure, and whose record it holds."""

    clinic: OpenClinic
    patient: PatientId
    other: PatientId
    backup: Path


@pytest.fixture
def older(open_clinic: Opener, tmp_path: Path) -> Older:
    clinic = open_clinic(Role.OWNER)
    patient = a_full_record(clinic, LONG_AGO)
    other = builders.register(clinic, builders.a_patient("Zqstays", "Farhan", phone="99000 73165"))
    hold = text(
        "INSERT INTO legal_hold (patient_id, cause, reason, reference, review_on, at, by) "
        "VALUES (:patient, 'court', 'r', '', '2027-01-01', '2026-03-14', 1)"
    )
    with Session(clinic.engines[0]) as session, session.begin():
        session.execute(hold, {"patient": int(patient)})
    folder = tmp_path / "backups"
    folder.mkdir()
    clinic.desk.perform(clinic.actor, backups.choose_backup_folder, str(folder))
    made = clinic.desk.perform(clinic.actor, backups.back_up, backups.BackupPlan())
    with Session(clinic.engines[0]) as session, session.begin():
        session.add(
            LegalHoldEnd(hold_id=session.scalar(text("SELECT max(id) FROM legal_hold")), reason="", at=LONG_AGO)
        )
    return Older(clinic, patient, other, made.path)


def restored(older: Older, code: str, tmp_path: Path) -> OpenClinic:
    """Restore the backup into a folder of its own and sign in with the recovery key."""
    folder = backups.restore_clinic(older.backup, code, tmp_path / "restored")
    return clinics.recover_access(folder, code, LOGIN, NEW_PASSWORD, cost=builders.CHEAP)


def test_an_older_backup_is_erased_again_before_the_clinic_opens(
    older: Older, clinic_template: builders.Template, tmp_path: Path
) -> None:
    erase(older.clinic, older.patient, *ERASABLE)
    clinic = restored(older, clinic_template.recovery_code, tmp_path)
    try:
        with Session(clinic.engines[1]) as session:
            assert session.get(PatientCard, int(older.patient)) is None
            assert session.get(PatientCard, int(older.other)) is not None
            (run,) = session.scalars(select(ErasureRun))
            assert (run.is_replay, run.patient_id, run.case_id) == (True, int(older.patient), 0)
        assert clinic.desk.perform(clinic.actor, replaying.erasure_runs.finish_erasures, None) == 1
        pages = pages_of(clinic)
        words = [marker(group, older.patient) for group in (*ERASABLE, None)] + ["Zqanita"]
        assert [word for word in words if word.encode() in pages] == []
        assert b"Zqstays" in pages
        assert list(clinic.premises.vault.stored_ids()) == []
    finally:
        clinic.close()
    again = clinics.unlock_clinic(tmp_path / "restored", LOGIN, NEW_PASSWORD)
    with Session(again.engines[1]) as session:
        assert len(session.scalars(select(ErasureRun)).all()) == 1
    again.close()


def test_only_the_groups_that_were_erased_go_again(
    older: Older, clinic_template: builders.Template, tmp_path: Path
) -> None:
    erase(older.clinic, older.patient, DataGroup.MESSAGES)
    clinic = restored(older, clinic_template.recovery_code, tmp_path)
    clinic.desk.perform(clinic.actor, replaying.erasure_runs.finish_erasures, None)
    pages = pages_of(clinic)
    assert marker(DataGroup.MESSAGES, older.patient).encode() not in pages
    assert marker(DataGroup.CLINICAL, older.patient).encode() in pages
    clinic.close()


def test_the_list_holds_nothing_of_anybody_and_lies_beside_the_backups_too(older: Older) -> None:
    erase(older.clinic, older.patient, *ERASABLE)
    own = tombstones.beside_keyfile(older.clinic.premises.folder)
    clinic_id = KeyFile.load(older.clinic.premises.folder).vault_id
    beside = tombstones.beside_backups(older.backup.parent, clinic_id)
    assert own.read_bytes() == beside.read_bytes()
    said = own.read_text()
    for word in ("Zq", "LUN-", "1990"):
        assert word not in said


def test_a_list_that_was_changed_or_lost_is_made_anew_from_the_database(older: Older, open_clinic: Opener) -> None:
    erase(older.clinic, older.patient, DataGroup.MESSAGES)
    path = tombstones.beside_keyfile(older.clinic.premises.folder)
    kept = path.read_bytes()
    for broken in (kept.replace(b"messages", b"identity"), b""):
        path.write_bytes(broken)
        later = open_clinic(Role.RECEPTION)
        assert len(tombstones.read(path, later.premises.keys, KeyFile.load(later.premises.folder).vault_id)) == 1
        with Session(later.engines[1]) as session:
            said = session.scalars(select(AuditEntry.action).where(AuditEntry.entity == "erasure")).all()
            assert said.count("list of erasures not believed") >= 1
            assert session.get(PatientCard, int(older.patient)) is not None
