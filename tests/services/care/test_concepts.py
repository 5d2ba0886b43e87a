"""The SNOMED CT concept comes with the row of the catalogue that is chosen."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.services.care import chart
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.concepts import with_concept
from luna_desktop.services.care.history import HistoryChanges, RowChange, save_history
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, current_facts
from luna_desktop.services.sharing.copy_history import code_rows
from tests import builders
from tests.services.acting import act, working

ACNE = "11381005"


def chosen() -> Coded:
    row = catalogue("conditions").named("Acne vulgaris")
    assert row is not None
    return row.coded()


def kept(clinic: OpenClinic, patient: PatientId) -> Condition:
    with working(clinic) as work:
        body = current_facts(work, patient, ("condition",))[0].body
    assert isinstance(body, Condition)
    return body


def test_a_chosen_row_brings_its_concept_into_the_copys_list_of_codes(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    act(clinic, save_history, HistoryChanges(patient, (RowChange("condition-1", Condition(chosen())),)))
    assert kept(clinic, patient).snomed == ACNE
    with working(clinic) as work:
        rows = code_rows(current_facts(work, patient, ("condition",)))
    assert [(row.code, row.meaning, row.system) for row in rows] == [(ACNE, "Acne vulgaris", "SNOMED CT")]


def test_another_name_takes_the_concept_away(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    page = act(clinic, chart.record_entry, chart.NewEntry(patient, Condition(chosen())))
    assert kept(clinic, patient).snomed == ACNE
    other = Condition(Coded("Spots on the back"), snomed=ACNE)
    act(clinic, chart.change_entry, FactChange(patient, page.conditions[0].fact_id, 1, other, reason="another name"))
    assert kept(clinic, patient).snomed == ""


def test_a_code_that_the_catalogue_does_not_hold_keeps_what_it_had() -> None:
    foreign = Condition(Coded("Something rare", "X99.9", "ICD-10"), snomed="1")
    assert with_concept(foreign) == foreign
