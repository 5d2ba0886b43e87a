"""Entries in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, ConditionStatus, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.entries.described import described, differences, number_words, title_of

MELASMA = Condition(Coded("Melasma", "L81.1", "ICD-10"), since=PartialDate(2023, 3))


def test_differences_name_the_field_and_both_values() -> None:
    new = replace(MELASMA, status=ConditionStatus.RESOLVED, note="Gone")
    assert differences(MELASMA, new) == [("Status", "Active", "Resolved"), ("Notes", "", "Gone")]


@pytest.mark.parametrize("body", [MELASMA, Medicine(Coded("A")), Allergy(Coded("B")), Lifestyle(PartialDate(2026))])
def test_every_field_has_its_words(body: object) -> None:
    assert len(described(body)) >= 6
    assert title_of(body)


def test_numbers_have_no_trailing_zero_and_what_is_no_entry_is_refused() -> None:
    assert [number_words(value) for value in (6.5, 7.0, 0.25, None)] == ["6.5", "7", "0.25", ""]
    with pytest.raises(TypeError):
        described("text")
    with pytest.raises(TypeError):
        title_of("text")
