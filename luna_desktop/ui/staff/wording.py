"""How a member of staff is put into words: roles, state, and what their key opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.domain.measures import show_day
from luna_desktop.services.clinic.hand_over import LeftPile
from luna_desktop.services.clinic.staff import StaffRow
from luna_desktop.services.clinic.staff_proposals import Outcome, ProposalRow
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
    return Group.WAITING if row.waits_for_vault or row.waits_for_owner else Group.ACTIVE


def rows_of(rows: Sequence[StaffRow], group: Group) -> list[StaffRow]:
    """Return the people of one part; those who wait for photographs or a role work already, so they are active too."""
    if group is Group.ALL:
        return list(rows)
    if group is Group.ACTIVE:
        return [row for row in rows if row.disabled_at is None]
    return [row for row in rows if group_of(row) is group]


def role_words(row: StaffRow) -> str:
    """Return the roles that somebody holds, in the order of the table of roles."""
    return names_of(row.roles) or _("No role")


def names_of(roles: frozenset[Role]) -> str:
    """Return roles by name, in the order of the table of roles."""
    return ", ".join(shown(ROLE_NAMES[role]) for role in Role if role in roles)


def proposal_words(row: ProposalRow) -> str:
    """Return what an owner is asked for."""
    if row.user_id is None:
        return _("New account: {roles}.", roles=names_of(row.roles))
    return _("More roles: {roles}.", roles=names_of(row.roles))


def asked_words(row: ProposalRow) -> str:
    """Return who asked, when, and until when it waits."""
    return _(
        "{name} asked {asked}. Over on {over} if nobody answers.",
        name=row.by,
        asked=_moment(row.at),
        over=_day(row.expires_at),
    )


def answered_words(row: ProposalRow) -> str:
    """Return how a proposal ended, by whom, and why."""
    done = row.decided
    if done is None:
        return ""
    texts = {
        Outcome.APPROVED: _("Approved {when} by {name}.", when=_moment(done.at), name=done.by),
        Outcome.DECLINED: _("Declined {when} by {name}: {why}", when=_moment(done.at), name=done.by, why=done.reason),
        Outcome.WITHDRAWN: _("Taken back {when} by {name}.", when=_moment(done.at), name=done.by),
        Outcome.EXPIRED: _("Over since {when}: nobody answered in time.", when=_day(row.expires_at)),
    }
    return texts[done.outcome]


def left_lines(piles: Sequence[LeftPile]) -> list[str]:
    """Return what somebody left behind, one line for each thing: which form, whose record, since when."""
    return [
        _("{what} · {record} · {when}", what=shown(item.what), record=item.mrn or _("no record"), when=_day(item.since))
        for pile in piles
        for item in pile.items
    ]


def left_words(piles: Sequence[LeftPile]) -> str:
    """Return how much of each kind somebody left behind."""
    return ", ".join(_("{kind}: {count}", kind=shown(pile.name), count=len(pile.items)) for pile in piles)


def _day(at: datetime) -> str:
    return show_day(at.astimezone(CLINIC_ZONE).date(), current())


def _moment(at: datetime) -> str:
    return _("{day}, {time}", day=_day(at), time=f"{at.astimezone(CLINIC_ZONE):%H:%M}")


def state_words(row: StaffRow) -> str:
    """Return whether the account is open, or since when it is closed."""
    if row.disabled_at is None:
        return _("Active")
    return _("Closed {date}", date=_day(row.disabled_at))


def state_chip(row: StaffRow) -> ChipSpec:
    """Return the state as a chip."""
    if row.disabled_at is None and row.waits_for_owner:
        return ChipSpec(_("Waits for owner"), "warn", "clock")
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
