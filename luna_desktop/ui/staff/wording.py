"""How a member of staff is put into words: roles, state, and what their key opens."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.measures import show_day
from luna_desktop.services.staff import StaffRow
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.widgets.painting import ChipSpec

ROLE_NOTES: dict[Role, Message] = {
    Role.RECEPTION: say("Registers and finds patients; sees nothing clinical"),
    Role.THERAPIST: say("Treats, photographs and writes for patients in care"),
    Role.CLINICIAN: say("Examines, treats and answers for the chart"),
    Role.PRIVACY_OFFICER: say("Answers requests, issues record copies"),
    Role.OWNER: say("Runs the clinic and its settings"),
    Role.ADMINISTRATOR: say("Accounts, backups, health of the system"),
    Role.AUDITOR: say("Reads the log; holds no other role"),
}


class Group(Enum):
    """Which part of the staff list is shown."""

    ALL = "all"
    ACTIVE = "active"
    WAITING = "waiting"
    CLOSED = "closed"


def group_of(row: StaffRow) -> Group:
    """Return the part of the list that somebody belongs to."""
    if row.disabled_at is not None:
        return Group.CLOSED
    return Group.WAITING if row.waits_for_vault else Group.ACTIVE


def rows_of(rows: Sequence[StaffRow], group: Group) -> list[StaffRow]:
    """Return the people of one part; those who wait for photographs work already, so they are active too."""
    if group is Group.ALL:
        return list(rows)
    if group is Group.ACTIVE:
        return [row for row in rows if row.disabled_at is None]
    return [row for row in rows if group_of(row) is group]


def role_words(row: StaffRow) -> str:
    """Return the roles that somebody holds, in the order of the table of roles."""
    return ", ".join(shown(ROLE_NAMES[role]) for role in Role if role in row.roles) or _("No role")


def state_words(row: StaffRow) -> str:
    """Return whether the account is open, or since when it is closed."""
    if row.disabled_at is None:
        return _("Active")
    return _("Closed {date}", date=show_day(row.disabled_at.astimezone(CLINIC_ZONE).date(), current()))


def state_chip(row: StaffRow) -> ChipSpec:
    """Return the state as a chip."""
    if row.disabled_at is None:
        return ChipSpec(_("Active"), "ok", "check")
    return ChipSpec(_("Closed"), "neutral", "minus")


def vault_chip(row: StaffRow) -> ChipSpec:
    """Return what the person's key opens, as a chip."""
    if row.vault:
        return ChipSpec(_("Opens photographs"), "accent", "key-round")
    if row.waits_for_vault:
        return ChipSpec(_("Waits for confirmation"), "warn", "clock")
    return ChipSpec(_("No photographs"), "neutral", "minus")


def summary(rows: Sequence[StaffRow]) -> str:
    """Return the line under the page's title."""
    active, waiting, closed = (len(rows_of(rows, group)) for group in (Group.ACTIVE, Group.WAITING, Group.CLOSED))
    return _(
        "People: {people} · active: {active} · waiting: {waiting} · closed: {closed}",
        people=len(rows),
        active=active,
        waiting=waiting,
        closed=closed,
    )
