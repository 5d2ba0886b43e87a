"""Submissions lie sealed and bound to their patient."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.intake import IntakeDraft, IntakeSubmission
from luna_desktop.services.care.intake import Answers, keep_intake_draft
from luna_desktop.services.care.intake_store import open_draft, open_entries
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import Work
from tests import builders
from tests.services.care.intakes import KEYS, hand_in


def work_of(clinic: OpenClinic, session: Session) -> Work:
    return Work(session, clinic.actor, clinic.desk.premises)


def test_the_row_shows_nothing_and_opens_to_what_was_handed_in(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand_in(clinic, patient)
    with clinic.engines[0].connect() as connection:
        row = connection.execute(text("SELECT * FROM intake_submission")).one()
    assert b"Penicillin" not in row.sealed
    assert (row.language, row.entries) == ("hi", len(KEYS))
    with Session(clinic.engines[0]) as session:
        entries = open_entries(work_of(clinic, session), session.scalars(select(IntakeSubmission)).one())
    assert tuple(entry.key for entry in entries) == KEYS


def test_another_patients_row_or_another_hash_is_refused(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    hand_in(clinic, patient)
    with Session(clinic.engines[0]) as session:
        row = session.scalars(select(IntakeSubmission)).one()
        session.expunge(row)
        for name, value in (("patient_id", 99), ("sha256", "0" * 64)):
            kept = getattr(row, name)
            setattr(row, name, value)
            with pytest.raises(StorageTrouble):
                open_entries(work_of(clinic, session), row)
            setattr(row, name, kept)


def test_a_draft_comes_back_whole_and_a_damaged_one_as_nothing(clinic: OpenClinic) -> None:
    patient: PatientId = builders.register(clinic)
    answers = (Answer("allergies", value="yes", lines=("Nickel",)), Answer("diet", AnswerState.DECLINED))
    clinic.desk.perform(clinic.actor, keep_intake_draft, Answers(patient, "en", answers))
    with Session(clinic.engines[0]) as session:
        work, row = work_of(clinic, session), session.scalars(select(IntakeDraft)).one()
        session.expunge(row)
        assert tuple(open_draft(work, row).values()) == answers
        row.sealed = row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])
        assert open_draft(work, row) == {}
        assert open_draft(work, None) == {}
