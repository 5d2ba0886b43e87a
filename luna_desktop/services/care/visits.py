"""Visits: starting one, and opening one with all that was ever written in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, Select, and_, insert, select

from luna_desktop.domain.access import PatientId, Permission, UserId
from luna_desktop.domain.clinical.visits import VisitKind, VisitMode, VisitNote, VisitState
from luna_desktop.domain.consent import Ground, Purpose
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import read_part, write_body
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.rights.disagreements import RecordType
from luna_desktop.models.staff import StaffUser
from luna_desktop.models.visits import Visit, VisitAddendum, VisitVersion
from luna_desktop.services.front.visit_links import take_booking
from luna_desktop.services.people import care_team
from luna_desktop.services.rights.disagreements import Dispute, disputes_of, of_entry
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, ONE_ROW, READ, Work, patient_change
from luna_desktop.texts import say


@dataclass(frozen=True)
class NewVisit:
    """A visit to begin; `started_at` is given where it is written down afterwards.

    Without a kind, a patient's first visit is called so, and every other a follow-up.
    """

    patient_id: PatientId
    kind: VisitKind | None = None
    mode: VisitMode = VisitMode.IN_PERSON
    started_at: datetime | None = None


@dataclass(frozen=True)
class VisitAsked:
    """One visit of a patient."""

    patient_id: PatientId
    visit_id: int


@dataclass(frozen=True)
class VisitHeader:
    """A visit as a list shows it.

    `elsewhere` is the clinic that it was held at, where its record came here; its number is then that of the fact which
    keeps it, and nobody of this clinic held it.
    """

    visit_id: int
    patient_id: PatientId
    started_at: datetime
    practitioner_id: UserId
    practitioner: str
    mode: VisitMode
    kind: VisitKind
    state: VisitState
    number: int
    headline: str
    signed_at: datetime | None = None
    elsewhere: str = ""


@dataclass(frozen=True)
class VersionOfVisit:
    """One version: what it said, in which state, by whom, when and why."""

    number: int
    state: VisitState
    note: VisitNote
    by: str
    by_id: UserId
    at: datetime
    reason: str


@dataclass(frozen=True)
class Addendum:
    """A note that a colleague put beside a visit."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class OpenVisit:
    """A visit with its versions, newest first, and the notes beside it.

    `moved_to` and `moved_from` say that it was written in, or came out of, another chart; never whose. `disputes` are
    corrections of its text that were denied, as they stand beside it.
    """

    header: VisitHeader
    versions: tuple[VersionOfVisit, ...]
    addenda: tuple[Addendum, ...] = ()
    moved_to: bool = False
    moved_from: bool = False
    disputes: tuple[Dispute, ...] = ()

    @property
    def note(self) -> VisitNote:
        """What the newest version says."""
        return self.versions[0].note

    @property
    def state(self) -> VisitState:
        """In which state the note is."""
        return self.header.state


@use_case(
    requires=Permission.WRITE_VISITS,
    patient=lambda new: new.patient_id,
    use=Use(Purpose.CARE, DataClass.CLINICAL),
)
def start_visit(work: Work, new: NewVisit) -> OpenVisit:
    """Begin a visit, as a draft in the actor's name; whoever holds it joins the care team.

    One that begins now takes the patient's booking of today along, which is in the room from then on.

    Raises InvalidInput for one that would begin in the future.
    """
    if new.started_at is not None and new.started_at > work.now:
        raise InvalidInput({"started_at": say("This visit would begin in the future. Enter when it began.")})
    started_at = new.started_at or work.now
    kind = new.kind or _next_kind(work, new.patient_id)
    visit_id = add_visit(work, new.patient_id, VisitNote(kind=kind, mode=new.mode), started_at)
    care_team.join(work, new.patient_id, work.actor.user_id, "visit")
    booking = take_booking(work, new.patient_id, visit_id) if new.started_at is None else 0
    work.record(
        "visit started",
        patient_change("visit", visit_id, new.patient_id),
        kind=CREATED,
        purpose=Purpose.CARE.value,
        detail={
            "mode": new.mode.value,
            "kind": kind.value,
            "afterwards": new.started_at is not None,
            **({"booking": booking} if booking else {}),
        },
    )
    return visit_of(work, VisitAsked(new.patient_id, visit_id))


def _next_kind(work: Work, patient: PatientId) -> VisitKind:
    has_visits = work.session.execute(select(Visit.id).where(listed(patient)).limit(ONE_ROW)).first() is not None
    return VisitKind.FOLLOW_UP if has_visits else VisitKind.FIRST


@use_case(
    requires=Permission.READ_CHART,
    patient=lambda asked: asked.patient_id,
    use=Use(Ground.KEEPING, DataClass.CLINICAL),
)
def open_visit(work: Work, asked: VisitAsked) -> OpenVisit:
    """Open a visit with its versions. Written to the audit log; raises NotFound for another patient's visit."""
    opened = visit_of(work, asked)
    work.record(
        "visit opened",
        patient_change("visit", asked.visit_id, asked.patient_id),
        kind=READ,
        purpose=Purpose.CARE.value,
    )
    return opened


def visit_of(work: Work, asked: VisitAsked) -> OpenVisit:
    """Return a visit whole, for use cases that have declared their patient; raises NotFound for another's."""
    work.session.flush()
    query = headers().add_columns(Visit.moved_to, Visit.moved_from)
    row = work.session.execute(query.where(Visit.id == asked.visit_id, Visit.patient_id == asked.patient_id)).first()
    if row is None:
        raise NotFound(say("This visit is not in this patient’s record."))
    return OpenVisit(
        header_of(row),
        _versions(work, VisitVersion.visit_id == asked.visit_id).get(asked.visit_id, ()),
        _addenda(work, VisitAddendum.visit_id == asked.visit_id).get(asked.visit_id, ()),
        row.moved_to is not None,
        row.moved_from is not None,
        of_entry(disputes_of(work, asked.patient_id), RecordType.VISIT, asked.visit_id),
    )


def visits_of(work: Work, patient: PatientId) -> list[OpenVisit]:
    """Return every visit of a patient with all that was written in it, oldest first, for a copy of the record."""
    query = headers().add_columns(Visit.moved_to, Visit.moved_from).where(listed(patient))
    rows = work.session.execute(query.order_by(Visit.started_at, Visit.id)).all()
    of_patient = select(Visit.id).where(listed(patient))
    versions = _versions(work, VisitVersion.visit_id.in_(of_patient))
    addenda = _addenda(work, VisitAddendum.visit_id.in_(of_patient))
    return [
        OpenVisit(
            header_of(row),
            versions.get(row.id, ()),
            addenda.get(row.id, ()),
            row.moved_to is not None,
            row.moved_from is not None,
        )
        for row in rows
    ]


def registration_numbers(work: Work) -> dict[int, str]:
    """Return the registration numbers of those on the staff list who have one, by user."""
    query = select(StaffUser.id, StaffUser.registration_no).where(StaffUser.registration_no != "")
    return {row.id: row.registration_no for row in work.session.execute(query)}


def add_visit(work: Work, patient: PatientId, note: VisitNote, started_at: datetime) -> int:
    """Write a new draft in the actor's name and return its id; the caller writes the audit entry."""
    visit_id: int = work.session.execute(
        insert(Visit)
        .values(
            patient_id=patient,
            started_at=started_at,
            practitioner_id=work.actor.user_id,
            mode=note.mode.value,
            kind=note.kind.value,
            state=VisitState.DRAFT.value,
            current_number=1,
            headline=note.headline,
        )
        .returning(Visit.id)
    ).scalar_one()
    append_version(work, visit_id, 1, VisitState.DRAFT, note)
    return visit_id


def append_version(
    work: Work, visit_id: int, number: int, state: VisitState, note: VisitNote, reason: str = ""
) -> None:
    """Put a version behind those that stand."""
    work.session.execute(
        insert(VisitVersion).values(
            visit_id=visit_id,
            number=number,
            state=state.value,
            body=write_body(note),
            reason=reason,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def headers() -> Select[*tuple[Any, ...]]:
    """Return the question for headers, to be narrowed down by its caller; it reads no body."""
    return select(
        Visit.id,
        Visit.patient_id,
        Visit.started_at,
        Visit.practitioner_id,
        StaffUser.display_name,
        Visit.mode,
        Visit.kind,
        Visit.state,
        Visit.current_number,
        Visit.headline,
        Visit.signed_at,
    ).join(StaffUser, StaffUser.id == Visit.practitioner_id)


def header_of(row: Row[Any]) -> VisitHeader:
    """Return an answer to `headers` as a header."""
    return VisitHeader(
        row.id,
        PatientId(row.patient_id),
        row.started_at,
        UserId(row.practitioner_id),
        row.display_name,
        VisitMode(row.mode),
        VisitKind(row.kind),
        VisitState(row.state),
        row.current_number,
        row.headline,
        row.signed_at,
    )


def listed(patient: PatientId) -> ColumnElement[bool]:
    """Return the condition of the visits that a list shows: all but drafts that were discarded."""
    return and_(Visit.patient_id == patient, Visit.state != VisitState.DISCARDED.value)


def _versions(work: Work, which: ColumnElement[bool]) -> dict[int, tuple[VersionOfVisit, ...]]:
    """Return versions by visit, newest first."""
    rows = work.session.execute(
        select(VisitVersion, StaffUser.display_name)
        .join(StaffUser, StaffUser.id == VisitVersion.by)
        .where(which)
        .order_by(VisitVersion.number.desc())
    ).all()
    found: dict[int, tuple[VersionOfVisit, ...]] = {}
    for version, name in rows:
        shown = VersionOfVisit(
            version.number,
            VisitState(version.state),
            note_of(version.body),
            name,
            UserId(version.by),
            version.at,
            version.reason,
        )
        found[version.visit_id] = (*found.get(version.visit_id, ()), shown)
    return found


def note_of(body: str) -> VisitNote:
    """Return the note that a version keeps."""
    return cast("VisitNote", read_part(VisitNote, body))


def _addenda(work: Work, which: ColumnElement[bool]) -> dict[int, tuple[Addendum, ...]]:
    """Return notes of colleagues by visit, oldest first."""
    rows = work.session.execute(
        select(VisitAddendum.visit_id, VisitAddendum.text, StaffUser.display_name, VisitAddendum.at)
        .join(StaffUser, StaffUser.id == VisitAddendum.by)
        .where(which)
        .order_by(VisitAddendum.id)
    ).all()
    found: dict[int, tuple[Addendum, ...]] = {}
    for row in rows:
        found[row.visit_id] = (*found.get(row.visit_id, ()), Addendum(row.text, row.display_name, row.at))
    return found
