"""The chart as rules see it in a real clinic, and rules that are silent until a doctor approved them."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.rules.signs import Truth
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.services.care import rule_charts
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.cards import card_of
from tests import builders
from tests.services.acting import act, working


def test_rules_and_suggestions_speak_once_they_are_approved(clinic: OpenClinic) -> None:
    assert (rule_charts.rules().rules, rule_charts.suggestions()) == ((), ())
    act(clinic, approve_advice, Approving())
    assert len(rule_charts.rules().rules) == 363
    assert len(rule_charts.suggestions()) == 122
    assert rule_charts.rules() is rule_charts.rules()
    act(clinic, approve_advice, Approving("safety_rules", approved=False))
    assert rule_charts.rules().rules == ()


def test_a_new_patient_is_asked_about_everything(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        chart, facts = rule_charts.chart_of(work, patient)
    assert facts.of("condition") == ()
    assert chart.truth_of("state", "unknown_history") is Truth.YES


@pytest.mark.parametrize(
    ("born", "months"),
    [
        (Birth(BirthKind.DATE, PartialDate(2026, 8, 2)), (3, 3)),
        (Birth(BirthKind.DATE, PartialDate(2026, 8, 3)), (2, 2)),
        (Birth(BirthKind.MONTH, PartialDate(2026, 8)), (2, 3)),
        (Birth(), None),
    ],
)
def test_months_are_whole_ones(clinic: OpenClinic, born: Birth, months: tuple[int, int] | None) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work:
        card = card_of(work, patient)
    assert rule_charts._months(born, date(2026, 11, 2)) == months
    assert rule_charts.person_of(card, date(2026, 11, 2)).gender is card.gender


def test_a_refused_catalogue_is_read_as_empty() -> None:
    assert rule_charts.book("no such catalogue").entries == ()
