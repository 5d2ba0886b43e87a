"""What tests of the dialog and the lists show: a closed record and an opening of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.domain.people import Gender
from luna_desktop.domain.rights.openings import Barrier, OpeningReason, reasons_for
from luna_desktop.services.rights.break_glass import ClosedRecord, OpeningTerms
from luna_desktop.services.rights.opening_reviews import OpeningLine
from tests.builders import START

TODAY = date(2026, 3, 14)
TERMS = OpeningTerms(4, 72, "Rukmini Das")


def a_closed(*barriers: Barrier, may_open: bool = True) -> ClosedRecord:
    """Return a record that is closed by these."""
    closing = frozenset(barriers or (Barrier.CARE_TEAM,))
    return ClosedRecord(
        PatientId(7),
        "LUN-003340",
        "Raghu Prasad Hegde",
        Birth(BirthKind.DATE, parse_date("1969-11-27")),
        Gender.MALE,
        closing,
        reasons_for(closing),
        may_open,
        TERMS,
    )


def an_opening(**changed: object) -> OpeningLine:
    """Return an opening that waits for its review."""
    line = OpeningLine(
        1,
        PatientId(7),
        "Raghu Prasad Hegde",
        "LUN-003340",
        "Dr Pillai",
        UserId(2),
        START,
        START + timedelta(hours=4),
        frozenset({Barrier.CARE_TEAM}),
        OpeningReason.EMERGENCY,
        "Facial swelling after biopsy",
        START + timedelta(hours=72),
        is_overdue=False,
        is_mine=False,
    )
    return replace(line, **changed)  # type: ignore[arg-type]  # fields of an OpeningLine
