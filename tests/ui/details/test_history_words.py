from __future__ import annotations

from luna_desktop.domain.contact import Phone
from luna_desktop.domain.facts import Source
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people.patients import DetailsChange, change_details, read_contact_versions, read_details
from luna_desktop.ui.details.history_words import history_rows
from tests import builders


def test_every_change_says_what_it_was_who_and_on_whose_word(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    phone = next(k for k in clinic.desk.perform(clinic.actor, read_details, patient).facts if k.kind == "phone")
    change = FactChange(patient, phone.fact_id, 1, Phone("94480 71126"), Source.RELATIVE)
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, (change,)))
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, ended=((phone.fact_id, 2),)))
    rows = history_rows(clinic.desk.perform(clinic.actor, read_contact_versions, patient))
    phones = [(row.now, row.was) for row in rows if row.field == "Phone"]
    assert phones == [
        ("Ended: +91 94480 71126 (Mobile)", "+91 94480 71126 (Mobile)"),
        ("+91 94480 71126 (Mobile)", "+91 98860 01427 (Mobile)"),
        ("+91 98860 01427 (Mobile)", ""),
    ]
    told = next(row for row in rows if row.was == "+91 98860 01427 (Mobile)")
    assert (told.who, told.source) == ("Dr Nandini Rao", "Told by a relative")
    assert told.when.startswith("14-Mar-2026, 15:")


def test_fields_that_were_empty_have_no_row(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    rows = history_rows(clinic.desk.perform(clinic.actor, read_contact_versions, patient))
    assert {row.field for row in rows} == {"Family name", "Given name", "Birth", "Gender", "Phone"}
