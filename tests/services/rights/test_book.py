"""The book of cases holds what it says it holds, and nothing of it can be changed afterwards."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import book
from tests import builders
from tests.services.acting import working
from tests.services.people import two_records as two
from tests.services.rights.asking import log, step


def test_what_was_written_cannot_be_changed_or_deleted(clinic: OpenClinic) -> None:
    log(clinic, builders.register(clinic))
    for statement in (
        "UPDATE rights_case SET number = 'PR-2026-9999'",
        "UPDATE case_words SET words = 'nothing'",
        "UPDATE case_event SET to_state = 'closed'",
        "DELETE FROM case_event",
        "DELETE FROM rights_case",
    ):
        with clinic.engines[0].connect() as connection, pytest.raises(DatabaseError):
            connection.execute(text(statement))


def test_open_cases_of_a_patient_and_all_of_them(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    first, second = log(clinic, patient), log(clinic, patient)
    step(clinic, first, CaseState.WITHDRAWN, how="by phone")
    with working(clinic) as work:
        assert [case.number for case in book.open_cases_of(work, patient)] == [second.number]
        assert [case.number for case in book.cases_of(work, patient)] == [second.number, first.number]
        assert book.role_of(work) == "privacy_officer"


def test_a_case_goes_with_its_record_when_two_are_merged(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    case = log(clinic, pair.merged)
    two.merge(clinic, pair)
    with working(clinic) as work:
        (moved,) = book.open_cases_of(work, pair.kept)
    assert (moved.number, moved.patient_id) == (case.number, pair.kept)
