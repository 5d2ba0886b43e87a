"""Every table that reaches a patient, every kind of fact and every pointer to a sealed file has its place."""

from __future__ import annotations

from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.models import APPEND_ONLY, Base
from luna_desktop.services.rights.erasure_map import (
    CONTACT_KINDS,
    IDENTITY_KINDS,
    MARKETING_KINDS,
    OBJECTS,
    PHOTOGRAPH_KINDS,
    PLACES,
    STAYS,
    Does,
    reaching_tables,
)
from luna_desktop.storage.erasable import BLANKS
from tests.services import every_module
from tests.services.rights.full_record import KEPT_CODES, words_left


def test_a_new_table_that_reaches_a_patient_has_to_be_thought_about() -> None:
    placed = {place.table for place in PLACES}
    assert placed | set(STAYS) == reaching_tables()
    assert not placed & set(STAYS)


def test_append_only_tables_are_emptied_and_others_cleared_or_removed() -> None:
    for place in PLACES:
        assert (place.does is Does.EMPTIES) == (place.table in APPEND_ONLY), place.table
        table = Base.metadata.tables[place.table]
        assert set(place.values) <= set(table.columns.keys())
        assert not place.at or place.at in table.columns
    assert {place.table for place in PLACES if place.does is Does.EMPTIES} == set(BLANKS)


def test_every_kind_of_fact_belongs_to_one_group() -> None:
    assert every_module
    contact = {kind.name for kind in KINDS.values() if kind.data_class is DataClass.CONTACT}
    assert contact == {*IDENTITY_KINDS, *CONTACT_KINDS}
    assert {kind.name for kind in KINDS.values() if kind.data_class is DataClass.PHOTOGRAPH} == set(PHOTOGRAPH_KINDS)
    assert set(MARKETING_KINDS) <= set(KINDS)


def test_every_pointer_to_a_sealed_file_of_a_patient_is_known() -> None:
    pointers = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        if table.name in reaching_tables()
        for column in table.columns
        if any(key.column.table.name == "stored_object" for key in column.foreign_keys)
    }
    assert pointers == {(place.table, column) for place, columns in OBJECTS for column in columns}


def test_every_group_that_can_be_erased_has_something_to_be_counted_by() -> None:
    counted = {place.group for place in PLACES if place.at}
    assert counted == set(DataGroup) - {DataGroup.BILLING, DataGroup.LOG}


def test_a_new_column_with_words_has_to_be_emptied_or_named_as_a_code() -> None:
    left: dict[str, set[str]] = {}
    for place in PLACES:
        if place.table != "fact" and (found := words_left(place)):
            left[place.table] = found
    assert left == KEPT_CODES
