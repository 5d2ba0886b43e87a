"""Bookings that wait because of the chart: on their days, released by a clinician, no reason told to the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import DEFAULT_DAYS, ShelfLife
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.measures import PartialDate
from luna_desktop.models.rules import RuleHold
from luna_desktop.services.care import chart, rule_holds
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.chart_access import change_shelf_life
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.front import book, clinical_names, held, set_up
from luna_desktop.services.front.booking_requests import Details, Undo
from luna_desktop.services.front.held import HeldDecision
from luna_desktop.services.work import CLINIC_ZONE
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.services.front.booking import asked, book_one

IPL = "IPL photorejuvenation"


def name_service(clinic: OpenClinic, key: str, treatment: str) -> None:
    with working(clinic) as work:
        (entry,) = [each for each in set_up.entries_of(work, set_up.EntryKind.SERVICE) if each.body.key == key]
        name = rule_holds.rule_charts.book("treatments").entry(treatment).name
        clinical_names.put_clinical_name(work, entry.entry_id, name)


def today(clinic: OpenClinic) -> date:
    return clinic.desk.premises.clock().astimezone(CLINIC_ZONE).date()


def say_phototype(clinic: OpenClinic, patient: PatientId) -> None:
    asked_on = Asked(PartialDate.of(today(clinic)))
    act(clinic, chart.record_entry, chart.NewEntry(patient, SkinProfile(Fitzpatrick.III, asked=asked_on)))


def say_pregnant(clinic: OpenClinic, patient: PatientId, state: PregnancyState = PregnancyState.PREGNANT) -> None:
    asked_on = Asked(PartialDate.of(today(clinic)))
    body = Pregnancy(state, breastfeeding=YesNo.NO, asked=asked_on)
    act(clinic, chart.record_entry, chart.NewEntry(patient, body))


def is_held(clinic: OpenClinic, patient: PatientId, ahead: int = 5) -> bool:
    with working(clinic) as work:
        return rule_holds.is_held(work, patient, "follow_up", today(clinic) + timedelta(days=ahead))


@pytest.fixture
def doctor(open_clinic: Opener) -> OpenClinic:
    clinic = open_clinic(Role.CLINICIAN)
    name_service(clinic, "follow_up", "ipl_rejuv")
    return clinic


@pytest.fixture
def patient(doctor: OpenClinic) -> PatientId:
    found = builders.register(doctor)
    say_phototype(doctor, found)
    return found


def approve(doctor: OpenClinic) -> None:
    act(doctor, approve_advice, Approving("safety_rules"))


def test_nothing_is_held_before_a_doctor_approved_a_rule(doctor: OpenClinic, patient: PatientId) -> None:
    say_pregnant(doctor, patient)
    assert not is_held(doctor, patient)


def test_a_booking_is_held_and_released_by_a_clinician(
    doctor: OpenClinic, patient: PatientId, open_clinic: Opener
) -> None:
    approve(doctor)
    say_pregnant(doctor, patient)
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, patient, service="follow_up")
    assert known.booking.state is BookingState.HELD
    assert [each.item_id for each in act(doctor, held.read_held, None)] == [known.booking_id]
    released = act(doctor, held.review_held, HeldDecision(asked(known), accept=True))
    assert released.booking.state is BookingState.BOOKED
    assert book_one(desk, patient, "12:00").booking.state is BookingState.BOOKED  # a consultation holds nothing


def test_undoing_does_not_go_round_what_the_chart_says_by_now(
    doctor: OpenClinic, patient: PatientId, open_clinic: Opener
) -> None:
    approve(doctor)
    say_pregnant(doctor, patient, PregnancyState.NOT_PREGNANT)
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, patient, service="follow_up")
    assert known.booking.state is BookingState.BOOKED
    changed = act(desk, book.change_booking, Details(asked(known), "consultation"))
    (fact,) = act(doctor, chart.read_chart, patient).of("pregnancy")
    now = replace(fact.body, state=PregnancyState.PREGNANT)
    act(doctor, chart.change_entry, FactChange(patient, fact.fact_id, fact.number, now, reason="Test"))
    back = act(desk, book.undo_booking, Undo(asked(changed)))
    assert (back.booking.service, back.booking.state) == ("follow_up", BookingState.HELD)


def test_a_tan_holds_for_two_weeks_and_no_longer(doctor: OpenClinic) -> None:
    approve(doctor)
    found = builders.register(doctor)
    tanned = SkinProfile(
        Fitzpatrick.III, last_tan=PartialDate.of(today(doctor)), asked=Asked(PartialDate.of(today(doctor)))
    )
    act(doctor, chart.record_entry, chart.NewEntry(found, tanned))
    say_pregnant(doctor, found, PregnancyState.NOT_PREGNANT)
    assert is_held(doctor, found, 14)
    assert not is_held(doctor, found, 15)


def test_somebody_without_a_chart_is_asked_about_by_an_empty_one(doctor: OpenClinic) -> None:
    approve(doctor)
    nobody = builders.register(doctor)
    assert is_held(doctor, nobody)  # the phototype of somebody new is not known, and light waits for it


def test_other_rules_hold_everything_until_the_chart_is_worked_out_again(
    doctor: OpenClinic, patient: PatientId
) -> None:
    say_pregnant(doctor, patient, PregnancyState.NOT_PREGNANT)
    approve(doctor)  # nobody has an appointment, so nobody was worked out again
    assert is_held(doctor, patient)
    act(doctor, chart.open_chart, patient)
    assert not is_held(doctor, patient)


def test_another_shelf_life_holds_until_the_chart_is_worked_out_again(
    open_clinic: Opener, doctor: OpenClinic, patient: PatientId
) -> None:
    approve(doctor)
    say_pregnant(doctor, patient, PregnancyState.NOT_PREGNANT)
    assert not is_held(doctor, patient)
    shorter = ShelfLife({**DEFAULT_DAYS, SafetyQuestion.PREGNANCY: 2})
    act(open_clinic(Role.OWNER), change_shelf_life, shorter)
    assert is_held(doctor, patient)


def test_an_approval_works_out_again_whoever_is_to_come(doctor: OpenClinic, patient: PatientId) -> None:
    say_pregnant(doctor, patient, PregnancyState.NOT_PREGNANT)
    book_one(doctor, patient)
    approve(doctor)
    assert not is_held(doctor, patient)


def test_another_birth_date_holds_until_somebody_looks(doctor: OpenClinic, patient: PatientId) -> None:
    approve(doctor)
    act(doctor, chart.open_chart, patient)
    assert not is_held(doctor, patient)
    with working(doctor) as work:
        card = rule_holds.card_of(work, patient)
        assert rule_holds._person(card) != rule_holds._person(replace(card, birth=replace(card.birth, on=None)))


def test_the_table_of_holds_knows_no_reason(doctor: OpenClinic, patient: PatientId) -> None:
    approve(doctor)
    say_pregnant(doctor, patient)
    with working(doctor) as work:
        rows = work.session.execute(select(RuleHold.__table__).where(RuleHold.patient_id == patient)).mappings().all()
    assert rows
    assert set(rows[0]) == {"patient_id", "treatment", "begins_on", "ends_on"}
