"""Both records as they were before a merge: every row of every table with a rule, sealed under the clinic's key."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select

from luna_desktop.domain.errors import NotFound, StorageTrouble
from luna_desktop.models import Base
from luna_desktop.models.patients import Fact, FactVersion, Patient
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_rows import RULES
from luna_desktop.services.work import Work
from luna_desktop.storage.crypto import NotOpened, seal, unseal
from luna_desktop.texts import say

KEY_INFO = "clinic/merges/1"
LARGEST_BYTES = 4096
"""Longer blobs (thumbnails, portraits) are named by their hash: rows that hold them are never changed."""
LEFT_OUT = frozenset({"audit_entry", "likely_pair", "pair_step", "record_merge", "record_merge_row"})
_FACT, _VERSION = Fact.metadata.tables["fact"], FactVersion.metadata.tables["fact_version"]

Snapshot = dict[str, list[dict[str, Any]]]


def snapshot_of(work: Work, pair: Pair) -> Snapshot:
    """Return every row of the two records by table, the versions of their facts among them."""
    work.session.flush()
    ids = [int(pair.kept), int(pair.merged)]
    columns: dict[str, list[str]] = {}
    for named_table, column in sorted(RULES):
        if named_table not in LEFT_OUT and named_table != "patient":
            columns.setdefault(named_table, []).append(column)
    taken: Snapshot = {}
    for name, named in columns.items():
        table = Base.metadata.tables[name]
        query = select(table).where(or_(*(table.c[column].in_(ids) for column in named))).order_by(*table.primary_key)
        taken[name] = [_plain(row) for row in work.connection.execute(query).mappings()]
    patient = Patient.metadata.tables["patient"]
    query = select(patient).where(patient.c.id.in_(ids)).order_by(patient.c.id)
    taken["patient"] = [_plain(row) for row in work.connection.execute(query).mappings()]
    versions = (
        select(_VERSION)
        .join(_FACT, _FACT.c.id == _VERSION.c.fact_id)
        .where(_FACT.c.patient_id.in_(ids))
        .order_by(_VERSION.c.id)
    )
    taken["fact_version"] = [_plain(row) for row in work.connection.execute(versions).mappings()]
    return taken


def seal_snapshot(work: Work, pair: Pair, taken: Snapshot) -> bytes:
    """Return a snapshot packed and sealed, bound to the two records."""
    plain = zlib.compress(json.dumps(taken, ensure_ascii=False, sort_keys=True).encode())
    return seal(work.premises.keys.derive(KEY_INFO), plain, aad=_aad(pair))


def open_snapshot(work: Work, pair: Pair, sealed: bytes) -> Snapshot:
    """Return a snapshot as it was taken; StorageTrouble where it is damaged or belongs to other records.

    Raises NotFound where an erasure took it away: then the two records stay together.
    """
    if not sealed:
        raise NotFound(
            say("What these records said before the merge was erased, so they cannot be taken apart any more.")
        )
    try:
        plain = unseal(work.premises.keys.derive(KEY_INFO), sealed, aad=_aad(pair))
    except NotOpened:
        raise StorageTrouble(
            say("The picture of both records from before the merge is damaged. Restore the last backup.")
        ) from None
    taken: Snapshot = json.loads(zlib.decompress(plain))
    return taken


def print_of(taken: Snapshot) -> str:
    """Return a short print of two records: it differs as soon as a row of either changed."""
    left = {name: rows for name, rows in taken.items() if name not in _NOT_COMPARED}
    return hashlib.sha256(json.dumps(left, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]


_NOT_COMPARED = frozenset({"draft", "intake_draft"})


def _plain(row: Any) -> dict[str, Any]:
    return {name: _value(value) for name, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, bytes):
        if len(value) > LARGEST_BYTES:
            return {"sha256": hashlib.sha256(value).hexdigest()}
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def _aad(pair: Pair) -> bytes:
    return f"record merge|{int(pair.kept)}|{int(pair.merged)}".encode()
