"""The clinic's clocks: chosen within the law, and what came in before keeps the limit that counted then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.limits import DEFAULTS, ClockRules, Wanted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import cases, clock_settings
from tests import builders
from tests.services.acting import act
from tests.services.rights.asking import log


def test_a_shorter_clock_counts_for_what_comes_after(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    before = log(clinic, patient)
    stricter = ClockRules({**DEFAULTS, CaseKind.ACCESS: Wanted(48, 0, 12)}, {"grievance dpdp": date(2026, 3, 1)}, False)
    assert act(clinic, clock_settings.change_clock_rules, stricter) == stricter
    assert act(clinic, clock_settings.read_clock_rules, None) == stricter
    after = log(clinic, patient)
    assert after.due_at - after.received_at.replace(microsecond=0) == timedelta(hours=48)
    (first, *_rest) = reversed(act(clinic, cases.read_cases_of, patient))
    assert first.due_at == before.due_at
    assert log(clinic, patient, CaseKind.GRIEVANCE).clock.limit.ceiling == 90


def test_nothing_beyond_the_law_and_no_unknown_rule_is_kept(clinic: OpenClinic) -> None:
    wrong = ClockRules({**DEFAULTS, CaseKind.ACCESS: Wanted(96, 0, 24)}, {"no such rule": date(2026, 1, 1)})
    with pytest.raises(InvalidInput) as refused:
        act(clinic, clock_settings.change_clock_rules, wrong)
    assert set(refused.value.problems) == {"access", "no such rule"}
    assert act(clinic, clock_settings.read_clock_rules, None) == ClockRules()
