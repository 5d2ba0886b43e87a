"""The health of the system: what `doctor` checks, with a sentence for each. Reads only; names no patient by name."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.models.clinic import Clinic
from luna_desktop.models.photographs import StoredObject
from luna_desktop.models.staff import SigningKey
from luna_desktop.services.care import catalogue_shelf, catalogues
from luna_desktop.services.clinic import backups, kept_files, left_overs, recovery_key, settings
from luna_desktop.services.clinic.kept_files import DamagedFile
from luna_desktop.services.privacy import papers
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, Change, Work
from luna_desktop.storage.folders import LEAST_FREE_BYTES
from luna_desktop.storage.integrity import OBJECTS, DeepCheck, Finding, deep_check
from luna_desktop.storage.keyfile import KeyFile
from luna_desktop.storage.migrations import runner
from luna_desktop.storage.names import SCHEMA
from luna_desktop.storage.unfinished import unfinished_beside
from luna_desktop.texts import Message, say, say_n

NOTICED_AFTER = timedelta(hours=1)
"""Younger files without a row may be those of a photograph that is being added just now."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    message: Message


@dataclass(frozen=True)
class Health:
    """Everything that was looked at; `damaged` names sealed files to those who may know whose they are."""

    checks: tuple[Check, ...]
    damaged: tuple[DamagedFile, ...] = ()

    @property
    def ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return all(check.ok for check in self.checks)


@use_case(requires=Permission.READ_HEALTH)
def examine(work: Work, _: None) -> Health:
    """Look at key file, database, photographs, audit log, backups, disk, permissions of files, and settings."""
    deep, broken = _deep(work)
    checks = (*deep, *(check(work) for check in _LIGHT))
    health = Health(checks, kept_files.describe(work, broken) if kept_files.may_see(work.actor) else ())
    work.record(
        "system examined",
        Change("system"),
        kind=EXECUTED,
        outcome=0 if health.ok else 4,
        detail={"wrong": [check.name for check in checks if not check.ok], "files": len(broken)},
    )
    return health


def _deep(work: Work) -> tuple[list[Check], frozenset[str]]:
    """Return the checks of the files themselves, and the ids of sealed files that are missing or changed."""
    keyfile = KeyFile.load(work.premises.folder)
    keys = {row.key_id: row.public_key for row in work.session.scalars(select(SigningKey))}
    findings = deep_check(
        DeepCheck(
            keyfile.database,
            work.premises.keys.database_key(),
            keyfile.vault_id,
            work.premises.vault,
            SCHEMA,
            keys.get,
            backups.newest_expected(work, keyfile),
            drawers={papers.DRAWER: work.premises.papers},
        )
    )
    broken = frozenset(name for each in findings for name in each.objects)
    if work.premises.keys.vault is None:
        findings, broken = _compared(work, findings, broken)
    return [Check(each.name, each.ok, each.message) for each in findings], broken


def _compared(work: Work, findings: list[Finding], broken: frozenset[str]) -> tuple[list[Finding], frozenset[str]]:
    """Add what a comparison with the newest backup shows to an account that cannot open the files."""
    known = frozenset(work.session.scalars(select(StoredObject.object_id).where(StoredObject.wrapped_key != b"")))
    changed = (kept_files.changed_on_disk(work) & known) - broken
    if not changed:
        return findings, broken
    words = say_n(
        "{count} sealed file is not as the newest backup has it. Restore it from there.",
        "{count} sealed files are not as the newest backup has them. Restore them from there.",
        len(changed),
    )
    found = Finding(OBJECTS, ok=False, message=words, objects=tuple(changed))
    return [found if each.name == OBJECTS and each.ok else each for each in findings], broken | changed


def _photographs(work: Work) -> Check:
    count = work.session.scalar(select(func.count()).select_from(StoredObject)) or 0
    if work.premises.keys.vault is None:
        return Check(
            "vault",
            ok=True,
            message=say("{count} sealed files are listed; this account cannot open them.", count=count),
        )
    return Check("vault", ok=True, message=say("{count} sealed files are listed.", count=count))


def _schema(work: Work) -> Check:
    revision = MigrationContext.configure(work.connection).get_current_revision() or ""
    if revision == runner.newest():
        return Check("schema", ok=True, message=say("The records have the form that this program expects."))
    return Check("schema", ok=False, message=say("The records have another form than this program expects."))


def _generation(work: Work) -> Check:
    noted = work.session.scalar(select(Clinic.generation))
    if KeyFile.load(work.premises.folder).generation == noted:
        return Check("key file", ok=True, message=say("Key file and database belong together."))
    return Check("key file", ok=False, message=say("Key file and database disagree. Lock, and sign in again."))


def _recovery(work: Work) -> Check:
    if recovery_key.state_of(work).read_back_at is not None:
        return Check("recovery key", ok=True, message=say("The copy of the recovery key was read back."))
    advice = say("Nobody has read the recovery key’s copy back yet. The owner can make a new key on the Health page.")
    return Check("recovery key", ok=True, message=advice)


def _backup(work: Work) -> Check:
    status = backups.status_of(work)
    if status.last_proved is None:
        return Check("backups", ok=False, message=say("No backup has been made and proved yet. Make one now."))
    late = work.now - status.last_proved > 3 * backups.DUE_AFTER
    when = status.last_proved.astimezone(CLINIC_ZONE).strftime("%d-%m-%Y %H:%M")
    if late:
        return Check("backups", ok=False, message=say("The last proven backup is of {when}. Make one now.", when=when))
    return Check("backups", ok=True, message=say("The last proven backup is of {when}.", when=when))


def _space(work: Work) -> Check:
    free = shutil.disk_usage(work.premises.folder).free
    megabytes = free // 1_000_000
    if free < LEAST_FREE_BYTES:
        return Check(
            "space", ok=False, message=say("Only {count} MB are free on the disk. Make room.", count=megabytes)
        )
    return Check("space", ok=True, message=say("{count} MB are free on the disk.", count=megabytes))


def _left_over_files(work: Work) -> Check:
    count = len(left_overs.left_over_files(work, older_than=NOTICED_AFTER))
    if not count:
        return Check("left-over files", ok=True, message=say("No interruption left a file behind."))
    message = say_n(
        "An interruption left {count} file behind that no record needs. Luna removes it after a week.",
        "Interruptions left {count} files behind that no record needs. Luna removes them after a week.",
        count,
    )
    return Check("left-over files", ok=True, message=message)


def _unfinished(work: Work) -> Check:
    """Name folders that a kill or power cut left beside this one while a clinic was made or restored here."""
    names = ", ".join(path.name for path in unfinished_beside(work.premises.folder, now=work.now))
    if not names:
        return Check("unfinished folders", ok=True, message=say("No interruption left a folder beside the records."))
    message = say(
        "An interruption left this beside the folder of the records: {names}. No clinic is in it yet. Delete it.",
        names=names,
    )
    return Check("unfinished folders", ok=False, message=message)


def _permissions(work: Work) -> Check:
    wide = [path for path in (work.premises.folder, *work.premises.folder.rglob("*")) if _is_open(path)]
    if wide:
        return Check(
            "permissions",
            ok=False,
            message=say("{count} files of the clinic can be read by others on this computer.", count=len(wide)),
        )
    return Check("permissions", ok=True, message=say("Only this account of the computer can read the clinic’s files."))


def _is_open(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    except FileNotFoundError:  # a file of a transaction that ended meanwhile
        return False


def _contact(work: Work) -> Check:
    if settings.privacy_contact(work.session).is_set:
        return Check("privacy contact", ok=True, message=say("The privacy contact is set."))
    return Check(
        "privacy contact", ok=False, message=say("The privacy contact is not set, so no record copy can be issued.")
    )


def _catalogues(work: Work) -> Check:
    refused = catalogue_shelf.refusals(work)
    if not refused:
        count = len(catalogues.shipped().catalogues)
        return Check("catalogues", ok=True, message=say("All {count} catalogues are whole.", count=count))
    return Check("catalogues", ok=False, message=catalogue_shelf.refusal_words(refused[0]))


_LIGHT: tuple[Callable[[Work], Check], ...] = (
    _generation,
    _schema,
    _photographs,
    _backup,
    _space,
    _left_over_files,
    _unfinished,
    _permissions,
    _contact,
    _recovery,
    _catalogues,
)
