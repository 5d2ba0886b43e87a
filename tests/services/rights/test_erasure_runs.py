"""What follows the transaction, and what is taken back where it fails."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import erasure_runs
from luna_desktop.services.rights.erasure_runs import Sign, finish_erasures
from luna_desktop.services.work import Work
from luna_desktop.storage import tombstones
from luna_desktop.storage.keyfile import KeyFile
from tests import builders


def stones(clinic: OpenClinic) -> tuple[tombstones.Tombstone, ...]:
    path = tombstones.beside_keyfile(clinic.premises.folder)
    return tombstones.read(path, clinic.premises.keys, KeyFile.load(clinic.premises.folder).vault_id)


def erase_and_fail(clinic: OpenClinic, work: Work, patient: PatientId) -> None:
    with work.committed():
        erasure_runs.carry_out(work, patient, [DataGroup.MESSAGES], Sign())
        assert len(stones(clinic)) == 1
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_no_tombstone(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with pytest.raises(ZeroDivisionError):
            erase_and_fail(clinic, work, patient)
    assert stones(clinic) == ()
    assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 0


def test_backups_are_said_to_hold_it_for_thirteen_months_at_most(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            erased = erasure_runs.carry_out(work, patient, [DataGroup.MESSAGES], Sign())
    assert erased.backups_until.isoformat() == "2027-04-14"
    assert len(stones(clinic)) == 1


def test_a_database_that_is_being_read_is_written_anew_another_time(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = builders.register(clinic)
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            erasure_runs.carry_out(work, patient, [DataGroup.MESSAGES], Sign())
    with monkeypatch.context() as busy:
        busy.setattr(erasure_runs, "clean_database", lambda _path, _key: False)
        assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 0
    assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 1
    assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 0
