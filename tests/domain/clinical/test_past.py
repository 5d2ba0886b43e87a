"""The procedures, implants and family: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure, Relation
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("body", [PastProcedure(Coded(" ")), Implant(Coded("")), FamilyHistory(Coded(""))])
def test_what_it_is_must_be_named(body: object) -> None:
    assert set(checked_entry(body, TODAY)[0]) == {"what"}


def test_dates_lie_in_the_past_and_ages_within_a_life() -> None:
    assert set(checked_entry(PastProcedure(Coded("Peel"), on=PartialDate(2027)), TODAY)[0]) == {"on"}
    assert set(checked_entry(Implant(Coded("Plate"), since=PartialDate(2026, 12)), TODAY)[0]) == {"since"}
    assert set(checked_entry(FamilyHistory(Coded("Vitiligo"), age=121), TODAY)[0]) == {"age"}


def test_a_relative_is_a_code_and_never_a_name() -> None:
    assert Relation.MOTHER.value == "MTH"
    assert "name" not in set(FamilyHistory.__dataclass_fields__)
