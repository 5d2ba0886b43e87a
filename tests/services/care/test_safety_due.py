"""Whether a clinician will ask: kept in step with every way a fact is written, and a truth value for the desk."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import ShelfLife
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.chart import read_chart, strike_out_entry
from luna_desktop.services.care.chart_access import change_shelf_life
from luna_desktop.services.care.history import HistoryChanges, RowChange, save_history
from luna_desktop.services.care.safety_due import clinician_will_ask
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.people.cards import card_of
from tests import builders
from tests.services.acting import act, working


def will_ask(clinic: OpenClinic, patient: PatientId) -> bool:
    with working(clinic) as work:
        return clinician_will_ask(work, card_of(work, patient))


def answer_all(clinic: OpenClinic, patient: PatientId, answer: YesNo = YesNo.NO) -> None:
    rows = tuple(RowChange(each.value, SafetyAnswer(each, answer)) for each in BY_ITSELF)
    act(clinic, save_history, HistoryChanges(patient, rows))


def test_what_was_never_asked_is_asked_and_old_answers_are_asked_again(
    clinic: OpenClinic, ticking: builders.Ticking
) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    assert will_ask(clinic, man)
    answer_all(clinic, man)
    assert not will_ask(clinic, man)
    ticking.advance(days=91)  # the blood thinners were asked about 90 days ago at the most
    assert will_ask(clinic, man)
    act(clinic, change_shelf_life, ShelfLife(dict.fromkeys(SafetyQuestion, 300)))
    assert not will_ask(clinic, man)


def test_a_yes_is_confirmed_after_the_same_time(clinic: OpenClinic, ticking: builders.Ticking) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    answer_all(clinic, man, YesNo.YES)
    assert not will_ask(clinic, man)
    ticking.advance(days=400)
    assert will_ask(clinic, man)


def test_pregnancy_is_asked_of_whom_it_may_concern(clinic: OpenClinic) -> None:
    woman = builders.register(clinic)
    answer_all(clinic, woman)
    assert will_ask(clinic, woman)
    told = Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.NO)
    act(clinic, save_history, HistoryChanges(woman, (RowChange("p", told),)))
    assert not will_ask(clinic, woman)


def test_the_day_of_asking_counts_and_a_struck_out_answer_does_not(clinic: OpenClinic) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    answer_all(clinic, man)
    chart = act(clinic, read_chart, man)
    known = next(each for each in chart.of("safety_answer") if each.body.question is SafetyQuestion.METAL)
    act(clinic, strike_out_entry, StrikeOut(man, known.fact_id, known.number, "another patient's"))
    assert will_ask(clinic, man)
    old = SafetyAnswer(SafetyQuestion.METAL, YesNo.NO, asked=Asked(PartialDate(2025, 1, 2)))
    act(clinic, save_history, HistoryChanges(man, (RowChange("m", old),)))
    assert will_ask(clinic, man)
