"""Orders that a patient comes again by a day, written in the chart; the desk is told the day and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.come_again import KIND, ComeAgain, day_of_order, order_problems, tidied_order
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.services.facts import Known, StrikeOut, add_fact, current_facts, strike_out
from luna_desktop.services.front.outstanding import keep_recall
from luna_desktop.services.front.set_up import today_of
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class NewOrder:
    """An order for a patient."""

    patient_id: PatientId
    order: ComeAgain


@use_case(
    requires=Permission.READ_CHART,
    writes=False,
    patient=lambda patient: patient,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def read_orders(work: Work, patient: PatientId) -> tuple[Known, ...]:
    """Return the orders that stand, the nearest day first; each body is a `ComeAgain`."""
    return orders_of(work, patient)


@use_case(
    requires=Permission.WRITE_VISITS, patient=lambda new: new.patient_id, use=Use(Purpose.CARE, DataClass.CLINICAL)
)
def order_come_again(work: Work, new: NewOrder) -> tuple[Known, ...]:
    """Order that a patient comes again by a day, and tell the desk the day; InvalidInput by field."""
    order = tidied_order(new.order)
    problems = order_problems(order, today_of(work))
    if problems:
        raise InvalidInput(problems)
    fact_id = add_fact(work, new.patient_id, order, Source.STAFF)
    keep_recall(work, new.patient_id, fact_id, day_of_order(order))
    return orders_of(work, new.patient_id)


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda wrong: wrong.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def withdraw_order(work: Work, wrong: StrikeOut) -> tuple[Known, ...]:
    """Take an order back with a reason; it stays in the history, and the desk recalls nobody for it."""
    strike_out(work, wrong, kinds=(KIND,))
    keep_recall(work, wrong.patient_id, wrong.fact_id, None)
    return orders_of(work, wrong.patient_id)


def orders_of(work: Work, patient: PatientId) -> tuple[Known, ...]:
    """Return the orders that stand, the nearest day first, for use cases that have declared their patient."""
    return tuple(
        sorted(current_facts(work, patient, (KIND,)), key=lambda each: (day_of_order(each.body), each.fact_id))
    )
