"""Whom an import knows: everybody in the register, listed or not, but nobody whom the acting person must not find."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.patients import Patient
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports_people import known_people
from luna_desktop.services.people.imports_undo import read_imports, undo_import
from luna_desktop.services.people.standing import StatusChange, change_status
from tests import builders
from tests.services.acting import act, working
from tests.services.people.importing import ASHA, a_list, an_order, imported


def test_archived_people_are_known_and_merged_ones_by_the_record_that_stays(clinic: OpenClinic) -> None:
    gone = builders.register(clinic, builders.a_patient("Rao", "Asha"))
    away = PatientStatus(Standing.ARCHIVED, PartialDate(2026), "moved away")
    act(clinic, change_status, StatusChange(gone, away))
    stays = builders.register(clinic, builders.a_patient("Shetty", "Ravi"))
    with working(clinic) as work:
        work.session.execute(update(Patient).where(Patient.id == gone).values(merged_into=stays))
    with working(clinic) as work:
        book = known_people(work, "Old program")
        assert len(book) == 1


def test_numbers_of_the_source_are_known_and_people_imported_in_error_are_not(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    imported(clinic, a_list(tmp_path, ASHA))
    person = an_order(tmp_path / "list.csv")
    with working(clinic) as work:
        assert len(known_people(work, person.plan.source)) == 1
    act(clinic, undo_import, act(clinic, read_imports, None)[0].import_id)
    with working(clinic) as work:
        assert len(known_people(work, person.plan.source)) == 0
