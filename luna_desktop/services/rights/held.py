"""What is held of a patient, group by group, and the days from which the rules of retention count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, select, union_all

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.visits import VisitMode, VisitState
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import Held, years_later
from luna_desktop.models import Base
from luna_desktop.services.people.record_numbers import merged_records
from luna_desktop.services.rights.erasure_map import PLACES, Does, Place
from luna_desktop.services.work import Work

_T = Base.metadata.tables
_NO_VISIT = (VisitState.DISCARDED.value, VisitState.ENTERED_IN_ERROR.value)
_CALLS = (VisitMode.VIDEO.value, VisitMode.PHONE.value)


@dataclass(frozen=True)
class Holdings:
    """A patient's record as the rules of retention see it, and how many rows each group has."""

    held: Held
    counts: Mapping[DataGroup, int]


def records_of(work: Work, patient: PatientId | int) -> list[int]:
    """Return a patient's record and every record that was merged into it."""
    return [int(patient), *(int(each) for each in merged_records(work, patient))]


def holdings_of(work: Work, patient: PatientId, *, own_case: int = 0) -> Holdings:
    """Return what is held of a patient; the case that asks for the erasure is itself no reason against it."""
    work.session.flush()
    records = records_of(work, patient)
    processed, counts = _used(work, records, own_case)
    days = _days(work, records, own_case, was_seen=True)
    if days["last_visit"] is None:
        days = _days(work, records, own_case, was_seen=False)
    born = work.connection.execute(_max(_T["patient_card"].c.birth_latest, _card(records))).scalar()
    return Holdings(
        Held(
            processed=processed,
            birthday_21=years_later(born, 21) if born is not None else None,
            on_hold=is_on_hold(work, records),
            **days,
        ),
        counts,
    )


def is_on_hold(work: Work, records: list[int]) -> bool:
    """Tell whether a legal hold keeps any of these records."""
    hold, end = _T["legal_hold"], _T["legal_hold_end"]
    open_one = select(hold.c.id).where(hold.c.patient_id.in_(records), ~exists().where(end.c.hold_id == hold.c.id))
    return work.connection.execute(open_one.limit(1)).first() is not None


def not_emptied(place: Place) -> ColumnElement[bool]:
    """Return the condition of rows that no erasure has emptied yet."""
    line = _T["erasure_line"]
    return ~exists().where(line.c.table_name == place.table, line.c.row_key == place.key())


def _used(work: Work, records: list[int], own_case: int) -> tuple[dict[DataGroup, date], dict[DataGroup, int]]:
    """Return the last day on which each group was used, of groups that hold something, and how many rows it has."""
    parts = []
    for place in PLACES:
        if place.at and place.group is not None:
            mine = [place.of(records), *([not_emptied(place)] if place.does is Does.EMPTIES else [])]
            if place.table == "rights_case":
                mine.append(place.rows.c.id != own_case)
            last = func.max(place.rows.c[place.at])
            parts.append(
                select(literal(place.group.value), last.label("last"), func.count())
                .where(and_(*mine))
                .select_from(place.rows)
            )
    processed: dict[DataGroup, date] = {}
    counts: dict[DataGroup, int] = {}
    for name, last, count in work.connection.execute(union_all(*parts)):
        if count:
            group = DataGroup(name)
            counts[group] = counts.get(group, 0) + count
            processed[group] = max(processed.get(group, date.min), _day(last))
    if DataGroup.BOOKINGS in processed:
        booking = _T["booking"]
        _later(
            processed,
            DataGroup.BOOKINGS,
            work.connection.execute(_max(booking.c.starts_at, booking.c.patient_id.in_(records))).scalar(),
        )
    log = _T["audit_entry"]
    logged = work.connection.execute(
        select(func.max(log.c.recorded_at), func.count()).where(log.c.patient_id.in_(records))
    ).one()
    if logged[1]:
        processed[DataGroup.LOG], counts[DataGroup.LOG] = _day(datetime.fromisoformat(logged[0])), logged[1]
    return processed, counts


def _later(processed: dict[DataGroup, date], group: DataGroup, last: datetime | None) -> None:
    if last is not None:
        processed[group] = max(processed[group], _day(last))


def _days(work: Work, records: list[int], own_case: int, *, was_seen: bool) -> dict[str, date | None]:
    """Return the days from which rules count, by the field of `Held`.

    Of somebody who was never treated, notices and consents alone are no reason to keep a proof for years.
    """
    visit, step, paper = _T["visit"], _T["care_paper_step"], _T["care_paper"]
    held = and_(visit.c.patient_id.in_(records), visit.c.state.not_in(_NO_VISIT), visit.c.moved_to.is_(None))
    version = _T["visit_version"]
    sedated = and_(held, func.lower(version.c.body).like('%"anaesthesia":"%sedat%'))
    certified = and_(paper.c.patient_id.in_(records), paper.c.kind == "certificate", step.c.state == "issued")
    found: dict[str, Select[Any]] = {
        "last_visit": _max(visit.c.started_at, held),
        "last_call": _max(visit.c.started_at, held, visit.c.mode.in_(_CALLS)),
        "last_sedation": select(func.max(visit.c.started_at))
        .join(version, version.c.visit_id == visit.c.id)
        .where(sedated),
        "last_certificate": select(func.max(step.c.at)).join(paper, paper.c.id == step.c.paper_id).where(certified),
    }
    days = {name: _maybe_day(work.connection.execute(query).scalar()) for name, query in found.items()}
    books = ["disclosure", "restriction_event", *(("consent_event", "notice_receipt") if was_seen else ())]
    rights = [
        work.connection.execute(
            _max(_T[name].c.at, _T[name].c.patient_id.in_(records), not_emptied(_place(name)))
        ).scalar()
        for name in books
    ]
    rights.append(work.connection.execute(_last_case(records, own_case)).scalar())
    days["last_right"] = max((_day(each) for each in rights if each is not None), default=None)
    return days


def _last_case(records: list[int], own_case: int) -> Select[Any]:
    """Return when another case was closed last, or logged where it is open."""
    stand, head = _T["case_standing"], _T["rights_case"]
    place = _place("rights_case")
    return (
        select(func.max(func.coalesce(stand.c.closed_at, head.c.logged_at)))
        .join(head, head.c.id == stand.c.case_id)
        .where(stand.c.patient_id.in_(records), stand.c.case_id != own_case, not_emptied(place))
    )


def _place(table: str) -> Place:
    return next(place for place in PLACES if place.table == table)


def _card(records: list[int]) -> ColumnElement[bool]:
    return _T["patient_card"].c.patient_id.in_(records)


def _max(column: ColumnElement[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(func.max(column)).where(*conditions)


def _maybe_day(at: datetime | None) -> date | None:
    return None if at is None else _day(at)


def _day(at: datetime) -> date:
    return local_day(at if at.tzinfo is not None else at.replace(tzinfo=UTC))
