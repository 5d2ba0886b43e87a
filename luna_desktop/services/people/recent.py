"""The patients whom somebody opened last, read from the audit log: a list of its own would be a second truth."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.models.audit import AuditEntry
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work

MOST_RECENT = 10
_LOOKED_BACK = 3_000
"""So many of the person's newest entries are looked at: some weeks of work, and a few milliseconds."""

_LOG = AuditEntry.metadata.tables["audit_entry"]


@use_case(requires=Permission.FIND_PATIENT, writes=False)
def read_recent_patients(work: Work, _request: None) -> list[CardRow]:
    """Return the last ten patients whom this person opened, the newest first; whoever left the lists is left out."""
    newest = (
        select(_LOG.c.seq, _LOG.c.action, _LOG.c.patient_id)
        .where(_LOG.c.user_id == work.actor.user_id)
        .order_by(_LOG.c.seq.desc())
        .limit(_LOOKED_BACK)
        .subquery()
    )
    opened = work.session.scalars(
        select(newest.c.patient_id).where(newest.c.action == "patient opened").order_by(newest.c.seq.desc())
    )
    order = dict.fromkeys(PatientId(patient) for patient in opened if patient is not None)
    listed = [card for card in cards_of(work, list(order)[: 2 * MOST_RECENT]) if card.status.is_active]
    return listed[:MOST_RECENT]
