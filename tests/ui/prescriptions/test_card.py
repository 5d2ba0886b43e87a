"""What a tile says of a prescription."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperKind, PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.ui.prescriptions.card import describe
from tests.services.care.paper_desk import CAPSULE, ROW


def test_the_first_rows_are_named_and_the_others_counted() -> None:
    at = datetime(2026, 3, 14, tzinfo=UTC)
    body = Prescription((ROW, CAPSULE, ROW, CAPSULE, ROW))
    line = PaperLine(1, PatientId(1), PaperKind.PRESCRIPTION, PaperState.DRAFT, 1, body, at, "Dr Meera Pillai")
    title, listed = describe(line)
    assert title == "Prescription"
    assert listed.startswith("Adapalene, 0.1 %; Doxycycline, 100 mg")
    assert listed.endswith("and 1 more")
