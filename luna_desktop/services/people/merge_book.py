"""The book of merges: which there were, which are in force, and what came to a record since one was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.errors import NotFound
from luna_desktop.models import Base
from luna_desktop.models.merges import MergeCheck, RecordMerge, RecordUnmerge
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.people.merge_snapshots import Snapshot
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say

_TABLES = Base.metadata.tables
_MERGE, _UNMERGE, _CHECK = (_TABLES[each.__tablename__] for each in (RecordMerge, RecordUnmerge, MergeCheck))
_STAFF, _PATIENT = _TABLES[StaffUser.__tablename__], _TABLES["patient"]
_BY, _UNDONE_BY, _KEPT, _MERGED = _STAFF.alias(), _STAFF.alias(), _PATIENT.alias(), _PATIENT.alias()


@dataclass(frozen=True)
class MergeLine:
    """One merge as it is listed: both numbers, when, by whom and why, and how it was undone."""

    merge_id: int
    pair: Pair
    kept_mrn: str
    merged_mrn: str
    at: datetime
    by: str
    reason: str
    visits: int
    needs_check: bool = False
    undone_at: datetime | None = None
    undone_by: str = ""
    undone_reason: str = ""

    @property
    def in_force(self) -> bool:
        """Tell whether the two records are one."""
        return self.undone_at is None


_LINES = (
    select(
        _MERGE.c.id,
        _MERGE.c.kept_id,
        _MERGE.c.merged_id,
        _KEPT.c.mrn.label("kept_mrn"),
        _MERGED.c.mrn.label("merged_mrn"),
        _MERGE.c.at,
        _BY.c.display_name.label("by"),
        _MERGE.c.reason,
        _MERGE.c.visits,
        _MERGE.c.needs_check,
        _CHECK.c.id.label("checked"),
        _UNMERGE.c.at.label("undone_at"),
        _UNDONE_BY.c.display_name.label("undone_by"),
        _UNMERGE.c.reason.label("undone_reason"),
    )
    .select_from(_MERGE)
    .join(_KEPT, _KEPT.c.id == _MERGE.c.kept_id)
    .join(_MERGED, _MERGED.c.id == _MERGE.c.merged_id)
    .join(_BY, _BY.c.id == _MERGE.c.by)
    .join(_UNMERGE, _UNMERGE.c.merge_id == _MERGE.c.id, isouter=True)
    .join(_UNDONE_BY, _UNDONE_BY.c.id == _UNMERGE.c.by, isouter=True)
    .join(_CHECK, _CHECK.c.merge_id == _MERGE.c.id, isouter=True)
)


def merge_lines(work: Work, *, touching: Iterable[int] | None = None, most: int = 50) -> tuple[MergeLine, ...]:
    """Return merges, the newest first: all of them, or those that touch certain records."""
    query = _LINES.order_by(_MERGE.c.id.desc()).limit(most)
    if touching is not None:
        ids = [int(each) for each in touching]
        query = query.where(_MERGE.c.kept_id.in_(ids) | _MERGE.c.merged_id.in_(ids))
    return tuple(_line(row) for row in work.connection.execute(query).mappings())


def merge_line(work: Work, merge_id: int) -> MergeLine:
    """Return one merge; raises NotFound."""
    row = work.connection.execute(_LINES.where(_MERGE.c.id == merge_id)).mappings().first()
    if row is None:
        raise NotFound(say("There is no such merge."))
    return _line(row)


def sealed_of(work: Work, merge_id: int) -> bytes:
    """Return the sealed snapshot of a merge."""
    return bytes(work.connection.execute(select(_MERGE.c.sealed).where(_MERGE.c.id == merge_id)).scalar_one())


def unchecked(work: Work, merged_into: Iterable[int] | None = None) -> tuple[MergeLine, ...]:
    """Return the merges in force whose clinical rows no clinician has gone through yet, the oldest first."""
    query = _LINES.where(_MERGE.c.needs_check, _CHECK.c.id.is_(None), _UNMERGE.c.id.is_(None)).order_by(_MERGE.c.id)
    if merged_into is not None:
        query = query.where(_MERGE.c.kept_id.in_([int(each) for each in merged_into]))
    return tuple(_line(row) for row in work.connection.execute(query).mappings())


def _line(told: RowMapping) -> MergeLine:
    return MergeLine(
        told["id"],
        Pair(PatientId(told["kept_id"]), PatientId(told["merged_id"])),
        told["kept_mrn"],
        told["merged_mrn"],
        told["at"],
        told["by"],
        told["reason"],
        told["visits"],
        told["needs_check"] and told["checked"] is None,
        told["undone_at"],
        told["undone_by"] or "",
        told["undone_reason"] or "",
    )


@dataclass(frozen=True)
class LaterRow:
    """Something that was written into the kept record since the merge: it belongs to one of the two, and who knows."""

    table: str
    row_id: int
    what: Message
    at: datetime
    by: str

    @property
    def key(self) -> str:
        """Return what names the row in a request."""
        return f"{self.table} {self.row_id}"


LATER: dict[str, tuple[Message, str, str]] = {
    "visit": (say("Visit"), "started_at", "practitioner_id"),
    "booking": (say("Booking"), "booked_at", "booked_by"),
    "care_paper": (say("Prescription or certificate"), "created_at", "created_by"),
    "treatment_consent": (say("Consent to a treatment"), "at", "by"),
    "aftercare_given": (say("Aftercare sheet given"), "at", "by"),
    "consent_event": (say("Answer about a purpose"), "at", "taken_by"),
    "message_preference": (say("Wish about messages"), "at", "by"),
    "notice_receipt": (say("Notice given"), "at", "by"),
    "restriction": (say("Restriction asked for"), "at", "by"),
    "disclosure": (say("Disclosure"), "at", "by"),
    "intake_submission": (say("Form filled in by the patient"), "at", "by"),
}
"""What is shared out one by one, by table: in words, and which columns say when and who."""
_ENTRY, _CONTACT = say("Entry in the chart"), say("Contact detail")
_CONTACT_KINDS = ("phone", "email", "address", "related_person")


def later_rows(work: Work, line: MergeLine, taken: Snapshot, made: Iterable[tuple[str, int]]) -> tuple[LaterRow, ...]:
    """Return what came to the kept record since a merge, by time; what the merge itself wrote is left out."""
    known = {(table, row["id"]) for table, rows in taken.items() for row in rows if "id" in row} | set(made)
    found = [*_later_facts(work, line.pair.kept)]
    for name, (what, at, by) in LATER.items():
        table = _TABLES[name]
        query = (
            select(table.c.id, table.c[at], _STAFF.c.display_name)
            .join(_STAFF, _STAFF.c.id == table.c[by])
            .where(table.c.patient_id == int(line.pair.kept))
        )
        found += [LaterRow(name, row[0], what, row[1], row[2]) for row in work.connection.execute(query)]
    fresh = [row for row in found if (row.table, row.row_id) not in known]
    return tuple(sorted(fresh, key=lambda row: (row.at, row.key)))


def _later_facts(work: Work, patient: PatientId) -> list[LaterRow]:
    fact, version = _TABLES["fact"], _TABLES["fact_version"]
    query = (
        select(fact.c.id, fact.c.kind, version.c.recorded_at, _STAFF.c.display_name)
        .join(version, (version.c.fact_id == fact.c.id) & (version.c.number == 1))
        .join(_STAFF, _STAFF.c.id == version.c.recorded_by)
        .where(fact.c.patient_id == int(patient), fact.c.kind.not_in(("identity", "status")))
    )
    return [
        LaterRow("fact", row.id, _CONTACT if row.kind in _CONTACT_KINDS else _ENTRY, row.recorded_at, row.display_name)
        for row in work.connection.execute(query)
    ]
