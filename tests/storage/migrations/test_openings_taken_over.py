"""Emergency openings of clinics from before: they stand in the book of openings with their reviews, and are over."""

from __future__ import annotations

from pathlib import Path

from alembic import command

from luna_desktop.storage import engine as database
from luna_desktop.storage.migrations import runner

KEY = bytes(range(32))
BEFORE = "0019"
ROWS = (
    "INSERT INTO staff_user (id, slot_id, login, display_name, registration_no, created_at, version) "
    "VALUES (1, 's', 'meera', 'Dr Meera Pillai', '', '2026-03-01 09:00:00.000000', 1)",
    "INSERT INTO patient (id, uuid, mrn, registered_at, registered_by) "
    "VALUES (1, 'u', 'LUN-000001', '2026-03-01 09:00:00.000000', 1)",
    "INSERT INTO restriction (id, patient_id, kind, terms, words, asked_by, at, by) "
    "VALUES (1, 1, 'staff', '{}', '', '', '2026-03-01 09:00:00.000000', 1)",
    "INSERT INTO restriction_event (id, restriction_id, patient_id, state, at, by, mode, note) "
    "VALUES (4, 1, 1, 'agreed', '2026-03-01 09:00:00.000000', 1, '', '')",
    "INSERT INTO restriction_event (id, restriction_id, patient_id, state, at, by, mode, note) "
    "VALUES (5, 1, 1, 'overridden', '2026-03-14 09:30:00.250000', 1, 'life', 'Swelling after a peel')",
    "INSERT INTO override_review (event_id, is_justified, note, at, by) "
    "VALUES (5, 1, 'Seen the notes', '2026-03-15 09:30:00.000000', 1)",
)


def test_openings_and_reviews_are_taken_over(tmp_path: Path) -> None:
    database.create_database(tmp_path / "clinic.db", KEY, "5a" * 16)
    engine = database.migration_engine(tmp_path / "clinic.db", KEY)
    with engine.begin() as connection:
        command.upgrade(runner.config(connection), BEFORE)
        for row in ROWS:
            connection.exec_driver_sql(row)
    runner.upgrade(engine)
    with engine.connect() as connection:
        opened = connection.exec_driver_sql(
            "SELECT id, patient_id, by, barriers, reason, words, at, until, review_by, session FROM glass_opening"
        ).all()
        reviewed = connection.exec_driver_sql("SELECT opening_id, is_justified, note FROM glass_review").all()
        left = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'override_review'").scalar()
    engine.dispose()
    assert [tuple(row) for row in opened] == [
        (
            5,
            1,
            1,
            "restriction",
            "emergency",
            "Swelling after a peel",
            "2026-03-14 09:30:00.250000",
            "2026-03-14 13:30:00.250000",
            "2026-03-17 09:30:00.250000",
            "",
        )
    ]
    assert [tuple(row) for row in reviewed] == [(5, 1, "Seen the notes")]
    assert left == 0
