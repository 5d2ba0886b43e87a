"""Layers and comparisons: versions with their author, beside pictures that stay as they are, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoComparison, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptComparison, KeptLayer, LayerAsked, PairAsked
from luna_desktop.services.care.photographs import PhotographAsked, open_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.comparing import EARLIER, a_pair, a_photograph

RULER = ScaleBar(ScaleBy.RULER, (Spot(10, 10), Spot(10, 410)), 20.0)
LINE = Mark(MarkSort.LENGTH, (Spot(0, 0), Spot(300, 400)), "Scar")
POINTS = Alignment(AlignBy.EYES, (Spot(200, 200), Spot(400, 210)), (Spot(190, 220), Spot(410, 220)))
TODAY = date(2026, 3, 14)


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def compared(clinic: OpenClinic, patient: PatientId, *ids: int) -> photo_marks.Compared:
    return act(clinic, photo_marks.read_comparison, PairAsked(patient, *ids))


def test_marks_scale_and_alignment_outlive_a_restart_and_the_pictures_stay_as_they_were(
    clinic: OpenClinic, patient: PatientId, open_clinic: Opener
) -> None:
    early, late = a_pair(clinic, patient)
    before = act(clinic, photo_marks.open_full_photograph, PhotographAsked(patient, late)).jpeg
    layer = act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(late, RULER, (LINE,))))
    note = PhotoComparison(TODAY, early, late, POINTS, "Cheek lighter")
    kept = act(clinic, photo_marks.keep_comparison, KeptComparison(patient, note))
    assert (layer.number, layer.recorded_by, kept.body) == (1, "Dr Nandini Rao", note)
    clinic.close()
    later = open_clinic(Role.OWNER)
    found = compared(later, patient, late, early)
    assert [each.tile.photograph_id for each in (found.before, found.after)] == [early, late]
    assert found.before.layer is None
    assert found.before.marks == PhotoMarks(early)
    assert found.after.marks == PhotoMarks(late, RULER, (LINE,))
    assert found.comparison is not None
    assert found.comparison.body.alignment == POINTS
    assert act(later, photo_marks.open_full_photograph, PhotographAsked(patient, late)).jpeg == before
    assert found.after.jpeg == act(later, open_photograph, PhotographAsked(patient, late)).jpeg


def test_each_version_of_a_layer_has_its_author_and_no_version_is_lost(
    clinic: OpenClinic, patient: PatientId, open_clinic: Opener
) -> None:
    _early, late = a_pair(clinic, patient)
    first = act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(late, RULER, (LINE,))))
    clinic.close()
    therapist = open_clinic(Role.THERAPIST)
    change = KeptLayer(patient, PhotoMarks(late, RULER), first.fact_id, first.number)
    second = act(therapist, photo_marks.keep_photo_marks, change)
    assert (second.number, second.recorded_by) == (2, "Tara Menon")
    known = act(therapist, photo_marks.read_layer_versions, LayerAsked(patient, first.fact_id))
    assert [(each.number, each.recorded_by, len(each.body.marks)) for each in known] == [
        (2, "Tara Menon", 0),
        (1, "Dr Nandini Rao", 1),
    ]
    for stale in (change, replace(change, fact_id=0, number=0)):
        with pytest.raises(StaleRecord) as refused:
            act(therapist, photo_marks.keep_photo_marks, stale)
        assert refused.value.theirs.number == 2


def test_what_lies_outside_the_picture_or_belongs_to_somebody_else_is_refused(
    clinic: OpenClinic, patient: PatientId
) -> None:
    early, late = a_pair(clinic, patient)
    outside = replace(LINE, spots=(Spot(0, 0), Spot(641, 10)))
    with pytest.raises(InvalidInput) as refused:
        act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(late, RULER, (outside,))))
    assert "marks" in refused.value.problems
    with pytest.raises(InvalidInput):
        act(clinic, photo_marks.keep_comparison, KeptComparison(patient, PhotoComparison(TODAY, late, early)))
    with pytest.raises(InvalidInput):
        compared(clinic, patient, late, late)
    other = builders.register(clinic, builders.a_patient("Iyer", "Meena", phone="98860 01428"))
    with pytest.raises(NotFound):
        compared(clinic, other, early, late)
    with pytest.raises(NotFound):
        act(clinic, photo_marks.keep_photo_marks, KeptLayer(other, PhotoMarks(late)))
    with pytest.raises(NotFound):
        act(clinic, photo_marks.open_full_photograph, PhotographAsked(other, late))


def test_both_photographs_stand_in_the_log_when_they_are_compared(clinic: OpenClinic, patient: PatientId) -> None:
    pair = a_pair(clinic, patient)
    compared(clinic, patient, *pair)
    found = entries(clinic, "photograph compared")
    assert sorted(each.entity_id for each in found) == sorted(str(each) for each in pair)
    assert {each.patient_id for each in found} == {patient}


def test_reception_compares_and_marks_nothing(clinic: OpenClinic, patient: PatientId, open_clinic: Opener) -> None:
    early, late = a_pair(clinic, patient)
    clinic.close()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        compared(desk, patient, early, late)
    with pytest.raises(NotPermitted):
        act(desk, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(late)))


def test_what_is_drawn_on_an_intimate_photograph_is_not_there_for_who_may_not_see_it(
    clinic: OpenClinic, patient: PatientId, open_clinic: Opener
) -> None:
    _early, late = a_pair(clinic, patient)
    hidden = a_photograph(clinic, patient, EARLIER, "pink", region="buttock_l", view="lesion_close", chaperone="Sister")
    layer = act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(hidden, RULER, (LINE,))))
    compared(clinic, patient, hidden, late)
    assert len(entries(clinic, "intimate photograph opened")) == 1
    clinic.close()
    therapist = open_clinic(Role.THERAPIST)
    with pytest.raises(NotFound):
        compared(therapist, patient, hidden, late)
    with pytest.raises(NotFound):
        act(therapist, photo_marks.open_full_photograph, PhotographAsked(patient, hidden))
    with pytest.raises(NotFound):
        act(therapist, photo_marks.read_layer_versions, LayerAsked(patient, layer.fact_id))
    change = KeptLayer(patient, PhotoMarks(hidden), layer.fact_id, layer.number)
    with pytest.raises(NotFound):
        act(therapist, photo_marks.keep_photo_marks, change)
