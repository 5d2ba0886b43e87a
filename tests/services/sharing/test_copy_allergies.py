"""Patch tests and reasons to go on in a record copy: all fields in words, and whether a reason still holds."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading, Relevance
from luna_desktop.domain.clinical.stops import (
    Listed,
    OverrideReason,
    Overriding,
    Planned,
    StopOverride,
    find_stops,
    overriding,
)
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.stops import books
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_allergies import overrides, patch_tests
from tests import builders
from tests.ui.entries.test_versions import FIRST

ALLERGY = replace(FIRST, fact_id=1, number=1, kind="allergy", body=Allergy(Coded("Penicillins", "penicillin")))


def an_override() -> StopOverride:
    (stop,) = find_stops([Planned("medicine", Coded("Cefixime"))], [Listed(1, 1, ALLERGY.body)], books())
    return overriding(stop, Overriding("Took it twice", OverrideReason.TOLERATED, told=True))


def test_a_patch_test_is_told_in_full() -> None:
    body = PatchTest(
        Coded("Nickel sulphate", "X1", "SNOMED CT"),
        "Indian Standard Series",
        "5%",
        "pet.",
        PartialDate(2025, 10, 14),
        Reading.NEGATIVE,
        Reading.STRONG,
        relevance=Relevance.CURRENT,
    )
    known = replace(FIRST, fact_id=2, kind="patch_test", body=body)
    (row,) = patch_tests([ALLERGY, known], {}, "en")
    assert row.since == "14-Oct-2025"
    assert str(row.text).startswith("Allergen: Nickel sulphate (X1); Series: Indian Standard Series; Concentration: 5%")
    assert "Day 4: ++ strong" in str(row.text)
    assert "Relevance: Current" in str(row.text)


def test_a_reason_to_go_on_is_told_with_what_was_known_then() -> None:
    known: Known = replace(FIRST, fact_id=3, kind="stop_override", body=an_override())
    (row,) = overrides([ALLERGY, known], {}, "en", builders.START.date())
    assert str(row.since) == "In force"
    text = str(row.text)
    assert "What was added: Cefixime; Allergy: Penicillins; How the list names it: In one reaction group" in text
    assert "Reason: Tolerated since the reaction; In the doctor’s words: Took it twice" in text
    (ended,) = overrides([replace(ALLERGY, number=2), known], {}, "en", builders.START.date())
    assert str(ended.since) == "Ended"
