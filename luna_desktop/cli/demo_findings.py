"""Markers and scores of the demo clinic: what a visit finds, marks and grades, and how it changed over the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.markers import Marker, MarkerState, Marking
from luna_desktop.domain.clinical.scores.record import SCORES, ScorePart, ScoreRecord
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import body_map, chart, photographs
from luna_desktop.services.clinic.clinics import OpenClinic

MASI_YEAR = (
    (315, "3 2 2 4 3 2 4 2 2 2 3 4"),
    (253, "3 2 2 4 3 2 4 2 2 1 4 3"),
    (186, "3 2 2 4 2 2 4 2 2 2 3 2"),
    (137, "2 2 1 3 2 2 4 2 2 2 3 3"),
    (20, "2 2 1 3 2 2 3 2 2 2 2 1"),
)
"""Days before today, and area, darkness and homogeneity of forehead, right cheek, left cheek and chin: 15.8 to 9.6."""
GAGS_YEAR = ((300, "3 3 3 2 3 2"), (200, "2 3 2 2 2 1"), (90, "1 2 2 1 2 1"))


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Mark and grade the person who has something in every tab."""
    tiles = clinic.desk.perform(clinic.actor, photographs.list_photographs, patient)
    close = [tile.photograph_id for tile in tiles if tile.fact.body.view == "cheek_close_l"]
    page = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    melasma = next((known.fact_id for known in page.conditions if known.body.what.text == "Melasma"), 0)
    for body in _her_markers(today, close, melasma):
        clinic.desk.perform(clinic.actor, body_map.add_marker, body_map.NewMarker(patient, body))
    _grade(clinic, patient, "masi", MASI_YEAR, today)
    _grade(clinic, patient, "gags", GAGS_YEAR, today)
    _grade(clinic, patient, "dlqi", ((253, "11"), (20, "6")), today)
    _grade(clinic, patient, "glogau", ((253, "II"),), today)


def fill_another(clinic: OpenClinic, patient: PatientId, today: date, *, turn: int) -> None:
    """Mark a mole and grade one score of somebody else."""
    body = Marker(
        Marking.LESION, "back", 0.38 + 0.02 * turn, 0.24, _ago(today, 40), what=Coded("Mole"), length_mm=4.0 + turn
    )
    clinic.desk.perform(clinic.actor, body_map.add_marker, body_map.NewMarker(patient, body))
    score, days = (("gags", GAGS_YEAR), ("easi", ((60, "8+ 1 1 1 0 2 1 0.5 1 1 2 1 1 1 0 1 1 1 1.5 1 2"),)))[turn % 2]
    _grade(clinic, patient, score, days, today)


def _her_markers(today: date, close: Sequence[int], melasma: int) -> list[Marker]:
    seen = _ago(today, 20)
    cheek = Marker(
        Marking.LESION,
        "front",
        0.565,
        0.083,
        seen,
        what=Coded("Melasma patch"),
        length_mm=22.0,
        width_mm=14.0,
        since=PartialDate(today.year - 3, 3),
        condition=melasma,
        photographs=tuple(close[:2]),
    )
    other = Marker(
        Marking.LESION,
        "front",
        0.435,
        0.083,
        seen,
        what=Coded("Melasma patch"),
        length_mm=20.0,
        width_mm=12.0,
        since=PartialDate(today.year - 3, 3),
        condition=melasma,
        photographs=tuple(close[2:4]),
    )
    healed, result_in, treated = MarkerState.HEALED, MarkerState.RESULT_IN, MarkerState.TREATED
    return [
        cheek,
        other,
        Marker(Marking.TREATMENT, "front", 0.78, 0.29, _ago(today, 187), what=Coded("Laser test"), state=healed),
        Marker(
            Marking.BIOPSY,
            "front",
            0.59,
            0.62,
            _ago(today, 160),
            what=Coded("Punch biopsy"),
            state=result_in,
            length_mm=4.0,
            note="Result: benign naevus.",
        ),
        Marker(Marking.LESION, "back", 0.557, 0.217, _ago(today, 137), what=Coded("Papules"), state=treated),
        Marker(
            Marking.TREATMENT,
            "back",
            0.29,
            0.21,
            PartialDate.of(today + timedelta(days=4)),
            what=Coded("Patch test"),
            state=MarkerState.PLANNED,
        ),
    ]


def _grade(clinic: OpenClinic, patient: PatientId, score: str, days: Sequence[tuple[int, str]], today: date) -> None:
    for ago, grades in days:
        parts = zip(SCORES[score].parts, grades.split(), strict=True)
        body = ScoreRecord(score, _ago(today, ago), tuple(ScorePart(part.name, grade) for part, grade in parts))
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body, Source.STAFF))


def _ago(today: date, days: int) -> PartialDate:
    return PartialDate.of(today - timedelta(days=days))
