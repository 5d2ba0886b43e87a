"""Recalls of the demo clinic: a service that calls people again after some weeks, and an order of a clinician."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.come_again import NewOrder, order_come_again
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.services import ServiceKept, keep_service, read_services

WEEKS = 2
SERVICES = frozenset({"treatment_45", "consultation"})


def fill(clinic: OpenClinic, today: date, patient: PatientId) -> None:
    """Let two services call people again, and order one patient to come again in three months."""
    desk, actor = clinic.desk, clinic.actor
    for line in desk.perform(actor, read_services, None).services:
        if line.service.key in SERVICES:
            service = replace(line.service, recall_weeks=WEEKS)
            desk.perform(actor, keep_service, ServiceKept(service, line.clinical_name, line.entry_id, line.number))
    present = local_day(clinic.premises.clock())  # a demo of an earlier day still orders something to come
    by = PartialDate.of(max(today, present) + timedelta(weeks=12))
    desk.perform(actor, order_come_again, NewOrder(patient, ComeAgain(by, "Look at the naevus on the left shoulder")))
