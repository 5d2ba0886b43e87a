"""The days of safety questions hold no answers."""

from __future__ import annotations

from luna_desktop.models.safety import SafetyAsked


def test_a_row_has_a_day_and_no_answer() -> None:
    assert set(SafetyAsked.__table__.columns.keys()) == {"patient_id", "question", "asked_on"}
