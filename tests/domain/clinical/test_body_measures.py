"""The weight and height: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (BodyMeasures(58.5, 162), set()),
        (BodyMeasures(0, 162), {"weight_kg"}),
        (BodyMeasures(58, 20), {"height_cm"}),
        (BodyMeasures(measured_on=PartialDate(2027)), {"measured_on"}),
    ],
)
def test_measures_are_of_people(body: BodyMeasures, fields: set[str]) -> None:
    assert set(checked_entry(body, TODAY)[0]) == fields


def test_the_mass_index_is_worked_out_or_not_known() -> None:
    assert BodyMeasures(58.5, 162).mass_index == 22.3
    assert BodyMeasures(58.5).mass_index is None
