"""Intimate photographs do not exist for who may not see them, and are only shown to others who ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_marks import PhotoMarks
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.errors import NotFound, NotPermitted
from luna_desktop.domain.rights.disagreements import RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care import chart, moves, photographs, timeline
from luna_desktop.services.care.photo_marks import KeptLayer, keep_photo_marks, open_full_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.rights.correction_lines import LinesAsked, read_corrections
from luna_desktop.services.rights.corrections import pointed_at
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.rights.correcting import STATEMENT, deny, step

TAKEN = datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001 - a camera's own time


def an_intimate_one(clinic: OpenClinic, patient: PatientId) -> int:
    facts = PhotographFacts(TAKEN, "groin_l", caption="Before the first session", chaperone="Sister Mary")
    new = photographs.NewPhotograph(patient, prepare(builders.a_jpeg(colour="navy")), facts)
    return act(clinic, photographs.add_photograph, new)


@pytest.fixture
def clinic(open_clinic: Opener) -> OpenClinic:
    return open_clinic(Role.CLINICIAN)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    builders.add_photograph(clinic, registered)
    return registered


def test_for_a_therapist_there_is_no_intimate_photograph(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    key = an_intimate_one(clinic, patient)
    therapist = open_clinic(Role.THERAPIST)
    with working(therapist) as work:
        assert on_care_team(work, patient)
    tiles = act(therapist, photographs.list_photographs, patient)
    assert [tile.fact.body.region for tile in tiles] == ["face"]
    assert act(therapist, photographs.count_photographs, patient) == 1
    assert len(act(therapist, timeline.read_photograph_days, patient)) == 1
    with pytest.raises(NotPermitted):
        act(therapist, photographs.list_intimate_photographs, patient)
    for case in (photographs.open_photograph, open_full_photograph):
        with pytest.raises(NotFound):
            act(therapist, case, photographs.PhotographAsked(patient, key))
    hidden = next(each for each in act(clinic, photographs.list_photographs, patient) if each.photograph_id == key).fact
    change = FactChange(patient, hidden.fact_id, hidden.number, replace(hidden.body, region="face", sensitive=False))
    with pytest.raises(NotFound):
        act(therapist, photographs.describe_photograph, change)
    with pytest.raises(NotFound):
        act(therapist, photographs.strike_out_photograph, StrikeOut(patient, hidden.fact_id, hidden.number, "wrong"))


def test_a_clinician_gets_the_words_and_the_picture_only_on_request(clinic: OpenClinic, patient: PatientId) -> None:
    key = an_intimate_one(clinic, patient)
    listed = {tile.photograph_id: tile for tile in act(clinic, photographs.list_photographs, patient)}
    assert listed[key].thumbnail == b""
    assert all(tile.thumbnail for each, tile in listed.items() if each != key)
    (asked,) = act(clinic, photographs.list_intimate_photographs, patient)
    assert asked.thumbnail
    act(clinic, photographs.open_photograph, photographs.PhotographAsked(patient, key))
    assert [len(entries(clinic, act)) for act in ("intimate photographs shown", "intimate photograph opened")] == [1, 1]
    assert entries(clinic, "photograph opened") == []


def test_marking_a_photograph_intimate_hides_it_and_the_other_way_round(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    therapist = open_clinic(Role.THERAPIST)
    (tile,) = act(therapist, photographs.list_photographs, patient)
    body = replace(tile.fact.body, sensitive=True, chaperone="nobody, at the patient’s wish")
    act(therapist, photographs.describe_photograph, FactChange(patient, tile.fact.fact_id, 1, body))
    assert act(therapist, photographs.list_photographs, patient) == []
    plain = replace(body, sensitive=False)
    act(clinic, photographs.describe_photograph, FactChange(patient, tile.fact.fact_id, 2, plain))
    assert len(act(therapist, photographs.list_photographs, patient)) == 1


def test_no_general_door_of_the_chart_tells_of_an_intimate_photograph(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    key = an_intimate_one(clinic, patient)
    hidden = next(each for each in act(clinic, photographs.list_photographs, patient) if each.photograph_id == key).fact
    layer = act(clinic, keep_photo_marks, KeptLayer(patient, PhotoMarks(key)))
    plain = next(each for each in act(clinic, photographs.list_photographs, patient) if each.photograph_id != key)
    therapist = open_clinic(Role.THERAPIST)
    other = builders.register(clinic, builders.a_patient("Iyer", "Meena", phone="98860 01428"))
    for known in (hidden, layer):
        with pytest.raises(NotFound):
            act(therapist, chart.read_versions, chart.FactAsked(patient, known.fact_id))
        move = moves.Move(patient, known.fact_id, known.number, other, "It belongs to the other patient")
        with pytest.raises(NotFound):
            act(therapist, moves.move_entry, move)
        target = Target(RecordType.FACT, known.fact_id, known.kind, "caption", known.number)
        with working(therapist) as work, pytest.raises(NotFound):
            pointed_at(work, patient, target, "en")
        change = FactChange(patient, known.fact_id, known.number, known.body)
        with pytest.raises(TypeError):
            act(therapist, chart.change_entry, change)
    moved = FactChange(patient, layer.fact_id, layer.number, PhotoMarks(plain.photograph_id))
    with pytest.raises(TypeError):
        act(therapist, chart.change_entry, moved)
    kept = KeptLayer(patient, PhotoMarks(plain.photograph_id), layer.fact_id, layer.number)
    with pytest.raises(NotFound):
        act(therapist, keep_photo_marks, kept)
    assert len(act(therapist, chart.read_versions, chart.FactAsked(patient, plain.fact.fact_id))) == 1
    assert len(act(clinic, chart.read_versions, chart.FactAsked(patient, layer.fact_id))) == 1


def test_what_was_struck_out_cannot_be_opened_by_its_number(clinic: OpenClinic, patient: PatientId) -> None:
    (tile,) = act(clinic, photographs.list_photographs, patient)
    wrong = StrikeOut(patient, tile.fact.fact_id, tile.fact.number, "Another patient")
    act(clinic, photographs.strike_out_photograph, wrong)
    for case in (photographs.open_photograph, open_full_photograph):
        with pytest.raises(NotFound):
            act(clinic, case, photographs.PhotographAsked(patient, tile.photograph_id))


def test_an_intimate_photograph_in_full_size_stands_in_the_log_as_one(clinic: OpenClinic, patient: PatientId) -> None:
    key = an_intimate_one(clinic, patient)
    act(clinic, open_full_photograph, photographs.PhotographAsked(patient, key))
    assert len(entries(clinic, "intimate photograph opened")) == 1


def test_a_disagreement_about_an_intimate_photograph_is_not_on_a_therapists_chart(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    owner = open_clinic(Role.OWNER)
    key = an_intimate_one(owner, patient)
    hidden = next(each for each in act(owner, photographs.list_photographs, patient) if each.photograph_id == key).fact
    case = deny(owner, patient, hidden, "caption", "After the first session")
    case = step(owner, case, CaseState.DISAGREEMENT, statement=STATEMENT)
    step(owner, case, CaseState.LINKED, attach_mode="all")
    assert len(act(clinic, chart.read_chart, patient).disputes) == 1
    therapist = open_clinic(Role.THERAPIST)
    assert act(therapist, chart.read_chart, patient).disputes == ()
    assert len(act(clinic, read_corrections, LinesAsked(patient))) == 1
    assert act(therapist, read_corrections, LinesAsked(patient)) == ()
