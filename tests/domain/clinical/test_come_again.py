"""An order to come again names a whole day to come and a reason."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.come_again import ComeAgain, day_of_order, order_problems, tidied_order
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 3, 14)


def test_a_whole_day_to_come_with_a_reason_is_accepted() -> None:
    order = tidied_order(ComeAgain(PartialDate(2026, 9, 1), "  look at   the mole again "))
    assert order_problems(order, TODAY) == {}
    assert (day_of_order(order), order.reason) == (date(2026, 9, 1), "look at the mole again")


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (None, "Enter the whole day"),
        (PartialDate(2026, 9), "Enter the whole day"),
        (PartialDate(2026, 3, 14), "later day"),
        (PartialDate(2032, 1, 1), "five years"),
    ],
)
def test_what_is_no_day_to_come_is_refused(by: PartialDate | None, words: str) -> None:
    problems = order_problems(ComeAgain(by, "mole"), TODAY)
    assert set(problems) == {"by"}
    assert words in str(problems["by"])


def test_the_reason_is_there_and_short() -> None:
    for reason in ("", "x" * 301):
        assert set(order_problems(ComeAgain(PartialDate(2026, 9, 1), reason), TODAY)) == {"reason"}
