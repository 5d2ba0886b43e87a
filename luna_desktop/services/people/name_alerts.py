"""Name alerts set by hand: two patients whom somebody confused although their names sound different, or never does.

Luna warns of names that sound the same by itself (`services.people.others`). A person may add a warning for any two
patients, and take one away. The newest answer about a pair counts; the answers are append-only.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, or_, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.gate import DataClass
from luna_desktop.models.merges import PairStep
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.people.record_numbers import merged_records, number_of, standing_record
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import UPDATED, Work, patient_change
from luna_desktop.texts import say

ALERT, NO_ALERT = "alert", "no_alert"
_STEP = PairStep.metadata.tables["pair_step"]


@dataclass(frozen=True)
class NameAlert:
    """Whether two patients are to be told apart with a warning."""

    patient_id: PatientId
    other: PatientId
    on: bool


@use_case(
    requires=Permission.CHANGE_CONTACT,
    patient=lambda alert: alert.patient_id,
    use=Use(Ground.REACHING, DataClass.CONTACT),
)
def set_name_alert(work: Work, alert: NameAlert) -> None:
    """Warn of two patients in both charts from now on, or no more.

    Raises:
        InvalidInput: both are the same record.
        NotFound: the other one is not in the register, or not to be known by the actor.
    """
    other = standing_record(work, alert.other)
    if other == alert.patient_id:
        raise InvalidInput({"other": say("This is the same record. Choose the other one.")})
    if int(other) in hidden_patients(work) or not number_of(work, other):
        raise NotFound(say("This patient is not in the register."))
    low, high = sorted((int(alert.patient_id), int(other)))
    work.connection.execute(
        insert(_STEP).values(
            low_id=low,
            high_id=high,
            step=ALERT if alert.on else NO_ALERT,
            fingerprint="",
            reason="",
            at=work.now,
            by=work.actor.user_id,
        )
    )
    for patient in (low, high):
        subject = patient_change("name alert", f"{low}-{high}", patient)
        work.record("name alert set" if alert.on else "name alert removed", subject, kind=UPDATED)


def alerts_of(work: Work, patient: PatientId) -> dict[int, bool]:
    """Return by the other patient's id whether somebody set a warning about the two, or took it away."""
    mine = {int(patient), *(int(each) for each in merged_records(work, patient))}
    rows = work.connection.execute(
        select(_STEP.c.low_id, _STEP.c.high_id, _STEP.c.step)
        .where(_STEP.c.step.in_((ALERT, NO_ALERT)), or_(_STEP.c.low_id.in_(mine), _STEP.c.high_id.in_(mine)))
        .order_by(_STEP.c.id)
    )
    found: dict[int, bool] = {}
    for row in rows:
        other = int(standing_record(work, row.high_id if row.low_id in mine else row.low_id))
        if other != int(patient):
            found[other] = row.step == ALERT
    return found
