"""What the desk's question goes over holds treatments and days, and never a reason."""

from __future__ import annotations

from luna_desktop.models.rules import RuleHold, RuleHoldBasis


def test_a_hold_has_no_reason() -> None:
    assert set(RuleHold.__table__.columns.keys()) == {"patient_id", "treatment", "begins_on", "ends_on"}
    assert set(RuleHoldBasis.__table__.columns.keys()) == {"patient_id", "digest", "person", "through"}
