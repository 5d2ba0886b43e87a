"""What a field is told about a clinical entry before anything is written."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 3, 14)
LONG = "x" * 10_001


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (Condition(Coded("  ")), {"what"}),
        (Condition(Coded("x" * 241)), {"what"}),
        (Condition(Coded("Acne"), since=PartialDate(2027)), {"since"}),
        (Condition(Coded("Acne"), since=PartialDate(2026)), set()),
        (Condition(Coded("Acne"), note=LONG), {"note"}),
        (Medicine(Coded("")), {"what"}),
        (Medicine(Coded("Tretinoin"), started=PartialDate(2025), stopped=PartialDate(2024)), {"stopped"}),
        (Medicine(Coded("Tretinoin"), started=PartialDate(2025, 6), stopped=PartialDate(2025)), set()),
        (Medicine(Coded("Tretinoin"), reason_stopped=LONG), {"reason_stopped"}),
        (Allergy(Coded("")), {"trigger"}),
        (Allergy(Coded("Latex"), since=PartialDate(2026, 4), note=LONG), {"since", "note"}),
        (Lifestyle(PartialDate(2026, 3, 15)), {"asked_on"}),
        (
            Lifestyle(PartialDate(2026, 3, 14), sleep_hours=25, stress=11, sun_hours=-1),
            {"sleep_hours", "stress", "sun_hours"},
        ),
        (Lifestyle(PartialDate(2026, 3, 14), sleep_hours=24, exercise_minutes=5000, stress=0), set()),
    ],
)
def test_problems_stand_at_their_fields(body: object, fields: set[str]) -> None:
    problems, _ = checked_entry(body, TODAY)
    assert set(problems) == fields


def test_what_is_kept_is_tidied() -> None:
    _, tidy = checked_entry(Allergy(Coded("  Penicillin  V ", "Z88.0", "ICD-10"), reaction=" hives\n "), TODAY)
    assert tidy == Allergy(Coded("Penicillin V", "Z88.0", "ICD-10"), reaction="hives")


def test_what_is_no_entry_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        checked_entry("acne", TODAY)
