"""The demo clinic calls people again by the interval of two services, and has an order of a clinician."""

from __future__ import annotations

from luna_desktop.cli import demo_recalls
from luna_desktop.services.care.come_again import read_orders
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.acting import act
from tests.services.front.booking import set_up


def test_an_order_and_services_with_an_interval(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    demo_recalls.fill(clinic, builders.START.date(), patient)
    assert len(act(clinic, read_orders, patient)) == 1
    weeks = {each.key: each.recall_weeks for each in set_up(clinic).services.values()}
    assert {key for key, count in weeks.items() if count} == demo_recalls.SERVICES
