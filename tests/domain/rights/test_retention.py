"""T20 and the floors: nothing goes a day too early, whatever the settings say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.rights.groups import NEEDS_A_NAME, DataGroup
from luna_desktop.domain.rights.retention import (
    BY_CODE,
    FOREVER,
    LONGEST_YEARS,
    RULES,
    Anchor,
    Held,
    kept,
    setting_problem,
    years_later,
)

SEEN = date(2020, 6, 30)
USED = dict.fromkeys(set(DataGroup) - {DataGroup.BILLING, DataGroup.LOG}, SEEN)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
MAYBE = st.none() | DAYS
HELD = st.builds(
    Held,
    processed=st.dictionaries(st.sampled_from(sorted(USED, key=lambda group: group.value)), DAYS, max_size=9),
    last_visit=MAYBE,
    last_sedation=MAYBE,
    last_certificate=MAYBE,
    last_call=MAYBE,
    last_right=MAYBE,
    birthday_21=MAYBE,
)
YEARS = st.dictionaries(st.sampled_from(sorted(BY_CODE)), st.integers(-5, LONGEST_YEARS), max_size=4)


@settings(max_examples=50, deadline=None)
@given(HELD, YEARS)
def test_no_setting_goes_below_a_floor_and_nothing_goes_within_a_year_of_its_last_use(held: Held, chosen: dict) -> None:
    found = kept(held, chosen)
    for group, each in found.items():
        if group not in held.processed:
            assert each.is_empty or group is DataGroup.LOG
            continue
        assert each.until is not None
        assert each.until >= years_later(held.processed[group], 1)
        for reason in each.reasons:
            assert reason.until <= each.until
        assert not each.may_go(each.until)
        assert each.may_go(each.until + timedelta(days=1))
    for group in (DataGroup.CLINICAL, DataGroup.PHOTOGRAPHS):
        if group in held.processed and held.last_visit is not None:
            assert found[group].until >= years_later(held.last_visit, 3)
        if group in held.processed and held.birthday_21 is not None:
            assert found[group].may_go(held.birthday_21 - timedelta(days=1)) is False


@settings(max_examples=50, deadline=None)
@given(HELD, YEARS)
def test_the_name_stays_as_long_as_anything_under_it_and_a_hold_keeps_everything(held: Held, chosen: dict) -> None:
    found = kept(held, chosen)
    name = found[DataGroup.IDENTITY]
    if not name.is_empty:
        for group in NEEDS_A_NAME & set(held.processed):
            assert name.until >= found[group].until
    stopped = kept(Held(**{**held.__dict__, "on_hold": True}), chosen)
    for group in held.processed:
        assert stopped[group].until == FOREVER
        assert not stopped[group].may_go(date(2999, 1, 1))


@settings(max_examples=25, deadline=None)
@given(HELD, YEARS, st.sampled_from([rule.code for rule in RULES]), st.integers(0, 50))
def test_raising_a_rule_never_lets_anything_go_sooner(held: Held, chosen: dict, code: str, more: int) -> None:
    raised = {**chosen, code: BY_CODE[code].years(chosen) + more}
    before, after = kept(held, chosen), kept(held, raised)
    assert all((after[group].until or date.min) >= (before[group].until or date.min) for group in DataGroup)


def test_the_year_of_rule_8_counts_from_the_last_use_and_not_from_the_request() -> None:
    used = date(2026, 3, 14)
    held = Held(processed={DataGroup.MARKETING: used})
    found = kept(held)[DataGroup.MARKETING]
    assert found.until == date(2027, 3, 14)
    assert {reason.code for reason in found.reasons} == {"R8", "K10"}
    later = kept(Held(processed={DataGroup.MARKETING: used + timedelta(days=100)}))[DataGroup.MARKETING]
    assert later.until == years_later(used + timedelta(days=100), 1)


def test_a_child_s_record_is_kept_until_the_21st_birthday_and_a_grown_up_s_for_five_years() -> None:
    processed = {DataGroup.CLINICAL: SEEN, DataGroup.IDENTITY: SEEN}
    child = kept(Held(processed=processed, last_visit=SEEN, birthday_21=date(2031, 2, 1)))[DataGroup.CLINICAL]
    assert child.reasons[0].code == "K3"
    assert not child.may_go(date(2031, 1, 31))
    assert child.may_go(date(2031, 2, 1))
    grown = kept(Held(processed=processed, last_visit=SEEN, birthday_21=date(2005, 2, 1)))[DataGroup.CLINICAL]
    assert (grown.reasons[0].code, grown.until) == ("K1", date(2025, 6, 30))


def test_consents_outlive_the_record_and_the_name_outlives_them() -> None:
    found = kept(Held(processed=USED, last_visit=SEEN, last_right=SEEN), {"N7": 3})
    assert found[DataGroup.CONSENTS].until == date(2028, 6, 30)
    assert found[DataGroup.CONSENTS].reasons[0].code == "N7"
    assert found[DataGroup.IDENTITY].until == date(2028, 6, 30)
    assert found[DataGroup.IDENTITY].waits_for is DataGroup.CONSENTS


def test_somebody_who_was_never_treated_goes_a_year_after_the_last_use() -> None:
    processed = dict.fromkeys((DataGroup.IDENTITY, DataGroup.CONTACT, DataGroup.BOOKINGS), SEEN)
    found = kept(Held(processed=processed))
    assert {found[group].until for group in processed} == {date(2021, 6, 30)}


def test_a_leap_day_never_cuts_a_floor_short() -> None:
    assert years_later(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_later(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_settings_below_the_floor_or_beyond_a_century_are_refused_and_every_rule_names_its_law() -> None:
    assert setting_problem("K1", 2) is not None
    assert setting_problem("K1", 3) is None
    assert setting_problem("K1", LONGEST_YEARS + 1) is not None
    for rule in RULES:
        assert rule.floor_years <= rule.default_years
        assert rule.law.text
        assert rule.groups
    assert BY_CODE["R8"].in_force_from == date(2027, 5, 13)
    assert {rule.anchor for rule in RULES} == set(Anchor)
