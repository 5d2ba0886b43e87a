"""Markers and scores in a record copy: with versions, struck-out ones, and only the days that are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.markers import Marker, Marking
from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.services.care import body_map, chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from tests import builders
from tests.services.acting import act

PATCH = Marker(
    Marking.LESION, "front", 0.565, 0.083, PartialDate(2026, 2, 2), what=Coded("Melasma patch"), length_mm=22
)


def gags(day: PartialDate, *grades: str) -> ScoreRecord:
    parts = zip(SCORES["gags"].parts, grades, strict=True)
    return ScoreRecord("gags", day, tuple(ScorePart(part.name, grade) for part, grade in parts))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def a_copy(clinic: OpenClinic, patient: PatientId, since: date | None = None) -> RecordCopy:
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own use", since=since)
    return act(clinic, prepare_record_copy, request).content


def test_markers_come_with_their_earlier_days_and_struck_out_ones(clinic: OpenClinic, patient: PatientId) -> None:
    page = act(clinic, body_map.add_marker, body_map.NewMarker(patient, PATCH))
    known = page.of("marker")[0]
    later = replace(known.body, length_mm=18.0, seen_on=PartialDate(2026, 3, 10))
    act(clinic, body_map.change_marker, FactChange(patient, known.fact_id, 1, later))
    page = act(clinic, body_map.add_marker, body_map.NewMarker(patient, replace(PATCH, x=0.78, y=0.29)))
    act(clinic, body_map.strike_out_marker, StrikeOut(patient, page.of("marker")[1].fact_id, 1, "Wrong arm"))
    first, second = a_copy(clinic, patient).markers
    assert (first.number, str(first.place), first.size) == (1, "Left cheek", "18")
    assert [str(each) for each in first.before] == ["02-Feb-2026: 22 mm, Watching"]
    assert (second.struck, second.reason) == (True, "Wrong arm")


def test_scores_come_with_parts_change_and_version(clinic: OpenClinic, patient: PatientId) -> None:
    for body in (gags(PartialDate(2026, 1, 5), *"222222"), gags(PartialDate(2026, 3, 2), *"11111", "")):
        act(clinic, chart.record_entry, chart.NewEntry(patient, body))
    act(clinic, chart.record_entry, chart.NewEntry(patient, gags(PartialDate(2026, 3, 10), *"111111")))
    trend = a_copy(clinic, patient).scores[0]
    assert (trend.short, trend.range, trend.version) == ("GAGS", "0–44", "luna/2026-11")
    assert [(str(row.result), row.change) for row in trend.rows] == [("11", "–11"), ("Not known", ""), ("22", "")]
    assert [str(grade) for _part, grade in trend.rows[1].parts][-1] == "Not known"
    assert str(trend.rows[0].parts[0][1]) == "1 (Comedone)"


def test_only_the_days_that_are_wanted(clinic: OpenClinic, patient: PatientId) -> None:
    act(clinic, chart.record_entry, chart.NewEntry(patient, gags(PartialDate(2026, 1, 5), *"222222")))
    act(clinic, body_map.add_marker, body_map.NewMarker(patient, PATCH))
    content = a_copy(clinic, patient, since=date(2026, 2, 1))
    assert (len(content.markers), content.scores) == (1, ())
