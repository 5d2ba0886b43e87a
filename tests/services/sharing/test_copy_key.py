"""The key of a copy: a unit or abbreviation stands in it exactly where the copy uses it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.photo_views import ASPECT_MEANINGS, ASPECT_NAMES, Aspect
from luna_desktop.reports.record_content import ConditionRow, HistoryRow, MedicineRow
from luna_desktop.reports.result_content import ResultRow, ValueRow
from luna_desktop.reports.visit_content import VisitRow
from luna_desktop.services.sharing import copy_key
from luna_desktop.texts import say
from tests.reports import builders


def codes(**content: object) -> list[str]:
    return [str(row.code) for row in copy_key.key_rows(builders.bare(**content))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Levothyroxine 50 mcg", ["mcg"]),
        ("Salicylic acid 2%, HS", ["%", "HS"]),
        ("Gel, e.g. the blue one", []),
        ("5mg BD", ["BD", "mg"]),
        ("UVB lamp, SPF 50", ["SPF", "UVB"]),
        ("GOOD", []),
    ],
)
def test_only_what_a_medicine_says_is_explained(said: str, found: list[str]) -> None:
    assert codes(medicines=(MedicineRow(name=said),)) == found


def test_units_of_settings_and_values_are_found_in_their_sentences() -> None:
    setting = say("{value} {unit}", value="1.6", unit="J/cm2")
    visit = VisitRow(
        title="v", with_whom="Dr", state="Signed", is_signed=True, procedures=(("Laser", (("Fluence", setting),)),)
    )
    result = ResultRow(name="TSH", kind="Blood", state="Told", values=(ValueRow(name="TSH", value="6.8 mIU/L"),))
    assert codes(visits=(visit,), results=(result,)) == ["J/cm2", "mIU/L"]


def test_views_and_scales_stand_in_it_when_the_copy_has_them() -> None:
    photograph = builders.photograph(1, view=ASPECT_NAMES[Aspect.LEFT_45])
    assert codes(photographs=(photograph,)) == ["Left 45°"]
    assert codes(allergies=builders.copy().allergies) == ["Mild, moderate, severe"]


def test_other_rows_and_an_empty_record_need_no_key() -> None:
    assert codes() == []
    assert codes(conditions=(ConditionRow(name="Acne"),), history=(HistoryRow(kind="Family", text="Mother"),)) == []


def test_every_view_has_a_meaning() -> None:
    assert set(ASPECT_MEANINGS) == set(Aspect) - {Aspect.NONE}
