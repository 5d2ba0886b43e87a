"""The words of imports."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.imports import Verdict
from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.interop.import_files import FileKind, FileLook
from luna_desktop.services.people.imports import Outcome
from luna_desktop.services.people.imports_undo import UndoPlan
from luna_desktop.ui.imports import wording
from tests.ui.imports.importing import ASHA, AT, CARD, LOOK, PAST, ROWS, TODAY


def test_every_verdict_and_state_has_its_chip() -> None:
    assert {wording.verdict_chip(each).text for each in Verdict} >= {"New", "Here already", "Possible duplicate"}
    assert wording.past_chip(PAST).text == "In force"
    assert wording.past_chip(replace(PAST, undone_at=AT)).text == "Taken back"


def test_a_row_says_who_and_why() -> None:
    assert wording.name_of(None) == "No person read"
    assert wording.birth_and_phone(ASHA) == "03-Apr-1990 · +91 98860 01427"
    aged = replace(ASHA, identity=replace(ASHA.identity, birth=Birth(BirthKind.AGE, age=42, told_on=TODAY)), phones=())
    assert wording.birth_and_phone(aged) == "42 y"
    assert [wording.why(row) for row in ROWS] == [
        "The language was not understood and stays open.",
        "Asha Rao, LUN-000007",
        "Asha Rao, LUN-000007",
        "As in line 2",
        "There is no name in this row.",
    ]


def test_a_file_is_described_by_what_matters_for_its_kind() -> None:
    assert dict(wording.file_rows(LOOK)) == {
        "Kind": "Table (CSV)",
        "Rows": "3",
        "Columns": "3",
        "Separator": "Comma",
        "Letters": "UTF-8",
    }
    assert dict(wording.file_rows(replace(LOOK, encoding="", delimiter="\t")))["Letters"] == "Not known yet"
    bundle = FileLook(FileKind.FHIR, "ab", 2, "utf-8", left_out={"Consent": 3})
    assert "Letters" not in dict(wording.file_rows(bundle))
    assert wording.left_out_words(bundle) == "Not taken over from this bundle: Consent 3."
    assert wording.left_out_words(LOOK) == ""


def test_an_undo_says_who_leaves_and_who_stays() -> None:
    plan = UndoPlan(PAST, 9, 1, (CARD,), 2, 1)
    said = wording.undo_words(plan)
    assert "9 patients" in said
    assert "Asha Rao (LUN-000007)." in said
    assert "2 blanks" in said
    assert "and 4 more" in wording.undo_words(replace(plan, staying=5))
    assert wording.undo_words(UndoPlan(PAST, 9, 0, ())).endswith("Nothing is deleted.")


def test_counts_read_as_one_line() -> None:
    assert wording.past_counts(PAST) == "10 new, 1 filled, 3 left out, 1 not read"
    assert wording.past_when(PAST) == "14-Mar-2026, 11:34, Dr Nandini Rao"
    assert wording.done_words({Outcome.TAKEN: 10_000}) == "Imported: 10,000"
