"""Reading the audit log: filtered pages, newest first, in plain words, and the seal of a single entry.

Patients stand here as record numbers, never as names. Reading the log is itself an entry: once for each signed-in
session, and once more for each patient whose entries were asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, select

from luna_desktop.domain.access import Permission, Role, UserId
from luna_desktop.domain.errors import NotFound
from luna_desktop.models.audit import AuditEntry
from luna_desktop.models.patients import Patient
from luna_desktop.models.staff import SigningKey, StaffProposal, StaffUser
from luna_desktop.services.clinic.audit_words import ACTION_WORDS, READ_LOG, REFUSED, AuditGroup, sentence_of, words_of
from luna_desktop.services.clinic.staff_proposals import ENTITY as PROPOSAL
from luna_desktop.services.people.record_numbers import merged_records, standing_record
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, READ, SUCCESS, Change, Work
from luna_desktop.storage.audit_chain import COLUMNS, GENESIS, Layer, LinkedRow, verify_rows
from luna_desktop.texts import Message, say

PAGE = 100
COUNTED_TO = 10_000
LAST_CHECK_WITHIN = 50_000
"""How far back, in entries, the last check of the log is looked for."""
CHECKED = "audit log checked"


class AuditOutcome(Enum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True)
class AuditQuery:
    """Which entries are wanted; what is left out does not narrow.

    Days are the clinic's. `mrn` is a record number. `actions` are exact actions, for a search in words that the
    screen has matched already. `before` is the sequence number of the last entry of the page before.
    """

    from_day: date | None = None
    to_day: date | None = None
    person: UserId | None = None
    group: AuditGroup | None = None
    outcome: AuditOutcome | None = None
    mrn: str = ""
    actions: frozenset[str] | None = None
    entry: int | None = None
    before: int | None = None


@dataclass(frozen=True)
class AuditLine:
    """One entry as it is shown. `at` is UTC; `name` is the person's name now, or the sign-in name of that day.

    `fields` are the names of the fields that were changed, `detail` what else the entry notes, as names and values.
    """

    seq: int
    at: datetime
    name: str
    login: str
    roles: tuple[Role, ...]
    action: str
    label: Message
    sentence: Message
    group: AuditGroup
    outcome: AuditOutcome
    kind: str
    mrn: str
    reason: Message | None
    purpose: str
    subject: str
    fields: tuple[str, ...]
    detail: tuple[tuple[str, str], ...]
    station: str
    session: str
    version: str
    hash: str
    prev: str


@dataclass(frozen=True)
class AuditPage:
    """A page of entries; `next_before` leads to the next one, `matching` is counted on the first page only.

    `entries` is how long the whole log is.
    """

    lines: tuple[AuditLine, ...]
    next_before: int | None
    matching: int | None
    entries: int


@dataclass(frozen=True)
class EntrySeal:
    """Whether one entry holds by itself: content and hash, the hash of the entry before, signature and signer."""

    content_fits: bool
    follows: bool
    signed: bool

    @property
    def holds(self) -> bool:
        """Tell whether all three hold."""
        return self.content_fits and self.follows and self.signed


@dataclass(frozen=True)
class LastCheck:
    """The last time that somebody checked the whole log."""

    at: datetime
    name: str
    entries: int
    first_break: int | None


@dataclass(frozen=True)
class LogState:
    """How long the log is, who may be filtered for, and when it was last checked."""

    entries: int
    people: tuple[tuple[UserId, str], ...]
    last_check: LastCheck | None


@use_case(requires=Permission.READ_AUDIT, writes=False)
def read_log_state(work: Work, _: None) -> LogState:
    """Return what the page shows around the entries."""
    names = _names(work)
    people = tuple((UserId(each), name) for each, name in sorted(names.items(), key=lambda item: item[1].casefold()))
    last = _length(work)
    row = work.session.execute(
        select(AuditEntry.recorded_at, AuditEntry.user_id, AuditEntry.login, AuditEntry.detail)
        .where(AuditEntry.seq > last - LAST_CHECK_WITHIN, AuditEntry.action == CHECKED)
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        return LogState(last, people, None)
    told = _detail(row.detail)
    name = names.get(row.user_id or 0, row.login)
    entries, broken = _number(told.get("entries")), _number(told.get("first_break"))
    return LogState(last, people, LastCheck(_moment(row.recorded_at), name, entries, broken or None))


# Not `audited`: the entry about the reading is written here, but not on every page.
@use_case(requires=Permission.READ_AUDIT, audited=False)
def read_audit(work: Work, query: AuditQuery) -> AuditPage:
    """Return a page of entries, newest first."""
    patient = _patient_of(work, query.mrn) if query.mrn.strip() else None
    _note_reading(work, patient)
    wanted = _wanted(work, query, patient)
    columns = [getattr(AuditEntry, name) for name in COLUMNS]
    found: Select[Any] = select(*columns).where(*wanted).order_by(AuditEntry.seq.desc()).limit(PAGE + 1)
    if query.before is not None:
        found = found.where(AuditEntry.seq < query.before)
    rows = [LinkedRow.from_columns(tuple(row)) for row in work.session.execute(found)]
    lines = _lines(work, rows[:PAGE])
    matching = None
    if query.before is None:
        counted = select(AuditEntry.seq).where(*wanted).limit(COUNTED_TO + 1).subquery()
        matching = work.session.scalar(select(func.count()).select_from(counted)) or 0
    return AuditPage(lines, lines[-1].seq if len(rows) > PAGE else None, matching, _length(work))


@use_case(requires=Permission.READ_AUDIT, writes=False)
def read_seal(work: Work, seq: int) -> EntrySeal:
    """Check one entry by itself: its hash, the entry before it, its signature and its signer."""
    rows = {row.row.seq: row for row in _around(work, seq)}
    if seq not in rows:
        raise NotFound(say("There is no entry {number} in the audit log.", number=seq))
    linked, before = rows[seq], rows.get(seq - 1)
    head = before.hash if before is not None else (GENESIS if seq == 1 else b"")
    key = work.session.get(SigningKey, linked.row.signer)
    public = key.public_key if key is not None else None
    alone = verify_rows([linked], lambda _signer: public, after=(seq - 1, linked.prev))
    is_signer = key is not None and linked.row.user_id in (None, key.user_id)
    return EntrySeal(alone.layer in (None, Layer.SIGNATURE), linked.prev == head, alone.is_intact and is_signer)


def _length(work: Work) -> int:
    """Return how many entries there are: numbers have no gap, or the check finds it."""
    return work.session.scalar(select(func.max(AuditEntry.seq))) or 0


def _around(work: Work, seq: int) -> list[LinkedRow]:
    columns = [getattr(AuditEntry, name) for name in COLUMNS]
    rows = work.session.execute(select(*columns).where(AuditEntry.seq.in_((seq - 1, seq))))
    return [LinkedRow.from_columns(tuple(row)) for row in rows]


def _note_reading(work: Work, patient: int | None) -> None:
    """Write that the log is read, unless this session has an entry for it already."""
    noted = select(AuditEntry.seq).where(
        AuditEntry.user_id == work.actor.user_id,
        AuditEntry.session == work.premises.session,
        AuditEntry.action == READ_LOG,
    )
    if patient:
        noted = noted.where(AuditEntry.patient_id == patient)
    if work.session.scalar(noted.limit(1)) is None:
        work.record(READ_LOG, Change("audit log", "", patient or None), kind=READ)


def _patient_of(work: Work, number: str) -> int:
    """Return the patient with a record number, by all of it or by its last digits alone; 0 where there is none.

    The number of a record that was merged leads to the one that it was merged into.
    """
    wanted = number.strip().upper().lstrip("#")
    found = work.session.scalars(select(Patient.id).where(func.upper(Patient.mrn) == wanted)).first()
    if found is None and wanted.isascii() and wanted.isdigit():
        ends = "%-" + wanted.zfill(6)
        found = work.session.scalars(select(Patient.id).where(Patient.mrn.like(ends))).first()
    return standing_record(work, found) if found else 0


def _wanted(work: Work, query: AuditQuery, patient: int | None) -> list[ColumnElement[bool]]:
    wanted = [*_wanted_days(query), *_wanted_actions(query)]
    if query.person is not None:
        wanted.append(AuditEntry.user_id == query.person)
    if patient is not None:
        every = [patient, *merged_records(work, patient)] if patient else []
        wanted.append(AuditEntry.patient_id.in_(every) if every else false())
    if query.entry is not None:
        wanted.append(AuditEntry.seq == query.entry)
    return wanted


def _wanted_days(query: AuditQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.from_day is not None:
        wanted.append(AuditEntry.recorded_at >= _start_of(query.from_day))
    if query.to_day is not None:
        wanted.append(AuditEntry.recorded_at < _start_of(query.to_day + timedelta(days=1)))
    return wanted


def _wanted_actions(query: AuditQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.group is not None:
        names = [action for action, words in ACTION_WORDS.items() if words.group is query.group]
        wanted.append(AuditEntry.action.in_(names))
    if query.actions is not None:
        wanted.append(AuditEntry.action.in_(sorted(query.actions)))
    if query.outcome is AuditOutcome.DONE:
        wanted.append(AuditEntry.outcome == SUCCESS)
    elif query.outcome is not None:
        refused = AuditEntry.action.in_(_REFUSALS)
        wanted += [AuditEntry.outcome != SUCCESS, refused if query.outcome is AuditOutcome.REFUSED else ~refused]
    return wanted


_REFUSALS = (REFUSED, "sign-in refused")


def _start_of(day: date) -> str:
    """Return the instant at which a day of the clinic begins, as the log writes it."""
    start = datetime.combine(day, time(), CLINIC_ZONE).astimezone(UTC)
    return start.isoformat(timespec="milliseconds")


def _lines(work: Work, rows: list[LinkedRow]) -> tuple[AuditLine, ...]:
    names, proposed = _names(work), _proposed(work)
    patients = {row.row.patient_id for row in rows if row.row.patient_id is not None}
    found = work.session.execute(select(Patient.id, Patient.mrn).where(Patient.id.in_(patients))).all()
    numbers = {row.id: row.mrn for row in found}
    return tuple(_line(linked, names, numbers, proposed) for linked in rows)


def _line(
    linked: LinkedRow, names: Mapping[int, str], numbers: Mapping[int, str], proposed: Mapping[int, str]
) -> AuditLine:
    row, told = linked.row, _detail(linked.row.detail)
    name = names.get(row.user_id or 0, row.login)
    meant = {"staff": names, "care team": names, PROPOSAL: proposed}.get(row.entity or "", {})
    other = meant.get(_number(row.entity_id), "")
    asked = {"login": str(told.get("login", "")), "requires": str(told.get("requires", ""))}
    fields = told.get("fields")
    words = words_of(row.action)
    return AuditLine(
        seq=row.seq,
        at=_moment(row.recorded_at),
        name=name,
        login=row.login,
        roles=_roles(row.roles),
        action=row.action,
        label=words.label,
        sentence=sentence_of(row.action, name=name, other=other or name, **asked),
        group=words.group,
        outcome=_outcome(row.action, row.outcome),
        kind=row.kind,
        mrn=numbers.get(row.patient_id or 0, ""),
        reason=_reason(told),
        purpose=row.purpose or "",
        subject=" ".join(part for part in (row.entity, row.entity_id) if part),
        fields=tuple(sorted(fields)) if isinstance(fields, dict) else (),
        detail=tuple((key, _shown(value)) for key, value in sorted(told.items()) if key not in ("fields", "reason")),
        station=row.station,
        session=row.session,
        version=row.version,
        hash=linked.hash.hex(),
        prev=linked.prev.hex(),
    )


def _names(work: Work) -> dict[int, str]:
    rows = work.session.execute(select(StaffUser.id, StaffUser.display_name)).all()
    return {row.id: row.display_name for row in rows}


def _proposed(work: Work) -> dict[int, str]:
    """Return for whom something was proposed; a new account has no row of its own before it is approved."""
    rows = work.session.execute(select(StaffProposal.id, StaffProposal.display_name)).all()
    return {row.id: row.display_name for row in rows}


def _outcome(action: str, outcome: int) -> AuditOutcome:
    if outcome == SUCCESS:
        return AuditOutcome.DONE
    return AuditOutcome.REFUSED if action in _REFUSALS else AuditOutcome.FAILED


def _reason(told: Mapping[str, object]) -> Message | None:
    """Return why something was refused; a sentence that had values is shown with gaps, as the log keeps none."""
    text = told.get("reason")
    return Message(re.sub(r"\{\w+\}", "…", text)) if isinstance(text, str) and text else None


def _roles(text: str) -> tuple[Role, ...]:
    held = text.split(",")
    return tuple(role for role in Role if role.value in held)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return datetime(1970, 1, 1, tzinfo=UTC)  # an edited entry may hold anything; its seal tells


def _detail(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _number(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _shown(value: object) -> str:
    return ", ".join(str(each) for each in value) if isinstance(value, list) else str(value)
