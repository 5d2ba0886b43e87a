"""The way of an investigation: every step that is allowed, none that is not, and what each leaves in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import (
    KIND,
    KIND_NAMES,
    STATE_NAMES,
    STEPS,
    TELLING_NAMES,
    Acted,
    Investigation,
    InvestigationKind,
    ResultState,
    Step,
    Telling,
    Told,
    after,
    checked_order,
    checked_result,
    step_problem,
    steps_from,
)
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.people import LONGEST_NAME

TODAY = date(2026, 3, 14)
AT = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
MEERA = Acted("Dr Meera Pillai", AT)
TOLD = Told("Tara Menon", AT, Telling.PHONE, "Comes on Monday")
TSH = ResultValue(Coded("TSH"), "6.8", "mIU/L", "0.5", "4.0")


def ordered() -> Investigation:
    return after(Investigation(Coded("Thyroid profile")), Step.ORDER, None, MEERA)


def received() -> Investigation:
    return after(replace(ordered(), values=(TSH,)), Step.RECEIVE, ResultState.ORDERED, MEERA)


def told() -> Investigation:
    reviewed = after(replace(received(), conclusion="Raise"), Step.REVIEW, ResultState.RECEIVED, MEERA)
    return after(reviewed, Step.TELL, ResultState.REVIEWED, MEERA, TOLD)


def test_everything_has_a_name() -> None:
    assert set(STATE_NAMES) == set(ResultState)
    assert set(KIND_NAMES) == set(InvestigationKind)
    assert set(TELLING_NAMES) == set(Telling)
    assert set(STEPS) == set(Step)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", [None, *ResultState])
def test_a_step_is_taken_where_its_state_allows_it_and_refused_with_a_sentence_elsewhere(
    step: Step, state: ResultState | None
) -> None:
    allowed = state in STEPS[step]
    assert (step_problem(step, state) is None) is allowed
    body = Investigation(Coded("TSH"), state=state or ResultState.ORDERED)
    if allowed:
        assert after(body, step, state, MEERA, TOLD).state is STEPS[step][state]
        assert state is None or step in steps_from(state)
    else:
        with pytest.raises(KeyError):
            after(body, step, state, MEERA, TOLD)


def test_each_step_leaves_who_and_when() -> None:
    done = told()
    assert (done.ordered, done.received, done.reviewed, done.told) == (MEERA, MEERA, MEERA, TOLD)
    assert done.state is ResultState.TOLD
    assert done.out_of_range == (TSH,)


def test_an_amended_result_is_to_be_reviewed_and_told_again() -> None:
    later = Acted("Tara Menon", AT + timedelta(days=1))
    amended = after(told(), Step.AMEND, ResultState.TOLD, later)
    assert (amended.state, amended.amendments, amended.received) == (ResultState.RECEIVED, 1, later)
    assert (amended.reviewed, amended.conclusion, amended.told) == (None, "", None)


def test_who_was_not_reached_waits_on() -> None:
    reviewed = after(received(), Step.REVIEW, ResultState.RECEIVED, MEERA)
    tried = after(reviewed, Step.NOT_REACHED, ResultState.REVIEWED, MEERA, TOLD)
    assert (tried.state, tried.not_reached, tried.told) == (ResultState.REVIEWED, (TOLD,), None)


def test_an_order_is_overdue_after_its_day_until_the_result_comes() -> None:
    late = replace(ordered(), due=TODAY - timedelta(days=1))
    assert late.is_overdue(TODAY)
    assert not late.is_overdue(TODAY - timedelta(days=1))
    assert not replace(received(), due=TODAY - timedelta(days=1)).is_overdue(TODAY)


def test_the_body_is_written_and_read_back_whole() -> None:
    assert read_body(KIND, write_body(told())) == told()


def test_an_order_needs_a_name_and_a_day_to_come() -> None:
    problems, _body = checked_order(Investigation(Coded(" "), due=TODAY - timedelta(days=1)), TODAY)
    assert set(problems) == {"what", "due"}
    far = Investigation(Coded("x" * (LONGEST_NAME * 2 + 1)), due=date(2096, 1, 1), question="x" * 10_001)
    assert set(checked_order(far, TODAY)[0]) == {"what", "due", "question"}
    problems, body = checked_order(Investigation(Coded("  TSH \n"), due=TODAY, laboratory=" City  Lab "), TODAY)
    assert (problems, body.what.text, body.laboratory) == ({}, "TSH", "City Lab")


def test_a_result_is_not_older_than_its_order_nor_from_tomorrow() -> None:
    assert set(checked_result(replace(received(), dated=date(2026, 3, 9)), TODAY)[0]) == {"dated"}
    assert set(checked_result(replace(received(), dated=date(2026, 3, 15)), TODAY)[0]) == {"dated"}
    assert checked_result(replace(received(), dated=date(2026, 3, 10)), TODAY)[0] == {}
    without = Investigation(Coded("TSH"), dated=date(2019, 1, 1))
    assert checked_result(without, TODAY)[0] == {}


def test_empty_rows_of_values_are_left_out_and_bad_ones_named() -> None:
    body = replace(received(), values=(ResultValue(Coded(""), " "), TSH, ResultValue(Coded("Free T4"), "")))
    problems, tidy = checked_result(body, TODAY)
    assert set(problems) == {"value 1"}
    assert [each.what.text for each in tidy.values] == ["TSH", "Free T4"]
