"""The queue of the privacy desk: what is open, what is late, and how what is closed went, in one or two statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from statistics import median

from luna_desktop.domain.access import Permission, UserId
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.rights.cases import Case, CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.rights import CaseStanding, RightsCase
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.people.hidden import hidden_patients
from luna_desktop.services.rights import book
from luna_desktop.services.rights.cases import names
from luna_desktop.services.rights.grievance_checks import is_about
from luna_desktop.services.rights.seconds import holders
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, Change, Work

CLOSED_DAYS = 90
MOST = 500
SOON = timedelta(hours=24)


class Whose(Enum):
    """Which open cases are wanted."""

    ALL = "all"
    MINE = "mine"
    NOBODYS = "nobody's"


@dataclass(frozen=True)
class QueueQuery:
    """Which page of the queue: kinds (none: all), whose, and whether the closed ones of the last days are wanted."""

    kinds: frozenset[CaseKind] = frozenset()
    whose: Whose = Whose.ALL
    closed: bool = False
    days: int = CLOSED_DAYS


@dataclass(frozen=True)
class QueueRow:
    """A case in the queue with the patient and the wishes of its kind; whose case it is, "" for nobody's."""

    case: Case
    patient: str
    mrn: str
    birth: Birth
    details: Mapping[str, object]
    owner: str
    is_overdue: bool
    is_soon: bool


@dataclass(frozen=True)
class KindCount:
    """How many cases of a kind are open and how many of them are late."""

    kind: CaseKind
    open: int
    overdue: int


@dataclass(frozen=True)
class Closed:
    """How answered cases of a kind went: how many, how many in time, and the middle time used without pauses.

    Pauses, extensions and receipts that were dated back are counted apart, since each could make a late case look well.
    """

    kind: CaseKind
    count: int
    in_time: int
    middle: timedelta
    paused: int = 0
    extended: int = 0
    back_dated: int = 0


@dataclass(frozen=True)
class Queue:
    """A page of the queue, overdue first and then by due time; counts of all that is open, at one instant."""

    rows: tuple[QueueRow, ...]
    counts: tuple[KindCount, ...]
    closed: tuple[Closed, ...]
    read_at: datetime


@use_case(requires=Permission.READ_CASES)
def read_case_queue(work: Work, query: QueueQuery) -> Queue:
    """Return the queue: open cases, or those closed within so many days with their figures."""
    hidden = hidden_patients(work)
    found = [case for case in _found(work, query) if int(case.patient_id) not in hidden]
    wanted = [case for case in found if _is_wanted(work, case, query)]
    rows = _rows(work, wanted)
    work.record("privacy queue read", Change("case"), kind=READ, detail={"closed": query.closed, "rows": len(rows)})
    return Queue(
        rows,
        () if query.closed else counts_of(work, found),
        figures_of(wanted) if query.closed else (),
        work.now,
    )


def _found(work: Work, query: QueueQuery) -> tuple[Case, ...]:
    if not query.closed:
        return book.cases_where(work, CaseStanding.is_open.is_(True), order=(CaseStanding.due_at, RightsCase.id))
    since = work.now - timedelta(days=query.days)
    return book.cases_where(
        work,
        CaseStanding.is_open.is_(False),
        CaseStanding.answered_at >= since,
        order=(CaseStanding.answered_at.desc(), RightsCase.id.desc()),
        limit=MOST,
    )


def _is_wanted(work: Work, case: Case, query: QueueQuery) -> bool:
    if query.kinds and case.kind not in query.kinds:
        return False
    if query.whose is Whose.MINE:
        return case.owner_id == work.actor.user_id
    return query.whose is Whose.ALL or case.owner_id is None


def _rows(work: Work, cases: Sequence[Case]) -> tuple[QueueRow, ...]:
    cards = {card.patient_id: card for card in cards_of(work, {int(case.patient_id) for case in cases})}
    people = names(work) if cases else {}
    wishes = book.details_of(work, [case.case_id for case in cases])
    rows = [
        QueueRow(
            case,
            cards[case.patient_id].name,
            cards[case.patient_id].mrn,
            cards[case.patient_id].birth,
            _shown(work, wishes.get(case.case_id, {})),
            people.get(case.owner_id, "") if case.owner_id is not None else "",
            case.is_late(work.now),
            case.answered_at is None and case.clock.left(work.now) <= SOON,
        )
        for case in cases
        if case.patient_id in cards
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_overdue))


def _shown(work: Work, wishes: Mapping[str, object]) -> Mapping[str, object]:
    """Return a case's wishes; none where the case is a grievance about the reader."""
    return {} if is_about(wishes, work.actor.user_id) else wishes


def counts_of(work: Work, cases: Sequence[Case]) -> tuple[KindCount, ...]:
    """Return how many of these cases are open and late, by kind."""
    mine = {kind: [case for case in cases if case.kind is kind] for kind in CaseKind}
    return tuple(
        KindCount(kind, len(each), sum(case.is_late(work.now) for case in each)) for kind, each in mine.items()
    )


def figures_of(cases: Sequence[Case]) -> tuple[Closed, ...]:
    """Return how answered cases went, by kind; what was withdrawn or called off was answered for nobody."""
    gone = {CaseState.WITHDRAWN, CaseState.CANCELLED}
    figures = []
    for kind in CaseKind:
        mine = [(case, case.answered_at) for case in cases if case.kind is kind and case.state not in gone]
        used = [case.clock.used(at) for case, at in mine if at is not None]
        if not used:
            continue
        known = [case for case, _at in mine]
        figures.append(
            Closed(
                kind,
                len(used),
                sum(not case.is_overdue(at) for case, at in mine if at is not None),
                timedelta(seconds=median(each.total_seconds() for each in used)),
                sum(bool(case.clock.pauses) for case in known),
                sum(case.clock.is_extended for case in known),
                sum(case.is_back_dated for case in known),
            )
        )
    return tuple(figures)


@use_case(requires=Permission.READ_CASES, writes=False)
def count_open_cases(work: Work, _: None) -> tuple[KindCount, ...]:
    """Return how many cases are open and late, by kind, for badges; hidden patients are left out."""
    hidden = hidden_patients(work)
    found = [
        case for case in book.cases_where(work, CaseStanding.is_open.is_(True)) if int(case.patient_id) not in hidden
    ]
    return counts_of(work, found)


@use_case(requires=Permission.HANDLE_CASES, writes=False)
def read_handlers(work: Work, _: None) -> tuple[tuple[UserId, str], ...]:
    """Return who may have a case assigned: id and name, by name."""
    people = names(work)
    found = holders(work, Permission.HANDLE_CASES)
    return tuple(sorted(((user, people[user]) for user in found), key=lambda each: each[1]))
