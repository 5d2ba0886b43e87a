"""Corrections in what leaves: all for the patient, for others only what goes along; and what a row of the book held."""

from __future__ import annotations

import pytest

from luna_desktop.reports import record_content as page
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_corrections import (
    SUMMARY,
    beside,
    carried_rows,
    carrying,
    correction_rows,
    held_by,
    section_of,
)
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import working
from tests.services.rights.correcting import REBUTTAL, STATEMENT, ask, at, disagree, severe


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("allergy", Section.ALLERGIES),
        ("condition", Section.HISTORY),
        ("pregnancy", Section.HISTORY),
        ("lifestyle", Section.LIFESTYLE),
        ("visit", Section.VISITS),
        ("phone", Section.CONTACT),
        ("photograph", Section.PHOTOGRAPHS),
    ],
)
def test_every_kind_has_its_part_of_the_record(kind: str, section: Section) -> None:
    assert section_of(kind) is section


@pytest.mark.parametrize(
    ("description", "held"),
    [
        ("summary", SUMMARY),
        ("parts: allergies, visits", {Section.ALLERGIES, Section.VISITS}),
        ("full: contact, horoscope", {Section.CONTACT}),
        ("paper: prescription RX-1", set()),
        ("paper: timeline", set(Section)),
    ],
)
def test_a_row_of_the_book_says_what_it_held(description: str, held: set[Section]) -> None:
    assert held_by(description) == held


def test_the_patient_reads_all_of_them_and_others_what_goes_along(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    known = severe(clinic, patient)
    disagree(clinic, patient, known)
    ask(clinic, patient, at(severe(clinic, patient, "Cobalt")))
    with working(clinic) as work:
        whole = correction_rows(work, patient, "en")
        along = carried_rows(work, patient, {Section.ALLERGIES}, "en")
        elsewhere = carried_rows(work, patient, {Section.VISITS}, "en")
        places = beside(work, patient)
    assert [row.case for row in whole] == ["PR-2026-0001", "PR-2026-0002"]
    denied = whole[0]
    assert (denied.recorded, denied.request, denied.statement, denied.rebuttal) == (
        "Severe",
        "Mild",
        STATEMENT,
        REBUTTAL,
    )
    assert (along, elsewhere) == ((denied,), ())
    assert list(places) == [f"fact {known.fact_id}"]
    assert ENGLISH.render(places[f"fact {known.fact_id}"][0].statement) == f"Severity: {STATEMENT}"  # type: ignore[arg-type]


def test_a_copy_without_the_section_gets_it_where_a_disagreement_goes_along() -> None:
    plain = page.RecordCopy(
        clinic=page.Letterhead(name="x"),
        patient=page.PatientIdentity(name="x", number="1"),
        form=page.Form.FULL,
        copy_number="1",
        generated_at=builders.START,
        recipient="x",
        purpose="x",
        sections=(Section.ALLERGIES, Section.RIGHTS),
    )
    assert carrying(plain, ()) is plain
    row = page.CorrectionRow(asked="1", request="2", decision="3")
    assert carrying(plain, (row,)).sections == (Section.ALLERGIES, Section.CORRECTIONS, Section.RIGHTS)
