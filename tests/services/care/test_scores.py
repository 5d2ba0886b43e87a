"""Scores on a real clinic: computed by the record, corrected as versions, written by clinicians alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.chart import Chart, NewEntry
from luna_desktop.services.care.scores import Standing, standings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries


def iga(grade: str, month: int) -> ScoreRecord:
    return ScoreRecord("iga_acne", PartialDate(2026, month, 2), (ScorePart("grade", grade),))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def record(clinic: OpenClinic, patient: PatientId, *bodies: object) -> Chart:
    pages = [act(clinic, chart.record_entry, NewEntry(patient, body)) for body in bodies]
    return pages[-1]


def first(page: Chart) -> Standing:
    return standings(page)[0]


def test_the_last_and_the_one_before_by_the_day_of_assessment(clinic: OpenClinic, patient: PatientId) -> None:
    standing = first(record(clinic, patient, iga("2", 3), iga("4", 1), iga("3", 2)))
    assert standing.score is SCORES["iga_acne"]
    assert [known.body.value for known in standing.assessments] == ["2", "3", "4"]
    assert standing.last is not None
    assert standing.was is not None
    assert (standing.last.body.value, standing.was.body.value) == ("2", "3")
    assert len(entries(clinic, "score recorded")) == 3


def test_an_incomplete_assessment_stands_without_a_result(clinic: OpenClinic, patient: PatientId) -> None:
    part = ScoreRecord("gags", PartialDate(2026, 3, 2), (ScorePart("nose", "2"),))
    standing = first(record(clinic, patient, part))
    assert (len(standing.assessments), standing.complete, standing.was) == (1, (), None)


def test_a_correction_computes_anew_and_keeps_the_version_before(clinic: OpenClinic, patient: PatientId) -> None:
    known = record(clinic, patient, iga("4", 3)).of("score")[0]
    body = replace(known.body, parts=(ScorePart("grade", "3"),))
    change = FactChange(patient, known.fact_id, known.number, body, known.source, "Ticked the wrong grade")
    page = act(clinic, chart.change_entry, change)
    assert [(each.number, each.body.value) for each in page.of("score")] == [(2, "3")]


def test_an_impossible_grade_is_refused_at_its_field(clinic: OpenClinic, patient: PatientId) -> None:
    with pytest.raises(InvalidInput) as refused:
        record(clinic, patient, iga("7", 3))
    assert list(refused.value.problems) == ["grade"]


def test_scores_that_were_never_recorded_come_last(clinic: OpenClinic, patient: PatientId) -> None:
    rows = standings(record(clinic, patient, iga("1", 3)))
    assert [bool(row.assessments) for row in rows] == [True] + [False] * (len(SCORES) - 1)


@pytest.mark.parametrize("role", [Role.THERAPIST, Role.RECEPTION])
def test_only_clinicians_grade(open_clinic: Opener, role: Role) -> None:
    member = open_clinic(role)
    own = builders.register(member)
    with pytest.raises(NotPermitted):
        record(member, own, iga("1", 3))
