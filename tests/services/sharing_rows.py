"""Entries of the register of recipients for tests of the ledger."""

from __future__ import annotations

from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.models.sharing import RecipientRow, RecipientVersion
from luna_desktop.services.clinic.clinics import OpenClinic
from tests.services.acting import working


def a_recipient(clinic: OpenClinic, name: str, kind: RecipientKind = RecipientKind.PROVIDER) -> int:
    """Enter a recipient and return its id."""
    with working(clinic) as work:
        row = RecipientRow(created_at=work.now, created_by=work.actor.user_id)
        work.session.add(row)
        work.session.flush()
        version = RecipientVersion(
            recipient_id=row.id,
            number=1,
            kind=kind.value,
            name=name,
            country="IN",
            at=work.now,
            by=work.actor.user_id,
        )
        work.session.add(version)
        return row.id
