"""The record as tables: every field a column, every version a row, no cell a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from luna_desktop.domain.clinical.history import Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.fhir_out.content import Attached
from luna_desktop.interop.fhir_out.tables import record_tables
from luna_desktop.texts import ENGLISH
from tests.interop.fhir_out.copies import a_copy, an_entry


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_versions_stand_below_the_one_that_counts() -> None:
    before = replace(an_entry(Condition(Coded("Acne")), 1), number=1)
    tables = record_tables(a_copy(Condition(Coded("Melasma", "L81.1", "ICD-10"))), ENGLISH)
    assert rows(tables["tables/condition.csv"])[0]["what"] == "Melasma (ICD-10 L81.1)"
    both = record_tables(a_copy(Condition(Coded("Melasma")), earlier=(before,)), ENGLISH)
    assert [each["version"] for each in rows(both["tables/condition.csv"])] == ["2", "1"]


def test_every_field_is_a_column_and_formulas_are_harmless() -> None:
    lifestyle = Lifestyle(PartialDate(2026, 3), sleep_hours=7.5, declined=("diet", "stress"))
    tables = record_tables(a_copy(Medicine(Coded("=1+1")), lifestyle), ENGLISH)
    (answer,) = rows(tables["tables/lifestyle.csv"])
    assert (answer["asked_on"], answer["sleep_hours"], answer["declined"]) == ("2026-03", "7.5", "diet; stress")
    assert rows(tables["tables/medicine.csv"])[0]["what"] == "'=1+1"
    assert b"Sleep" not in tables["tables/medicine.csv"]


def test_files_are_listed_by_number() -> None:
    file = Attached(4, 1, b"jpeg", "image/jpeg", "ab" * 32, 640, 480)
    tables = record_tables(a_copy(Condition(Coded("Acne")), photographs=(file,)), ENGLISH)
    (row,) = rows(tables["tables/files.csv"])
    assert (row["kind"], row["number"], row["bytes"], row["sha256_of_original"]) == ("photograph", "4", "4", "ab" * 32)
