"""A line about an appointment is part of what the seal of a copy covers."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.reports import record_content as page
from luna_desktop.reports.appointment_rows import AppointmentRow
from tests.reports import builders

ROW = AppointmentRow(
    on="14-Mar-2026", time="10:00–10:30", service="Consultation", practitioner="Dr Rao", state="Done", note="lift"
)


def test_the_digest_of_a_copy_changes_with_the_line() -> None:
    one, other = builders.copy(appointments=(ROW,)), builders.copy(appointments=(replace(ROW, note=""),))
    assert page.bundle_digest(one) != page.bundle_digest(other)
