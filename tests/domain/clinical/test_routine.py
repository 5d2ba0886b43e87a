"""The routine of mornings and nights: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine, Step

TODAY = date(2026, 11, 23)


def test_a_step_needs_its_product_and_the_problem_names_the_step() -> None:
    body = SkinRoutine((RoutineStep(Step.CLEANSE, "Soap"), RoutineStep(Step.SUNSCREEN, " ")), (RoutineStep(),))
    assert set(checked_entry(body, TODAY)[0]) == {"morning1.product", "night0.product"}


@pytest.mark.parametrize("steps", [(), (RoutineStep(Step.CLEANSE, "Soap"), RoutineStep(Step.TREAT, "Azelaic acid"))])
def test_the_order_is_kept(steps: tuple[RoutineStep, ...]) -> None:
    problems, tidy = checked_entry(SkinRoutine(night=steps), TODAY)
    assert problems == {}
    assert tidy == SkinRoutine(night=steps)
