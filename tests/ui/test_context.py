"""What screens are given: a job that runs a use case, and the clinic's own day."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.services.clinics import OpenClinic
from luna_desktop.services.patients import Lookup, search_patients
from luna_desktop.ui.context import today_in
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of


def test_a_job_performs_its_use_case_when_it_is_run(clinic: OpenClinic) -> None:
    job = context_of(clinic).job(search_patients, Lookup("kumar"))
    builders.register(clinic)
    assert [row.name for row in job()] == ["Ananya Kumar"]


def test_the_day_is_the_clinics_not_the_computers(open_clinic: Opener) -> None:
    late = builders.Ticking(datetime(2026, 3, 14, 20, 0, tzinfo=UTC))
    assert today_in(context_of(open_clinic(clock=late))).isoformat() == "2026-03-15"
