"""The list of allergies in words: severity, the risk to come, the class of the catalogue, and related names."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded, Criticality, Severity
from luna_desktop.ui.allergies.table import (
    allergy_columns,
    class_words,
    is_standing,
    related_words,
    risk_chip,
    row_of,
    severity_chip,
)
from tests.ui.entries.test_versions import FIRST

SEVERE = replace(FIRST, kind="allergy", body=Allergy(Coded("Penicillin"), severity=Severity.SEVERE))
REFUTED = replace(FIRST, kind="allergy", body=Allergy(Coded("Lignocaine"), certainty=Certainty.REFUTED))


def test_severity_is_in_words_and_a_refuted_entry_is_no_allergy() -> None:
    assert (severity_chip(SEVERE).text, severity_chip(SEVERE).tone) == ("Severe", "danger")
    assert severity_chip(REFUTED).text == "Not an allergy"
    assert [is_standing(each) for each in (SEVERE, REFUTED)] == [True, False]


def test_the_risk_to_come_is_another_question() -> None:
    assert risk_chip(SEVERE).text == "Not known"
    high = replace(SEVERE, body=replace(SEVERE.body, criticality=Criticality.HIGH))
    assert (risk_chip(high).text, risk_chip(high).tone) == ("High risk", "danger")


def test_the_catalogue_names_the_class_and_own_words_have_none() -> None:
    assert class_words(Coded("Lignocaine")) == "local anaesthetic"
    assert class_words(Coded("Own words")) == ""
    row = row_of(Coded("Penicillins", "penicillin"))
    assert row is not None
    assert row.id == "penicillin"


def test_related_names_are_told_once() -> None:
    names, advice = related_words(Coded("Nickel sulphate", "nickel"))
    assert names == "palladium, Cobalt chloride, Stainless steel alloy"
    assert advice == ""
    assert related_words(Coded("Own words")) == ("", "")
    assert related_words(Coded("Tretinoin", "tretinoin")) == ("", "")


def test_every_column_can_be_read() -> None:
    cells = [column.cell(row).spoken() for column in allergy_columns() for row in (SEVERE, REFUTED)]
    assert "Penicillin" in cells[0]
    assert "antibiotic" in cells[2]
