"""The skin profile: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.skin import FITZPATRICK_NAMES, Fitzpatrick, SkinProfile
from luna_desktop.domain.measures import PartialDate

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("monk", "fields"), [(0, {"monk"}), (1, set()), (10, set()), (11, {"monk"}), (None, set())])
def test_the_monk_scale_ends_at_ten(monk: int | None, fields: set[str]) -> None:
    assert set(checked_entry(SkinProfile(monk=monk), TODAY)[0]) == fields


def test_a_tan_lies_in_the_past() -> None:
    assert set(checked_entry(SkinProfile(last_tan=PartialDate(2027)), TODAY)[0]) == {"last_tan"}


def test_not_known_is_what_nobody_asked() -> None:
    assert SkinProfile().fitzpatrick is Fitzpatrick.UNKNOWN
    assert [str(name) for name in FITZPATRICK_NAMES.values()][:6] == ["I", "II", "III", "IV", "V", "VI"]
