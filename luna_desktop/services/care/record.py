"""A patient's card, contact facts and chart in one transaction: what a clinician's window paints first."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.facts import chart_kinds
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.recipients import Recipient
from luna_desktop.services.care.chart import Chart, chart_from
from luna_desktop.services.facts import current_facts
from luna_desktop.services.people import cards, patients
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class Record:
    """What is known of a patient: how to reach them, and what counts for their care."""

    details: patients.Details
    chart: Chart


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_record(work: Work, patient: PatientId) -> Record:
    """Read again a patient whose chart is open: all facts in one statement.

    The gate is asked about the contact details too, as when they are read by themselves.
    """
    ledger.require(work, patient, Ground.REACHING, DataClass.CONTACT, Recipient())
    card = cards.card_of(work, patient)
    known = current_facts(work, patient, (*cards.CONTACT_KINDS, *chart_kinds()))
    contact = tuple(each for each in known if each.kind in cards.CONTACT_KINDS)
    clinical = (each for each in known if each.kind not in cards.CONTACT_KINDS)
    return Record(patients.Details(card, contact), chart_from(work, patient, clinical))
