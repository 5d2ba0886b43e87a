"""Staff users: adding, disabling, roles, passwords, and who may open the photo vault.

Nobody grants to themselves. The key file is written before the transaction commits: if the power goes between the
two, the next sign-in finds the key file one generation ahead and finishes (`services.clinics`); if the commit is
refused, the key file is put back (`services.key_changes`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from luna_desktop.domain.access import VAULT_ROLES, Actor, Permission, Role, UserId, role_problem
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.people import clean_line, name_problem
from luna_desktop.models.staff import SigningKey, StaffRole, StaffUser
from luna_desktop.services.key_changes import present_keyfile, save_keyfile
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CREATED, Change, Work
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.keys import NewSlot
from luna_desktop.storage.passwords import password_problem
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class StaffRow:
    """A member of staff as the list shows them; `vault` says whether their key opens photographs."""

    user_id: UserId
    login: str
    display_name: str
    registration_no: str
    roles: frozenset[Role]
    disabled_at: datetime | None
    vault: bool
    waits_for_vault: bool
    version: int


@dataclass(frozen=True)
class NewStaff:
    """A person to be added with a first password, which they change themselves later."""

    login: str
    display_name: str
    roles: frozenset[Role]
    password: str = field(repr=False)
    registration_no: str = ""


@dataclass(frozen=True)
class RoleChange:
    """The roles that a person holds from now on; `version` is the one that the form read."""

    user_id: UserId
    roles: frozenset[Role]
    version: int


@dataclass(frozen=True)
class PasswordChange:
    """A person's own new password, with the present one asked again."""

    old: str = field(repr=False)
    new: str = field(repr=False)


@use_case(requires=Permission.READ_STAFF, writes=False)
def list_staff(work: Work, _: None) -> list[StaffRow]:
    """Return everybody who works or worked here, by name."""
    return staff_rows(work)


@use_case(requires=Permission.MANAGE_STAFF)
def add_staff(work: Work, new: NewStaff) -> UserId:
    """Add a person with a slot in the key file.

    Where their role opens the vault and the acting person does not hold it, the slot waits until somebody who does
    confirms it (`confirm_vault_access`).
    """
    keyfile = present_keyfile(work)
    _check_new(work, new)
    stale = next((slot.id for slot in keyfile.staff_slots() if slot.login.casefold() == new.login.casefold()), None)
    if stale is not None:  # a slot whose database row was lost to a power cut
        keyfile = save_keyfile(work, keyfile.without_slot(work.premises.keys, stale))
        work.commit_so_far()
    opens = bool(new.roles & VAULT_ROLES) and work.premises.keys.vault is not None
    slot = NewSlot(
        clean_line(new.login).lower(),
        clean_line(new.display_name),
        new.password,
        opens_vault=opens,
        cost=work.premises.cost,
    )
    save_keyfile(work, keyfile.with_slot(work.premises.keys, slot))
    return enter_user(work, slot, new)


@use_case(requires=Permission.MANAGE_STAFF)
def change_roles(work: Work, change: RoleChange) -> None:
    """Give a person other roles; nobody changes their own."""
    keyfile = present_keyfile(work)
    row = _row(work, change.user_id, version=change.version)
    if row.id == work.actor.user_id:
        raise NotPermitted(say("Nobody changes their own roles. Ask another administrator."))
    problem = role_problem(change.roles)
    if problem is not None:
        raise InvalidInput({"roles": problem})
    set_roles(work, UserId(row.id), change.roles)
    _keep_an_administrator(work)
    row.version += 1
    slot = keyfile.slot(row.slot_id)
    if slot.sealed_vault is not None and not change.roles & VAULT_ROLES:
        save_keyfile(work, keyfile.without_vault(work.premises.keys, row.slot_id))
    elif slot.sealed_vault is None and change.roles & VAULT_ROLES and work.premises.keys.vault is not None:
        save_keyfile(work, keyfile.with_vault(work.premises.keys, row.slot_id))
    work.record("roles changed", Change("staff", row.id), detail={"roles": sorted(role.value for role in change.roles)})


@use_case(requires=Permission.MANAGE_STAFF)
def disable_staff(work: Work, user: UserId) -> None:
    """Close a person's account: their slot leaves the key file at once; what they wrote stays theirs."""
    keyfile = present_keyfile(work)
    row = _row(work, user)
    if row.id == work.actor.user_id:
        raise NotPermitted(say("Nobody closes their own account. Ask another administrator."))
    if row.disabled_at is not None:
        raise InvalidInput({"user": say("This account is closed already.")})
    row.disabled_at = work.now
    row.version += 1
    work.session.flush()
    _keep_an_administrator(work)
    save_keyfile(work, keyfile.without_slot(work.premises.keys, row.slot_id))
    work.record("account closed", Change("staff", row.id))


@use_case(requires=Permission.CONFIRM_VAULT_ACCESS)
def confirm_vault_access(work: Work, user: UserId) -> None:
    """Let a colleague's key open the photo vault; only somebody whose key opens it can."""
    keyfile = present_keyfile(work)
    row = _row(work, user)
    if row.id == work.actor.user_id:
        raise NotPermitted(say("Nobody confirms their own access. Ask a colleague who can open photographs."))
    roles = roles_of(work, UserId(row.id))
    if not roles & VAULT_ROLES:
        raise InvalidInput({"user": say("This person’s roles do not open photographs.")})
    save_keyfile(work, keyfile.with_vault(work.premises.keys, row.slot_id))
    work.record("vault access confirmed", Change("staff", row.id))


@use_case(requires=Permission.CHANGE_OWN_PASSWORD)
def change_password(work: Work, change: PasswordChange) -> None:
    """Change one's own password; the present one is asked again."""
    problem = password_problem(change.new, forbidden=(work.actor.login, work.actor.display_name))
    if problem is not None:
        raise InvalidInput({"new": problem})
    keyfile = present_keyfile(work)
    save_keyfile(work, keyfile.with_password(work.premises.keys, change.old, change.new, cost=work.premises.cost))
    work.record("password changed", Change("staff", work.actor.user_id))


def enter_user(work: Work, slot: NewSlot, new: NewStaff) -> UserId:
    """Write a new person's rows; their slot is in the key file already."""
    row = StaffUser(
        slot_id=slot.slot_id,
        login=slot.login,
        display_name=slot.display_name,
        registration_no=clean_line(new.registration_no),
        created_at=work.now,
        disabled_at=None,
    )
    work.session.add(row)
    work.session.flush()
    set_roles(work, UserId(row.id), new.roles)
    work.record(
        "staff added",
        Change("staff", row.id),
        kind=CREATED,
        detail={"roles": sorted(role.value for role in new.roles)},
    )
    return UserId(row.id)


def enter_signing_key(work: Work, user: UserId, key_id: str, public_key: bytes) -> None:
    """Note the public key with which a person's entries are checked, once."""
    if work.session.get(SigningKey, key_id) is None:
        work.session.add(SigningKey(key_id=key_id, user_id=user, public_key=public_key, added_at=work.now))
        work.session.flush()


def staff_rows(work: Work) -> list[StaffRow]:
    """Return all staff with their roles and whether their key opens the vault."""
    held: dict[int, set[Role]] = {}
    for user_id, role in work.session.execute(
        select(StaffRole.user_id, StaffRole.role).where(StaffRole.ended_at.is_(None))
    ):
        held.setdefault(user_id, set()).add(Role(role))
    slots = {slot.id: slot for slot in KeyFile.load(work.premises.folder).staff_slots()}
    rows = work.session.scalars(select(StaffUser).order_by(StaffUser.disabled_at.isnot(None), StaffUser.display_name))
    return [_staff_row(row, frozenset(held.get(row.id, ())), slots.get(row.slot_id)) for row in rows]


def _staff_row(row: StaffUser, roles: frozenset[Role], slot: object) -> StaffRow:
    vault = getattr(slot, "sealed_vault", None) is not None
    return StaffRow(
        UserId(row.id),
        row.login,
        row.display_name,
        row.registration_no,
        roles,
        row.disabled_at,
        vault,
        bool(roles & VAULT_ROLES) and not vault and row.disabled_at is None,
        row.version,
    )


def roles_of(work: Work, user: UserId) -> frozenset[Role]:
    """Return the roles that a person holds now."""
    rows = work.session.scalars(select(StaffRole.role).where(StaffRole.user_id == user, StaffRole.ended_at.is_(None)))
    return frozenset(Role(role) for role in rows)


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


def _check_new(work: Work, new: NewStaff) -> None:
    problems = new_staff_problems(new, clinic="")
    taken = work.session.scalar(select(StaffUser.id).where(StaffUser.login == clean_line(new.login).lower()))
    if taken is not None:
        problems["login"] = say("Somebody has or had this sign-in name. Choose another.")
    if problems:
        raise InvalidInput(problems)


def new_staff_problems(new: NewStaff, *, clinic: str) -> dict[str, Message]:
    """Return what is wrong with a new person's fields."""
    problems: dict[str, Message] = {}
    login = clean_line(new.login).lower()
    if not login or not all(ch.isalnum() or ch in "._-" for ch in login) or len(login) > 40:
        problems["login"] = say("Choose a sign-in name of letters, digits, dots or dashes, up to 40.")
    name = name_problem(clean_line(new.display_name), required=True)
    if name is not None:
        problems["display_name"] = name
    roles = role_problem(new.roles)
    if roles is not None:
        problems["roles"] = roles
    password = password_problem(new.password, forbidden=(login, new.display_name, clinic))
    if password is not None:
        problems["password"] = password
    return problems


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


def _keep_an_administrator(work: Work) -> None:
    left = work.session.scalar(
        select(StaffRole.id)
        .join(StaffUser, StaffUser.id == StaffRole.user_id)
        .where(
            StaffRole.role == Role.ADMINISTRATOR.value,
            StaffRole.ended_at.is_(None),
            StaffUser.disabled_at.is_(None),
        )
        .limit(1)
    )
    if left is None:
        raise InvalidInput({"roles": say("Nobody would be left who may manage accounts. Name an administrator first.")})


def _row(work: Work, user: UserId, *, version: int | None = None) -> StaffUser:
    row = work.session.get(StaffUser, user)
    if row is None:
        raise NotFound(say("This person is not on the staff list."))
    if version is not None and row.version != version:
        raise StaleRecord(say("Somebody else changed this account. Read it again, then repeat the change."))
    return row
