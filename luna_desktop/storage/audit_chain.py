"""The audit log as a chain that anybody with the public keys can check; pure functions, no database.

Each row's hash covers the hash before it and every field; the person's own key signs the hash. So a changed row, a
row taken out or put in, and a row forged in a colleague's name are found. What a chain alone cannot find: rows cut
off its end, and a whole older copy put back. `mac` is room for an evolving key that closes the first of these, and
the printed or exported head (`Verdict.head`) is what closes the second.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import Enum

from luna_desktop.storage import crypto

GENESIS = bytes(32)
_PREFIX = b"audit/1"


@dataclass(frozen=True)
class AuditRow:
    """What happened, as it stands in the log and as the hash covers it.

    `recorded_at` is UTC in ISO 8601, `local_time` the same moment on the clinic's clock. `kind` is C, R, U, D or E
    and `outcome` 0, 4, 8 or 12, as in FHIR AuditEvent. `detail` is a JSON text without clinical content.
    """

    seq: int
    recorded_at: str
    local_time: str
    user_id: int | None
    login: str
    roles: str
    action: str
    kind: str
    outcome: int
    purpose: str | None
    patient_id: int | None
    entity: str | None
    entity_id: str | None
    station: str
    session: str
    version: str
    detail: str
    signer: str


COLUMNS = (*(field.name for field in fields(AuditRow)), "prev", "hash", "mac", "sig")
"""The columns of the table in the order of `LinkedRow`: the covered fields first, then the links."""


@dataclass(frozen=True)
class LinkedRow:
    """A row with its place in the chain."""

    row: AuditRow
    prev: bytes
    hash: bytes
    sig: bytes | None
    mac: bytes | None = None

    @classmethod
    def from_columns(cls, values: Iterable[object]) -> LinkedRow:
        """Build a row from database values in the order of COLUMNS."""
        parts = list(values)
        covered, (prev, digest, mac, sig) = parts[:-4], parts[-4:]
        row = AuditRow(*covered)  # type: ignore[arg-type]  # an edited row may hold anything; its hash tells
        return cls(row, _octets(prev), _octets(digest), None if sig is None else _octets(sig), _maybe(mac))


def _octets(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _maybe(value: object) -> bytes | None:
    return None if value is None else _octets(value)


class Layer(Enum):
    """Which check found the first break."""

    SEQUENCE = "a number is missing or repeated"
    CHAIN = "the row was changed, or one before it was taken out"
    SIGNATURE = "the row was not written by the person it names"


@dataclass(frozen=True)
class Verdict:
    """How a check of the log ended: rows that hold, the first that does not and why, and the last hash that holds."""

    entries: int
    first_break: int | None
    layer: Layer | None
    head: bytes

    @property
    def is_intact(self) -> bool:
        """Tell whether every row held."""
        return self.first_break is None


def canonical(row: AuditRow) -> bytes:
    """Return the bytes that the hash covers: every field in fixed order, as a JSON list."""
    values = [getattr(row, name) for name in (field.name for field in fields(AuditRow))]
    return json.dumps(values, ensure_ascii=True, separators=(",", ":"), default=repr).encode()


def entry_hash(prev: bytes, row: AuditRow) -> bytes:
    """Return the hash of a row that follows the row with hash `prev`."""
    return hashlib.sha256(_PREFIX + prev + canonical(row)).digest()


def sign(signer: Callable[[bytes], bytes], digest: bytes) -> bytes:
    """Sign a row's hash with the person's key (`Keys.sign`)."""
    return signer(_PREFIX + digest)


def link(row: AuditRow, prev: bytes, signer: Callable[[bytes], bytes]) -> LinkedRow:
    """Return the row hashed onto the chain and signed."""
    digest = entry_hash(prev, row)
    return LinkedRow(row, prev, digest, sign(signer, digest))


def verify_rows(
    rows: Iterable[LinkedRow],
    public_key_of: Callable[[str], bytes | None],
    *,
    after: tuple[int, bytes] = (0, GENESIS),
) -> Verdict:
    """Check rows in the order of their numbers, from the first or from a head already checked (`after`).

    `public_key_of` gives the Ed25519 public key of a signer (slot id). A row without a signature, or by an unknown
    signer, does not hold.
    """
    seq, head = after
    entries = 0
    for linked in rows:
        layer = _layer_broken(linked, seq + 1, head, public_key_of)
        if layer is not None:
            return Verdict(entries, linked.row.seq, layer, head)
        seq, head, entries = seq + 1, linked.hash, entries + 1
    return Verdict(entries, None, None, head)


def _layer_broken(
    linked: LinkedRow, seq: int, head: bytes, public_key_of: Callable[[str], bytes | None]
) -> Layer | None:
    if linked.row.seq != seq:
        return Layer.SEQUENCE
    if linked.prev != head or linked.hash != entry_hash(head, linked.row):
        return Layer.CHAIN
    public = public_key_of(linked.row.signer)
    if public is None or linked.sig is None or not crypto.is_signed(public, _PREFIX + linked.hash, linked.sig):
        return Layer.SIGNATURE
    return None


TABLE = "audit_entry"
TRIGGERS = (
    """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT raise(ABORT, 'the audit log is never changed'); END""",
    """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT raise(ABORT, 'the audit log is never shortened'); END""",
    """CREATE TRIGGER audit_entry_in_order BEFORE INSERT ON audit_entry
BEGIN
  SELECT raise(ABORT, 'the audit log grows by one at its end')
  WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)
     OR NEW.prev IS NOT coalesce((SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1), zeroblob(32));
END""",
)
"""SQL for SQLite: rows are only added, at the end, onto the last hash (which also stops INSERT OR REPLACE)."""
