"""Submissions lie sealed and bound to their patient."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models.intake import IntakeDraft, IntakeSubmission
from luna_desktop.services.care.intake import Answers, keep_intake_draft
from luna_desktop.services.care.intake_store import KEY_INFO, HandedIn, open_draft, open_form
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import Work
from luna_desktop.storage.crypto import seal
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
        form = open_form(work_of(clinic, session), session.scalars(select(IntakeSubmission)).one())
    assert tuple(entry.key for entry in form.entries) == KEYS
    assert form.answered_by is None


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
                open_form(work_of(clinic, session), row)
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


def test_a_form_from_before_children_were_asked_who_answers_still_opens(clinic: OpenClinic) -> None:
    hand_in(clinic, builders.register(clinic))
    with Session(clinic.engines[0]) as session:
        work, row = work_of(clinic, session), session.scalars(select(IntakeSubmission)).one()
        session.expunge(row)
        entries = open_form(work, row).entries
        plain = json.dumps([asdict(entry) for entry in entries]).encode()
        aad = f"intake submission|{row.patient_id}".encode()
        row.sealed, row.sha256 = (
            seal(work.premises.keys.derive(KEY_INFO), plain, aad=aad),
            hashlib.sha256(plain).hexdigest(),
        )
        assert open_form(work, row) == HandedIn(entries)
