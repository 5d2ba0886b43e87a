"""What goes with an entry whose correction was denied: the request, the denial, the statement, the clinic's answer.

Whatever shows or hands out an entry asks here (45 CFR 164.526(d)(5) as model): the chart, the record copy, every
disclosure. All of it is worked out from the events of the case, so whoever takes a step of the case is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.elsewhere import CORRECTION_KIND, CorrectionElsewhere
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach, RecordType, Target
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.models.corrections import CorrectionRow
from luna_desktop.models.rights import CaseEvent, RightsCase
from luna_desktop.models.staff import StaffUser
from luna_desktop.services.facts import current_facts
from luna_desktop.services.work import Work

VISIT = "visit"
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_TOLD = (
    CaseState.DENIED,
    CaseState.PARTIAL,
    CaseState.DISAGREEMENT,
    CaseState.REBUTTAL,
    CaseState.LINKED,
)
_CORRECTION = CorrectionRow.metadata.tables["correction"]
_HEAD = RightsCase.metadata.tables["rights_case"]
_EVENT = CaseEvent.metadata.tables["case_event"]
_STAFF = StaffUser.metadata.tables["staff_user"]
# Asked each time a chart is read, so it is built once; for nearly everybody it finds nothing in one index.
_DISPUTED = (
    select(
        _CORRECTION,
        _HEAD.c.number.label("case_number"),
        _EVENT.c.to_state,
        _EVENT.c.at.label("happened_at"),
        _EVENT.c.note,
        _EVENT.c.detail,
        _STAFF.c.display_name,
    )
    .join(_HEAD, _HEAD.c.id == _CORRECTION.c.case_id)
    .join(_EVENT, _EVENT.c.case_id == _CORRECTION.c.case_id)
    .join(_STAFF, _STAFF.c.id == _EVENT.c.by)
    .where(
        _CORRECTION.c.patient_id == bindparam("patient"),
        _EVENT.c.to_state.in_([state.value for state in _TOLD]),
    )
    .order_by(_CORRECTION.c.id, _EVENT.c.id)
)


@dataclass(frozen=True)
class Said:
    """A text of a dispute: what it says, by whom it was written down, and when."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Dispute:
    """A correction that was denied, as it stands beside its entry.

    `statement` is the patient's, `rebuttal` the clinic's; `summary` stands for all of it where that was agreed.
    One out of another clinic's record names that clinic behind its people and its case; `title` names its entry.
    """

    correction_id: int
    case_number: str
    target: Target
    asked_at: datetime
    proposed: str
    reason: str
    denial: Said
    code: DenialCode | None
    statement: Said | None = None
    rebuttal: Said | None = None
    attach: Attach = Attach.ALL
    summary: str = ""
    is_linked: bool = False
    title: str = ""

    @property
    def travels(self) -> bool:
        """Tell whether it goes with the entry: from the statement on, or once the request itself was attached."""
        return self.statement is not None or self.is_linked


def disputes_of(work: Work, patient: PatientId) -> tuple[Dispute, ...]:
    """Return what goes with a patient's entries: what came with another clinic's record, then what was asked here."""
    work.session.flush()
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in work.connection.execute(_DISPUTED, {"patient": int(patient)}).mappings():
        found.setdefault(row["id"], []).append(dict(row))
    disputes = (_dispute(rows) for rows in found.values())
    here = tuple(each for each in disputes if each is not None and each.travels)
    brought = current_facts(work, patient, (CORRECTION_KIND,))
    return (*filter(None, (_elsewhere(each.fact_id, each.body) for each in brought)), *here) if brought else here


def of_entry(disputes: Iterable[Dispute], record: RecordType, record_id: int) -> tuple[Dispute, ...]:
    """Return the disputes about one entry."""
    return tuple(each for each in disputes if (each.target.record, each.target.record_id) == (record, record_id))


def body_of(kind: str) -> type:
    """Return the class of the bodies of a target's kind; raises KeyError for a kind that there is not."""
    return VisitNote if kind == VISIT else KINDS[kind].body


def target_of(row: Mapping[str, Any]) -> Target:
    """Return what a row of the table of corrections points at."""
    return Target(RecordType(row["record"]), row["record_id"], row["kind"], row["field"], row["number"])


def _dispute(rows: list[Mapping[str, Any]]) -> Dispute | None:
    last = {CaseState(row["to_state"]): row for row in rows}
    denied = last.get(CaseState.DENIED) or last.get(CaseState.PARTIAL)
    if denied is None:
        return None
    detail = json.loads(denied["detail"])
    linked = last.get(CaseState.LINKED)
    link = json.loads(linked["detail"]) if linked is not None else {}
    return Dispute(
        denied["id"],
        denied["case_number"],
        target_of(denied),
        denied["at"],
        denied["proposed"],
        denied["reason"],
        Said(str(detail.get("decision") or denied["note"]), denied["display_name"], denied["happened_at"]),
        DenialCode(detail["code"]) if detail.get("code") else None,
        _said(last.get(CaseState.DISAGREEMENT)),
        _said(last.get(CaseState.REBUTTAL)),
        Attach(link.get("attach_mode") or Attach.ALL.value),
        str(link.get("summary") or ""),
        linked is not None,
    )


def _said(row: Mapping[str, Any] | None) -> Said | None:
    if row is None:
        return None
    return Said(str(json.loads(row["detail"]).get("statement", "")), row["display_name"], row["happened_at"])


def _elsewhere(number: int, told: CorrectionElsewhere) -> Dispute | None:
    """Return what goes with an entry out of another clinic's record, or None where it is no entry here any more."""
    kind, field = told.said("kind_code"), told.said("field_code")
    entry = told.said("about").rpartition("/")[2]
    is_known = kind == VISIT or kind in KINDS
    if not told.said("attach_code") or not entry or not is_known or field not in _fields(kind):
        return None
    asked_at = told.at or _NEVER
    attach, statement = Attach(told.said("attach_code")), told.said("statement")
    is_whole = attach is Attach.ALL
    version = told.said("version")
    return Dispute(
        -number,  # a number of its own, beside those of corrections that were asked for here
        f"{told.said('case')} ({told.clinic})",
        Target(RecordType.FACT, int(entry), kind, field, int(version) if version.isdecimal() else 1),
        asked_at,
        told.said("proposed") or told.said("topic"),
        told.said("reason"),
        _said_there(told, "decision", "decider", "decided_at") or Said("", told.clinic, asked_at),
        DenialCode(told.said("basis_code")) if told.said("basis_code") else None,
        _said_there(told, "statement", "writer", "stated_at") if is_whole else None,
        _said_there(told, "rebuttal", "answerer", "rebutted_at") if is_whole else None,
        attach,
        "" if is_whole else statement,
        is_linked=True,
        title=told.said("entry"),
    )


def _fields(kind: str) -> frozenset[str]:
    return frozenset(each.name for each in fields(body_of(kind)))


def _said_there(told: CorrectionElsewhere, words: str, by: str, at: str) -> Said | None:
    if not told.said(words):
        return None
    moment = datetime.fromisoformat(told.said(at)) if told.said(at) else told.at or _NEVER
    return Said(told.said(words), f"{told.said(by)} ({told.clinic})" if told.said(by) else told.clinic, moment)
