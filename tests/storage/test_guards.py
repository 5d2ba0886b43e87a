"""Append-only tables refuse change and removal, even from a connection without the program's own guard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.models import APPEND_ONLY
from luna_desktop.storage import engine as database
from luna_desktop.storage.guards import (
    BOOK_TABLES,
    CARE_PAPER_TABLES,
    CATALOGUE_TABLES,
    COPY_TABLES,
    CORRECTION_TABLES,
    DESK_TABLES,
    ERASURE_TABLES,
    FIRST_TABLES,
    IDENTITY_PHOTO_TABLES,
    IMPORT_TABLES,
    INBOX_TABLES,
    INTAKE_TABLES,
    MERGE_TABLES,
    MESSAGE_TABLES,
    MOVE_TABLES,
    OPENING_TABLES,
    ORIGIN_TABLES,
    PHOTO_EXPORT_TABLES,
    RIGHTS_TABLES,
    SHARING_TABLES,
    SNOOP_TABLES,
    STAFF_PROPOSAL_TABLES,
    VISIT_TABLES,
    protect,
    protect_tables,
)
from luna_desktop.storage.migrations import runner

KEY = bytes(range(32))
TABLES = (
    *FIRST_TABLES,
    *CATALOGUE_TABLES,
    *IMPORT_TABLES,
    *INBOX_TABLES,
    *ORIGIN_TABLES,
    *PHOTO_EXPORT_TABLES,
    *SHARING_TABLES,
    *STAFF_PROPOSAL_TABLES,
    *IDENTITY_PHOTO_TABLES,
    *VISIT_TABLES,
    *INTAKE_TABLES,
    *MOVE_TABLES,
    *MERGE_TABLES,
    *MESSAGE_TABLES,
    *BOOK_TABLES,
    *DESK_TABLES,
    *OPENING_TABLES,
    *SNOOP_TABLES,
    *CARE_PAPER_TABLES,
    *ERASURE_TABLES,
    *RIGHTS_TABLES,
    *CORRECTION_TABLES,
    *COPY_TABLES,
)
ROWS = {
    "photo_consent": (
        "INSERT INTO photo_consent (patient_id, scope, says_yes, series, reason, at, by) "
        "VALUES (1, 'staff', 1, '', '', '2026-03-14', 1)"
    ),
    "photo_export": (
        "INSERT INTO photo_export (patient_id, disclosure_id, scope, is_recognisable, at, by) "
        "VALUES (1, 1, 'staff', 0, '2026-03-14', 1)"
    ),
    "photo_export_item": (
        "INSERT INTO photo_export_item (export_id, patient_id, place, photograph_id, boxes, has_face, object_id, "
        "sha256) VALUES (1, 1, 1, 1, '[]', 0, 'a', 's')"
    ),
    "inbox_step": ("INSERT INTO inbox_step (photo_id, act, value, at, by) VALUES (1, 'taken', '', '2026-03-14', 1)"),
    "booking_version": (
        "INSERT INTO booking_version (booking_id, number, act, body, reason, undoes, at, by) "
        "VALUES (1, 1, 'booked', '{}', '', 0, '2026-03-14', 1)"
    ),
    "booking_series": "INSERT INTO booking_series (patient_id, rule, at, by) VALUES (1, '{}', '2026-03-14', 1)",
    "booking_visit": "INSERT INTO booking_visit (booking_id, visit_id, at, by) VALUES (1, 1, '2026-03-14', 1)",
    "book_entry_version": (
        "INSERT INTO book_entry_version (entry_id, number, body, retired, reason, at, by) "
        "VALUES (1, 1, '{}', 0, '', '2026-03-14', 1)"
    ),
    "service_clinical_name": (
        "INSERT INTO service_clinical_name (entry_id, name, treatment, at, by) VALUES (1, 'Peel', '', '2026-03-14', 1)"
    ),
    "waiting_version": (
        "INSERT INTO waiting_version (entry_id, number, state, body, reason, at, by) "
        "VALUES (1, 1, 'waiting', '{}', '', '2026-03-14', 1)"
    ),
    "pair_step": (
        "INSERT INTO pair_step (low_id, high_id, step, fingerprint, reason, at, by) "
        "VALUES (1, 2, 'not_same', 'f', '', '2026-03-14', 1)"
    ),
    "record_merge": (
        "INSERT INTO record_merge (kept_id, merged_id, reason, choices, visits, sealed, needs_check, at, by) "
        "VALUES (1, 2, 'r', '{}', 0, x'00', 0, '2026-03-14', 1)"
    ),
    "record_unmerge": "INSERT INTO record_unmerge (merge_id, reason, at, by) VALUES (1, 'r', '2026-03-14', 1)",
    "record_merge_row": (
        "INSERT INTO record_merge_row (merge_id, is_back, table_name, column_name, row_id, from_id, to_id) "
        "VALUES (1, 0, 'consent_event', 'patient_id', 1, 1, 2)"
    ),
    "merge_check": "INSERT INTO merge_check (merge_id, at, by) VALUES (1, '2026-03-14', 1)",
    "fact_move": (
        "INSERT INTO fact_move (from_fact_id, from_patient_id, to_fact_id, to_patient_id, reason, moved_at, moved_by) "
        "VALUES (1, 1, 2, 2, 'r', '2026-03-14', 1)"
    ),
    "setting_version": "INSERT INTO setting_version (name, value, at) VALUES ('a', 'b', '2026-03-14')",
    "notice_version": (
        "INSERT INTO notice_version (version, language, text, sha256, revised_on, published_at, published_by) "
        "VALUES (1, 'en', 't', 's', '2026-03-14', '2026-03-14', 1)"
    ),
    "fact_version": (
        "INSERT INTO fact_version (fact_id, number, status, body, source, reason, recorded_at, recorded_by) "
        "VALUES (1, 1, 'current', '{}', 'patient', '', '2026-03-14', 1)"
    ),
    "consent_event": (
        "INSERT INTO consent_event (patient_id, purpose, state, at, language, method, given_by, witness, reason, "
        "recipient, taken_by) VALUES (1, 'P1', 'given', '2026-03-14', 'en', 'e_ack', '', '', '', '', 1)"
    ),
    "disclosure_event": (
        "INSERT INTO disclosure_event (disclosure_id, state, at, by, note) VALUES (1, 'sent', '2026-03-14', 1, '')"
    ),
    "disclosure": (
        "INSERT INTO disclosure (number, patient_id, at, by, recipient_kind, recipient, purpose, basis, description, "
        "format, protection, pages, sha256) VALUES ('1', 1, '2026-03-14', 1, '', '', '', '', '', '', '', 1, '')"
    ),
    "text_revision": (
        "INSERT INTO text_revision (document, version, language, number, body, sha256, at, by) "
        "VALUES ('notice', 1, 'en', 1, '{}', '', '2026-03-14', 1)"
    ),
    "text_event": (
        "INSERT INTO text_event (document, version, language, state, is_material, summary, at, by) "
        "VALUES ('notice', 1, '', 'drafted', 0, '', '2026-03-14', 1)"
    ),
    "notice_receipt": (
        "INSERT INTO notice_receipt (patient_id, document, version, language, outcome, reason, at, by) "
        "VALUES (1, 'notice', 1, 'en', 'signed', '', '2026-03-14', 1)"
    ),
    "consent_evidence": (
        "INSERT INTO consent_evidence (patient_id, kind, strokes, signer, shown_sha256, language, at, by) "
        "VALUES (1, 'signature', '[]', '', '', 'en', '2026-03-14', 1)"
    ),
    "message_preference": (
        "INSERT INTO message_preference (patient_id, topic, channel, address, wish, source, at, by) "
        "VALUES (1, 'recall', 'sms', '', 'no', 'patient', '2026-03-14', 1)"
    ),
    "recipient": "INSERT INTO recipient (created_at, created_by) VALUES ('2026-03-14', 1)",
    "recipient_version": (
        "INSERT INTO recipient_version (recipient_id, number, kind, name, address, phone, email, country, service, "
        "is_active, at, by) VALUES (1, 1, 'insurer', '', '', '', '', 'IN', '', 1, '2026-03-14', 1)"
    ),
    "agreement": (
        "INSERT INTO agreement (recipient_id, reference, purposes, countries, begins_on, at, by) "
        "VALUES (1, '', '[]', '[]', '2026-03-14', '2026-03-14', 1)"
    ),
    "agreement_end": (
        "INSERT INTO agreement_end (agreement_id, ends_on, reason, at, by) "
        "VALUES (1, '2026-03-14', '', '2026-03-14', 1)"
    ),
    "restriction": (
        "INSERT INTO restriction (patient_id, kind, terms, words, asked_by, at, by) "
        "VALUES (1, 'staff', '{}', '', '', '2026-03-14', 1)"
    ),
    "restriction_event": (
        "INSERT INTO restriction_event (restriction_id, patient_id, state, at, by, mode, note) "
        "VALUES (1, 1, 'agreed', '2026-03-14', 1, '', '')"
    ),
    "restriction_staff": "INSERT INTO restriction_staff (restriction_id, patient_id, user_id) VALUES (1, 1, 1)",
    "glass_opening": (
        "INSERT INTO glass_opening (patient_id, by, barriers, reason, words, at, until, review_by, session) "
        "VALUES (1, 1, 'care team', 'cover', '', '2026-03-14', '2026-03-14', '2026-03-17', 's')"
    ),
    "snoop_week": "INSERT INTO snoop_week (week, looks, rules, at, by) VALUES ('2026-03-09', 1, '{}', '2026-03-14', 1)",
    "snoop_finding": (
        "INSERT INTO snoop_finding (week_id, about, patient_id, day, first_at, last_at, times, signs) "
        "VALUES (1, 1, 1, '2026-03-14', '2026-03-14', '2026-03-14', 1, 'same surname')"
    ),
    "snoop_closing": (
        "INSERT INTO snoop_closing (finding_id, is_explained, note, at, by) VALUES (1, 1, '', '2026-03-14', 1)"
    ),
    "staff_contact_version": (
        "INSERT INTO staff_contact_version (user_id, number, phone, address, postal_code, at, by) "
        "VALUES (1, 1, '', '', '', '2026-03-14', 1)"
    ),
    "glass_end": "INSERT INTO glass_end (opening_id, at) VALUES (1, '2026-03-14')",
    "glass_review": (
        "INSERT INTO glass_review (opening_id, is_justified, note, at, by) VALUES (1, 1, '', '2026-03-14', 1)"
    ),
    "incident_note": "INSERT INTO incident_note (patient_id, about, words, at, by) VALUES (1, 1, '', '2026-03-14', 1)",
    "access_request": (
        "INSERT INTO access_request (patient_id, by, barriers, words, at) VALUES (1, 1, 'care team', '', '2026-03-14')"
    ),
    "access_answer": (
        "INSERT INTO access_answer (request_id, is_granted, note, at, by) VALUES (1, 1, '', '2026-03-14', 1)"
    ),
    "stop_task": (
        "INSERT INTO stop_task (patient_id, recipient_id, purpose, due_on, at) "
        "VALUES (1, 1, 'P3', '2026-03-14', '2026-03-14')"
    ),
    "stop_task_done": "INSERT INTO stop_task_done (task_id, note, at, by) VALUES (1, '', '2026-03-14', 1)",
    "staff_proposal": (
        "INSERT INTO staff_proposal (at, by, roles, slot_id, login, display_name, registration_no, expires_at) "
        "VALUES ('2026-03-14', 1, 'therapist', 's', 'anil', 'Anil', '', '2026-03-28')"
    ),
    "staff_decision": (
        "INSERT INTO staff_decision (proposal_id, outcome, at, by, reason) VALUES (1, 'declined', '2026-03-14', 1, '')"
    ),
    "signing_key": (
        "INSERT INTO signing_key (key_id, user_id, public_key, added_at) VALUES ('k', 1, x'00', '2026-03-14')"
    ),
    "visit_version": (
        "INSERT INTO visit_version (visit_id, number, state, body, reason, at, by) "
        "VALUES (1, 1, 'draft', '{}', '', '2026-03-14', 1)"
    ),
    "visit_addendum": "INSERT INTO visit_addendum (visit_id, text, at, by) VALUES (1, '', '2026-03-14', 1)",
    "intake_submission": (
        "INSERT INTO intake_submission (patient_id, at, by, language, wording, entries, sealed, sha256) "
        "VALUES (1, '2026-03-14', 1, 'hi', '2026-11', 1, x'00', '')"
    ),
    "intake_review": (
        "INSERT INTO intake_review (submission_id, entry, outcome, reason, fact_number, at, by) "
        "VALUES (1, 'stress', 'accepted', '', 0, '2026-03-14', 1)"
    ),
    "identity_photo_version": (
        "INSERT INTO identity_photo_version (patient_id, number, picture, recorded_at, recorded_by) "
        "VALUES (1, 1, x'00', '2026-03-14', 1)"
    ),
    "care_paper": (
        "INSERT INTO care_paper (patient_id, kind, created_at, created_by) VALUES (1, 'prescription', '2026-03-14', 1)"
    ),
    "care_paper_version": (
        "INSERT INTO care_paper_version (paper_id, number, body, at, by) VALUES (1, 1, '{}', '2026-03-14', 1)"
    ),
    "care_paper_step": (
        "INSERT INTO care_paper_step (paper_id, state, version, head, reason, at, by) "
        "VALUES (1, 'issued', 1, '{}', '', '2026-03-14', 1)"
    ),
    "care_text": (
        "INSERT INTO care_text (kind, subject, language, version, body, sha256, origin, at, by) "
        "VALUES ('consent', 'peel', 'en', 1, '{}', '', 'clinic', '2026-03-14', 1)"
    ),
    "care_text_step": "INSERT INTO care_text_step (text_id, state, at, by) VALUES (1, 'approved', '2026-03-14', 1)",
    "treatment_consent": (
        "INSERT INTO treatment_consent (patient_id, treatment, treatment_name, course, state, text_id, language, "
        "giver, given_by, interpreter, witness, reason, at, by) "
        "VALUES (1, 'peel', 'Peel', '', 'given', 1, 'en', 'self', '', '', '', '', '2026-03-14', 1)"
    ),
    "aftercare_given": (
        "INSERT INTO aftercare_given (patient_id, treatment, treatment_name, text_id, at, by) "
        "VALUES (1, 'peel', 'Peel', 1, '2026-03-14', 1)"
    ),
    "catalogue_copy": (
        "INSERT INTO catalogue_copy (catalogue, version, sha256, text, at, by) "
        "VALUES ('topicals', '1', 'ab', '', '2026-03-14', 1)"
    ),
    "catalogue_row": (
        "INSERT INTO catalogue_row (catalogue, row_id, number, columns, is_off, at, by) "
        "VALUES ('topicals', 'own_balm', 1, '{}', 0, '2026-03-14', 1)"
    ),
    "message_template": (
        "INSERT INTO message_template (key, klass, name, at, by) VALUES ('k', 'service', '', '2026-03-14', 1)"
    ),
    "message_text": (
        "INSERT INTO message_text (template_id, language, version, subject, body, sha256, origin, at, by) "
        "VALUES (1, 'en', 1, '', '', '', 'clinic', '2026-03-14', 1)"
    ),
    "message_text_step": "INSERT INTO message_text_step (text_id, state, at, by) VALUES (1, 'a', '2026-03-14', 1)",
    "outbox_event": (
        "INSERT INTO outbox_event (message_id, state, reason, note, at) VALUES (1, 'queued', '', '', '2026-03-14')"
    ),
    "contact_entry": (
        "INSERT INTO contact_entry (patient_id, direction, way, outcome, address, topic, note, happened_at, at, by) "
        "VALUES (1, 'out', 'phone', '', '', '', '', '2026-03-14', '2026-03-14', 1)"
    ),
    "address_mark": ("INSERT INTO address_mark (channel, address, works, at) VALUES ('sms', '', 1, '2026-03-14')"),
    "import_run": (
        "INSERT INTO import_run (source, kind, sha256, plan, at, by) VALUES ('Old', 'csv', '', '{}', '2026-03-14', 1)"
    ),
    "import_result": (
        "INSERT INTO import_result (import_id, rows, taken, filled, left_out, refused, last_entry) "
        "VALUES (1, 1, 1, 0, 0, 0, 1)"
    ),
    "import_line": "INSERT INTO import_line (import_id, line, patient_id, outcome, number) VALUES (1, 2, 1, 'new', '')",
    "fact_origin": (
        "INSERT INTO fact_origin (fact_id, number, import_id, recorded_at, recorded_by) "
        "VALUES (1, 1, 1, '2026-03-14', 'Dr Rao (Aranya)')"
    ),
    "import_fact": "INSERT INTO import_fact (import_id, fact_id, number) VALUES (1, 1, 1)",
    "import_undo": (
        "INSERT INTO import_undo (import_id, taken_back, stayed, at, by) VALUES (1, 1, 0, '2026-03-14', 1)"
    ),
    "import_plan": "INSERT INTO import_plan (shape, plan, at, by) VALUES ('csv', '{}', '2026-03-14', 1)",
    "desk_set_aside": (
        "INSERT INTO desk_set_aside (kind, source_id, patient_id, reason, at, by) "
        "VALUES ('broken', 1, 1, 'called', '2026-03-14', 1)"
    ),
    "copy_plan_version": (
        "INSERT INTO copy_plan_version (case_id, number, body, at, by) VALUES (1, 1, '{}', '2026-03-14', 1)"
    ),
    "copy_review": (
        "INSERT INTO copy_review (case_id, plan_number, what, reviewer_id, body, at, by) "
        "VALUES (1, 1, 'asked', 1, '{}', '2026-03-14', 1)"
    ),
    "copy_receipt": (
        "INSERT INTO copy_receipt (case_id, disclosure_id, copy_number, pages, sha256, method, receiver, dispatch, "
        "strokes, at, by) VALUES (1, 1, '1', 1, '', 'paper', '', '', '', '2026-03-14', 1)"
    ),
    "rights_case": (
        "INSERT INTO rights_case (number, kind, patient_id, received_at, logged_at, received_by, channel, requester, "
        "relation, contact, language, is_back_dated, clock, policy_version) "
        "VALUES ('PR-1', 'access', 1, '2026-03-14', '2026-03-14', 1, 'post', '', 'self', '', 'en', 0, '{}', '')"
    ),
    "case_words": "INSERT INTO case_words (case_id, words, details, back_dated_because) VALUES (1, 'w', '{}', '')",
    "case_event": (
        "INSERT INTO case_event (case_id, what, at, by, role, from_state, to_state, note, detail) "
        "VALUES (1, 'note', '2026-03-14', 1, 'owner', '', '', '', '{}')"
    ),
    "case_letter": (
        "INSERT INTO case_letter (case_id, number, kind, language, object_id, sha256, pages, at, by) "
        "VALUES (1, 1, 'ack', 'en', '', '', 1, '2026-03-14', 1)"
    ),
    "case_attachment": (
        "INSERT INTO case_attachment (case_id, title, object_id, at, by) VALUES (1, '', '', '2026-03-14', 1)"
    ),
    "correction": (
        "INSERT INTO correction (case_id, patient_id, record, record_id, kind, field, number, proposed, reason, "
        "author_id, at, by) VALUES (1, 1, 'fact', 1, 'allergy', 'severity', 1, 'mild', 'x', 1, '2026-03-14', 1)"
    ),
    "correction_told": (
        "INSERT INTO correction_told (correction_id, name, address, outcome, note, at, by) "
        "VALUES (1, 'n', '', 'letter', '', '2026-03-14', 1)"
    ),
    "case_restriction": "INSERT INTO case_restriction (case_id, restriction_id, patient_id) VALUES (1, 1, 1)",
    "legal_hold": (
        "INSERT INTO legal_hold (patient_id, cause, reason, reference, review_on, at, by) "
        "VALUES (3, 'court', 'r', '', '2027-03-14', '2026-03-14', 1)"
    ),
    "legal_hold_end": "INSERT INTO legal_hold_end (hold_id, reason, at, by) VALUES (1, 'r', '2026-03-14', 1)",
    "erasure_decision": (
        "INSERT INTO erasure_decision (case_id, patient_id, data_group, action, rule, reason, at, by) "
        "VALUES (1, 1, 'contact', 'keep', '', '', '2026-03-14', 1)"
    ),
    "erasure_run": (
        "INSERT INTO erasure_run (tombstone, patient_id, case_id, groups, subjects, erased_at, backups_until, "
        "is_replay, at, by) VALUES ('ab', 1, 1, 'contact', '', '2026-03-14', '2027-04-14', 0, '2026-03-14', 1)"
    ),
    "erasure_line": "INSERT INTO erasure_line (run_id, table_name, row_key) VALUES (1, 'nothing', '1')",
    "erasure_end": "INSERT INTO erasure_end (run_id, rows, files, at) VALUES (1, 0, 0, '2026-03-14')",
    "erasure_cleaning": "INSERT INTO erasure_cleaning (run_id, at) VALUES (1, '2026-03-14')",
    "catalogue_approval": (
        "INSERT INTO catalogue_approval (catalogue, column_name, row_id, version, is_approved, at, by) "
        "VALUES ('topicals', '', '', '1', 1, '2026-03-14', 1)"
    ),
}


@contextmanager
def migrated(folder: Path) -> Iterator[Connection]:
    """Open a migrated database through the engine that has no authorizer, as another program would."""
    path = folder / "clinic.db"
    database.create_database(path, KEY, "5a" * 16)
    engine = database.migration_engine(path, KEY)
    runner.upgrade(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A database that the tests share: each table gets one row."""
    with migrated(tmp_path_factory.mktemp("guards")) as connection:
        yield connection


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Connection]:
    """A database of one test."""
    with migrated(tmp_path) as connection:
        yield connection


def test_every_append_only_table_has_its_triggers(bare: Connection) -> None:
    assert {*TABLES, "audit_entry"} == set(APPEND_ONLY)
    assert set(ROWS) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_added_and_never_touched_again(bare: Connection, table: str) -> None:
    bare.exec_driver_sql(ROWS[table])
    for statement in (f"UPDATE {table} SET rowid = rowid", f"DELETE FROM {table}"):  # noqa: S608 - our names
        with pytest.raises(DBAPIError, match="append-only"):
            bare.exec_driver_sql(statement)
    assert bare.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 1  # noqa: S608 - our names


def test_another_kind_of_database_is_refused_rather_than_left_open() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.dialect = postgresql.dialect()
        with pytest.raises(StorageTrouble):
            protect(connection, FIRST_TABLES)
        with pytest.raises(StorageTrouble):
            protect_tables(connection, IDENTITY_PHOTO_TABLES)
    engine.dispose()


def test_a_row_changes_its_record_along_a_line_of_the_book_of_merges_alone(own: Connection) -> None:
    own.exec_driver_sql(ROWS["consent_event"])
    row = own.exec_driver_sql("SELECT last_insert_rowid()").scalar()
    move = f"UPDATE consent_event SET patient_id = 2 WHERE id = {row}"  # noqa: S608 - our own words
    with pytest.raises(DBAPIError, match="append-only"):
        own.exec_driver_sql(move)

    own.exec_driver_sql(ROWS["record_merge_row"].replace("'patient_id', 1, 1", f"'patient_id', {row}, 1"))
    for wrong in ("patient_id = 3", "patient_id = 2, state = 'refused'", "patient_id = 2, id = 900"):
        with pytest.raises(DBAPIError, match="append-only"):
            own.exec_driver_sql(f"UPDATE consent_event SET {wrong} WHERE id = {row}")  # noqa: S608 - our own words
    own.exec_driver_sql(move)

    assert own.exec_driver_sql("SELECT state FROM consent_event WHERE patient_id = 2").all() == [("given",)]


RUN = ROWS["erasure_run"]


def test_a_column_is_emptied_along_a_line_of_an_erasure_that_has_not_ended_alone(own: Connection) -> None:
    own.exec_driver_sql(
        "INSERT INTO contact_entry (id, patient_id, direction, way, outcome, address, topic, note, happened_at, at, "
        "by) VALUES (5, 1, 'out', 'phone', '', '', '', 'said so', '2026-03-14', '2026-03-14', 1)"
    )
    own.exec_driver_sql(
        "INSERT INTO import_line (import_id, line, patient_id, outcome, number) VALUES (4, 2, 1, 'new', 'OLD-7')"
    )
    own.commit()
    empty = "UPDATE contact_entry SET note = '' WHERE id = 5"
    refused(own, empty)
    own.exec_driver_sql(RUN)
    own.exec_driver_sql("INSERT INTO erasure_line (run_id, table_name, row_key) VALUES (1, 'contact_entry', '5')")
    own.exec_driver_sql("INSERT INTO erasure_line (run_id, table_name, row_key) VALUES (1, 'import_line', '4/2')")
    own.commit()
    for other in (
        "UPDATE contact_entry SET note = 'said otherwise' WHERE id = 5",
        "UPDATE contact_entry SET note = '', way = 'mail' WHERE id = 5",
        "UPDATE contact_entry SET note = '', patient_id = 2 WHERE id = 5",
        "DELETE FROM contact_entry WHERE id = 5",
    ):
        refused(own, other)
    own.exec_driver_sql(empty)
    own.exec_driver_sql("UPDATE import_line SET number = '' WHERE import_id = 4 AND line = 2")
    own.exec_driver_sql(ROWS["erasure_end"])
    own.commit()
    refused(own, empty)


def test_a_legal_hold_stops_an_erasure_in_the_database_itself_until_it_is_released(own: Connection) -> None:
    own.exec_driver_sql(ROWS["legal_hold"].replace("VALUES (3,", "VALUES (1,"))
    own.commit()
    refused(own, RUN)
    own.exec_driver_sql(ROWS["legal_hold_end"])
    own.exec_driver_sql(RUN)


def refused(connection: Connection, statement: str) -> None:
    with pytest.raises(DBAPIError):
        connection.exec_driver_sql(statement)
    connection.rollback()
