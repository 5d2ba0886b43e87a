"""Dates of a series for somebody who is not registered yet."""

from __future__ import annotations

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.book.series import SeriesRule
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.series import SeriesWanted
from luna_desktop.services.front.series_previews import plan_first_series
from tests.services.acting import act
from tests.services.front.booking import at, book_one, wanted


def test_each_date_is_checked_left_out_or_moved(clinic: OpenClinic) -> None:
    book_one(clinic, time="10:00")
    first = wanted(clinic, PatientId(0), "10:00")
    dates = act(clinic, plan_first_series, SeriesWanted(first, SeriesRule(count=3)))
    assert [each.is_free for each in dates] == [False, True, True]
    moved = SeriesWanted(first, SeriesRule(count=3), frozenset({dates[1].day}), ((dates[0].day, at("11:00")),))
    again = act(clinic, plan_first_series, moved)
    assert [(each.is_free, each.is_left_out) for each in again] == [(True, False), (True, True), (True, False)]
    late = SeriesWanted(wanted(clinic, PatientId(0), "23:45"), SeriesRule(count=2))
    assert all(each.problem is not None for each in act(clinic, plan_first_series, late))
    with pytest.raises(InvalidInput):
        act(clinic, plan_first_series, SeriesWanted(first, SeriesRule()))
