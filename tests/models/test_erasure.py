"""The books of erasure: never changed, ended once, and a run says nothing of a person."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.erasure import ErasureEnd, ErasureRun, LegalHoldEnd


def test_everything_is_kept_and_ends_once() -> None:
    tables = ErasureRun.metadata.tables
    names = {name for name in tables if name.startswith(("erasure_", "legal_hold"))}
    assert names <= set(APPEND_ONLY)
    assert tables[ErasureEnd.__tablename__].columns["run_id"].unique
    assert tables[LegalHoldEnd.__tablename__].columns["hold_id"].unique


def test_a_run_has_no_words_about_a_person() -> None:
    texts = {name for name, column in ErasureRun.__table__.columns.items() if str(column.type) == "TEXT"}
    assert texts == {"tombstone", "groups", "subjects"}
