"""An entry that tests of the audit page share."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.services.clinic.audit_log import AuditLine, AuditOutcome
from luna_desktop.services.clinic.audit_words import AuditGroup, sentence_of
from luna_desktop.texts import say

AT = datetime(2026, 11, 22, 18, 45, 7, tzinfo=UTC)
LINE = AuditLine(
    seq=7,
    at=AT,
    name="Dr Meera Pillai",
    login="meera",
    roles=(),
    action="chart opened",
    label=say("Chart opened"),
    sentence=sentence_of("chart opened", name="Dr Meera Pillai"),
    group=AuditGroup.OPENED,
    outcome=AuditOutcome.DONE,
    kind="R",
    mrn="LUN-000001",
    reason=None,
    purpose="P1",
    subject="chart 1",
    fields=(),
    detail=(),
    station="room-1",
    session="abc",
    version="0.1.0",
    hash="ab" * 32,
    prev="cd" * 32,
)
