"""A member of staff in words."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.access import Role, UserId
from luna_desktop.services.clinic.staff import StaffRow
from luna_desktop.ui.staff.wording import (
    ROLE_NOTES,
    Group,
    group_of,
    role_words,
    rows_of,
    state_words,
    summary,
    vault_chip,
)


def a_row(*roles: Role, closed: bool = False, vault: bool = False, waits: bool = False) -> StaffRow:
    at = datetime(2026, 3, 14, 20, 0, tzinfo=UTC) if closed else None
    return StaffRow(UserId(1), "anil", "Anil Joshi", "", frozenset(roles), at, vault, waits, 1)


def test_every_role_says_what_it_is_for() -> None:
    assert set(ROLE_NOTES) == set(Role)
    assert role_words(a_row(Role.OWNER, Role.CLINICIAN)) == "Clinician, Owner"
    assert role_words(a_row()) == "No role"


def test_groups_count_who_waits_among_those_who_work() -> None:
    rows = [a_row(Role.CLINICIAN, vault=True), a_row(Role.THERAPIST, waits=True), a_row(Role.RECEPTION, closed=True)]
    assert [group_of(row) for row in rows] == [Group.ACTIVE, Group.WAITING, Group.CLOSED]
    assert [len(rows_of(rows, group)) for group in Group] == [3, 2, 1, 1]
    assert summary(rows) == "People: 3 · active: 2 · waiting: 1 · closed: 1"


def test_state_and_key_in_words() -> None:
    assert state_words(a_row(closed=True)) == "Closed 15-Mar-2026"  # half past one in the night in India
    chips = [vault_chip(row).text for row in (a_row(vault=True), a_row(waits=True), a_row())]
    assert chips == ["Opens photographs", "Waits for confirmation", "No photographs"]
