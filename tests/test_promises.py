"""The table of what is kept for care is true: each of its classes, files, sections and tests exists."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from luna_desktop.reports.record_content import Section

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (C\d+) \|(.+)\|$", re.MULTILINE)


def rows() -> list[tuple[str, list[str]]]:
    text = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    return [(found[1], [cell.strip().strip("`") for cell in found[2].split("|")]) for found in ROW.finditer(text)]


def test_no_row_of_the_policy_is_left_out() -> None:
    assert {name for name, _cells in rows()} == {f"C{number}" for number in range(1, 25)}


@pytest.mark.parametrize(("name", "cells"), rows(), ids=[f"{name}-{at}" for at, (name, _cells) in enumerate(rows())])
def test_a_row_is_kept_where_it_says(name: str, cells: list[str]) -> None:
    words, model, screen, section, test = cells
    assert words, name
    module, _colon, body = model.partition(":")
    assert hasattr(importlib.import_module(module), body), model
    assert (ROOT / screen).is_file(), screen
    assert screen.startswith("luna_desktop/ui/"), screen
    assert section in {each.value for each in Section}, section
    file, _colons, case = test.partition("::")
    source = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {case or 'test_'}", source, re.MULTILINE), test
