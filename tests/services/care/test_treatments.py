"""Treatments as visits use them: their forms out of the shipped catalogue, and what was set the last time."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, Setting, SiteDone, Told
from luna_desktop.services.care import treatments
from luna_desktop.services.care.treatments import LastAsked, read_last_done
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save

LASER = ProcedureDone(Coded("Laser", "frac_co2"), (Setting("laser", "fluence_j_cm2", "18", "J/cm2"),))


def test_every_treatment_of_the_catalogue_has_a_form() -> None:
    forms = {each.id: treatments.treatment_form(each.id) for each in treatments.treatments().entries}
    assert {"fluence_j_cm2", "eye_shields"} <= {each.name for each in forms["frac_co2"].fields}
    assert forms["botulinum_lines"].amount is not None
    assert forms["peel_superficial"].needs_products
    assert forms["counselling"].fields == ()


def test_a_treatment_in_own_words_has_no_fields() -> None:
    assert treatments.treatment_form("").fields == ()


def test_a_setting_has_its_name_and_an_unknown_one_keeps_its_own() -> None:
    assert treatments.field_label("laser", "spot_mm") == "Spot size"
    assert treatments.field_label("laser", "gone") == "gone"


def test_the_last_time_is_that_of_the_visit_before(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    first = save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(LASER,)))
    now = begin(clinic, patient)
    asked = LastAsked(patient, "frac_co2", now.header.started_at, now.header.visit_id)
    last = act(clinic, read_last_done, asked)
    assert (last.at, last.done) == (first.header.started_at, LASER)
    assert act(clinic, read_last_done, replace(asked, treatment="pico")).done is None
    assert act(clinic, read_last_done, replace(asked, visit_id=first.header.visit_id)).done is None


def test_what_a_treatment_needs_is_worked_out_from_the_note(clinic: OpenClinic) -> None:
    visit = begin(clinic, builders.register(clinic))
    told = replace(LASER, sites=(SiteDone(Coded("Face")),), complications=Told.NO, aftercare=Told.YES)
    lines = treatments.treatments_missing(replace(WHOLE, procedures=(told,)), visit.header.started_at)
    assert "procedures.0.laser.eye_shields" in [line.place for line in lines]
    assert "procedures.0.sites" not in [line.place for line in lines]
