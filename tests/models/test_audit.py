"""The audit log's table: a sequence number stands once, and its columns are those that the chain hashes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.audit import AuditEntry
from luna_desktop.storage.audit_chain import COLUMNS
from tests.models.rows import refuse


def an_entry(seq: int) -> AuditEntry:
    texts = ("recorded_at", "local_time", "login", "roles", "action", "kind", "station", "session", "version", "detail")
    return AuditEntry(seq=seq, outcome=0, prev=b"p", hash=b"h", signer="s", **dict.fromkeys(texts, "x"))


def test_a_sequence_number_stands_once(session: Session) -> None:
    session.add(an_entry(1))
    session.flush()
    session.expunge_all()
    refuse(session, an_entry(1))


def test_the_chain_covers_every_column() -> None:
    assert set(COLUMNS) == set(AuditEntry.__table__.columns.keys())
