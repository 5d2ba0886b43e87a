"""Whether a patient pays everything: what the visits say, for the rule about a restriction towards the insurer.

Who pays is no clinical fact, so the answer is one of three values and names no visit.
"""

from __future__ import annotations

from enum import Enum

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.visits import Payer, VisitState
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.care.visits import visits_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


class Paid(Enum):
    """What the visits say together: nothing, all by the patient in full, or a part by somebody else."""

    NOT_SAID = "not said"
    IN_FULL = "in full"
    IN_PART = "in part"


@use_case(
    requires=Permission.DECIDE_RESTRICTION,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.RIGHTS, DataClass.PRIVACY),
)
def read_paid(work: Work, patient: PatientId) -> Paid:
    """Return what the visits say of who pays, for whoever decides about a restriction towards the insurer."""
    return paid_of(work, patient)


def paid_of(work: Work, patient: PatientId) -> Paid:
    """Return what the visits say of who pays; a part by somebody else in one of them counts for all."""
    said = {
        visit.note.payer
        for visit in visits_of(work, patient)
        if visit.state is not VisitState.ENTERED_IN_ERROR and visit.note.payer is not Payer.NOT_SAID
    }
    if not said:
        return Paid.NOT_SAID
    return Paid.IN_FULL if said == {Payer.SELF_IN_FULL} else Paid.IN_PART
