"""Rows and cases as the privacy desk shows them, made up for tests of its parts."""

from __future__ import annotations

from datetime import datetime, timedelta

from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.ui.rights.clock_face import ClockFace
from luna_desktop.ui.rights.shown import ShownAction, ShownCase, ShownPaper, ShownRow, ShownStep, StepState, Tab
from luna_desktop.ui.widgets.painting import ChipSpec

NOW = datetime(2026, 11, 23, 10, 46, tzinfo=CLINIC_ZONE)


def hours(hours_ago: float, *, paused_at: datetime | None = None, stopped_at: datetime | None = None) -> ClockFace:
    asked = NOW - timedelta(hours=hours_ago)
    return ClockFace(asked, asked + timedelta(hours=72), NOW, True, paused_at, stopped_at=stopped_at)


def days(asked_days_ago: int, whole: int, *, paused_at: datetime | None = None) -> ClockFace:
    asked = NOW - timedelta(days=asked_days_ago)
    due = (asked + timedelta(days=whole)).replace(hour=23, minute=59, second=59)
    return ClockFace(asked, due, NOW, False, paused_at)


def row(
    case_id: int, patient: str, face: ClockFace | None, *, tab: Tab = Tab.COPIES, is_mine: bool = False
) -> ShownRow:
    return ShownRow(
        case_id,
        f"PR-2026-{case_id:04d}",
        case_id,
        patient,
        f"LUN-{case_id:06d}",
        tab,
        "file-down",
        "Access: record copy",
        "Visits and results",
        face,
        ChipSpec("Identity checked", "ok", "id-card"),
        "Prepare copy",
        "Then clinical review",
        is_mine,
        "" if face is not None else "Stopped at once",
        "Born 14-Mar-1991",
    )


def case(of: ShownRow, *, owner: str = "Rukmini Das") -> ShownCase:
    return ShownCase(
        of,
        owner,
        "Wants a copy of her record.",
        "Asked in person.",
        (
            ShownStep("Request logged", "21-Nov, 17:00", StepState.DONE),
            ShownStep("Prepare copy", "Choose sections", StepState.NOW),
            ShownStep("Hand over", "", StepState.TO_COME),
        ),
        "2 entries mention another person.",
        ShownAction("preparing", "Prepare copy", "file-down"),
        (ShownAction("ask", "Ask patient", "phone"), ShownAction("denied", "Refuse…", "", is_grave=True)),
        (ShownAction("letter", "Letter…", "mail"),),
        (ShownPaper(7, "Acknowledgement", "21-Nov, printed", "mail"),),
    )
