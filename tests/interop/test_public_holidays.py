"""The public list of holidays of India and its states."""

from __future__ import annotations

from datetime import date

from luna_desktop.interop.public_holidays import EARLIEST, LATEST, NATIONAL, public_holidays, states


def test_every_state_has_a_name_of_its_own() -> None:
    names = states()
    assert names["KA"] == "Karnataka"
    assert names["TS"] == "Telangana"
    assert len(set(names.values())) == len(names) > 30


def test_the_national_days_are_in_every_list() -> None:
    for state in ("", "KA", "MH", "KL"):
        days = {each.day for each in public_holidays(2027, state) if each.is_national}
        assert days == {date(2027, month, day) for month, day in NATIONAL}


def test_a_state_has_days_of_its_own_in_the_language_asked_for() -> None:
    names = {each.name for each in public_holidays(2027, "KA")}
    assert "Karnataka Rajyotsava" in names - {each.name for each in public_holidays(2027, "")}
    assert "होली" in {each.name for each in public_holidays(2027, "KA", "hi")}


def test_years_that_nobody_knows_are_empty() -> None:
    assert public_holidays(EARLIEST - 1, "KA") == public_holidays(LATEST + 1, "KA") == ()
