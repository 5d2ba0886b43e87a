"""Tables that leave: no cell is a formula, and what a spreadsheet program would do to it is shown by one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import luna_desktop
from luna_desktop.interop.csv_writing import harmless, write_table


@pytest.mark.parametrize(
    "evil", ["=cmd|' /C calc'!A0", "+SUM(1)", "-2+3+cmd", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "＝1+1", "+91=1"]
)
def test_formulas_become_text(evil: str) -> None:
    assert harmless(evil) == f"'{evil}"


@pytest.mark.parametrize("plain", ["Asha", "+91 98860 01427", "-3", "", "a=b", "आशा"])
def test_names_and_numbers_stay(plain: str) -> None:
    assert harmless(plain) == plain


@settings(max_examples=50)
@given(st.lists(st.text(max_size=20).filter(lambda text: "\0" not in text), min_size=1, max_size=4))
def test_what_is_written_reads_back_and_starts_no_formula(cells: list[str]) -> None:
    text = write_table(["Line"], [cells]).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert back == [[harmless(cell) for cell in cells]]
    assert all(harmless(cell)[:1] not in {"=", "@"} for cell in cells)


def test_every_table_that_leaves_is_written_here() -> None:
    package = Path(luna_desktop.__file__).parent
    others = [path.name for path in package.rglob("*.py") if "csv.writer" in path.read_text(encoding="utf-8")]
    assert others == []
