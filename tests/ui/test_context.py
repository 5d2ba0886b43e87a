"""A context performs use cases as its actor, and tells the day by the clinic's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QObject

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.context import Context, Navigation, today_in
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.presenter import Incidents
from luna_desktop.ui.prompts import ScriptedPrompts
from tests import builders
from tests.clinic_fixtures import Opener
from tests.conftest import Clock


class Nowhere:
    """Stands where a context goes to or reports to, and is never asked here."""


def context_of(clinic: OpenClinic, owner: QObject) -> Context:
    """Return a context over a clinic."""
    navigation: Navigation = Nowhere()  # type: ignore[assignment]  # never asked here
    incidents: Incidents = Nowhere()  # type: ignore[assignment]  # never asked here
    lane = Inline()
    return Context(
        clinic.desk, clinic.actor, lane, lane, Announcements(owner), ScriptedPrompts(), incidents, navigation
    )


def test_a_job_performs_the_use_case_as_the_actor(clinic: OpenClinic) -> None:
    owner = QObject()
    builders.register(clinic, builders.a_patient("Varma", "Leela"))
    rows = context_of(clinic, owner).job(search_patients, Lookup("Leela"))()
    assert [row.name for row in rows] == ["Leela Varma"]


def test_today_is_the_clinics_day(open_clinic: Opener) -> None:
    late = Clock(datetime(2026, 3, 14, 19, 0, tzinfo=UTC))  # 00:30 of the next day in India
    clinic = open_clinic(clock=late)
    assert today_in(context_of(clinic, QObject())) == date(2026, 3, 15)
