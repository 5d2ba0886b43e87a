"""Series without gaps: a number taken in a transaction that failed is given again."""

from __future__ import annotations

import pytest

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.counters import next_number, next_numbers
from tests.services.acting import working


def test_series_count_apart_and_give_a_lost_number_again(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert [next_number(work, "copy"), next_number(work, "copy"), next_number(work, "other")] == [1, 2, 1]

    def lose_one() -> None:
        with working(clinic) as work:
            assert next_number(work, "copy") == 3
            raise KeyError

    with pytest.raises(KeyError):
        lose_one()
    with working(clinic) as work:
        assert next_number(work, "copy") == 3


def test_many_numbers_are_taken_at_once(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert next_numbers(work, "many", 3) == 1
        assert next_number(work, "many") == 4
        assert next_numbers(work, "many", 2) == 5
