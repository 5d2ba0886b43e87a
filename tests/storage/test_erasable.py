"""What an erasure may empty is told apart from what never changes."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY, Base
from luna_desktop.storage.erasable import BLANKS, blank, is_blankable


def test_every_column_named_is_there_and_its_table_is_append_only() -> None:
    for table, columns in BLANKS.items():
        assert table in APPEND_ONLY
        assert set(columns) <= set(Base.metadata.tables[table].columns.keys())
        assert not any(column.endswith("patient_id") for column in columns)


def test_only_these_columns_may_be_emptied_and_only_to_that_value() -> None:
    assert is_blankable("fact_version", "body")
    assert not is_blankable("fact_version", "recorded_by")
    assert not is_blankable("audit_entry", "detail")
    assert blank("fact_version", "body", 'OLD."body"') == "''"
    assert blank("waiting_version", "body", "OLD.body") == "json_set(OLD.body, '$.note', '')"
