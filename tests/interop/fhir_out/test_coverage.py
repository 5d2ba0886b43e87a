"""Every column and every field is in a machine copy, or stands on a list with the reason why not."""

from __future__ import annotations

from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.facts import KINDS
from luna_desktop.interop.fhir_out.homes import SPECS
from luna_desktop.interop.fhir_out.people import PATIENT_KINDS
from luna_desktop.interop.fhir_out.values import shapes_of
from luna_desktop.models import Base
from tests.interop.fhir_out.coverage import COLUMNS_LEFT, EXPORTED, TABLES_LEFT


def test_every_table_is_exported_or_left_out_with_a_reason() -> None:
    left = [table for tables in TABLES_LEFT.values() for table in tables.split()]
    assert len(left) == len(set(left))
    assert not EXPORTED.keys() & set(left)
    assert EXPORTED.keys() | set(left) == Base.metadata.tables.keys()


def test_every_column_of_an_exported_table_is_placed_once() -> None:
    for table, (_resource, names) in EXPORTED.items():
        written = names.split()
        left = [name for columns in COLUMNS_LEFT.get(table, {}).values() for name in columns.split()]
        placed = [*written, *left]
        assert len(placed) == len(set(placed)), table
        assert set(placed) == {column.name for column in Base.metadata.tables[table].columns}, table
    assert COLUMNS_LEFT.keys() <= EXPORTED.keys()


def test_every_field_of_every_fact_is_written_or_left_out_with_a_reason() -> None:
    assert KINDS.keys() == SPECS.keys() | set(PATIENT_KINDS) | set(ELSEWHERE_KINDS)
    for kind, spec in SPECS.items():
        assert spec.left.keys() <= shapes_of(KINDS[kind].body).keys()
        assert all(len(reason) > 10 for reason in spec.left.values())
