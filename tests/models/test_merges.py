"""The tables of merges: a merge is undone once, checked once, and its book is never changed."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.merges import MergeCheck, RecordMerge, RecordUnmerge


def test_a_merge_is_undone_once_and_checked_once() -> None:
    tables = RecordMerge.metadata.tables
    assert tables[RecordUnmerge.__tablename__].columns["merge_id"].unique
    assert tables[MergeCheck.__tablename__].columns["merge_id"].unique


def test_what_was_decided_stays_and_what_was_found_is_made_anew() -> None:
    assert {"record_merge", "record_unmerge", "record_merge_row", "merge_check", "pair_step"} <= set(APPEND_ONLY)
    assert not {"likely_pair", "pair_scan"} & set(APPEND_ONLY)
