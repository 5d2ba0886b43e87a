"""What a clinic makes of the shipped catalogues: own rows first, off rows apart, silence until approval."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.own_catalogues import (
    Approval,
    RowVersion,
    checked_row,
    heard,
    in_use,
    whole_catalogue,
)
from luna_desktop.services.care.catalogues import shipped

BOOKS = shipped().catalogues
TOPICALS = BOOKS["topicals"]
ADVISING = frozenset(TABLES["topicals"].advising)
OWN = {"id": "own_x", "name": "Clinic balm", "source": "House rule", "basis": "X", "cautions": "Not on wounds"}


def approval(column: str = "", row: str = "", *, approved: bool = True, version: str = TOPICALS.version) -> Approval:
    return Approval(column, row, version, approved)


def test_own_rows_come_first_and_rows_that_are_off_are_apart() -> None:
    rows = [RowVersion("own_x", 2, OWN, False), RowVersion("tretinoin", 1, {}, True)]
    whole = whole_catalogue(TOPICALS, rows)
    assert (whole.entries[0].id, whole.entries[0].is_own, whole.entries[0].version) == ("own_x", True, "own-2")
    assert [entry.id for entry in whole.off] == ["tretinoin"]
    assert len(whole.entries) == len(TOPICALS.entries)
    assert whole.entries[0].coded().catalogue == "luna/topicals|own-2"


def test_only_what_was_approved_last_and_in_this_version_is_heard() -> None:
    entry = TOPICALS.entry("tretinoin")
    assert heard(entry, []) == frozenset()
    assert heard(entry, [approval()]) == ADVISING
    assert heard(entry, [approval(version="older")]) == frozenset()
    assert heard(entry, [approval("pregnancy"), approval("lactation", "tretinoin")]) == {"pregnancy", "lactation"}
    assert heard(entry, [approval(), approval("pregnancy", approved=False)]) == ADVISING - {"pregnancy"}
    assert heard(entry, [approval(), approval(approved=False)]) == frozenset()
    assert heard(entry, [approval("", "adapalene")]) == frozenset()


def test_a_section_does_not_speak_for_own_rows() -> None:
    (own,) = whole_catalogue(TOPICALS, [RowVersion("own_x", 2, OWN, False)]).entries[:1]
    assert heard(own, [approval(version="own-2")]) == frozenset()
    assert heard(own, [approval("", "own_x", version="own-1")]) == frozenset()
    assert heard(own, [approval("", "own_x", version="own-2")]) == ADVISING


def test_what_is_not_approved_is_empty_in_use() -> None:
    book = in_use(whole_catalogue(TOPICALS, []), [approval("pregnancy")])
    row = book.row("tretinoin")
    assert row["pregnancy"] == TOPICALS.row("tretinoin")["pregnancy"]
    assert [row[name] for name in sorted(ADVISING - {"pregnancy"})] == [""] * 4
    assert in_use(BOOKS["scores"], []) is BOOKS["scores"]


def test_an_own_row_gets_an_id_a_basis_and_every_column() -> None:
    problems, tidy = checked_row(TOPICALS, "", {"name": "  Clinic  balm ", "source": "House rule"}, BOOKS)
    assert problems == {}
    assert (tidy["id"], tidy["name"], tidy["basis"], tidy["cautions"]) == ("own_clinic_balm", "Clinic balm", "X", "")
    taken = whole_catalogue(TOPICALS, [RowVersion("own_balm", 1, {**OWN, "id": "own_balm", "name": "Other"}, False)])
    assert checked_row(taken, "", {"name": "Balm", "source": "S"}, BOOKS)[1]["id"] == "own_balm_2"
    assert checked_row(TOPICALS, "", {"name": "मरहम", "source": "S"}, BOOKS)[1]["id"] == "own_row"


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ({"name": "", "source": "S"}, "name"),
        ({"name": "TRETINOIN", "source": "S"}, "name"),
        ({"name": "Balm", "source": " "}, "source"),
        ({"name": "Balm", "source": "S", "basis": "sure"}, "basis"),
        ({"name": "Balm", "source": "S", "allergen_ids": "latex;lost"}, "allergen_ids"),
        ({"name": "Balm", "source": "S", "cautions": "x" * 401}, "cautions"),
    ],
)
def test_what_is_wrong_stands_at_its_column(columns: dict[str, str], wrong: str) -> None:
    assert set(checked_row(TOPICALS, "", columns, BOOKS)[0]) == {wrong}


def test_a_synonym_is_taken_too_but_not_by_the_row_itself() -> None:
    allergens = BOOKS["allergens"]
    row = {"name": "Lignocaine", "source": "S"}
    assert set(checked_row(allergens, "", row, BOOKS)[0]) == {"name"}
    assert checked_row(allergens, "lidocaine", row, BOOKS)[0] == {}


def test_a_suggestion_does_not_speak_without_what_rules_it_out() -> None:
    whole = BOOKS["suggestions"]
    entry = next(each for each in whole.entries if each.columns["not_when"])
    part = [Approval(column, "", whole.version, True) for column in ("weight", "rationale")]
    assert in_use(whole, part).row(entry.id)["rationale"] == ""
    assert in_use(whole, [Approval("", "", whole.version, True)]).row(entry.id)["not_when"]
