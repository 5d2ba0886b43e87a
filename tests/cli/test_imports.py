"""`import-patients` on the demo clinic: dry, for good, again; its status tells scripts what to do."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from luna_desktop.cli import demo
from luna_desktop.cli.imports import ALL_IN, PARTLY
from tests.cli.conftest import Typed

HEAD = "File no,Name,DOB,Mobile"
GOOD = ("C1,Gauri Bhat,25/12/1990,98860 66601", "C2,Harish Bhat,26/12/1988,98860 66602")


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a list with these rows."""

    def write(*rows: str) -> Path:
        path = tmp_path / "list.csv"
        path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
        return path

    return write


def test_a_list_goes_in_dry_then_for_good_then_changes_nothing(
    typed: Callable[..., Typed], as_owner: list[object], listed: Callable[..., Path], tmp_path: Path
) -> None:
    path = listed(*GOOD, "C3,,25/12/1990,")
    given = ["import-patients", path, *as_owner, "--source", "Old program"]
    dry = typed(*given, "--dry-run", "--json", "--report", tmp_path / "dry.csv")
    assert dry.status == PARTLY
    assert (dry.document["created"], dry.document["dry_run"]) == (2, True)
    assert "Nothing was written" in typed(*given, "--dry-run").out
    done = typed(*given, "--json", "--report", tmp_path / "report.csv")
    assert done.status == PARTLY
    assert set(done.document) == {"import", "created", "updated", "duplicates", "refused"}
    assert (done.document["created"], done.document["duplicates"]) == (2, 0)
    assert done.document["refused"] == [{"line": 4, "reason": "There is no name in this row."}]
    report = list(csv.reader((tmp_path / "report.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[:2] for row in report[1:]] == [["2", "New patient"], ["3", "New patient"], ["4", "Could not be read"]]
    again = typed(*["import-patients", listed(*GOOD), *as_owner])
    assert (again.status, "0 new, 0 filled, 2 left out" in again.out) == (ALL_IN, True)


def test_a_mapping_is_written_corrected_and_used(
    typed: Callable[..., Typed], as_owner: list[object], listed: Callable[..., Path], tmp_path: Path
) -> None:
    path = listed("C4,Indira Rai,03/04/1990,98860 66603")
    mapping = tmp_path / "plan.json"
    written = typed("import-patients", path, *as_owner, "--source", "Third list", "--write-mapping", mapping)
    assert written.status == ALL_IN
    plan = json.loads(mapping.read_text())
    assert plan["columns"] == {"number": 0, "full_name": 1, "birth": 2, "phone": 3}
    del plan["columns"]["number"]
    mapping.write_text(json.dumps(plan))
    ended = typed("import-patients", path, *as_owner, "--mapping", mapping, "--dry-run")
    assert (ended.status, "two ways" in ended.out) == (PARTLY, True)
    ended = typed("import-patients", path, *as_owner, "--mapping", mapping, "--dates", "dmy")
    assert (ended.status, "1 new" in ended.out) == (ALL_IN, True)
    mapping.write_text("{")
    assert typed("import-patients", path, *as_owner, "--mapping", mapping).refuses("--write-mapping")


def test_what_stands_in_the_way_is_one_sentence_and_nothing_is_written(
    typed: Callable[..., Typed],
    as_owner: list[object],
    listed: Callable[..., Path],
    password_file: Path,
    demo_made: demo.Demo,
) -> None:
    path = listed("C9,Nobody New,25/12/1990,98860 66609")
    path.write_bytes(b"PK\x03\x04")
    assert typed("import-patients", path, *as_owner, "--source", "Old").refuses("CSV UTF-8")
    path = listed("C9,Nobody New,25/12/1990,98860 66609").rename(path.with_name("other.csv"))
    path.write_text("Card,Person\n1,Nobody New\n", encoding="utf-8")
    ended = typed("import-patients", path, *as_owner)
    assert (ended.status, ended.err.splitlines()[0][:8], ended.err.splitlines()[1][:9]) == (1, "source: ", "columns: ")
    as_desk = ["--data", demo_made.folder, "--login", "suresh", "--password-file", password_file]
    assert typed("import-patients", path, *as_desk, "--source", "Old").refuses("Your role cannot do this")
