"""Merging two records of one person: side by side, blanks filled, the rest chosen, everything clinical joined.

The merged record stays as a shell: its number leads to the kept one, and what was not chosen stands there. Both are
kept as they were, sealed, in the same transaction, so that `services.people.unmerges` can put them back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, or_, select, update

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.book.spans import Span
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import InvalidInput, MergedRecord, NotFound, NotPermitted, StaleRecord
from luna_desktop.domain.facts import KINDS, FactStatus, Source
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.merging import (
    FIELD_NAMES,
    SHORTEST_REASON,
    Field,
    FieldPair,
    Side,
    compared,
    merged_identity,
)
from luna_desktop.domain.people import clean
from luna_desktop.domain.recipients import Recipient
from luna_desktop.domain.standing import Standing
from luna_desktop.models.book import Booking
from luna_desktop.models.identity_photos import IdentityPhotoVersion
from luna_desktop.models.merges import LikelyPair, RecordMerge
from luna_desktop.models.patients import Patient, PatientSecret
from luna_desktop.models.staff import CareTeamMember
from luna_desktop.services import drafts
from luna_desktop.services.care import intake_store
from luna_desktop.services.care.allergy_list import settle_allergies
from luna_desktop.services.care.rule_holds import work_out_holds
from luna_desktop.services.care.safety_due import note_asked
from luna_desktop.services.facts import FactChange, change_fact, current_facts
from luna_desktop.services.front.bookings import raise_days
from luna_desktop.services.people import hidden, unlisted
from luna_desktop.services.people.cards import CONTACT_KINDS, refresh_card, status_of
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.people.merge_facts import Pair, fact_lines
from luna_desktop.services.people.merge_holds import books_of, hold_every_no
from luna_desktop.services.people.merge_rows import (
    Line,
    Rule,
    columns_with,
    follow,
    move_rows,
    note_lines,
    rows_of,
)
from luna_desktop.services.people.merge_snapshots import print_of, seal_snapshot, snapshot_of
from luna_desktop.services.people.record_numbers import number_of, standing_record
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import CREATED, UPDATED, Work, patient_change
from luna_desktop.storage.search_index import remove
from luna_desktop.texts import Message, say

NEED_CHECK = ("allergy", "allergy_state")
_PATIENT, _CARD = (Patient.metadata.tables[name] for name in ("patient", "patient_card"))
_BOOKING = Booking.metadata.tables["booking"]
_MERGE = RecordMerge.metadata.tables["record_merge"]


@dataclass(frozen=True)
class Merge:
    """Which record stays, which is merged into it, what was chosen, why, and the print of both that was shown."""

    kept: PatientId
    merged: PatientId
    choices: tuple[tuple[Field, Side], ...] = ()
    reason: str = ""
    seen: str = ""

    @property
    def pair(self) -> Pair:
        """Return the two records."""
        return Pair(self.kept, self.merged)


@dataclass(frozen=True)
class Merged:
    """A merge that was done: its number, how many rows came, and what a no stopped that holds now for both."""

    merge_id: int
    kept: PatientId
    rows: int
    stopped: tuple[Message, ...] = ()


@use_case(
    requires=Permission.MERGE_PATIENTS,
    patient=lambda merge: merge.kept,
    use=Use(Ground.KEEPING, DataClass.CONTACT),
)
def merge_records(work: Work, merge: Merge) -> Merged:
    """Merge one record into another.

    Raises:
        InvalidInput: a field with two values where none was chosen (under its name), or no reason.
        StaleRecord: one of the records changed since it was shown.
        NotPermitted: the actor may not reach the other record, or the two must not become one.
    """
    pair = merge.pair
    require_both(work, pair, Permission.MERGE_PATIENTS)
    problem = obstacle(work, pair)
    if problem is not None:
        raise InvalidInput({"merged": problem})
    fields = {each.field: each for each in fields_of(work, pair)}
    sides = _settled(fields, merge)
    taken = snapshot_of(work, pair)
    if merge.seen and merge.seen != print_of(taken):
        raise StaleRecord(say("One of the two records changed. Look at both again, then merge."))
    before = tuple(books_of(work, each) for each in (pair.kept, pair.merged))
    merge_id = _enter(work, merge, sides, seal_snapshot(work, pair, taken))
    moved = move_rows(work, merge_id, _lines(work, pair, fields, sides))
    settle_both(work, pair)
    note_lines(work, merge_id, _carry_typing(work, pair))
    _become_one(work, pair, sides)
    held = hold_every_no(work, pair, before)
    note_lines(work, merge_id, held.lines)
    _record(work, merge, merge_id, moved)
    return Merged(merge_id, pair.kept, moved, held.stopped)


def settle_both(work: Work, pair: Pair) -> None:
    """Bring what is worked out from moved rows in step, and tell every screen that shows a booking of either."""
    follow(work, (pair.kept, pair.merged))
    for each in (pair.kept, pair.merged):
        note_asked(work, each)
        work_out_holds(work, each)
    rows = work.connection.execute(
        select(_BOOKING.c.starts_at, _BOOKING.c.ends_at).where(
            _BOOKING.c.patient_id.in_([int(pair.kept), int(pair.merged)])
        )
    )
    raise_days(work, [Span(row.starts_at, row.ends_at) for row in rows])


def require_both(work: Work, pair: Pair, permission: Permission) -> None:
    """Ask for the second record what the Desk asked for the first one: reach, restrictions, and that it stands."""
    if pair.kept == pair.merged:
        raise InvalidInput({"merged": say("This is the same record. Choose the other one.")})
    for each in (pair.kept, pair.merged):
        if int(each) in hidden.hidden_patients(work) or not number_of(work, each):
            raise NotFound(say("This patient is not in the register."))
        stands = standing_record(work, each)
        if stands != each:
            raise MergedRecord(stands, number_of(work, stands))
        if work.actor.reach(permission) is Reach.CARE_TEAM and not on_care_team(work, each):
            raise NotPermitted(
                say("You are not on the care team of both patients. The privacy officer or the owner can do this."),
                permission=permission.value,
            )
        ledger.require(work, each, Ground.KEEPING, DataClass.CONTACT, Recipient())


def obstacle(work: Work, pair: Pair) -> Message | None:
    """Return why these two must not be merged as they stand, or None."""
    for each in (pair.kept, pair.merged):
        if work.session.get(PatientSecret, int(each)) is None:
            return say("One of the two records was erased. It cannot be merged.")
    kept, merged = (_standing(work, each) for each in (pair.kept, pair.merged))
    if (kept is Standing.DECEASED) != (merged is Standing.DECEASED):
        return say(
            "One of the two is recorded as deceased and the other is not. Find out which is right and change it "
            "first, under “Status” in Details."
        )
    if kept is Standing.ARCHIVED and merged is Standing.ACTIVE:
        return say("The kept record is archived and the other is in use. Keep the one that is in use.")
    return None


def _standing(work: Work, patient: PatientId) -> Standing:
    known = status_of(work, patient)
    return known.body.standing if known is not None else Standing.ACTIVE


def fields_of(work: Work, pair: Pair) -> tuple[FieldPair, ...]:
    """Return the contact fields of both records side by side."""
    kept, merged = (
        [each.body for each in current_facts(work, patient, CONTACT_KINDS) if each.status is FactStatus.CURRENT]
        for patient in (pair.kept, pair.merged)
    )
    return compared(kept, merged)


def _settled(fields: Mapping[Field, FieldPair], merge: Merge) -> dict[Field, Side]:
    choices = dict(merge.choices)
    problems: dict[str, Message] = {}
    sides: dict[Field, Side] = {}
    for field, both in fields.items():
        side = both.side(choices)
        if side is None:
            problems[field.value] = say("Choose which of the two is right: {field}.", field=FIELD_NAMES[field])
        else:
            sides[field] = side
    if len(clean(merge.reason)) < SHORTEST_REASON:
        problems["reason"] = say(
            "Enter in {least} letters or more how you know that they are the same person.", least=SHORTEST_REASON
        )
    if problems:
        raise InvalidInput(problems)
    return sides


def _enter(work: Work, merge: Merge, sides: Mapping[Field, Side], sealed: bytes) -> int:
    work.session.flush()
    kinds = {each.kind for each in current_facts(work, merge.merged, NEED_CHECK)}
    merge_id: int = work.connection.execute(
        insert(_MERGE)
        .values(
            kept_id=int(merge.kept),
            merged_id=int(merge.merged),
            reason=clean(merge.reason),
            choices=json.dumps({field.value: side.value for field, side in sides.items()}),
            visits=len(rows_of(work, "visit", merge.merged)),
            sealed=sealed,
            needs_check=bool(kinds) or _is_in_care(work, merge.merged),
            at=work.now,
            by=work.actor.user_id,
        )
        .returning(_MERGE.c.id)
    ).scalar_one()
    return merge_id


def _is_in_care(work: Work, patient: PatientId) -> bool:
    """Tell whether there is anything clinical to go through: an entry of the chart, or a visit."""
    fact = Patient.metadata.tables["fact"]
    contact = [kind.name for kind in KINDS.values() if kind.data_class is DataClass.CONTACT]
    clinical = select(fact.c.id).where(fact.c.patient_id == int(patient), fact.c.kind.not_in(contact)).limit(1)
    return work.connection.execute(clinical).first() is not None


def _lines(work: Work, pair: Pair, fields: Mapping[Field, FieldPair], sides: Mapping[Field, Side]) -> list[Line]:
    lines = [
        pair.line(table.name, row, column=column)
        for table, column in columns_with(Rule.MOVES)
        for row in rows_of(work, table.name, pair.merged, column)
    ]
    return [*lines, *fact_lines(work, pair, fields, sides), *_team_lines(work, pair), *_portrait_lines(work, pair)]


def _team_lines(work: Work, pair: Pair) -> list[Line]:
    """Return the places on the care team that come; somebody who stands on both keeps the place in the kept record."""
    there = set(
        work.session.scalars(
            select(CareTeamMember.user_id).where(
                CareTeamMember.patient_id == int(pair.kept), CareTeamMember.ended_at.is_(None)
            )
        )
    )
    rows = work.session.scalars(
        select(CareTeamMember).where(CareTeamMember.patient_id == int(pair.merged)).order_by(CareTeamMember.id)
    )
    return [
        pair.line("care_team_member", row.id) for row in rows if row.ended_at is not None or row.user_id not in there
    ]


def _portrait_lines(work: Work, pair: Pair) -> list[Line]:
    """Return the versions of the small picture of the face: they come where the kept record has none."""
    table = IdentityPhotoVersion.__tablename__
    if rows_of(work, table, pair.kept):
        return []
    return [pair.line(table, row) for row in rows_of(work, table, pair.merged)]


def _carry_typing(work: Work, pair: Pair) -> list[Line]:
    """Take along what somebody typed and did not save yet."""
    lines = [pair.line("draft", row) for row in drafts.carry_drafts(work, pair.merged, pair.kept)]
    if intake_store.carry_draft(work, pair.merged, pair.kept):
        lines.append(pair.line("intake_draft", int(pair.merged)))
    return lines


def _become_one(work: Work, pair: Pair, sides: Mapping[Field, Side]) -> None:
    """Write who the person is, close the merged record, and bring card, lists and search in step."""
    _write_identity(work, pair, sides)
    work.connection.execute(
        update(_PATIENT)
        .where(_PATIENT.c.id == int(pair.merged), _PATIENT.c.merged_into.is_(None))
        .values(merged_into=int(pair.kept), archived_at=work.now)
    )
    remove(work.connection, pair.merged)
    unlisted.drop_keys(work, pair.merged)
    _join_cards(work, pair)
    hidden.forget(work)
    settle_allergies(work, pair.kept)
    refresh_card(work, pair.kept)
    ids = [int(pair.merged)]
    work.session.execute(delete(LikelyPair).where(or_(LikelyPair.low_id.in_(ids), LikelyPair.high_id.in_(ids))))


def _write_identity(work: Work, pair: Pair, sides: Mapping[Field, Side]) -> None:
    kept, merged = (current_facts(work, each, ("identity",))[0] for each in (pair.kept, pair.merged))
    body = merged_identity(kept.body, merged.body, sides)
    if body == kept.body:
        return
    reason = number_of(work, pair.merged)
    change_fact(work, FactChange(pair.kept, kept.fact_id, kept.number, body, Source.STAFF, reason))


def _join_cards(work: Work, pair: Pair) -> None:
    """Keep of both cards the later day, and the newest notice and policy that the person was given."""
    both = select(
        func.max(_CARD.c.last_seen).label("last_seen"),
        func.max(_CARD.c.notice_seen).label("notice_seen"),
        func.max(_CARD.c.policy_seen).label("policy_seen"),
    ).where(_CARD.c.patient_id.in_([int(pair.kept), int(pair.merged)]))
    row = work.connection.execute(both).one()
    work.connection.execute(
        update(_CARD)
        .where(_CARD.c.patient_id == int(pair.kept))
        .values(last_seen=row.last_seen, notice_seen=row.notice_seen, policy_seen=row.policy_seen)
    )


def _record(work: Work, merge: Merge, merge_id: int, moved: int) -> None:
    detail = {"kept": int(merge.kept), "merged": int(merge.merged), "rows": moved}
    for patient, kind in ((merge.kept, CREATED), (merge.merged, UPDATED)):
        work.record("records merged", patient_change("merge", merge_id, patient), kind=kind, detail=detail)
