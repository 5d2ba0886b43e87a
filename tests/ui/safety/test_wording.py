"""The words of the safety dialog: facts with date and name, what is missing, where the finding comes from."""

from __future__ import annotations

from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.ui.safety.wording import adding_words, fact_rows, identifiers, source_words
from tests.ui.safety.a_stop import CARD, TODAY, stops


def test_a_fact_is_told_with_reaction_severity_time_and_who_wrote_it() -> None:
    (row,) = fact_rows(stops())
    assert (row.name, row.text) == ("Penicillins", "Anaphylaxis, severe, since Aug\u20112014")
    assert row.origin == "02\u2011Nov\u20112026, Dr Nandini Rao"
    assert not row.missing


def test_what_is_not_known_is_said_row_by_row() -> None:
    rows = fact_rows(stops(body=Allergy(Coded("Penicillins", "penicillin"))))
    assert [row.name for row in rows if row.missing] == ["Reaction", "Severity", "Since", "Certainty"]


def test_one_allergy_is_told_once_however_many_things_it_names() -> None:
    assert len(fact_rows((*stops(), *stops("Amoxicillin")))) == 1
    assert adding_words((*stops(), *stops("Amoxicillin"))) == (
        "You are adding: Cefixime, Amoxicillin. Nothing is added yet."
    )


def test_a_source_is_cited_with_the_version_of_its_catalogue() -> None:
    source, version = source_words(stops()[0])
    assert source == "General dermatology reference knowledge"
    assert version.startswith("Catalogues of this clinic: allergens 2026-")
    assert "word by word" in source_words(stops("Penicillins")[0])[0]


def test_the_patient_has_two_identifiers_beside_the_name() -> None:
    assert identifiers(CARD, TODAY) == "Born 14\u2011Mar\u20111991 (35 y) · Female · LUN\u2011004218".replace(
        "LUN\u2011", "LUN-"
    )
