"""The demo clinic's doctor lets safety rules and suggestions speak, and goes on once in spite of one; all made up."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import Medicine, MedicineKind
from luna_desktop.domain.clinical.rules.answers import Verdict
from luna_desktop.domain.clinical.stops import OverrideReason, Overriding
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart, findings, suggestions
from luna_desktop.services.care.catalogue_approvals import Approving, approve_advice
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.rule_charts import RULES, SUGGESTIONS
from luna_desktop.services.clinic.clinics import OpenClinic

REASON = Overriding(
    "Short course on two small areas agreed with her obstetrician by telephone; she wants it and knows the reasons.",
    OverrideReason.SPECIALIST,
    told=True,
)
NOT_NEEDED = "She reads labels already and keeps a list of what she does not bear."


def approve(clinic: OpenClinic) -> None:
    """Let the rules and suggestions speak; last, so that what the demo made before is what they speak about."""
    for name in (RULES, SUGGESTIONS):
        clinic.desk.perform(clinic.actor, approve_advice, Approving(name))


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Answer two questions, go on once with a reason, and decline an option."""
    for trigger, answer in ((("recent", "dental_cleaning"), YesNo.NO), (("life", "self_tan"), YesNo.NO)):
        clinic.desk.perform(clinic.actor, findings.answer_question, findings.Answered(patient, trigger, answer))
    clobetasol = Medicine(
        catalogue("topicals").entry("tcs_superpotent").coded(),
        MedicineKind.TOPICAL,
        frequency="At night",
        site="Two plaques on the left shin",
        started=PartialDate.of(today),
    )
    new = chart.NewEntry(patient, clobetasol, overriding=REASON)
    clinic.desk.perform(clinic.actor, chart.record_entry, new)
    offered = clinic.desk.perform(clinic.actor, suggestions.read_options, patient).offered
    if offered:
        last = offered[-1].suggestion.id
        declined = suggestions.Answering(patient, last, Verdict.DECLINED, NOT_NEEDED)
        clinic.desk.perform(clinic.actor, suggestions.answer_suggestion, declined)
