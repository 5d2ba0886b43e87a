"""A disagreement beside its entry: the field, the request, the denial, and both statements."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach, RecordType, Target
from luna_desktop.services.rights.disagreements import Dispute, Said
from luna_desktop.ui.corrections.dispute_notes import DisputeNotes, dispute_lines

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
TARGET = Target(RecordType.FACT, 7, "allergy", "severity", 1)
DISPUTE = Dispute(
    3,
    "PR-2026-0004",
    TARGET,
    AT,
    "mild",
    "It was a rash",
    Said("It was severe.", "Dr Rao", AT),
    DenialCode.ACCURATE,
    Said("I was never short of breath.", "Farida Sheikh", AT),
    Said("The report says so.", "Dr Rao", AT),
)


def test_it_says_everything_in_order_and_to_screen_readers(qtbot: QtBot) -> None:
    notes = DisputeNotes()
    qtbot.addWidget(notes)
    notes.show_disputes([DISPUTE])
    assert notes.texts() == ["\n".join(dispute_lines(DISPUTE))]
    assert dispute_lines(DISPUTE) == [
        "The patient disagrees: Severity",
        "Asked on 14-Mar-2026 for “Mild” (PR-2026-0004).",
        "Denied by Dr Rao, 14-Mar-2026. It is accurate and complete as it stands.",
        "Statement of the patient, 14-Mar-2026:",
        "“I was never short of breath.”",
        "Answer of the clinic, Dr Rao, 14-Mar-2026:",
        "“The report says so.”",
    ]
    tile = notes.findChild(type(notes).__mro__[1], "dispute3")
    assert "never short of breath" in tile.accessibleName()
    notes.show_disputes([])
    assert notes.isHidden()


def test_a_summary_stands_for_all_of_it() -> None:
    short = Dispute(
        3, "PR-2026-0004", TARGET, AT, "mild", "x", DISPUTE.denial, None, attach=Attach.SUMMARY, summary="Both."
    )
    assert dispute_lines(short)[-1] == "“Both.”"
    assert len(dispute_lines(short)) == 3
