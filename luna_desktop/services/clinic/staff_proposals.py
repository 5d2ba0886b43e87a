"""Accounts and roles that wait for an owner: who asked for what, and how it ended.

An administrator carries out, an owner approves, and nobody grants to themselves (the role matrix; two persons for each
new power). Until the approval a new account has a slot in the key file that holds no key, and somebody who is to get
more roles holds those of before. What takes power away is not proposed: it counts at once (`services.clinic.staff`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import Select, select

from luna_desktop.domain.access import ROLE_NAMES, Actor, Permission, Role, UserId, role_problem
from luna_desktop.domain.errors import AccountWaits, InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.models.staff import StaffDecision, StaffProposal, StaffUser
from luna_desktop.services.clinic.accounts import (
    NewAccount,
    account_row,
    enter_account,
    holders_of,
    role_list,
    roles_of,
    set_roles,
    shares_vault,
)
from luna_desktop.services.clinic.key_changes import present_keyfile, save_keyfile
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, Change, Work
from luna_desktop.texts import say

ENTITY = "staff proposal"
OPEN_DAYS = 14
"""After so many days without an answer a proposal is over: a power that nobody remembers is not given."""
SHOWN_DAYS = 14
"""For so many days an answer is shown to whoever asked."""


class Outcome(Enum):
    """How a proposal ended."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Decided:
    """The end of a proposal: how, when, by whom, and the reason where one was given."""

    outcome: Outcome
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class ProposalRow:
    """A proposal as the Staff page shows it; `user_id` is None for a new account, `decided` None while it waits."""

    proposal_id: int
    at: datetime
    by_id: UserId
    by: str
    user_id: UserId | None
    name: str
    login: str
    registration_no: str
    roles: frozenset[Role]
    expires_at: datetime
    decided: Decided | None = None


@dataclass(frozen=True)
class Answer:
    """An answer to a proposal; `reason` is required for a refusal."""

    proposal_id: int
    reason: str = ""


@use_case(requires=Permission.READ_STAFF, writes=False)
def list_proposals(work: Work, _: None) -> tuple[ProposalRow, ...]:
    """Return what waits, longest first, then what was answered lately, newest first."""
    asker = select(StaffUser.id, StaffUser.display_name).subquery()
    answerer = select(StaffUser.id, StaffUser.display_name).subquery()
    rows = work.session.execute(
        select(StaffProposal, StaffDecision, asker.c.display_name, answerer.c.display_name)
        .join(asker, asker.c.id == StaffProposal.by)
        .join(StaffDecision, StaffDecision.proposal_id == StaffProposal.id, isouter=True)
        .join(answerer, answerer.c.id == StaffDecision.by, isouter=True)
        .order_by(StaffProposal.id)
    ).all()
    shown = [_row(row, decision, by, answered_by or "") for row, decision, by, answered_by in rows]
    waiting = [each for each in shown if each.decided is None and each.expires_at > work.now]
    since = work.now - timedelta(days=SHOWN_DAYS)
    answered = [each for each in shown if each.decided is not None and each.decided.at > since]
    return (*waiting, *sorted(answered, key=lambda each: each.decided.at if each.decided else since, reverse=True))


@use_case(requires=Permission.APPROVE_STAFF)
def approve_proposal(work: Work, proposal_id: int) -> UserId:
    """Give what was proposed, and return whose account it is.

    The keys follow: a new account's slot gets the master key now, and the vault key where the approving person may
    confirm that; otherwise it waits for a colleague who may.

    Raises:
        NotPermitted: The acting person asked for it, or would get it.
        StaleRecord: It was answered, withdrawn or is over.
        InvalidInput: The roles no longer go together, or the account's key is gone.
    """
    present_keyfile(work)
    row = _open_row(work, proposal_id)
    _refuse_own(work, row)
    user = _open_account(work, row) if row.user_id is None else _give_roles(work, row, UserId(row.user_id))
    _end(work, row, Outcome.APPROVED, about=Change("staff", user))
    return user


@use_case(requires=Permission.APPROVE_STAFF)
def decline_proposal(work: Work, answer: Answer) -> None:
    """Refuse what was proposed, with a reason that whoever asked reads."""
    present_keyfile(work)
    if not answer.reason.strip():
        raise InvalidInput({"reason": say("Enter why you decline.")})
    row = _open_row(work, answer.proposal_id)
    _refuse_own(work, row)
    _drop_slot(work, row)
    _end(work, row, Outcome.DECLINED, reason=answer.reason.strip())


@use_case(requires=Permission.MANAGE_STAFF)
def withdraw_proposal(work: Work, proposal_id: int) -> None:
    """Take a proposal back before it is answered."""
    present_keyfile(work)
    row = _open_row(work, proposal_id)
    _drop_slot(work, row)
    _end(work, row, Outcome.WITHDRAWN)


@use_case(requires=Permission.RUN_DUE_WORK, audited=False)
def close_expired_proposals(work: Work, _: None) -> int:
    """End what nobody answered in time, take its slots out of the key file, and return how many there were."""
    over = list(work.session.scalars(_undecided().where(StaffProposal.expires_at <= work.now)))
    if over:
        present_keyfile(work)
    for row in over:
        _drop_slot(work, row)
        _end(work, row, Outcome.EXPIRED)
        work.commit_so_far()  # the key file is never more than one step ahead of the database
        work.forget_head()
    return len(over)


def propose_account(work: Work, new: NewAccount) -> None:
    """Ask an owner for a new account whose slot waits in the key file already."""
    _need_an_approver(work, about=0)
    proposal = _enter(work, new, user_id=None)
    work.record("account proposed", Change(ENTITY, proposal), kind=CREATED, detail={"roles": role_list(new.roles)})


def propose_roles(work: Work, row: StaffUser, roles: frozenset[Role]) -> None:
    """Ask an owner for more roles for somebody; what was asked for before is replaced."""
    _need_an_approver(work, about=row.id)
    withdraw_for(work, UserId(row.id))
    account = NewAccount(row.slot_id, row.login, row.display_name, row.registration_no, roles)
    proposal = _enter(work, account, user_id=row.id)
    work.record("roles proposed", Change(ENTITY, proposal), kind=CREATED, detail={"roles": role_list(roles)})


def withdraw_for(work: Work, user: UserId) -> None:
    """End what is proposed for a person, as when the account is closed or the roles are set otherwise."""
    for row in work.session.scalars(_undecided().where(StaffProposal.user_id == user)).all():
        _end(work, row, Outcome.WITHDRAWN)


def waiting_roles(work: Work) -> dict[int, frozenset[Role]]:
    """Return the roles that wait for an owner's approval, by person; new accounts are not in it."""
    rows = work.session.scalars(_undecided().where(StaffProposal.expires_at > work.now))
    return {row.user_id: _roles(row) for row in rows if row.user_id is not None}


def roles_at_sign_in(work: Work, actor: Actor) -> frozenset[Role]:
    """Return which roles of somebody who signs in wait; raise AccountWaits where they hold none that count."""
    waiting = waiting_roles(work).get(actor.user_id, frozenset())
    if not actor.roles and waiting:
        raise AccountWaits(say("Your new role waits for the owner’s approval. Until then nothing can be opened."))
    if not actor.roles:
        raise AccountWaits(say("Your account holds no role. Ask the administrator of the clinic."))
    return waiting


def waits_for_approval(work: Work, login: str) -> bool:
    """Tell whether a new account with this sign-in name waits."""
    found = work.session.scalars(
        _undecided().where(StaffProposal.user_id.is_(None), StaffProposal.login == login).limit(1)
    )
    return found.first() is not None


def count_to_approve(work: Work) -> int:
    """Return how many proposals wait for the acting person's answer."""
    if not work.actor.may(Permission.APPROVE_STAFF):
        return 0
    me = work.actor.user_id
    rows = work.session.scalars(_undecided().where(StaffProposal.expires_at > work.now))
    return sum(me not in (row.by, row.user_id) for row in rows)


def _undecided() -> Select[StaffProposal]:
    return (
        select(StaffProposal)
        .join(StaffDecision, StaffDecision.proposal_id == StaffProposal.id, isouter=True)
        .where(StaffDecision.id.is_(None))
        .order_by(StaffProposal.id)
    )


def _open_row(work: Work, proposal_id: int) -> StaffProposal:
    row = work.session.get(StaffProposal, proposal_id)
    if row is None:
        raise NotFound(say("There is no such proposal."))
    decided = work.session.scalar(select(StaffDecision.id).where(StaffDecision.proposal_id == row.id))
    if decided is not None or row.expires_at <= work.now:
        raise StaleRecord(say("This was answered, taken back or is over by now. The list shows how it ended."))
    return row


def _refuse_own(work: Work, row: StaffProposal) -> None:
    if work.actor.user_id in (row.by, row.user_id):
        raise NotPermitted(say("Nobody answers their own proposal or one about themselves. Ask another owner."))


def _need_an_approver(work: Work, *, about: int) -> None:
    if not holders_of(work, Role.OWNER) - {work.actor.user_id, about}:
        raise InvalidInput(
            {"roles": say("There is no other owner who could approve this, and nobody approves it for themselves.")}
        )


def _enter(work: Work, account: NewAccount, *, user_id: int | None) -> int:
    row = StaffProposal(
        at=work.now,
        by=work.actor.user_id,
        user_id=user_id,
        roles=",".join(role_list(account.roles)),
        slot_id=account.slot_id,
        login=account.login,
        display_name=account.display_name,
        registration_no=account.registration_no,
        expires_at=work.now + timedelta(days=OPEN_DAYS),
    )
    work.session.add(row)
    work.session.flush()
    return row.id


def _open_account(work: Work, row: StaffProposal) -> UserId:
    keyfile, roles = present_keyfile(work), _roles(row)
    if row.slot_id not in {slot.id for slot in keyfile.staff_slots()}:
        raise InvalidInput(
            {"proposal": say("The key of this account is gone, as after a restore. Decline, and have it added again.")}
        )
    opens = shares_vault(work, roles)
    save_keyfile(work, keyfile.with_approved(work.premises.keys, row.slot_id, vault=opens))
    return enter_account(work, NewAccount(row.slot_id, row.login, row.display_name, row.registration_no, roles))


def _give_roles(work: Work, row: StaffProposal, user: UserId) -> UserId:
    account, wanted = account_row(work, user), roles_of(work, user) | _roles(row)
    problem = role_problem(wanted)
    if problem is not None:
        raise InvalidInput({"proposal": problem})
    set_roles(work, user, wanted)
    account.version += 1
    keyfile = present_keyfile(work)
    if shares_vault(work, wanted) and keyfile.slot(account.slot_id).sealed_vault is None:
        save_keyfile(work, keyfile.with_vault(work.premises.keys, account.slot_id))
    return user


def _drop_slot(work: Work, row: StaffProposal) -> None:
    """Take the slot of an account that was never opened out of the key file, if it is still there."""
    keyfile = present_keyfile(work)
    if row.user_id is None and row.slot_id in {slot.id for slot in keyfile.staff_slots()}:
        save_keyfile(work, keyfile.without_slot(work.premises.keys, row.slot_id))


def _end(work: Work, row: StaffProposal, outcome: Outcome, *, reason: str = "", about: Change | None = None) -> None:
    work.session.add(
        StaffDecision(proposal_id=row.id, outcome=outcome.value, at=work.now, by=work.actor.user_id, reason=reason)
    )
    detail = {"proposal": row.id, "asked_by": row.by, "roles": role_list(_roles(row))}
    work.record(f"staff proposal {outcome.value}", about or Change(ENTITY, row.id), detail=detail)


def _roles(row: StaffProposal) -> frozenset[Role]:
    held = row.roles.split(",")
    return frozenset(role for role in ROLE_NAMES if role.value in held)


def _row(row: StaffProposal, decision: StaffDecision | None, by: str, answered_by: str) -> ProposalRow:
    decided = (
        Decided(Outcome(decision.outcome), decision.at, answered_by, decision.reason) if decision is not None else None
    )
    return ProposalRow(
        row.id,
        row.at,
        UserId(row.by),
        by,
        None if row.user_id is None else UserId(row.user_id),
        row.display_name,
        row.login,
        row.registration_no,
        _roles(row),
        row.expires_at,
        decided,
    )
