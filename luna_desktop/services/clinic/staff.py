"""Staff users: adding, disabling, roles, passwords, and who may open the photo vault.

Nobody grants to themselves. An owner's changes count at once; what somebody else grants waits for an owner
(`services.clinic.staff_proposals`), and what they take away counts at once. The key file is written before the
transaction commits: if the power goes between the two, the next sign-in finds the key file one generation ahead and
finishes (`services.clinic.clinics`); if the commit is refused, the key file is put back
(`services.clinic.key_changes`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select

from luna_desktop.domain.access import VAULT_ROLES, Permission, Role, UserId, role_problem
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.people import clean_line, name_problem
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic.accounts import (
    NewAccount,
    account_row,
    enter_account,
    keep_the_needed,
    role_list,
    roles_by_user,
    roles_of,
    set_roles,
    shares_vault,
)
from luna_desktop.services.clinic.key_changes import present_keyfile, save_keyfile
from luna_desktop.services.clinic.staff_proposals import (
    propose_account,
    propose_roles,
    waiting_roles,
    waits_for_approval,
    withdraw_for,
)
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Change, Work
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.keyring_form import Slot
from luna_desktop.storage.keys import NewSlot
from luna_desktop.storage.passwords import password_problem
from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class StaffRow:
    """A member of staff as the list shows them.

    `vault` says whether their key opens photographs, `waits_for_owner` which roles an owner still has to approve.
    """

    user_id: UserId
    login: str
    display_name: str
    registration_no: str
    roles: frozenset[Role]
    disabled_at: datetime | None
    vault: bool
    waits_for_vault: bool
    version: int
    waits_for_owner: frozenset[Role] = frozenset()


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
def add_staff(work: Work, new: NewStaff) -> UserId | None:
    """Add a person with a slot in the key file; return their id, or None where an owner has to approve first.

    Until the approval the slot holds no key. Where the roles open the vault and the acting person may not confirm
    that, the vault key waits until somebody who may does (`confirm_vault_access`).
    """
    keyfile = _without_lost_slot(work, new)
    account = _account(new)
    at_once = Role.OWNER in work.actor.roles
    opens = at_once and shares_vault(work, new.roles)
    slot = NewSlot(account.login, account.display_name, new.password, opens_vault=opens, cost=work.premises.cost)
    account = replace(account, slot_id=slot.slot_id)
    if at_once:
        save_keyfile(work, keyfile.with_slot(work.premises.keys, slot))
        return enter_account(work, account)
    propose_account(work, account)
    save_keyfile(work, keyfile.with_waiting_slot(work.premises.keys, slot))
    return None


@use_case(requires=Permission.MANAGE_STAFF)
def change_roles(work: Work, change: RoleChange) -> frozenset[Role]:
    """Let a person hold other roles, and return those that wait for an owner; nobody changes their own.

    What is taken away counts at once, and so does what an owner gives. Whatever waited for this person before is
    replaced.
    """
    keyfile = present_keyfile(work)
    row = account_row(work, change.user_id, version=change.version)
    if row.id == work.actor.user_id:
        raise NotPermitted(say("Nobody changes their own roles. Ask another administrator."))
    held = roles_of(work, UserId(row.id))
    waits = frozenset() if Role.OWNER in work.actor.roles else change.roles - held
    _check_roles(work, row, change.roles, held)
    at_once = change.roles - waits
    withdraw_for(work, UserId(row.id))
    row.version += 1
    if at_once != held:
        set_roles(work, UserId(row.id), at_once)
        keep_the_needed(work)
        _fit_vault(work, keyfile, row, at_once)
        work.record("roles changed", Change("staff", row.id), detail={"roles": role_list(at_once)})
    if waits:
        propose_roles(work, row, waits)
    return waits


@use_case(requires=Permission.MANAGE_STAFF)
def disable_staff(work: Work, user: UserId) -> None:
    """Close a person's account: their slot leaves the key file at once; what they wrote stays theirs."""
    keyfile = present_keyfile(work)
    row = account_row(work, user)
    if row.id == work.actor.user_id:
        raise NotPermitted(say("Nobody closes their own account. Ask another administrator."))
    if row.disabled_at is not None:
        raise InvalidInput({"user": say("This account is closed already.")})
    withdraw_for(work, user)
    row.disabled_at = work.now
    row.version += 1
    keep_the_needed(work)
    save_keyfile(work, keyfile.without_slot(work.premises.keys, row.slot_id))
    work.record("account closed", Change("staff", row.id))


@use_case(requires=Permission.CONFIRM_VAULT_ACCESS)
def confirm_vault_access(work: Work, user: UserId) -> None:
    """Let a colleague's key open the photo vault; only somebody whose key opens it can."""
    keyfile = present_keyfile(work)
    row = account_row(work, user)
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


def staff_rows(work: Work) -> list[StaffRow]:
    """Return all staff with their roles and whether their key opens the vault."""
    held, waiting = roles_by_user(work), waiting_roles(work)
    slots = {slot.id: slot for slot in KeyFile.load(work.premises.folder).staff_slots()}
    rows = work.session.scalars(select(StaffUser).order_by(StaffUser.disabled_at.isnot(None), StaffUser.display_name))
    return [
        _staff_row(row, frozenset(held.get(row.id, ())), slots.get(row.slot_id), waiting.get(row.id, frozenset()))
        for row in rows
    ]


def _staff_row(row: StaffUser, roles: frozenset[Role], slot: Slot | None, waiting: frozenset[Role]) -> StaffRow:
    vault = slot is not None and slot.sealed_vault is not None
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
        waiting,
    )


def _without_lost_slot(work: Work, new: NewStaff) -> KeyFile:
    """Check a new person, and return the key file without a slot of that name whose row a power cut took."""
    keyfile = present_keyfile(work)
    _check_new(work, new)
    lost = next((slot.id for slot in keyfile.staff_slots() if slot.login.casefold() == new.login.casefold()), None)
    if lost is not None:
        keyfile = save_keyfile(work, keyfile.without_slot(work.premises.keys, lost))
        work.commit_so_far()
    return keyfile


def _account(new: NewStaff) -> NewAccount:
    return NewAccount(
        "", clean_line(new.login).lower(), clean_line(new.display_name), clean_line(new.registration_no), new.roles
    )


def _check_roles(work: Work, row: StaffUser, wanted: frozenset[Role], held: frozenset[Role]) -> None:
    problem = role_problem(wanted)
    if row.disabled_at is not None:
        problem = say("This account is closed already.")
    waiting = waiting_roles(work).get(row.id, frozenset())
    asked_for = wanted == held | waiting and Role.OWNER not in work.actor.roles
    if asked_for or (wanted == held and not waiting):
        problem = say("These are the roles that stand or wait already. Nothing was changed.")
    if problem is not None:
        raise InvalidInput({"roles": problem})


def _fit_vault(work: Work, keyfile: KeyFile, row: StaffUser, roles: frozenset[Role]) -> None:
    """Let a person's slot follow their roles: the vault key goes with the last role that needs it."""
    slot = keyfile.slot(row.slot_id)
    if slot.sealed_vault is not None and not roles & VAULT_ROLES:
        save_keyfile(work, keyfile.without_vault(work.premises.keys, row.slot_id))
    elif slot.sealed_vault is None and shares_vault(work, roles):
        save_keyfile(work, keyfile.with_vault(work.premises.keys, row.slot_id))


def _check_new(work: Work, new: NewStaff) -> None:
    problems = new_staff_problems(new, clinic="")
    login = clean_line(new.login).lower()
    if waits_for_approval(work, login):
        problems["login"] = say("An account with this sign-in name waits for the owner’s approval.")
    taken = work.session.scalar(select(StaffUser.id).where(StaffUser.login == login))
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
