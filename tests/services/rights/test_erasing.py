"""What is erased is gone from every page of the file, from the index and from the vault; what is kept still reads."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import get_type_hints

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.rights.erasure import ERASABLE
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models.patients import PatientCard, PatientSecret
from luna_desktop.models.photographs import StoredObject
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.audit import verify_audit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import current_facts
from luna_desktop.services.rights import erasure_runs
from luna_desktop.services.rights.erasure_runs import Sign, finish_erasures
from luna_desktop.services.rights.held import holdings_of
from luna_desktop.services.use_cases import CATALOGUE
from luna_desktop.services.work import Work
from luna_desktop.storage.search_index import find_patients
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.people.two_records import POOL
from tests.services.rights.full_record import a_full_record, marker, pages_of

LONG_AGO = datetime(2010, 6, 30, 9, tzinfo=UTC)


def erase(clinic: OpenClinic, patient: PatientId, *groups: DataGroup) -> erasure_runs.Erased:
    """Erase in a transaction of its own, and clean up after it."""
    with Session(clinic.engines[0]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        with work.committed():
            erased = erasure_runs.carry_out(work, patient, groups, Sign(agreed_by=clinic.actor.user_id))
    assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 1
    return erased


def test_everything_goes_and_nothing_is_left_on_any_page(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = a_full_record(clinic, LONG_AGO)
    other = builders.register(clinic, builders.a_patient("Zqstays", "Farhan", phone="99000 73165"))
    before = pages_of(clinic)
    words = [marker(group, patient) for group in (*ERASABLE, None)] + ["Zqanita", "Zqkannan", "9886001427"]
    assert [word for word in words if word.encode() not in before] == []
    files = set(clinic.premises.vault.stored_ids())
    erased = erase(clinic, patient, *ERASABLE)

    after = pages_of(clinic).lower()
    assert [word for word in words if word.lower().encode() in after] == []
    assert b"zqstays" in after
    assert not files & set(clinic.premises.vault.stored_ids())
    assert (erased.files, len(files)) == (5, 3)
    assert erased.rows > len(ERASABLE)
    with Session(clinic.engines[1]) as session:
        assert session.get(PatientCard, int(patient)) is None
        assert session.get(PatientSecret, int(patient)) is None
        assert set(session.scalars(select(StoredObject.wrapped_key))) == {b""}
        assert not session.execute(text("PRAGMA foreign_key_check")).all()
        for typed in ("Zqanita", "Zqkan", "zqnn", "98860", "0427"):
            assert find_patients(session.connection(), typed, today=LONG_AGO.date()) == []
        assert [hit.patient_id for hit in find_patients(session.connection(), "zqst", today=LONG_AGO.date())] == [other]
        held = holdings_of(Work(session, clinic.actor, clinic.premises), patient)
        assert set(held.held.processed) == {DataGroup.LOG}
    auditor = open_clinic(Role.AUDITOR)
    assert auditor.desk.perform(auditor.actor, verify_audit, None).is_intact


def test_every_use_case_answers_or_refuses_in_words_after_an_erasure(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for name in ("allergy", "condition", "keloid", "pregnant", "email", "guardian", "offers", "photographs", "no sms"):
        POOL[name](clinic, patient)
    asked = [case for case in CATALOGUE.values() if PatientId in get_type_hints(case.function).values()]
    answered = []
    for groups in ((DataGroup.CLINICAL, DataGroup.PHOTOGRAPHS), ERASABLE):
        erase(clinic, patient, *groups)
        answered.append(0)
        for case in asked:
            with suppress(LunaError):
                clinic.desk.perform(clinic.actor, case, patient)
                answered[-1] += 1
    assert len(asked) >= answered[0] > answered[1] > 0


@pytest.mark.parametrize("gone", [DataGroup.CLINICAL, DataGroup.MARKETING])
def test_one_group_goes_and_the_others_stay_readable(open_clinic: Opener, gone: DataGroup) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = a_full_record(clinic, LONG_AGO)
    with Session(clinic.engines[1]) as session:
        (key,) = session.execute(select(PatientSecret.audit_key).where(PatientSecret.patient_id == patient)).one()
    erase(clinic, patient, gone)
    pages = pages_of(clinic)
    assert marker(gone, patient).encode() not in pages
    kept = [group for group in ERASABLE if group is not gone]
    assert [group for group in kept if marker(group, patient).encode() not in pages] == []
    assert len(clinic.desk.perform(clinic.actor, list_photographs, patient)) == 1
    with Session(clinic.engines[1]) as session:
        work = Work(session, clinic.actor, clinic.premises)
        assert current_facts(work, patient, ("identity",))[0].body.family_name == "Zqkannan"
        assert gone not in holdings_of(work, patient).held.processed
        (later,) = session.execute(select(PatientSecret.audit_key).where(PatientSecret.patient_id == patient)).one()
        assert later != key


def test_a_hold_in_the_database_stops_it_and_leaves_everything_as_it_was(open_clinic: Opener) -> None:
    clinic = open_clinic(Role.OWNER)
    patient = builders.register(clinic)
    with Session(clinic.engines[0]) as session, session.begin():
        session.execute(
            text(
                "INSERT INTO legal_hold (patient_id, cause, reason, reference, review_on, at, by) "
                "VALUES (:patient, 'court', 'r', '', '2027-01-01', '2026-03-14', 1)"
            ),
            {"patient": int(patient)},
        )
    with pytest.raises(DBAPIError, match="legal hold"):
        erase(clinic, patient, DataGroup.MARKETING)
    assert clinic.desk.perform(clinic.actor, finish_erasures, None) == 0
