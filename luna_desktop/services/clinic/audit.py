"""The audit log as evidence: checking the chain, the signatures, and that each signer is the person named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from luna_desktop.domain.access import Permission
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.staff import SigningKey
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.storage.audit_chain import COLUMNS, Layer, LinkedRow, verify_rows
from luna_desktop.texts import Message, say

CHUNK = 2000
LAYER_NAMES: dict[Layer, Message] = {
    Layer.SEQUENCE: say("a number is missing or stands twice"),
    Layer.CHAIN: say("the entry was changed, or one before it was taken out"),
    Layer.SIGNATURE: say("the entry was not written by the person it names"),
}


@dataclass(frozen=True)
class AuditVerdict:
    """How many entries hold, the first that does not and why, and the head that others may note down."""

    entries: int
    first_break: int | None
    reason: Message | None
    head: str

    @property
    def is_intact(self) -> bool:
        """Tell whether every entry holds."""
        return self.first_break is None


@use_case(requires=Permission.VERIFY_AUDIT)
def verify_audit(work: Work, watch: Callable[[int], None] | None) -> AuditVerdict:
    """Walk the whole chain; the check itself is an entry. `watch` is told the entries that were looked at so far."""
    verdict = check_chain(work, watch)
    work.record(
        "audit log checked",
        Change("audit log"),
        kind=EXECUTED,
        outcome=0 if verdict.is_intact else 8,
        detail={"entries": verdict.entries, "first_break": verdict.first_break or 0},
    )
    return verdict


def check_chain(work: Work, watch: Callable[[int], None] | None = None) -> AuditVerdict:
    """Check every entry's number, hash, signature and signer; writes nothing."""
    keys = {row.key_id: (row.public_key, row.user_id) for row in work.session.scalars(select(SigningKey))}
    impostor: list[int] = []

    def rows() -> Iterator[LinkedRow]:
        for linked in _rows(work, watch):
            key = keys.get(linked.row.signer)
            if key is not None and linked.row.user_id not in (None, key[1]) and not impostor:
                impostor.append(linked.row.seq)
            yield linked

    verdict = verify_rows(rows(), lambda signer: keys[signer][0] if signer in keys else None)
    broken, layer = verdict.first_break, verdict.layer
    if impostor and (broken is None or impostor[0] < broken):
        broken, layer = impostor[0], Layer.SIGNATURE
    reason = LAYER_NAMES[layer] if layer is not None else None
    return AuditVerdict(verdict.entries, broken, reason, verdict.head.hex()[:12])


def _rows(work: Work, watch: Callable[[int], None] | None) -> Iterator[LinkedRow]:
    columns = [getattr(AuditEntry, name) for name in COLUMNS]
    last = 0
    while True:
        rows = work.session.execute(
            select(*columns).where(AuditEntry.seq > last).order_by(AuditEntry.seq).limit(CHUNK)
        ).all()
        if not rows:
            return
        for row in rows:
            yield LinkedRow.from_columns(tuple(row))
        last = rows[-1].seq
        if watch is not None:
            watch(last)


def entry_count(work: Work) -> int:
    """Return how many entries the log has."""
    return work.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
