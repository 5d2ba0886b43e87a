"""Archiving a patient, recording a death, and taking either back. Nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.standing import PatientStatus, tidied_status
from luna_desktop.services.facts import FactChange, add_fact, change_fact
from luna_desktop.services.people.cards import refresh_card, status_of
from luna_desktop.services.people.patients import Details, details_of
from luna_desktop.services.privacy import changed_minds
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CLINIC_ZONE, Work


@dataclass(frozen=True)
class StatusChange:
    """A patient's new status, and the version of the old one that the screen showed (0 where there was none)."""

    patient_id: PatientId
    status: PatientStatus
    number: int = 0
    source: Source = Source.STAFF


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda change: change.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def change_status(work: Work, change: StatusChange) -> Details:
    """Archive a patient, record a death, or take either back; lists and search follow in the same transaction."""
    known = status_of(work, change.patient_id)
    before = known.body if known is not None else PatientStatus()
    tidy, problems = tidied_status(change.status, before, work.now.astimezone(CLINIC_ZONE).date())
    if problems:
        raise InvalidInput(problems)
    if known is None:
        add_fact(work, change.patient_id, tidy, change.source)
    else:
        change_fact(work, FactChange(change.patient_id, known.fact_id, change.number, tidy, change.source))
    refresh_card(work, change.patient_id)
    changed_minds.look_again(work, change.patient_id)
    return details_of(work, change.patient_id)
