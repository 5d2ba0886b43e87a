"""What a tile says of a certificate: its kind and days, never what it certifies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperKind, PaperState
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.ui.certificates.card import describe
from tests.services.care.test_certificates import SICK


def test_kind_and_days_are_named() -> None:
    at = datetime(2026, 3, 14, tzinfo=UTC)
    line = PaperLine(1, PatientId(1), PaperKind.CERTIFICATE, PaperState.DRAFT, 1, SICK, at, "Dr Meera Pillai")
    assert describe(line) == ("Sickness certificate", "Sickness certificate, 14-Mar-2026 to 18-Mar-2026")
    assert describe(replace(line, body=replace(SICK, until=None)))[1] == "Sickness certificate"
