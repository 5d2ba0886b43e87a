"""Tables of noticed openings: a week is gone through once, a finding closed once, a contact's number is its own."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from luna_desktop.models.snooping import SnoopClosing, SnoopFinding, SnoopWeek, StaffContactVersion
from tests.models.rows import AT, refuse

MONDAY = date(2026, 3, 9)


def a_week() -> SnoopWeek:
    return SnoopWeek(week=MONDAY, looks=1, rules="{}", at=AT, by=1)


def test_a_week_and_a_closing_stand_once(session: Session) -> None:
    session.add(a_week())
    session.flush()
    session.add(SnoopFinding(week_id=1, about=1, patient_id=1, day=MONDAY, first_at=AT, last_at=AT, times=1, signs="x"))
    session.flush()
    session.add(SnoopClosing(finding_id=1, is_explained=True, note="x", at=AT, by=1))
    session.flush()
    refuse(session, a_week())
    refuse(session, SnoopClosing(finding_id=1, is_explained=False, note="y", at=AT, by=1))


def test_a_contact_has_each_version_once(session: Session) -> None:
    first = {"user_id": 1, "number": 1, "phone": "", "address": "", "postal_code": "", "at": AT, "by": 1}
    session.add(StaffContactVersion(**first))
    session.flush()
    refuse(session, StaffContactVersion(**first))
