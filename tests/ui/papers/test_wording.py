"""Papers in words: where they stand, and who did it when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_papers import PaperKind, PaperState
from luna_desktop.domain.clinical.prescriptions import Prescription
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.ui.papers.wording import day_text, state_chip, who_words

AT = datetime(2026, 3, 14, 19, 30, tzinfo=UTC)
DRAFT = PaperLine(1, PatientId(1), PaperKind.PRESCRIPTION, PaperState.DRAFT, 1, Prescription(), AT, "Dr Meera Pillai")
ISSUED = replace(DRAFT, state=PaperState.ISSUED, issued_at=AT, issued_by="Dr Meera Pillai")
CANCELLED = replace(
    ISSUED, state=PaperState.CANCELLED, cancelled_at=AT, cancelled_by="Dr Nandini Rao", reason="wrong strength"
)


def test_each_state_has_its_chip_and_its_sentence() -> None:
    assert [state_chip(line).text for line in (DRAFT, ISSUED, CANCELLED)] == [
        "Draft, not issued",
        "Issued",
        "Cancelled",
    ]
    assert who_words(DRAFT) == "Saved on 15-Mar-2026 by Dr Meera Pillai"
    assert who_words(ISSUED) == "Issued on 15-Mar-2026 by Dr Meera Pillai"
    assert who_words(CANCELLED) == "Cancelled on 15-Mar-2026 by Dr Nandini Rao: wrong strength"
    assert day_text(date(2026, 11, 23)) == "23-Nov-2026"
