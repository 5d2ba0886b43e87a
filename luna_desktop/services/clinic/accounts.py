"""The rows of accounts and roles, as everything that changes or checks them reads and writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from luna_desktop.domain.access import VAULT_ROLES, Actor, Permission, Role, UserId
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.models.staff import SigningKey, StaffRole, StaffUser
from luna_desktop.services.work import CREATED, Change, Work
from luna_desktop.texts import Message, say

KEPT_ROLES: dict[Role, Message] = {
    Role.ADMINISTRATOR: say("Nobody would be left who may manage accounts. Name an administrator first."),
    Role.OWNER: say("Nobody would be left who approves accounts and roles. Name another owner first."),
}
"""Roles that somebody has to hold at all times, each with the sentence that says so."""


@dataclass(frozen=True)
class NewAccount:
    """An account as its rows are written; its slot is in the key file already."""

    slot_id: str
    login: str
    display_name: str
    registration_no: str
    roles: frozenset[Role]


def enter_account(work: Work, new: NewAccount) -> UserId:
    """Write a new person's rows and the audit entry."""
    row = StaffUser(
        slot_id=new.slot_id,
        login=new.login,
        display_name=new.display_name,
        registration_no=new.registration_no,
        created_at=work.now,
        disabled_at=None,
    )
    work.session.add(row)
    work.session.flush()
    set_roles(work, UserId(row.id), new.roles)
    work.record("staff added", Change("staff", row.id), kind=CREATED, detail={"roles": role_list(new.roles)})
    return UserId(row.id)


def enter_signing_key(work: Work, user: UserId, key_id: str, public_key: bytes) -> None:
    """Note the public key with which a person's entries are checked, once."""
    if work.session.get(SigningKey, key_id) is None:
        work.session.add(SigningKey(key_id=key_id, user_id=user, public_key=public_key, added_at=work.now))
        work.session.flush()


def account_row(work: Work, user: UserId, *, version: int | None = None) -> StaffUser:
    """Return a person's row.

    Raises:
        NotFound: Nobody has this id.
        StaleRecord: The account has moved on from the version that the form read.
    """
    row = work.session.get(StaffUser, user)
    if row is None:
        raise NotFound(say("This person is not on the staff list."))
    if version is not None and row.version != version:
        raise StaleRecord(say("Somebody else changed this account. Read it again, then repeat the change."))
    return row


def roles_of(work: Work, user: UserId) -> frozenset[Role]:
    """Return the roles that a person holds now."""
    rows = work.session.scalars(select(StaffRole.role).where(StaffRole.user_id == user, StaffRole.ended_at.is_(None)))
    return frozenset(Role(role) for role in rows)


def roles_by_user(work: Work) -> dict[int, set[Role]]:
    """Return the roles that everybody holds now; who holds none is missing."""
    held: dict[int, set[Role]] = {}
    for user_id, role in work.session.execute(
        select(StaffRole.user_id, StaffRole.role).where(StaffRole.ended_at.is_(None))
    ):
        held.setdefault(user_id, set()).add(Role(role))
    return held


def set_roles(work: Work, user: UserId, roles: Iterable[Role]) -> None:
    """Let a person hold exactly these roles from now on."""
    wanted = frozenset(roles)
    held = roles_of(work, user)
    for role in held - wanted:
        work.session.execute(
            update(StaffRole)
            .where(StaffRole.user_id == user, StaffRole.role == role.value, StaffRole.ended_at.is_(None))
            .values(ended_at=work.now)
        )
    by = work.actor.user_id or None
    for role in wanted - held:
        work.session.add(StaffRole(user_id=user, role=role.value, since=work.now, ended_at=None, granted_by=by))
    work.session.flush()


def holders_of(work: Work, role: Role) -> frozenset[int]:
    """Return the ids of everybody with an open account who holds a role."""
    rows = work.session.scalars(
        select(StaffRole.user_id)
        .join(StaffUser, StaffUser.id == StaffRole.user_id)
        .where(StaffRole.role == role.value, StaffRole.ended_at.is_(None), StaffUser.disabled_at.is_(None))
    )
    return frozenset(rows)


def keep_the_needed(work: Work) -> None:
    """Raise InvalidInput where a change leaves the clinic without an administrator or without an owner."""
    work.session.flush()
    for role, sentence in KEPT_ROLES.items():
        if not holders_of(work, role):
            raise InvalidInput({"roles": sentence})


def shares_vault(work: Work, roles: frozenset[Role]) -> bool:
    """Tell whether the acting person seals the vault key to somebody with these roles at once.

    Otherwise the person waits until a colleague who may confirms it (`staff.confirm_vault_access`).
    """
    may = work.actor.may(Permission.CONFIRM_VAULT_ACCESS)
    return bool(roles & VAULT_ROLES) and may and work.premises.keys.vault is not None


_USER, _ROLE = StaffUser.metadata.tables["staff_user"], StaffUser.metadata.tables["staff_role"]
# Asked for every use case, so the question is built once.
_HELD = (
    select(_ROLE.c.role)
    .join(_USER, _USER.c.id == _ROLE.c.user_id)
    .where(_ROLE.c.user_id == bindparam("user"), _ROLE.c.ended_at.is_(None), _USER.c.disabled_at.is_(None))
)


def still_holds_roles(work: Work) -> bool:
    """Tell whether the acting person's account is open and every role that they signed in with is still theirs."""
    work.session.flush()
    held = work.connection.execute(_HELD, {"user": work.actor.user_id}).scalars()
    return {role.value for role in work.actor.roles} <= set(held)


def actor_for_slot(work: Work, slot_id: str) -> Actor | None:
    """Return the actor whose slot was opened, or None for a slot without an open account."""
    row = work.session.scalars(
        select(StaffUser).where(StaffUser.slot_id == slot_id, StaffUser.disabled_at.is_(None))
    ).first()
    if row is None:
        return None
    return Actor(UserId(row.id), row.login, row.display_name, roles_of(work, UserId(row.id)))


def role_list(roles: Iterable[Role]) -> list[str]:
    """Return roles as the audit log and a proposal's row keep them, sorted."""
    return sorted(role.value for role in roles)
