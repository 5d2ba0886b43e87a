"""Which doctor let a catalogue speak last, and when: it stands beside everything that the catalogue advises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from luna_desktop.models.catalogues import CatalogueApproval
from luna_desktop.services.work import ONE_ROW, Work

_APPROVAL = CatalogueApproval.metadata.tables["catalogue_approval"]
_STAFF = CatalogueApproval.metadata.tables["staff_user"]


@dataclass(frozen=True)
class Approver:
    """A doctor with their registration number, and when they approved which version."""

    name: str
    registration_no: str
    at: datetime
    version: str


def approver_of(work: Work, catalogue: str) -> Approver | None:
    """Return who approved something of a catalogue last, or None where nobody has."""
    query = (
        select(_STAFF.c.display_name, _STAFF.c.registration_no, _APPROVAL.c.at, _APPROVAL.c.version)
        .join(_STAFF, _STAFF.c.id == _APPROVAL.c.by)
        .where(_APPROVAL.c.catalogue == catalogue, _APPROVAL.c.is_approved.is_(True))
        .order_by(_APPROVAL.c.id.desc())
        .limit(ONE_ROW)
    )
    row = work.session.execute(query).first()
    return Approver(row.display_name, row.registration_no, row.at, row.version) if row else None
