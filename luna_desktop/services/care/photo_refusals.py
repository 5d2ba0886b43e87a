"""Photographs that a patient declined: entered, listed, struck out. Care goes on without them."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_sets import KIND, PhotoRefusal, checked_refusal
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.facts import Known, StrikeOut, add_fact, current_facts, strike_out
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class NewRefusal:
    """What a patient declined just now."""

    patient_id: PatientId
    body: PhotoRefusal


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda new: new.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def record_photo_refusal(work: Work, new: NewRefusal) -> int:
    """Enter that views were declined; returns the fact's id. No consent to photographs is needed to say no.

    Raises:
        InvalidInput: A view or region is none of the lists, or the reason is too long.
    """
    tidy, problems = checked_refusal(new.body)
    if problems:
        raise InvalidInput(problems)
    return add_fact(work, new.patient_id, tidy, Source.PATIENT)


@use_case(
    requires=Permission.READ_PHOTOGRAPHS,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def list_photo_refusals(work: Work, patient: PatientId) -> list[Known]:
    """Return what a patient declined, newest first."""
    return refusals_of(work, patient)


@use_case(
    requires=Permission.ADD_PHOTOGRAPHS,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def strike_out_photo_refusal(work: Work, wrong: StrikeOut) -> None:
    """Mark a refusal as entered in error."""
    strike_out(work, wrong, kinds=(KIND,))


def refusals_of(work: Work, patient: PatientId) -> list[Known]:
    """Return the refusals that count, newest first."""
    known = current_facts(work, patient, (KIND,))
    return sorted(
        (each for each in known if each.status is FactStatus.CURRENT), key=lambda each: each.fact_id, reverse=True
    )
