"""The four checks say with sign and words how they stand, also to a screen reader."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.checks_row import ChecksRow
from luna_desktop.ui.booking.shown import CheckShown, CheckState


def test_each_check_is_named_and_spoken(qtbot: QtBot) -> None:
    row = ChecksRow()
    qtbot.addWidget(row)
    row.show_checks(
        [
            CheckShown("Priya Kulkarni", "Free", CheckState.FREE),
            CheckShown("Room 3", "Busy to 11:30", CheckState.BUSY),
            CheckShown("Device", "None needed", CheckState.UNNEEDED),
            CheckShown("Patient", "Not checked yet", CheckState.OPEN),
        ]
    )
    assert [check.accessibleName() for check in row.checks] == [
        "Priya Kulkarni: Free",
        "Room 3: Busy to 11:30",
        "Device: None needed",
        "Patient: Not checked yet",
    ]
    assert row.checks[1].note.property("tone") == "danger"
    assert "Room 3: Busy to 11:30" in row.accessibleDescription()
