"""Reading and writing versioned facts: the one pattern that every tab uses.

A change appends a version and moves the fact's pointer only if it still points where the form read it; otherwise
`StaleRecord` tells what stands there now. Nothing here commits.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Select, and_, bindparam, func, insert, select, update

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.errors import InvalidInput, NotFound, StaleRecord
from luna_desktop.domain.facts import FactStatus, Source, changed_fields, kind_of, write_body
from luna_desktop.models.imports import FactOrigin
from luna_desktop.models.patients import Fact, PatientSecret
from luna_desktop.services.work import CLINIC_ZONE, CREATED, UPDATED, Work, patient_change
from luna_desktop.texts import say

Body = TypeVar("Body")


@dataclass(frozen=True)
class Known:
    """A version of a fact as it is shown: what, since when, from whom, recorded by whom.

    What came with a record of another clinic was recorded there and then, and says so; `is_brought` tells it from what
    this clinic recorded, so that nothing that was decided elsewhere counts as decided here.
    """

    fact_id: int
    kind: str
    number: int
    status: FactStatus
    body: Any
    source: Source
    reason: str
    recorded_at: datetime
    recorded_by: str
    is_brought: bool = False


@dataclass(frozen=True)
class FactChange:
    """A correction of one fact: which version the form read, the new body, who said it and why.

    `overriding` is the reason to go on in spite of an allergy that names what the body says.
    """

    patient_id: PatientId
    fact_id: int
    number: int
    body: object
    source: Source = Source.PATIENT
    reason: str = ""
    status: FactStatus = FactStatus.CURRENT
    overriding: Overriding | None = None


@dataclass(frozen=True)
class StrikeOut:
    """An entry that was made in error: which version the screen showed, and why it is wrong."""

    patient_id: PatientId
    fact_id: int
    number: int
    reason: str


ERASED = "erased"
"""The kind of a fact whose versions were emptied: no list asks for it, and it says nothing of what it was."""
_FACT, _VERSION = Fact.metadata.tables["fact"], Fact.metadata.tables["fact_version"]
_STAFF = Fact.metadata.tables["staff_user"]
_ORIGIN = FactOrigin.metadata.tables["fact_origin"]
_SHOWN = (
    select(
        _VERSION.c.fact_id,
        _FACT.c.kind,
        _VERSION.c.number,
        _VERSION.c.status,
        _VERSION.c.body,
        _VERSION.c.source,
        _VERSION.c.reason,
        func.coalesce(_ORIGIN.c.recorded_at, _VERSION.c.recorded_at),
        func.coalesce(_ORIGIN.c.recorded_by, _STAFF.c.display_name),
        _ORIGIN.c.import_id.is_not(None),
    )
    .select_from(_FACT)
    .join(_VERSION, _VERSION.c.fact_id == _FACT.c.id)
    .join(_STAFF, _STAFF.c.id == _VERSION.c.recorded_by)
    .outerjoin(_ORIGIN, and_(_ORIGIN.c.fact_id == _VERSION.c.fact_id, _ORIGIN.c.number == _VERSION.c.number))
    .where(_FACT.c.patient_id == bindparam("patient"))
)
# Sorted here and not by the engine, which takes as long to sort some hundred bodies as to find them.
_CURRENT = _SHOWN.where(
    _FACT.c.kind.in_(bindparam("kinds", expanding=True)), _VERSION.c.number == _FACT.c.current_number
)
_COUNTING = _CURRENT.where(_VERSION.c.status != FactStatus.ENTERED_IN_ERROR.value)
_VERSIONS = _SHOWN.where(_FACT.c.id == bindparam("fact"), _FACT.c.kind != ERASED)
_KIND = select(_FACT.c.kind).where(_FACT.c.id == bindparam("fact"), _FACT.c.patient_id == bindparam("patient"))
_MOVE = (
    update(_FACT)
    .where(_FACT.c.id == bindparam("fact"), _FACT.c.current_number == bindparam("read"))
    .values(current_number=bindparam("next"))
)
_ADD_VERSION = insert(_VERSION)
_SECRET = PatientSecret.metadata.tables["patient_secret"]
_AUDIT_KEY = select(_SECRET.c.audit_key).where(_SECRET.c.patient_id == bindparam("patient"))
_fact_id, _number = attrgetter("fact_id"), attrgetter("number")
_STATUS = {each.value: each for each in FactStatus}
_SOURCE = {each.value: each for each in Source}


Follower = Callable[[Work, PatientId], None]
_FOLLOWERS: dict[str, list[Follower]] = {}


def keep_in_step(*kinds: str) -> Callable[[Follower], Follower]:
    """Call this function in the same transaction after a fact of one of these kinds was written."""

    def keep(follower: Follower) -> Follower:
        for kind in kinds:
            _FOLLOWERS.setdefault(kind, []).append(follower)
        return follower

    return keep


def follow(work: Work, patient: PatientId, kind: str) -> None:
    """Let what is kept in step with a kind of fact catch up, after a fact of it was written by other means."""
    for follower in _FOLLOWERS.get(kind, ()):
        follower(work, patient)


def _known(work: Work, query: Select[Any], asked: Mapping[str, object]) -> list[Known]:
    work.session.flush()
    read = work.premises.bodies
    found = work.connection.execute(query, asked).all()
    return [
        Known(fact_id, kind, number, _STATUS[status], read(kind, body), _SOURCE[source], reason, at, by, is_brought)
        for fact_id, kind, number, status, body, source, reason, at, by, is_brought in found
    ]


def current_facts(work: Work, patient: PatientId, kinds: Iterable[str], *, with_errors: bool = False) -> list[Known]:
    """Return the versions that count, oldest fact first; struck-out ones only on request."""
    found = _known(work, _CURRENT if with_errors else _COUNTING, {"patient": int(patient), "kinds": list(kinds)})
    return sorted(found, key=_fact_id)


def facts_among(work: Work, patient: PatientId, kinds: Iterable[str], among: Select[Any]) -> list[Known]:
    """Return the versions that count of those facts alone whose ids a question finds, oldest fact first."""
    asked = _COUNTING.where(_FACT.c.id.in_(among))
    return sorted(_known(work, asked, {"patient": int(patient), "kinds": list(kinds)}), key=_fact_id)


def versions(work: Work, patient: PatientId, fact_id: int) -> list[Known]:
    """Return all versions of a fact, newest first; raises NotFound for one of another patient, and an erased one."""
    found = _known(work, _VERSIONS, {"patient": int(patient), "fact": fact_id})
    if not found:
        raise NotFound(say("This entry is not in this patient’s record."))
    return sorted(found, key=_number, reverse=True)


def kind_at(work: Work, patient: PatientId, fact_id: int) -> str:
    """Return a fact's kind without reading its body; raises NotFound for another patient's fact, and an erased one."""
    work.session.flush()
    kind = work.connection.execute(_KIND, {"fact": fact_id, "patient": int(patient)}).scalar()
    if kind == ERASED:
        raise NotFound(say("This entry was erased."))
    if kind is None:
        raise NotFound(say("This entry is not in this patient’s record."))
    return str(kind)


def add_fact(work: Work, patient: PatientId, body: object, source: Source = Source.PATIENT, *, reason: str = "") -> int:
    """Add a fact with its first version and its audit entry; return the fact's id."""
    kind = kind_of(body)
    fact = Fact(patient_id=patient, kind=kind.name, current_number=1)
    work.session.add(fact)
    work.session.flush()
    _append(work, fact.id, 1, FactChange(patient, fact.id, 0, body, source, reason))
    work.record(
        f"{kind.name} recorded",
        patient_change(kind.name, fact.id, patient),
        kind=CREATED,
        detail={"number": 1, "fields": field_hashes(work, patient, None, body)},
    )
    follow(work, patient, kind.name)
    return fact.id


def change_fact(work: Work, change: FactChange) -> int:
    """Append a version and return its number.

    Raises:
        StaleRecord: Somebody saved a newer version since the form read `change.number`.
        NotFound: The fact is not this patient's.
    """
    # The kind is compared before the body is read: whoever changes contact details never fetches a clinical body.
    if kind_at(work, change.patient_id, change.fact_id) != kind_of(change.body).name:
        raise NotFound(say("This entry is not in this patient’s record."))
    stand = versions(work, change.patient_id, change.fact_id)[0]
    if stand.number != change.number or stand.status is FactStatus.ENTERED_IN_ERROR:
        raise StaleRecord(_stale(stand), theirs=stand)
    moved = work.connection.execute(_MOVE, {"fact": change.fact_id, "read": change.number, "next": change.number + 1})
    if moved.rowcount != 1:
        raise StaleRecord(_stale(stand), theirs=stand)
    _append(work, change.fact_id, change.number + 1, change)
    work.record(
        f"{stand.kind} {'struck out' if change.status is FactStatus.ENTERED_IN_ERROR else 'changed'}",
        patient_change(stand.kind, change.fact_id, change.patient_id),
        kind=UPDATED,
        detail={
            "number": change.number + 1,
            "fields": field_hashes(work, change.patient_id, stand.body, change.body),
        },
    )
    follow(work, change.patient_id, stand.kind)
    return change.number + 1


def strike_out(work: Work, wrong: StrikeOut, *, kinds: Iterable[str]) -> int:
    """Mark a fact of one of these kinds as entered in error; it stays legible in its history."""
    if not wrong.reason.strip():
        raise InvalidInput({"reason": say("Enter why this entry is wrong.")})
    stand = versions(work, wrong.patient_id, wrong.fact_id)[0]
    if stand.kind not in kinds:
        raise NotFound(say("This entry is not in this patient’s record."))
    error = FactStatus.ENTERED_IN_ERROR
    return change_fact(
        work,
        FactChange(
            wrong.patient_id, wrong.fact_id, wrong.number, stand.body, stand.source, wrong.reason.strip(), error
        ),
    )


def field_hashes(work: Work, patient: PatientId, old: object | None, new: object) -> dict[str, list[str]]:
    """Return the changed fields with keyed hashes of the values before and after.

    The key belongs to the patient and is destroyed by erasure: a bare hash of a yes or of a phone number could be
    guessed.
    """
    key = _audit_key(work, patient)
    return {
        name: [_hash(key, name, getattr(old, name)) if old is not None else "", _hash(key, name, getattr(new, name))]
        for name in changed_fields(old, new)
    }


def _hash(key: bytes, name: str, value: object) -> str:
    text = f"{name}|{value!r}"
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:24]


def _audit_key(work: Work, patient: PatientId) -> bytes:
    work.session.flush()
    key = work.connection.execute(_AUDIT_KEY, {"patient": int(patient)}).scalar()
    if key is None:
        raise NotFound(say("This record was erased."))
    return bytes(key)


def _append(work: Work, fact_id: int, number: int, change: FactChange) -> None:
    values = {
        "fact_id": fact_id,
        "number": number,
        "status": change.status.value,
        "body": write_body(change.body),
        "source": change.source.value,
        "reason": change.reason,
        "recorded_at": work.now,
        "recorded_by": work.actor.user_id,
    }
    work.connection.execute(_ADD_VERSION, values)


def _stale(stand: Known) -> Any:
    return say(
        "{name} saved a newer version at {time}. Your typing is kept: compare the two, then save again.",
        name=stand.recorded_by,
        time=stand.recorded_at.astimezone(CLINIC_ZONE).strftime("%H:%M"),
    )
