"""The timeline of a real record: every kind of entry tells its day, and nobody is told more than they may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, Coded, Condition, Medicine, Severity
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.scores.record import ScorePart, ScoreRecord
from luna_desktop.domain.clinical.timeline import Moment, Strand, Timeline
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, timeline
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.care.own_catalogues import Switch, switch_row
from luna_desktop.services.care.visit_writing import Amendment, amend_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.texts import current
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care import results_in, visiting

MARCH = PartialDate(2026, 3, 2)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def record(clinic: OpenClinic, patient: PatientId, *bodies: object) -> None:
    for body in bodies:
        act(clinic, chart.record_entry, NewEntry(patient, body))


def read(clinic: OpenClinic, patient: PatientId) -> Timeline:
    line: Timeline = act(clinic, timeline.read_timeline, patient)
    return line


def texts(moments: tuple[Moment, ...], strand: Strand) -> list[str]:
    return [current().render(each.text) for each in moments if each.strand is strand]


def test_facts_tell_their_days(clinic: OpenClinic, patient: PatientId) -> None:
    record(
        clinic,
        patient,
        Medicine(
            Coded("Tretinoin"),
            strength="0.025%",
            started=MARCH,
            stopped=PartialDate(2026, 5),
            reason_stopped="Irritation",
        ),
        Condition(Coded("Melasma"), since=PartialDate(2023)),
        Allergy(Coded("Penicillin"), reaction="Anaphylaxis", severity=Severity.SEVERE),
        ScoreRecord("iga_acne", MARCH, (ScorePart("grade", "3"),)),
        Lifestyle(MARCH, sleep_hours=6.5, sun_hours=2),
    )
    line = read(clinic, patient)
    assert texts(line.moments, Strand.MEDICINES) == ["Stopped Tretinoin 0.025%", "Started Tretinoin 0.025%"]
    assert texts(line.moments, Strand.CONDITIONS) == ["Melasma: Active"]
    assert texts(line.moments, Strand.SAFETY)[0] == "Allergy recorded: Penicillin"
    assert len(texts(line.moments, Strand.SCORES)) == 1
    assert texts(line.moments, Strand.LIFESTYLE) == ["Lifestyle asked"]
    assert [(each.key, [reading.shown for reading in each.readings]) for each in line.series] == [
        ("iga_acne", ["3"]),
        ("sleep_hours", ["6.5"]),
        ("sun_hours", ["2"]),
    ]
    span = line.spans[0]
    assert (span.begin, span.end) == (date(2026, 3, 2), date(2026, 5, 31))


def test_a_pregnancy_stays_on_the_line_after_it_ended(clinic: OpenClinic, patient: PatientId) -> None:
    record(clinic, patient, Pregnancy(PregnancyState.PREGNANT))
    fact = act(clinic, chart.read_chart, patient).of("pregnancy")[0]
    ended = FactChange(patient, fact.fact_id, fact.number, Pregnancy(PregnancyState.NOT_PREGNANT))
    act(clinic, chart.change_entry, ended)
    line = read(clinic, patient)
    assert texts(line.moments, Strand.SAFETY) == ["Pregnancy asked: No", "Pregnancy asked: Yes, pregnant"]
    assert [(each.is_shade, each.end is not None) for each in line.spans] == [(True, True)]


def test_visits_their_treatments_and_results_stand_on_it(clinic: OpenClinic, patient: PatientId) -> None:
    visiting.sign(clinic, visiting.begin(clinic, patient))
    visiting.begin(clinic, patient)
    order = results_in.order(clinic, patient)
    results_in.receive(clinic, patient, order)
    line = read(clinic, patient)
    drafts = [each for each in line.moments if each.strand is Strand.VISITS and each.chip]
    assert (line.counts()[Strand.VISITS], len(drafts)) == (2, 1)
    assert line.counts()[Strand.RESULTS] == 1
    assert all(each.tab for each in line.moments)


def test_a_treatment_keeps_its_name_when_the_clinic_offers_it_no_longer(clinic: OpenClinic, patient: PatientId) -> None:
    entry = catalogue("treatments").entry("frac_co2")
    signed = visiting.sign(clinic, visiting.begin(clinic, patient))
    note = replace(signed.note, procedures=(ProcedureDone(entry.coded()),))
    amended = Amendment(patient, signed.header.visit_id, signed.header.number, note, "Left out in a hurry")
    act(clinic, amend_visit, amended)
    act(clinic, switch_row, Switch("treatments", "frac_co2", is_off=True))
    told = [each.text for each in read(clinic, patient).moments if each.strand is Strand.TREATMENTS]
    assert told == [entry.name]


def test_photographs_are_told_by_day_and_only_to_who_may_see_them(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    days = act(clinic, timeline.read_photograph_days, patient)
    assert [(current().render(day.text), day.tab) for day in days] == [("1 photograph", "photos")]
    for role in (Role.RECEPTION, Role.ADMINISTRATOR):
        other = open_clinic(role)
        for case in (timeline.read_photograph_days, timeline.read_timeline):
            with pytest.raises(NotPermitted):
                other.desk.perform(other.actor, case, patient)


def test_a_therapist_is_told_no_more_of_a_pregnancy_than_in_the_chart(open_clinic: Opener) -> None:
    clinician, therapist = open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(clinician)
    record(clinician, patient, Pregnancy(PregnancyState.PREGNANT, lmp=PartialDate(2026, 1, 10)))
    assert texts(read(clinician, patient).moments, Strand.SAFETY)
    assert read(therapist, patient).spans == ()
    assert texts(read(therapist, patient).moments, Strand.SAFETY) == []
