"""One unit of work: a transaction, the person on whose behalf it runs, and its entries in the audit log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Integer, insert, literal_column, select
from sqlalchemy.orm import Session

import luna_desktop
from luna_desktop.domain import clock
from luna_desktop.domain.access import Actor, PatientId
from luna_desktop.domain.facts import read_body
from luna_desktop.models.audit import AuditEntry
from luna_desktop.storage.audit_chain import GENESIS, AuditRow, LinkedRow, link
from luna_desktop.storage.crypto import KdfCost
from luna_desktop.storage.keys import Keys
from luna_desktop.storage.vault import Vault

CLINIC_ZONE = clock.ZONE

CREATED, READ, UPDATED, DELETED, EXECUTED = "C", "R", "U", "D", "E"
SUCCESS, MINOR_FAILURE, SERIOUS_FAILURE = 0, 4, 8


@dataclass(frozen=True)
class Change:
    """What was touched: screens that show it read it again."""

    entity: str
    entity_id: int | str = ""
    patient_id: int | None = None


KEPT_BODIES = 4_096
"""So many texts stay read, some ten megabytes: the charts of a morning."""


class BodyReader(Protocol):
    """Reads what a fact says, of the name of its kind and its text, and forgets at the lock what it read."""

    def __call__(self, kind: str, text: str, /) -> object:
        """Return the body that the text stands for."""

    def cache_clear(self) -> None:
        """Let go of everything that was read."""


def _new_reader() -> BodyReader:
    return lru_cache(KEPT_BODIES)(read_body)


@dataclass(frozen=True)
class Premises:
    """Where work happens: the clinic's folder, keys, photo vault and papers drawer, this workstation, the clock.

    `bodies` reads what facts say, and keeps what it read of late until the lock; what a text says never changes.
    """

    folder: Path
    keys: Keys = field(repr=False)
    vault: Vault = field(repr=False)
    papers: Vault = field(repr=False)
    station: str
    session: str
    clock: Callable[[], datetime]
    cost: KdfCost
    bodies: BodyReader = field(default_factory=_new_reader, repr=False, compare=False)


ONE_ROW = literal_column("1", Integer)
"""The limit of one row, written out: SQLite plans a statement anew each time a value is bound to its LIMIT."""

_LOG = AuditEntry.metadata.tables["audit_entry"]
_APPEND = insert(_LOG)
_LAST = select(_LOG.c.seq, _LOG.c.hash).order_by(_LOG.c.seq.desc()).limit(ONE_ROW)


class Work:
    """A transaction in progress. Use cases get it as their first argument; the Desk commits it."""

    def __init__(self, session: Session, actor: Actor, premises: Premises) -> None:
        self.session = session
        self.actor = actor
        self.premises = premises
        self.now = premises.clock()
        self.changes: set[Change] = set()
        self.records = 0
        self._undoing: list[Callable[[], None]] = []
        self._head: tuple[int, bytes] | None = None

    @property
    def connection(self) -> Connection:
        """Return the connection of this transaction."""
        return self.session.connection()

    def record(
        self,
        action: str,
        subject: Change,
        *,
        kind: str = UPDATED,
        outcome: int = SUCCESS,
        purpose: str | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> int:
        """Write an audit entry in this transaction, note what changed, and return the entry's sequence number.

        `detail` holds field names, counts and keyed hashes, never clinical text or names.
        """
        self.session.flush()
        seq, prev = self._head or self._read_head()
        row = self._row(seq + 1, action, subject, kind, outcome, purpose, detail or {})
        self._append(row, prev)
        self.records += 1
        if kind != READ:
            self.changes.add(subject)
        return row.seq

    def record_many(
        self, action: str, subjects: Iterable[tuple[Change, Mapping[str, object]]], *, kind: str = UPDATED
    ) -> int:
        """Write an entry of one action for each subject, in one statement, and return the last sequence number.

        What changed is noted by its kind alone: nobody listens for ten thousand single records.
        """
        self.session.flush()
        seq, prev = self._head or self._read_head()
        written = []
        for subject, detail in subjects:
            seq += 1
            row = self._row(seq, action, subject, kind, SUCCESS, None, detail)
            linked = link(row, prev, self.premises.keys.sign)
            prev = linked.hash
            written.append(_columns(row, linked))
            self.changes.add(Change(subject.entity))
        if written:
            self.connection.execute(_APPEND, written)
            self._head = seq, prev
            self.records += len(written)
        return seq

    def _row(
        self,
        seq: int,
        action: str,
        subject: Change,
        kind: str,
        outcome: int,
        purpose: str | None,
        detail: Mapping[str, object],
    ) -> AuditRow:
        return AuditRow(
            seq=seq,
            recorded_at=self.now.isoformat(timespec="milliseconds"),
            local_time=self.now.astimezone(CLINIC_ZONE).isoformat(timespec="seconds"),
            user_id=self.actor.user_id or None,
            login=self.actor.login,
            roles=",".join(sorted(role.value for role in self.actor.roles)),
            action=action,
            kind=kind,
            outcome=outcome,
            purpose=purpose,
            patient_id=subject.patient_id,
            entity=subject.entity,
            entity_id=str(subject.entity_id),
            station=self.premises.station,
            session=self.premises.session,
            version=luna_desktop.__version__,
            detail=json.dumps(detail, sort_keys=True, ensure_ascii=False),
            signer=key_id(self.premises.keys),
        )

    def _append(self, row: AuditRow, prev: bytes) -> None:
        linked = link(row, prev, self.premises.keys.sign)
        self.connection.execute(_APPEND, _columns(row, linked))
        self._head = row.seq, linked.hash

    def if_undone(self, undo: Callable[[], None]) -> None:
        """Call this where the transaction is not committed after all: it takes back what lies outside the database."""
        self._undoing.append(undo)

    @contextmanager
    def committed(self) -> Iterator[None]:
        """Commit at the end of the block; where anything in it or the commit itself fails, take all of it back."""
        try:
            yield
            self.session.commit()
        except Exception:
            self.session.rollback()
            self._take_back()
            raise

    def commit_so_far(self) -> None:
        """Commit what was done up to here; nothing of it is taken back any more."""
        self.session.commit()
        self._undoing.clear()

    def _take_back(self) -> None:
        """Undo, the last first, what was done outside the database."""
        while self._undoing:
            self._undoing.pop()()

    def forget_head(self) -> None:
        """Read the log's end again at the next entry, as after a rollback within the unit of work."""
        self._head = None

    def _read_head(self) -> tuple[int, bytes]:
        last = self.connection.execute(_LAST).first()
        return (last.seq, last.hash) if last else (0, GENESIS)


def _columns(row: AuditRow, linked: LinkedRow) -> dict[str, object]:
    return {**asdict(row), "prev": linked.prev, "hash": linked.hash, "mac": linked.mac, "sig": linked.sig}


def key_id(keys: Keys) -> str:
    """Return the id under which a person's signing key is kept."""
    return hashlib.sha256(keys.signing_public).hexdigest()[:16]


def patient_change(entity: str, entity_id: int | str, patient_id: PatientId | int) -> Change:
    """Return a change to something that belongs to a patient."""
    return Change(entity, entity_id, int(patient_id))
