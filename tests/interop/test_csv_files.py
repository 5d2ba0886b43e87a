"""Tables of every kind: encodings, separators, quoted line breaks, and rows that are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.imports import DateOrder, Field, Plan
from luna_desktop.interop.csv_files import look_at_table, table_rows
from luna_desktop.interop.import_files import FileRefused

PLAN = Plan("Old", {Field.FULL_NAME: 0, Field.PHONE: 1})


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, plan: Plan = PLAN) -> list[tuple[int, tuple[str, ...], str]]:
    seen = look_at_table(path, plan)
    return [
        (row.line, tuple(text for texts in row.values.values() for text in texts), str(row.problem or ""))
        for row in table_rows(path, plan, seen)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_and_separator_reads_the_same(tmp_path: Path, encoding: str, separator: str) -> None:
    text = 'Name,Mobile,Note\r\n"Asha\nRao",98860 01427,x\r\nRavi,98450 11223,y\r\n'.replace(",", separator)
    assert read(written(tmp_path, text, encoding)) == [
        (2, ("Asha\nRao", "98860 01427"), ""),
        (4, ("Ravi", "98450 11223"), ""),
    ]


def test_western_letters_are_read_once_somebody_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Mobile\nJosé,98860 01427\n", "cp1252")
    assert look_at_table(path, PLAN).encoding == ""
    told = Plan("Old", PLAN.columns, encoding="cp1252")
    assert read(path, told)[0][1][0] == "José"
    assert "no text" in read(path, Plan("Old", PLAN.columns, encoding="utf-8"))[0][2]


def test_the_mark_of_a_spreadsheet_names_the_separator(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=;\r\nName;Mobile\r\nRao, Asha;98860 01427\r\n")
    assert read(path) == [(3, ("Rao, Asha", "98860 01427"), "")]


def test_rows_that_are_too_short_too_long_or_damaged_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Mobile\nAsha\nRavi,98450,x,y\nNo\0ne,1\n\n , \nLata,98860\n")
    problems = [(line, said[:24]) for line, _texts, said in read(path)]
    assert problems == [
        (2, "This row ends after 1 co"),
        (3, "This row has 4 columns, "),
        (4, "This row holds zero byte"),
        (7, ""),
    ]


def test_an_open_quotation_mark_does_not_swallow_the_program(tmp_path: Path) -> None:
    path = written(tmp_path, 'Name,Mobile\n"Asha,1\n' + "Ravi,2\n" * 30_000)
    said = [problem for _line, _texts, problem in read(path)]
    assert "quotation mark" in said[0]


def test_a_first_line_with_data_is_no_head(tmp_path: Path) -> None:
    seen = look_at_table(written(tmp_path, "Asha Rao,9886001427\nRavi,9845011223\n"), PLAN)
    assert (seen.has_headers, seen.rows, seen.headers) == (False, 2, ("", ""))
    assert [row.line for row in table_rows(tmp_path / "list.csv", PLAN, seen)] == [1, 2]


def test_dates_of_a_column_tell_their_order(tmp_path: Path) -> None:
    seen = look_at_table(written(tmp_path, "Name,DOB\nA,03/04/1990\nB,25/04/1990\n"), PLAN)
    assert (seen.dates[1].open, seen.dates[1].likely) == (1, DateOrder.DAY_FIRST)


def test_files_without_rows_or_with_hundreds_of_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="no rows"):
        look_at_table(written(tmp_path, "\n\n"), PLAN)
    with pytest.raises(FileRefused, match="columns"):
        look_at_table(written(tmp_path, ",".join("x" * 301) + "\n"), PLAN)


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(content)
    try:
        found = read(path)
    except FileRefused:
        return
    assert all(line > 0 for line, _texts, _said in found)
