"""What the demo clinic's doctor approved, its own entries, and what its first patient was tested for; all made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyClass,
    AllergyKind,
    Certainty,
    Criticality,
    Medicine,
    MedicineKind,
    Severity,
)
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading, Relevance
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogue_shelf import take_stock
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.own_catalogues import OwnRow, Switch, keep_own_row, switch_row
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange

ADVISING = ("conditions", "topicals", "systemic_meds", "allergens", "treatments")
SERIES = "Indian Standard Series"
OWN_ROW = OwnRow(
    "topicals",
    {
        "name": "Aranya aftercare balm",
        "class": "emollient",
        "source": "Label of Green Leaf Pharmacy, batch sheet",
        "allergen_ids": "lanolin;fragrance_mix_1",
        "cautions": "Not on open skin",
    },
)
TESTED = (
    ("fragrance_mix_1", "8%", Reading.WEAK, Reading.STRONG, Relevance.CURRENT),
    ("balsam_peru", "10%", Reading.DOUBTFUL, Reading.WEAK, Relevance.CROSS),
    ("nickel", "5%", Reading.NEGATIVE, Reading.NEGATIVE, Relevance.NONE),
    ("ppd", "1%", Reading.NEGATIVE, Reading.NEGATIVE, Relevance.NONE),
)
REASON = Overriding(
    "Took cefixime twice in 2025 after the allergist’s provocation test, without any reaction.",
    OverrideReason.TOLERATED,
    told=True,
)


def approve(clinic: OpenClinic) -> None:
    """Add an own entry, switch one off, and let the doctor approve all that the catalogues advise."""
    clinic.desk.perform(clinic.actor, take_stock, None)
    clinic.desk.perform(clinic.actor, keep_own_row, OWN_ROW)
    clinic.desk.perform(clinic.actor, switch_row, Switch("topicals", "mesotherapy_cocktail", True))
    for name in ADVISING:  # rules and suggestions follow when the rest is there
        clinic.desk.perform(clinic.actor, approve_advice, Approving(name))


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Say more of the patient's allergies: the risk to come, one refuted, patch tests, and a medicine all the same."""
    page = clinic.desk.perform(clinic.actor, chart.read_chart, patient)
    for known in page.allergies:
        severe = known.body.severity is Severity.SEVERE
        body = replace(
            known.body,
            criticality=Criticality.HIGH if severe else Criticality.LOW,
            kind=AllergyKind.ALLERGY,
            place="" if severe else "Face and neck",
        )
        change = FactChange(patient, known.fact_id, known.number, body, known.source, "Asked for the risk to come")
        clinic.desk.perform(clinic.actor, chart.change_entry, change)
    tested = PartialDate(today.year - 1, 10, 14)
    rows = (
        PatchTest(
            catalogue("allergens").entry(row).coded(),
            SERIES,
            strength,
            "pet.",
            tested,
            day2,
            day4,
            Reading.NOT_READ,
            relevance,
        )
        for row, strength, day2, day4, relevance in TESTED
    )
    refuted = Allergy(
        catalogue("allergens").entry("lidocaine").coded(),
        AllergyClass.MEDICINE,
        "Fainting; no rash, no wheeze",
        Severity.MILD,
        Certainty.REFUTED,
        PartialDate(2019),
        "Test dose given without any reaction.",
        kind=AllergyKind.INTOLERANCE,
    )
    for body in (refuted, *rows):
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))
    cefixime = Medicine(Coded("Cefixime"), MedicineKind.SYSTEMIC, frequency="As needed", prescriber="Dr Nandini Rao")
    new = chart.NewEntry(patient, cefixime, overriding=REASON)
    clinic.desk.perform(clinic.actor, chart.record_entry, new)
