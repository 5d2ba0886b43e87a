"""An entry made in the wrong chart: struck out there, written here, a trace in both, all or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Coded, Condition, Medicine
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding
from luna_desktop.domain.errors import InvalidInput, NotPermitted, SafetyStop, StaleRecord
from luna_desktop.domain.facts import FactStatus
from luna_desktop.services.care import chart, moves
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.chart import NewEntry
from luna_desktop.services.care.moves import Move
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import Known
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working

WHY = "Two charts were open; it is the sister’s."


@pytest.fixture
def two(clinic: OpenClinic) -> tuple[PatientId, PatientId]:
    return builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))


def added(clinic: OpenClinic, patient: PatientId, body: object) -> Known:
    return act(clinic, chart.record_entry, NewEntry(patient, body)).known[0]


def number_of(clinic: OpenClinic, patient: PatientId) -> str:
    with working(clinic) as work:
        return moves.traces(work, patient)[0].other


def test_both_charts_keep_a_trace(clinic: OpenClinic, two: tuple[PatientId, PatientId]) -> None:
    wrong, right = two
    known = added(clinic, wrong, Condition(Coded("Vitiligo"), note="hands"))
    left = act(clinic, moves.move_entry, Move(wrong, known.fact_id, 1, right, WHY))
    assert left.conditions == ()
    arrived = act(clinic, chart.read_chart, right).conditions[0]
    assert (arrived.body, arrived.source, arrived.reason) == (known.body, known.source, WHY)
    struck = act(clinic, chart.read_versions, chart.FactAsked(wrong, known.fact_id))[0]
    assert (struck.status, struck.reason) == (FactStatus.ENTERED_IN_ERROR, WHY)
    went = act(clinic, moves.read_moves, wrong)[0]
    came = act(clinic, moves.read_moves, right)[0]
    assert (went.came, went.fact_id) == (False, known.fact_id)
    assert (came.came, came.fact_id, came.reason) == (True, arrived.fact_id, WHY)
    assert went.other != came.other
    assert went.other.startswith("LUN-")
    assert {entry.patient_id for entry in entries(clinic, "entry moved")} == {wrong, right}
    with working(clinic) as work:
        assert moves.moved_away(work, wrong) == {known.fact_id}
        assert moves.moved_away(work, right) == frozenset()


def test_the_other_charts_allergies_stop_a_medicine(clinic: OpenClinic, two: tuple[PatientId, PatientId]) -> None:
    wrong, right = two
    added(clinic, right, Allergy(catalogue("allergens").entry("penicillin").coded()))
    known = added(clinic, wrong, Medicine(Coded("Cefixime")))
    move = Move(wrong, known.fact_id, 1, right, WHY)
    with pytest.raises(SafetyStop):
        act(clinic, moves.move_entry, move)
    assert len(act(clinic, chart.read_chart, wrong).medicines) == 1
    given = Overriding("Took it twice without any reaction", OverrideReason.TOLERATED, told=True)
    act(clinic, moves.move_entry, replace(move, overriding=given))
    there = act(clinic, chart.read_chart, right)
    assert [each.body.what.text for each in there.medicines] == ["Cefixime"]
    assert len(there.of("stop_override")) == 1


def test_allergies_settle_in_both(clinic: OpenClinic, two: tuple[PatientId, PatientId]) -> None:
    wrong, right = two
    known = added(clinic, wrong, Allergy(Coded("Latex")))
    left = act(clinic, moves.move_entry, Move(wrong, known.fact_id, 1, right, WHY))
    assert left.allergy_state is not None
    assert left.allergy_state.body.state is AllergyState.ASKED_UNKNOWN
    page = act(clinic, chart.read_chart, right)
    assert page.allergy_state is not None
    assert page.allergy_state.body.state is AllergyState.SOME
    again = added(clinic, builders.register(clinic, builders.a_patient("Iyer")), Allergy(Coded("Latex")))
    assert again.body.trigger.text == "Latex"


def test_what_stands_in_the_way_is_said_and_nothing_is_written(
    clinic: OpenClinic, two: tuple[PatientId, PatientId]
) -> None:
    wrong, right = two
    skin = added(clinic, wrong, SkinProfile(Fitzpatrick.IV))
    added(clinic, right, SkinProfile(Fitzpatrick.II))
    for move, field in (
        (Move(wrong, skin.fact_id, 1, right, "no"), "reason"),
        (Move(wrong, skin.fact_id, 1, wrong, WHY), "target"),
        (Move(wrong, skin.fact_id, 1, right, WHY), "target"),
    ):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, moves.move_entry, move)
        assert set(refused.value.problems) == {field}
    assert act(clinic, chart.read_chart, wrong).single("skin_profile") is not None
    assert act(clinic, moves.read_moves, wrong) == ()


def test_an_entry_that_moved_on_stays(clinic: OpenClinic, two: tuple[PatientId, PatientId]) -> None:
    wrong, right = two
    known = added(clinic, wrong, Condition(Coded("Vitiligo")))
    with pytest.raises(StaleRecord):
        act(clinic, moves.move_entry, Move(wrong, known.fact_id, 4, right, WHY))
    assert act(clinic, chart.read_chart, right).known == ()


def test_both_charts_must_be_open_to_the_one_who_moves(open_clinic: Opener) -> None:
    owner, clinician, therapist = open_clinic(Role.OWNER), open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    with working(owner) as work:
        settings.put(work, settings.SHARED_CARE, "no")
    wrong = builders.register(clinician)
    right = builders.register(owner, builders.a_patient("Rao"))
    known = added(clinician, wrong, Condition(Coded("Vitiligo")))
    with pytest.raises(NotPermitted, match="care team of the other patient"):
        act(clinician, moves.move_entry, Move(wrong, known.fact_id, 1, right, WHY))
    with pytest.raises(NotPermitted):
        act(therapist, moves.move_entry, Move(wrong, known.fact_id, 1, right, WHY))
    assert len(act(clinician, chart.read_chart, wrong).conditions) == 1
