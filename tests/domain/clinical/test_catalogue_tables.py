"""What the files hold: every file has a table, what advises is named, what points elsewhere points at a table."""

from __future__ import annotations

from luna_desktop import paths
from luna_desktop.domain.clinical.catalogue_tables import TABLES


def test_every_file_has_a_table_and_every_table_a_file() -> None:
    assert {path.stem for path in (paths.resources() / "catalogues").glob("*.tsv")} == set(TABLES)


def test_references_point_at_tables() -> None:
    assert {each.table for table in TABLES.values() for each in table.references} <= set(TABLES)


def test_pregnancy_lactation_and_advice_count_as_advising() -> None:
    assert {"pregnancy", "lactation", "cautions", "hold_before_procedure_days"} <= set(TABLES["topicals"].advising)
    assert {"pregnancy", "lactation"} <= set(TABLES["systemic_meds"].advising)
    assert TABLES["allergens"].advising == ("advice",)
    assert {"course_sessions", "downtime_days"} <= set(TABLES["treatments"].advising)
