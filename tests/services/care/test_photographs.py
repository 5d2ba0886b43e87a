"""Photographs: in only under a consent, sealed, never twice, opened by those who may, corrected and struck out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, StrikeOut
from luna_desktop.services.privacy import consents
from tests import builders
from tests.clinic_fixtures import Opener

TAKEN = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    builders.allow_photographs(clinic, registered)
    return registered


def tiles(clinic: OpenClinic, patient: PatientId) -> list[photographs.PhotographTile]:
    return clinic.desk.perform(clinic.actor, photographs.list_photographs, patient)


def test_without_consent_nothing_is_taken_in_and_nothing_sealed(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with pytest.raises(NotPermitted, match="Privacy tab"):
        builders.add_photograph(clinic, patient)
    assert [path for path in (clinic.premises.folder / "objects").rglob("*") if path.is_file()] == []
    assert tiles(clinic, patient) == []


def test_withdrawal_stops_new_photographs_and_keeps_the_old(clinic: OpenClinic, patient: PatientId) -> None:
    builders.add_photograph(clinic, patient)
    withdrawn = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN, consents.ConsentMethod.NONE
    )
    clinic.desk.perform(clinic.actor, consents.record_consent, withdrawn)
    with pytest.raises(NotPermitted):
        builders.add_photograph(clinic, patient, builders.a_jpeg(colour="navy"))
    assert len(tiles(clinic, patient)) == 1


def test_the_desk_hears_of_a_withdrawal_and_not_how_many_photographs_there_are(
    open_clinic: Opener, clinic: OpenClinic, patient: PatientId
) -> None:
    builders.add_photograph(clinic, patient)
    desk = open_clinic(Role.RECEPTION)
    withdrawn = consents.ConsentAnswer(
        patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.WITHDRAWN, consents.ConsentMethod.NONE
    )
    said = desk.desk.perform(desk.actor, consents.record_consent, withdrawn).stopped
    assert "No new photographs are taken. Those in the record stay there, as the record." in [
        each.text for each in said
    ]
    assert not any(each.plural or each.values for each in said)


def test_a_photograph_is_sealed_on_disk_and_opens_without_tags(clinic: OpenClinic, patient: PatientId) -> None:
    content = builders.a_jpeg(2000, 1000)
    photograph = builders.add_photograph(clinic, patient, content)
    (tile,) = tiles(clinic, patient)
    assert (tile.width, tile.height) == (2000, 1000)
    opened = clinic.desk.perform(
        clinic.actor, photographs.open_photograph, photographs.PhotographAsked(patient, photograph)
    )
    assert opened.jpeg.startswith(b"\xff\xd8\xff")
    stored = [path for path in Path(clinic.premises.folder).rglob("*") if path.is_file()]
    assert stored
    for path in stored:
        found = path.read_bytes()
        assert content[:64] not in found
        assert b"IMG_0001" not in found


def test_the_same_picture_is_not_taken_in_twice(clinic: OpenClinic, patient: PatientId) -> None:
    builders.add_photograph(clinic, patient)
    with pytest.raises(InvalidInput) as refused:
        builders.add_photograph(clinic, patient)
    assert "file" in refused.value.problems
    assert len(tiles(clinic, patient)) == 1


def test_what_was_struck_out_by_mistake_is_put_back_by_adding_it_again(clinic: OpenClinic, patient: PatientId) -> None:
    first = builders.add_photograph(clinic, patient)
    (tile,) = tiles(clinic, patient)
    wrong = StrikeOut(patient, tile.fact.fact_id, tile.fact.number, "Another patient")
    clinic.desk.perform(clinic.actor, photographs.strike_out_photograph, wrong)
    files = set(clinic.premises.vault.stored_ids())
    assert builders.add_photograph(clinic, patient) == first
    (again,) = tiles(clinic, patient)
    assert (again.photograph_id, again.sha256) == (tile.photograph_id, tile.sha256)
    assert again.fact.fact_id != tile.fact.fact_id  # the entry in error stays in error
    assert set(clinic.premises.vault.stored_ids()) == files
    asked = photographs.PhotographAsked(patient, again.photograph_id)
    assert clinic.desk.perform(clinic.actor, photographs.open_photograph, asked).jpeg


@pytest.mark.parametrize(
    ("facts", "field"),
    [(PhotographFacts(TAKEN, "elbow pit", "front"), "region"), (PhotographFacts(TAKEN, "face", "sideways"), "view")],
)
def test_places_and_views_come_from_the_lists(
    clinic: OpenClinic, patient: PatientId, facts: PhotographFacts, field: str
) -> None:
    new = photographs.NewPhotograph(patient, prepare(builders.a_jpeg()), facts)
    with pytest.raises(InvalidInput) as refused:
        clinic.desk.perform(clinic.actor, photographs.add_photograph, new)
    assert field in refused.value.problems


def test_the_intimate_area_is_always_covered(clinic: OpenClinic, patient: PatientId) -> None:
    alone = PhotographFacts(TAKEN, "intimate", "front")
    new = photographs.NewPhotograph(patient, prepare(builders.a_jpeg()), alone)
    with pytest.raises(InvalidInput) as refused:
        clinic.desk.perform(clinic.actor, photographs.add_photograph, new)
    assert list(refused.value.problems) == ["chaperone"]
    new = replace(new, facts=replace(alone, chaperone="Sister Mary"))
    clinic.desk.perform(clinic.actor, photographs.add_photograph, new)
    assert tiles(clinic, patient)[0].fact.body.sensitive


def test_a_description_is_corrected_in_a_new_version_and_not_over_a_newer_one(
    clinic: OpenClinic, patient: PatientId
) -> None:
    builders.add_photograph(clinic, patient)
    fact = tiles(clinic, patient)[0].fact
    change = FactChange(patient, fact.fact_id, fact.number, replace(fact.body, caption="Left cheek"))
    clinic.desk.perform(clinic.actor, photographs.describe_photograph, change)
    now = tiles(clinic, patient)[0].fact
    assert (now.number, now.body.caption) == (2, "Left cheek")
    with pytest.raises(StaleRecord):
        clinic.desk.perform(clinic.actor, photographs.describe_photograph, change)


def test_a_photograph_struck_out_leaves_the_list_with_a_reason(clinic: OpenClinic, patient: PatientId) -> None:
    builders.add_photograph(clinic, patient)
    fact = tiles(clinic, patient)[0].fact
    wrong = StrikeOut(patient, fact.fact_id, fact.number, "  ")
    with pytest.raises(InvalidInput):
        clinic.desk.perform(clinic.actor, photographs.strike_out_photograph, wrong)
    clinic.desk.perform(clinic.actor, photographs.strike_out_photograph, replace(wrong, reason="another patient"))
    assert tiles(clinic, patient) == []


def test_another_patients_photograph_is_not_found(clinic: OpenClinic, patient: PatientId) -> None:
    photograph = builders.add_photograph(clinic, patient)
    other = builders.register(clinic, builders.a_patient("Rao", "Vikram"))
    with pytest.raises(NotFound):
        clinic.desk.perform(clinic.actor, photographs.open_photograph, photographs.PhotographAsked(other, photograph))


def test_reception_sees_no_photograph(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    registered = builders.register(owner)
    reception = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        reception.desk.perform(reception.actor, photographs.list_photographs, registered)
