"""Parts and bands: what may be typed, what is missing, where a band ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from luna_desktop.domain.clinical.scores.eczema import EASI, SCORAD
from luna_desktop.domain.clinical.scores.hair import NORWOOD, SALT
from luna_desktop.domain.clinical.scores.melasma import MASI
from luna_desktop.domain.clinical.scores.parts import assess, number_of, plain
from tests.domain.clinical.scores.worked import all_at, by_groups


def test_one_missing_part_leaves_the_score_not_known_and_is_never_zero() -> None:
    values = all_at(MASI, highest=False) | {"chin_area": ""}
    outcome = assess(MASI, values)
    assert (outcome.value, outcome.missing) == ("", ("chin_area",))
    assert assess(MASI, all_at(MASI, highest=False)).value == "0"


@pytest.mark.parametrize("typed", ["5", "-1", "2.5", "x", "NaN", "1e1"])
def test_a_grade_that_is_not_offered_is_a_problem_and_gives_no_result(typed: str) -> None:
    outcome = assess(MASI, all_at(MASI, highest=False) | {"chin_darkness": typed})
    assert outcome.value == ""
    assert [name for name, _problem in outcome.problems] == ["chin_darkness"]


@pytest.mark.parametrize(("typed", "fits"), [("100", True), ("100.5", False), ("20.5", True), ("20.2", False)])
def test_a_typed_number_keeps_to_range_and_step(typed: str, fits: bool) -> None:
    part = SCORAD.part("extent")
    assert part is not None
    assert (part.problem(typed) is None) is fits


def test_half_steps_of_easi_are_exact() -> None:
    values = by_groups(EASI, "8+", *["0.5 0.5 0.5 0.5 1"] * 4)
    assert assess(EASI, values).value == "2"  # (4 × 0.5) × 1 × (0.1 + 0.2 + 0.3 + 0.4)


def test_numbers_read_with_comma_and_shown_without_spare_zeros() -> None:
    assert number_of("2,5") == Decimal("2.5")
    assert number_of("inf") is None
    assert [plain(Decimal(text)) for text in ("9.60", "10", "0.0", "100")] == ["9.6", "10", "0", "100"]


def test_a_stage_has_a_place_on_the_plot_but_no_total() -> None:
    assert assess(NORWOOD, {"stage": "III vertex"}).value == "III vertex"
    assert NORWOOD.height_of("III vertex") == 6.0
    assert NORWOOD.height_of("") is None
    assert SALT.height_of("12.5") == 12.5
