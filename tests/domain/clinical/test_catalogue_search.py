"""Type-ahead: the likeliest first, slips last, other scripts as they are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from luna_desktop.domain.clinical.catalogue_search import find


@dataclass(frozen=True)
class Row:
    name: str
    code: str = ""
    synonyms: tuple[str, ...] = ()


KERATOSES = (
    Row("Severe keratosis"),
    Row("Actinic cheilitis"),
    Row("Keratosis pilaris", synonyms=("chicken skin",)),
    Row("Solar lentigo", "L81.4", ("keratosic spots",)),
    Row("Hyperkeratosis"),
)


def names(typed: str, limit: int = 8, rows: tuple[Row, ...] = KERATOSES) -> list[str]:
    return [row.name for row in find(rows, typed, limit)]


def test_the_start_of_a_name_comes_before_a_word_a_synonym_and_a_part() -> None:
    assert names(" KERATOS ") == ["Keratosis pilaris", "Severe keratosis", "Solar lentigo", "Hyperkeratosis"]
    assert names("l81.4") == ["Solar lentigo"]
    assert names("  ") == []
    assert len(names("a", limit=2)) == 2


def test_several_words_may_be_cut_short_and_come_in_any_order() -> None:
    assert names("pil kerat") == ["Keratosis pilaris"]
    assert names("skin chick") == ["Keratosis pilaris"]


@pytest.mark.parametrize("typed", ["keratsois", "kerratosis", "keratosi pilaris", "leratosis"])
def test_a_slip_is_forgiven_where_nothing_else_fits(typed: str) -> None:
    assert ("Keratosis pilaris" in names(typed)) is (typed != "leratosis")


def test_a_slip_never_pushes_out_what_fits() -> None:
    rows = (Row("Acne"), Row("Acme disease"))
    assert names("acne", rows=rows) == ["Acne"]
    assert names("xyz", rows=rows) == []
    assert names("swpo", rows=(Row("Swop"),)) == ["Swop"]


def test_devanagari_is_found_whatever_its_composition() -> None:
    rows = (Row("\u092b\u093c\u0941\u0902\u0938\u0940"), Row("मुँहासे", synonyms=("कील",)))
    assert names("\u095e\u0941\u0902", rows=rows) == [rows[0].name]
    assert names("की", rows=rows) == ["मुँहासे"]
