"""Creating, unlocking, recovering and locking a clinic: everything that happens before there is an actor."""

from __future__ import annotations

import platform
import secrets
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Actor, Role, UserId
from luna_desktop.domain.errors import AccountWaits, InvalidInput, LunaError, StorageTrouble, UnlockRefused
from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.clinic import Clinic
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.clinic import accounts, settings, staff, staff_proposals
from luna_desktop.services.clinic.checked_engine import checked_engine
from luna_desktop.services.clinic.key_changes import save_keyfile, settle, settle_after
from luna_desktop.services.desk import Desk
from luna_desktop.services.front import defaults
from luna_desktop.services.privacy import capabilities, notice_texts
from luna_desktop.services.rights import tombstones
from luna_desktop.services.rights.glass_book import end_openings
from luna_desktop.services.work import CREATED, EXECUTED, MINOR_FAILURE, SERIOUS_FAILURE, Change, Premises, Work, key_id
from luna_desktop.storage import engine as database
from luna_desktop.storage import search_index
from luna_desktop.storage.crypto import KdfCost, calibrate
from luna_desktop.storage.folders import check_data_folder
from luna_desktop.storage.keyfile import KeyFile, create_keyfile
from luna_desktop.storage.keys import Keys, NewSlot
from luna_desktop.storage.migrations import runner
from luna_desktop.storage.passwords import generated_passphrase, password_problem
from luna_desktop.storage.throttle import Inbox, InboxEvent, Throttle, clear_inbox, put_into_inbox, read_inbox
from luna_desktop.storage.troubles import as_trouble, storage_trouble
from luna_desktop.storage.unfinished import building_place, sweep_unfinished
from luna_desktop.storage.vault import Vault
from luna_desktop.texts import Message, say

Clock = Callable[[], datetime]
UNKNOWN_NAME = "(unknown name)"
TAKING_PART = capabilities.CAPABILITIES
"""Imported with the clinic, so that each has registered what a withdrawal stops before anybody withdraws."""
FIRST_ROLES = frozenset({Role.OWNER, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})


def system_clock() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class NewClinic:
    """What the first-run wizard asks: the clinic, its privacy contact, and the first person with their roles."""

    clinic: settings.ClinicDetails
    privacy_contact: settings.PrivacyContact
    owner: staff.NewStaff = field(repr=False)


@dataclass(frozen=True)
class OpenClinic:
    """A clinic that somebody unlocked: who they are, their Desk, and what waits for an owner or for their answer."""

    actor: Actor
    desk: Desk
    premises: Premises
    engines: tuple[Engine, ...] = field(repr=False)
    name: str = ""
    lock_minutes: int = 5
    waits_for: frozenset[Role] = frozenset()
    to_approve: int = 0

    def lock(self) -> None:
        """Write the lock into the audit log, close every connection and overwrite the keys."""
        try:
            with Session(self.engines[0]) as session, session.begin():
                work = Work(session, self.actor, self.premises)
                ended = end_openings(work)
                work.record("locked", Change("session"), kind=EXECUTED, detail={"openings": ended} if ended else None)
        finally:
            self.close()

    def close(self) -> None:
        """Close every connection, forget what was read, and overwrite the keys."""
        self.premises.bodies.cache_clear()
        for engine in self.engines:
            search_index.forget(engine)
            engine.dispose()
        self.premises.vault.forget()
        self.premises.papers.forget()
        self.premises.keys.forget()


@dataclass(frozen=True)
class Created:
    """A new clinic, opened as its first person, and the recovery code, which is kept nowhere."""

    clinic: OpenClinic
    recovery_code: str = field(repr=False)


def create_clinic(folder: Path, new: NewClinic, *, cost: KdfCost | None = None, clock: Clock = system_clock) -> Created:
    """Make a clinic in an empty folder: all of it, or nothing.

    It is built in a folder beside and put in place by one rename, so an interruption leaves nothing half made.

    Raises:
        InvalidInput: Fields of the wizard need another look.
        StorageTrouble: The folder is not empty, not on a disk of this computer, or cannot be written.
    """
    _check_new(new)
    check_data_folder(folder)
    if folder.exists() and any(folder.iterdir()):
        raise StorageTrouble(say("This folder is not empty. Choose an empty folder for the clinic."))
    sweep_unfinished(folder, now=clock())
    building = building_place(folder)
    try:
        code = _build(building, new, cost or calibrate(), clock)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
    except OSError as error:
        raise _trouble(error) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    keyfile = KeyFile.load(folder)
    keys = keyfile.unlock(new.owner.login.strip().lower(), new.owner.password)
    return Created(_opened(keyfile, keys, clock), code)


def _check_new(new: NewClinic) -> None:
    problems: dict[str, Message] = {}
    if not new.clinic.name.strip():
        problems["name"] = say("Enter the clinic’s name as it stands on its letters.")
    problems |= staff.new_staff_problems(new.owner, clinic=new.clinic.name)
    needed = new.owner.roles & {Role.CLINICIAN, Role.PRIVACY_OFFICER}
    if not needed or not {Role.OWNER, Role.ADMINISTRATOR} <= new.owner.roles:
        problems["roles"] = say("The first person is owner and administrator, and clinician or privacy officer.")
    if problems:
        raise InvalidInput(problems)


def _build(building: Path, new: NewClinic, cost: KdfCost, clock: Clock) -> str:
    slot = NewSlot(
        new.owner.login.strip().lower(), new.owner.display_name.strip(), new.owner.password, opens_vault=True, cost=cost
    )
    keyfile, keys, code = create_keyfile(building, slot)
    key = keys.database_key()
    database.create_database(keyfile.database, key, keyfile.vault_id)
    migrating = database.migration_engine(keyfile.database, key)
    runner.upgrade(migrating)
    migrating.dispose()
    engine = database.open_database(keyfile.database, key, append_only=APPEND_ONLY)
    try:
        with Session(engine) as session, session.begin():
            _first_rows(session, keyfile, keys, new, slot, clock, cost)
        with engine.connect() as connection:
            connection.execution_options(ro=True)
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    finally:
        engine.dispose()
        keys.forget()
    return code


def _first_rows(
    session: Session, keyfile: KeyFile, keys: Keys, new: NewClinic, slot: NewSlot, clock: Clock, cost: KdfCost
) -> None:
    nobody = Actor(UserId(0), "wizard", "wizard", frozenset())
    premises = _premises(keyfile, keys, clock, cost)
    work = Work(session, nobody, premises)
    session.add(Clinic(id=1, clinic_id=keyfile.vault_id, generation=keyfile.generation, created_at=work.now))
    user = UserId(1)
    work.actor = Actor(user, slot.login, slot.display_name, new.owner.roles)
    session.add(
        StaffUser(
            id=user,
            slot_id=slot.slot_id,
            login=slot.login,
            display_name=slot.display_name,
            registration_no=new.owner.registration_no.strip(),
            created_at=work.now,
            disabled_at=None,
        )
    )
    session.flush()
    accounts.enter_signing_key(work, user, key_id(keys), keys.signing_public)
    accounts.set_roles(work, user, new.owner.roles)
    settings.put_clinic(work, new.clinic)
    settings.put_privacy_contact(work, new.privacy_contact)
    work.record("clinic created", Change("clinic", keyfile.vault_id), kind=CREATED)
    notice_texts.publish_first_notice(work)
    defaults.set_up_first(work)


def unlock_clinic(folder: Path, login: str, password: str, *, clock: Clock = system_clock) -> OpenClinic:
    """Unlock a clinic as one of its staff.

    Raises:
        UnlockRefused: Name or password were not accepted (one sentence for both), or a waiting time runs.
        AccountWaits: They were, but an owner has not approved the account, or any of its roles.
        StorageTrouble: The files are missing, foreign, damaged, rolled back, too new, or cannot be written.
    """
    keyfile = KeyFile.load(folder)
    check_data_folder(folder)
    throttle = Throttle(folder, keyfile.vault_id)
    name = login.strip().lower()
    throttle.check(name, clock())
    try:
        keys = keyfile.unlock(name, password)
    except UnlockRefused as refused:
        if not isinstance(refused, AccountWaits):
            throttle.failed(name, clock())
        known = name in {login.lower() for login, _shown in keyfile.public_logins()}
        # A name that nobody has may be a password typed into the wrong field: it is not kept.
        event = InboxEvent(
            clock(), "sign-in refused", name if known else UNKNOWN_NAME, MINOR_FAILURE, socket.gethostname()
        )
        put_into_inbox(folder, keyfile.inbox_public, event)
        raise
    try:
        opened = _opened(keyfile, keys, clock)
    except LunaError:
        keys.forget()
        raise
    throttle.succeeded(name)
    return opened


def recover_access(
    folder: Path,
    code: str,
    login: str,
    password: str,
    *,
    cost: KdfCost | None = None,
    clock: Clock = system_clock,
) -> OpenClinic:
    """Give an administrator a new password with the recovery code, and unlock as that person.

    Also the first step after a restore, whose key file holds the recovery slot only.
    """
    check_new_password(login, password)
    keyfile = KeyFile.load(folder)
    check_data_folder(folder)
    keys = keyfile.unlock_recovery(code)
    engine, finished = checked_engine(keyfile, keys, clock)
    kept = [slot.kdf for slot in keyfile.staff_slots() if slot.kdf is not None]
    premises = _premises(keyfile, keys, clock, cost or (kept[0] if kept else calibrate()))
    try:
        with Session(engine) as session:
            work = Work(session, Actor(UserId(0), "recovery", "recovery", frozenset()), premises)
            with work.committed():
                keyfile = _with_fresh_slot(work, keyfile, login, password)
                _note_finished(work, finished)
    except (DBAPIError, OSError) as error:
        raise as_trouble(error) from None
    finally:
        engine.dispose()
        keys.forget()
    settle(keyfile)
    return unlock_clinic(folder, login, password, clock=clock)


def check_new_password(login: str, password: str) -> None:
    """Raise InvalidInput for a password that nobody may choose."""
    problem = password_problem(password, forbidden=(login,))
    if problem is not None:
        raise InvalidInput({"password": problem})


def _with_fresh_slot(work: Work, keyfile: KeyFile, login: str, password: str) -> KeyFile:
    session, keys = work.session, work.premises.keys
    user = session.scalars(
        select(StaffUser).where(StaffUser.login == login.strip().lower(), StaffUser.disabled_at.is_(None))
    ).first()
    roles = accounts.roles_of(work, UserId(user.id)) if user else frozenset()
    if user is None or Role.ADMINISTRATOR not in roles:
        raise InvalidInput({"login": say("Enter the sign-in name of an administrator of this clinic.")})
    work.actor = Actor(UserId(user.id), user.login, user.display_name, roles)
    if user.slot_id in {slot.id for slot in keyfile.staff_slots()}:
        keyfile = keyfile.with_new_identity(keys, user.slot_id, password)
    else:
        slot = NewSlot(
            user.login,
            user.display_name,
            password,
            opens_vault=work.actor.opens_vault,
            cost=work.premises.cost,
            slot_id=user.slot_id,
        )
        keyfile = keyfile.with_slot(keys, slot)
    save_keyfile(work, keyfile)
    accounts.enter_signing_key(work, work.actor.user_id, key_id(keys), keys.signing_public)
    work.record("access recovered", Change("staff", user.id), kind=EXECUTED)
    return keyfile


def _opened(keyfile: KeyFile, keys: Keys, clock: Clock) -> OpenClinic:
    key = keys.database_key()
    engine, finished = checked_engine(keyfile, keys, clock)
    reading = database.open_readonly(keyfile.database, key)
    slot = keyfile.slot(keys.slot_id)
    premises = _premises(keyfile, keys, clock, slot.kdf or calibrate())
    inbox = read_inbox(keyfile.folder, keys)
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            work = Work(session, Actor(UserId(0), keys.login, keys.login, frozenset()), premises)
            actor = accounts.actor_for_slot(work, keys.slot_id)
            if actor is None:
                raise UnlockRefused(say("This account is closed. Ask an administrator."))
            waits_for = staff_proposals.roles_at_sign_in(work, actor)
            work.actor = actor
            accounts.enter_signing_key(work, actor.user_id, key_id(keys), keys.signing_public)
            _note_sign_in(work, inbox)
            _note_finished(work, finished)
            tombstones.replay(work)  # a restored backup may hold what was erased since
            defaults.set_up_first(work)  # a clinic from before there was a book
            details = settings.clinic_details(session)
            minutes, to_approve = settings.preferences(session).lock_minutes, staff_proposals.count_to_approve(work)
    except (LunaError, DBAPIError) as error:
        engine.dispose()
        reading.dispose()
        raise as_trouble(error) from None
    clear_inbox(keyfile.folder, inbox)
    settle(keyfile)
    desk = Desk(premises, engine, reading)
    desk.listen(partial(settle_after, keyfile.folder))
    return OpenClinic(actor, desk, premises, (engine, reading), details.name, minutes, waits_for, to_approve)


def _note_sign_in(work: Work, inbox: Inbox) -> None:
    """Enter what happened while the database was closed, then this sign-in."""
    for event in inbox.events:
        work.record(
            event.action,
            Change("session"),
            kind=EXECUTED,
            outcome=event.outcome,
            detail={"at": event.recorded_at.isoformat(), "login": event.login, "station": event.station},
        )
    if inbox.unreadable:
        work.record(
            "sealed events unreadable",
            Change("session"),
            kind=EXECUTED,
            outcome=SERIOUS_FAILURE,
            detail={"count": inbox.unreadable},
        )
    zone = datetime.now().astimezone().tzname() or ""
    work.record(
        "signed in",
        Change("session", work.premises.session),
        kind=EXECUTED,
        detail={"system": platform.system(), "release": platform.release(), "zone": zone},
    )


def _note_finished(work: Work, finished: bool) -> None:
    """Enter that a change of the key file counts whose own entry a power cut took."""
    if finished:
        work.record("interrupted change finished", Change("staff"), kind=EXECUTED)


def _premises(keyfile: KeyFile, keys: Keys, clock: Clock, cost: KdfCost) -> Premises:
    return Premises(
        folder=keyfile.folder,
        keys=keys,
        vault=Vault(keyfile.folder, keys.vault),
        papers=Vault(keyfile.folder, keys.papers_key()),
        station=socket.gethostname(),
        session=secrets.token_hex(8),
        clock=clock,
        cost=cost,
    )


def _trouble(error: OSError) -> StorageTrouble:
    found = storage_trouble(error)
    return found or StorageTrouble(say("The folder of the clinic cannot be written. Choose another one."))


def is_clinic(folder: Path) -> bool:
    """Tell whether a folder holds a clinic, or what is left of one."""
    return folder.exists() and any(folder.glob("keyring*.json"))


def folder_trouble(folder: Path) -> Message | None:
    """Return why a new clinic cannot be kept in a folder, or None. Leaves no folder behind."""
    existed = folder.exists()
    try:
        check_data_folder(folder)
        if any(folder.iterdir()):
            return say("This folder is not empty. Choose an empty folder for the clinic.")
    except StorageTrouble as trouble:
        return trouble.message
    finally:
        if not existed and folder.exists() and not any(folder.iterdir()):
            folder.rmdir()
    return None


def new_passphrase() -> str:
    """Return a generated passphrase of five words."""
    return generated_passphrase()
