"""Every column that names a patient has a rule, and a row moves only as the book of merges says."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.models import Base
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.merge_rows import PARENTS, RULES, Rule, first_record, lines_of, patient_columns
from tests.services.people import two_records as two


def test_every_column_that_names_a_patient_has_a_rule() -> None:
    missing, gone = patient_columns() - set(RULES), set(RULES) - patient_columns()
    assert not missing, f"say in services/people/merge_rows.py what a merge does with {sorted(missing)}"
    assert not gone, f"these are not in the schema: {sorted(gone)}"


def test_what_follows_names_the_row_that_it_is_worked_out_from() -> None:
    follows = {table for (table, _column), rule in RULES.items() if rule is Rule.FOLLOWS}
    assert follows == set(PARENTS)
    for table, (key, parent) in PARENTS.items():
        assert key in Base.metadata.tables[table].columns
        assert "patient_id" in Base.metadata.tables[parent].columns


def test_no_table_that_moves_row_by_row_is_without_a_number() -> None:
    for (table, _column), rule in RULES.items():
        if rule is Rule.MOVES:
            assert Base.metadata.tables[table].primary_key.columns.keys() == ["id"]


def test_the_book_says_where_a_row_was_written_first(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    two.consent(clinic, pair.merged, Purpose.OFFERS, ConsentState.GIVEN)
    event = two.rows(clinic, pair)["consent_event"][-1]["id"]
    merged = two.merge(clinic, pair)

    lines = two.inside(clinic, lambda work: lines_of(work, merged.merge_id))
    assert (event, int(pair.merged), int(pair.kept)) in [(each.row_id, each.from_id, each.to_id) for each in lines]
    assert two.inside(clinic, lambda work: first_record(work, "consent_event", event, 0)) == int(pair.merged)
    assert two.inside(clinic, lambda work: first_record(work, "visit", event, 7)) == 7


def test_outside_the_book_an_answer_changes_neither_its_record_nor_its_words(clinic: OpenClinic) -> None:
    pair = two.two(clinic)
    for change in (f"patient_id = {int(pair.kept)}", "state = 'withdrawn'"):
        with clinic.engines[0].connect() as connection, pytest.raises(DatabaseError):
            connection.execute(text(f"UPDATE consent_event SET {change}"))  # noqa: S608 - our own words
