from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.chart import open_chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import read_details
from luna_desktop.ui.chart.hub import ChartHub
from tests import builders

pytestmark = pytest.mark.usefixtures("qapp")


def test_another_patients_answer_is_dropped(clinic: OpenClinic) -> None:
    mine, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao", "Kavya"))
    hub = ChartHub(mine)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, other))
    hub.take_chart(clinic.desk.perform(clinic.actor, open_chart, other))
    assert hub.details is None
    assert hub.chart is None
    own = clinic.desk.perform(clinic.actor, read_details, mine)
    hub.take_details(own)
    hub.take_details(replace(own, card=replace(own.card, patient_id=other)))
    assert hub.details == own


def test_leaving_keeps_only_typing_that_there_is() -> None:
    hub, kept = ChartHub(PatientId(1)), []
    hub.watch_typing("details", lambda: True, lambda: kept.append("details"))
    hub.watch_typing("history", lambda: False, lambda: kept.append("history"))
    assert hub.is_dirty()
    hub.keep_drafts()
    assert kept == ["details"]
