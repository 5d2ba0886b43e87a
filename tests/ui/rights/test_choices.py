"""Choices and their words."""

from __future__ import annotations

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.ui.rights import choices


def test_reasons_belong_to_their_kind_and_carry_their_code() -> None:
    copies = {option.value for option in choices.codes(CaseKind.ACCESS)}
    corrections = {option.value for option in choices.codes(CaseKind.CORRECTION)}
    assert copies == {f"A{number}" for number in range(1, 9)}
    assert corrections == {f"D{number}" for number in range(1, 5)}
    assert choices.codes(CaseKind.ACCESS)[0].text.startswith("A1: It could endanger")


def test_values_are_worded_and_unknown_ones_stay_as_they_are() -> None:
    assert choices.listed(choices.FORMATS, ["paper", "pdf"]) == "On paper, As a PDF"
    assert choices.listed(choices.GROUPS, "marketing") == "Offers and personal preferences"
    assert choices.worded(choices.TOLD, "told by pigeon") == "told by pigeon"
    assert choices.listed(choices.FORMATS, None) == ""
