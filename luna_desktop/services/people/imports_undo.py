"""Past imports, and taking one back as a whole.

Nothing is deleted. Patients whom nobody has touched since leave lists and search, with a status that says why; the
desk is not offered them when it registers somebody, and a later import does not take them for known. Patients whose
record was changed since stay and are listed. A blank that was filled is emptied again where it still says the same. A
no to messages that came with the list stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, or_, select, update

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import FactStatus, Source, read_body, write_body
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.base import Base
from luna_desktop.models.imports import ImportFact, ImportLine, ImportResult, ImportRun, ImportUndo
from luna_desktop.models.merges import LikelyPair
from luna_desktop.models.patients import Fact, FactVersion, Patient
from luna_desktop.models.privacy import MessagePreference
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.facts import FactChange, change_fact
from luna_desktop.services.people.cards import CardRow, cards_of, refresh_card
from luna_desktop.services.people.imports_writing import NEW, WISH_SOURCE
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, EXECUTED, READ, UPDATED, Change, Work, patient_change
from luna_desktop.storage.search_index import remove_many
from luna_desktop.texts import ENGLISH, say

MOST_NAMED = 200
"""So many of those who stay are named; of more their number is told."""
_BROUGHT_ALONG = frozenset(
    {
        "patient_card",
        "patient_secret",
        "fact",
        "import_line",
        "unlisted_key",
        "audit_entry",
        "likely_pair",
        "safety_asked",
        "consent_event",
        "document",
        "photograph",
        "rule_hold",
        "rule_hold_basis",
        "restriction",
        "restriction_event",
    }
)
"""Tables that an import or the program by itself writes; what a person changed in them leaves an audit entry."""
_NAMING = tuple(
    column
    for table in Base.metadata.sorted_tables
    if table.name not in _BROUGHT_ALONG
    for column in table.columns
    if column.name == "patient_id" or any(key.target_fullname == "patient.id" for key in column.foreign_keys)
)
"""Every other column in which a patient can be named."""
_CHUNK = 2_000
_LOG, _LINE, _RESULT, _PATIENT, _FACT, _VERSION, _FILL, _PAIR = (
    each.metadata.tables[each.__tablename__]
    for each in (AuditEntry, ImportLine, ImportResult, Patient, Fact, FactVersion, ImportFact, LikelyPair)
)


@dataclass(frozen=True)
class PastImport:
    """An import as the list of past imports shows it; `undone_at` when it was taken back."""

    import_id: int
    source: str
    kind: str
    at: datetime
    by: str
    rows: int
    taken: int
    filled: int
    left_out: int
    refused: int
    undone_at: datetime | None = None
    undone_by: str = ""
    stayed: int = 0


@dataclass(frozen=True)
class UndoPlan:
    """What taking an import back would do: who leaves the lists, who stays, and how many blanks are emptied again."""

    past: PastImport
    leaving: int
    staying: int
    named: tuple[CardRow, ...] = field(repr=False)
    emptied: int = 0
    kept: int = 0


@use_case(requires=Permission.IMPORT_PATIENTS, writes=False)
def read_imports(work: Work, _request: None) -> tuple[PastImport, ...]:
    """Return every import, the newest first."""
    return tuple(_past(work))


@use_case(requires=Permission.IMPORT_PATIENTS, writes=False)
def plan_undo(work: Work, import_id: int) -> UndoPlan:
    """Say what taking an import back would do; nothing is written.

    Raises:
        NotFound: There is no such import.
        InvalidInput: It was taken back already.
    """
    return _plan(work, import_id)


@use_case(requires=Permission.IMPORT_PATIENTS)
def undo_import(work: Work, import_id: int) -> UndoPlan:
    """Take an import back, in one transaction; returns who left, who stayed and what was emptied.

    Raises:
        NotFound: There is no such import.
        InvalidInput: It was taken back already.
    """
    plan = _plan(work, import_id)
    leaving, _staying = _sorted(work, import_id)
    reason = ENGLISH.render(say("Entered in error: the import from {source} was taken back", source=plan.past.source))
    for start in range(0, len(leaving), _CHUNK):
        _take_out(work, leaving[start : start + _CHUNK], import_id, reason)
    for patient, fact, number in _fills(work, import_id, unchanged=True):
        _empty_again(work, patient, fact, number, reason)
    values = {"taken_back": plan.leaving, "stayed": plan.staying}
    work.session.execute(insert(ImportUndo).values(import_id=import_id, at=work.now, by=work.actor.user_id, **values))
    told = {**values, "emptied": plan.emptied, "kept": plan.kept}
    work.record("import taken back", Change("import", import_id), kind=EXECUTED, detail=told)
    return plan


def _past(work: Work, import_id: int | None = None) -> Iterator[PastImport]:
    undoer = StaffUser.__table__.alias("undoer")
    query = (
        select(ImportRun, ImportResult, StaffUser.display_name, ImportUndo, undoer.c.display_name)
        .join(ImportResult, ImportResult.import_id == ImportRun.id)
        .join(StaffUser, StaffUser.id == ImportRun.by)
        .outerjoin(ImportUndo, ImportUndo.import_id == ImportRun.id)
        .outerjoin(undoer, undoer.c.id == ImportUndo.by)
        .order_by(ImportRun.id.desc())
    )
    if import_id is not None:
        query = query.where(ImportRun.id == import_id)
    for run, result, by, undo, undone_by in work.session.execute(query):
        yield PastImport(
            run.id,
            run.source,
            run.kind,
            run.at,
            by,
            result.rows,
            result.taken,
            result.filled,
            result.left_out,
            result.refused,
            undo.at if undo else None,
            undone_by or "",
            undo.stayed if undo else 0,
        )


def _plan(work: Work, import_id: int) -> UndoPlan:
    past = next(_past(work, import_id), None)
    if past is None:
        raise NotFound(say("There is no such import."))
    if past.undone_at is not None:
        raise InvalidInput({"import": say("This import was taken back already.")})
    leaving, staying = _sorted(work, import_id)
    every = len(_fills(work, import_id, unchanged=False))
    emptied = len(_fills(work, import_id, unchanged=True))
    named = tuple(cards_of(work, staying[:MOST_NAMED]))
    return UndoPlan(past, len(leaving), len(staying), named, emptied, every - emptied)


def _sorted(work: Work, import_id: int) -> tuple[list[int], list[int]]:
    """Return the patients whom an import brought: those whom nobody has touched since, and the others.

    Every change leaves an entry in the audit log, whichever table it is in, so the log is what tells. Whom a later list
    named too stays as well.
    """
    last = select(_RESULT.c.last_entry).where(_RESULT.c.import_id == import_id).scalar_subquery()
    touched = exists().where(
        _LOG.c.patient_id == _LINE.c.patient_id, _LOG.c.seq > last, _LOG.c.kind != READ, _LOG.c.outcome == 0
    )
    other = _LINE.alias("other")
    met_again = exists().where(other.c.patient_id == _LINE.c.patient_id, other.c.import_id > import_id)
    brought = (
        select(_LINE.c.patient_id, touched | met_again)
        .where(_LINE.c.import_id == import_id, _LINE.c.outcome == NEW)
        .order_by(_LINE.c.patient_id)
    )
    rows = work.connection.execute(brought).all()
    named = _named_elsewhere(work, import_id)
    staying = [int(ref) for ref, stays in rows if stays or ref in named]
    gone = frozenset(staying)
    return [int(ref) for ref, _stays in rows if ref not in gone], staying


def _named_elsewhere(work: Work, import_id: int) -> frozenset[int]:
    """Return which of an import's patients any other table names, such as a draft, which leaves no entry in the log."""
    brought = select(_LINE.c.patient_id).where(_LINE.c.import_id == import_id, _LINE.c.outcome == NEW)
    found: set[int] = set()
    for column in _NAMING:
        query = select(column).where(column.in_(brought)).distinct()
        if column.table.name == MessagePreference.__tablename__:
            query = query.where(column.table.c.source != WISH_SOURCE)
        found.update(work.connection.execute(query).scalars())
    return frozenset(found)


def _take_out(work: Work, patients: Sequence[int], import_id: int, reason: str) -> None:
    """Let patients leave lists and search."""
    gone = PatientStatus(Standing.ARCHIVED, PartialDate.of(work.now.astimezone(CLINIC_ZONE).date()), reason)
    body = write_body(gone)
    connection = work.connection
    theirs = select(_FACT).where(_FACT.c.kind == "status", _FACT.c.patient_id.in_(patients))
    standing = connection.execute(theirs).all()  # brought along with a whole record
    for one in standing:
        change = FactChange(PatientId(one.patient_id), one.id, one.current_number, gone, Source.STAFF, reason)
        change_fact(work, change)
    had = {one.patient_id for one in standing}
    rows = [{"patient_id": ref, "kind": "status", "current_number": 1} for ref in patients if ref not in had]
    if rows:
        connection.execute(insert(_FACT), rows)
    made = [row.id for row in connection.execute(theirs) if row.patient_id not in had]
    version = {
        "number": 1,
        "status": FactStatus.CURRENT.value,
        "body": body,
        "source": Source.STAFF.value,
        "reason": reason,
        "recorded_at": work.now,
        "recorded_by": work.actor.user_id,
    }
    if made:
        connection.execute(insert(_VERSION), [{"fact_id": fact, **version} for fact in made])
    connection.execute(update(_PATIENT).where(_PATIENT.c.id.in_(patients)).values(archived_at=work.now))
    connection.execute(delete(_PAIR).where(or_(_PAIR.c.low_id.in_(patients), _PAIR.c.high_id.in_(patients))))
    remove_many(connection, patients)
    work.record_many(
        "patient import taken back",
        [(patient_change("patient", ref, ref), {"import": import_id}) for ref in patients],
        kind=UPDATED,
    )


def _fills(work: Work, import_id: int, *, unchanged: bool) -> list[tuple[int, int, int]]:
    """Return patient, fact and version of every blank that was filled; on request only of those that still stand."""
    query = (
        select(_FACT.c.patient_id, _FILL.c.fact_id, _FILL.c.number)
        .join(_FACT, _FACT.c.id == _FILL.c.fact_id)
        .where(_FILL.c.import_id == import_id)
        .order_by(_FILL.c.fact_id)
    )
    if unchanged:
        query = query.where(_FACT.c.current_number == _FILL.c.number)
    return [(int(row[0]), int(row[1]), int(row[2])) for row in work.connection.execute(query)]


def _empty_again(work: Work, patient: int, fact: int, number: int, reason: str) -> None:
    """Bring back what stood before a blank was filled; what was added is struck out."""
    wanted = max(1, number - 1)
    kind, body = work.connection.execute(
        select(_FACT.c.kind, _VERSION.c.body)
        .join(_VERSION, _VERSION.c.fact_id == _FACT.c.id)
        .where(_FACT.c.id == bindparam("fact"), _VERSION.c.number == bindparam("wanted")),
        {"fact": fact, "wanted": wanted},
    ).one()
    status = FactStatus.ENTERED_IN_ERROR if number == 1 else FactStatus.CURRENT
    before = read_body(kind, body)
    change_fact(work, FactChange(PatientId(patient), fact, number, before, Source.STAFF, reason, status))
    refresh_card(work, PatientId(patient))
