"""Markers on a real clinic: numbers that stay, versions that show growth, links, and who may mark what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.clinical.markers import Marker, MarkerState, Marking
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import body_map, chart, moves
from luna_desktop.services.care.body_map import NewMarker
from luna_desktop.services.care.chart import Chart, FactAsked, NewEntry
from luna_desktop.services.care.moves import Move
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, Known, StrikeOut
from luna_desktop.services.people.care_team import join
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

PATCH = Marker(
    Marking.LESION, "front", 0.565, 0.083, PartialDate(2026, 3, 2), what=Coded("Melasma patch"), length_mm=22
)
TEST_SPOT = replace(PATCH, marking=Marking.TREATMENT, x=0.78, y=0.29, what=Coded("Laser test spot"))
PUNCH = replace(PATCH, marking=Marking.BIOPSY, y=0.6, what=Coded("Punch biopsy"))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def mark(clinic: OpenClinic, patient: PatientId, body: Marker) -> Known:
    page: Chart = act(clinic, body_map.add_marker, NewMarker(patient, body))
    return page.of("marker")[-1]


def test_numbers_go_on_and_are_never_used_again(clinic: OpenClinic, patient: PatientId) -> None:
    first = mark(clinic, patient, replace(PATCH, number=77))
    second = mark(clinic, patient, TEST_SPOT)
    page = act(clinic, body_map.strike_out_marker, StrikeOut(patient, second.fact_id, 1, "Marked on the wrong arm"))
    third = mark(clinic, patient, PUNCH)
    assert (first.body.number, second.body.number, third.body.number) == (1, 2, 3)
    assert [known.body.number for known in page.of("marker")] == [1]
    assert first.body.region == "cheek_l"


def test_the_next_visit_adds_a_version_with_its_own_size(clinic: OpenClinic, patient: PatientId) -> None:
    first = mark(clinic, patient, PATCH)
    later = replace(first.body, length_mm=18.0, seen_on=PartialDate(2026, 3, 10), number=9, marking=Marking.BIOPSY)
    changed = FactChange(patient, first.fact_id, 1, replace(later, marking=Marking.LESION))
    act(clinic, body_map.change_marker, changed)
    versions = act(clinic, chart.read_versions, FactAsked(patient, first.fact_id))
    assert [known.body.length_mm for known in versions] == [18.0, 22]
    assert [known.body.number for known in versions] == [1, 1]
    with pytest.raises(StaleRecord):
        act(clinic, body_map.change_marker, changed)


def test_links_stay_within_the_patients_own_record(clinic: OpenClinic, patient: PatientId) -> None:
    other = builders.register(clinic, builders.a_patient("Rao", "Kavya", phone="98860 01428"))
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    page = act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    condition = page.conditions[0].fact_id
    known = mark(clinic, patient, replace(PATCH, condition=condition, photographs=(photograph,)))
    assert (known.body.condition, known.body.photographs) == (condition, (photograph,))
    with pytest.raises(InvalidInput) as refused:
        mark(clinic, other, replace(PATCH, condition=condition, photographs=(photograph,)))
    assert set(refused.value.problems) == {"condition", "photographs"}


def test_a_marker_moved_to_another_chart_gets_a_number_there_and_leaves_its_links(
    clinic: OpenClinic, patient: PatientId
) -> None:
    other = builders.register(clinic, builders.a_patient("Rao", "Kavya", phone="98860 01430"))
    mark(clinic, other, TEST_SPOT)
    builders.allow_photographs(clinic, patient)
    photograph = builders.add_photograph(clinic, patient)
    page = act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    known = mark(clinic, patient, replace(PATCH, condition=page.conditions[0].fact_id, photographs=(photograph,)))
    move = Move(patient, known.fact_id, 1, other, "Marked in the wrong chart")
    left = act(clinic, moves.move_entry, move)
    assert left.of("marker") == ()
    arrived = act(clinic, chart.read_chart, other).of("marker")[-1].body
    assert (arrived.number, arrived.condition, arrived.photographs) == (2, 0, ())
    assert arrived.what == PATCH.what


def test_a_therapist_marks_but_no_biopsy(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    clinic.lock()
    therapist = open_clinic(Role.THERAPIST)
    own = builders.register(therapist, builders.a_patient("Rao", "Kavya", phone="98860 01429"))
    assert mark(therapist, own, TEST_SPOT).body.state is MarkerState.WATCHING
    with pytest.raises(NotPermitted):
        mark(therapist, own, PUNCH)


def test_a_therapist_neither_changes_nor_strikes_out_a_biopsy(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    known = mark(clinic, patient, PUNCH)
    clinic.lock()
    therapist = open_clinic(Role.THERAPIST)
    with working(therapist) as work:
        join(work, patient, therapist.actor.user_id, "Treats with us")
    disguised = replace(known.body, marking=Marking.LESION, note="Not mine to change")
    with pytest.raises(NotPermitted):
        act(therapist, body_map.change_marker, FactChange(patient, known.fact_id, 1, disguised))
    with pytest.raises(NotPermitted):
        act(therapist, body_map.strike_out_marker, StrikeOut(patient, known.fact_id, 1, "Not mine"))


def test_the_general_use_cases_take_no_marker(clinic: OpenClinic, patient: PatientId) -> None:
    known = mark(clinic, patient, PATCH)
    with pytest.raises(TypeError):
        act(clinic, chart.record_entry, NewEntry(patient, PATCH))
    with pytest.raises(TypeError):
        act(clinic, chart.change_entry, FactChange(patient, known.fact_id, 1, known.body))
    with pytest.raises(TypeError):
        act(clinic, chart.strike_out_entry, StrikeOut(patient, known.fact_id, 1, "Not through this door"))


def test_reception_marks_and_reads_nothing(open_clinic: Opener, clinic: OpenClinic, patient: PatientId) -> None:
    mark(clinic, patient, PATCH)
    clinic.lock()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        mark(desk, patient, PATCH)
    with pytest.raises(NotPermitted):
        act(desk, chart.read_chart, patient)


def test_every_change_is_in_the_audit_log(clinic: OpenClinic, patient: PatientId) -> None:
    known = mark(clinic, patient, PATCH)
    act(clinic, body_map.strike_out_marker, StrikeOut(patient, known.fact_id, 1, "Twice"))
    assert [len(entries(clinic, action)) for action in ("marker recorded", "marker struck out")] == [1, 1]


def test_only_markers_are_changed_and_struck_out_here(clinic: OpenClinic, patient: PatientId) -> None:
    page = act(clinic, chart.record_entry, NewEntry(patient, Condition(Coded("Melasma"))))
    with pytest.raises(NotFound):
        act(clinic, body_map.strike_out_marker, StrikeOut(patient, page.conditions[0].fact_id, 1, "No marker"))
    with pytest.raises(NotFound):
        act(clinic, body_map.change_marker, FactChange(patient, page.conditions[0].fact_id, 1, PATCH))
