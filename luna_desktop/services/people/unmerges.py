"""Undoing a merge: both records as in the snapshot, and what was added later shared out row by row.

Rows that came go back along the book of merges. What the merge itself wrote is answered by one more version or answer
that says what stood before; nothing is removed. The newest merge of a record is undone first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from luna_desktop.domain.access import PatientId, Permission, Reach
from luna_desktop.domain.consent import ConsentState, Ground, state_at
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.facts import FactStatus, Source, read_body
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.merging import SHORTEST_REASON, Side
from luna_desktop.domain.people import clean
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.models import Base
from luna_desktop.models.merges import RecordUnmerge
from luna_desktop.services import drafts
from luna_desktop.services.care import intake_store
from luna_desktop.services.care.allergy_list import settle_allergies
from luna_desktop.services.care.rule_holds import refresh_holds
from luna_desktop.services.facts import FactChange, change_fact, versions
from luna_desktop.services.people import hidden
from luna_desktop.services.people.cards import refresh_card
from luna_desktop.services.people.care_team import on_care_team
from luna_desktop.services.people.duplicates import set_apart
from luna_desktop.services.people.merge_book import LaterRow, MergeLine, later_rows, merge_line, merge_lines, sealed_of
from luna_desktop.services.people.merge_holds import restate_consent, write_wish
from luna_desktop.services.people.merge_rows import MADE, Line, lines_of, move_rows
from luna_desktop.services.people.merge_snapshots import Snapshot, open_snapshot
from luna_desktop.services.people.merges import settle_both
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import Use, use_case
from luna_desktop.services.work import READ, UPDATED, Work, patient_change
from luna_desktop.texts import Message, say

_TABLES = Base.metadata.tables
_CARD, _PATIENT = _TABLES["patient_card"], _TABLES["patient"]
_TYPING = ("draft", "intake_draft")
_FOLLOWERS = (
    ("photograph", "fact_id", "fact"),
    ("document", "fact_id", "fact"),
    ("restriction_event", "restriction_id", "restriction"),
    ("restriction_staff", "restriction_id", "restriction"),
    ("stop_task", "restriction_id", "restriction"),
    ("stop_task", "consent_event_id", "consent_event"),
)
_WITH_EVIDENCE = ("consent_event", "notice_receipt", "treatment_consent")


@dataclass(frozen=True)
class MergeAsked:
    """One merge, and the record that was kept in it."""

    kept: PatientId
    merge_id: int


@dataclass(frozen=True)
class UnmergePage:
    """What undoing a merge would do: the merge, what came since, and why it cannot be undone yet."""

    line: MergeLine
    later: tuple[LaterRow, ...] = ()
    obstacle: Message | None = None


@dataclass(frozen=True)
class Unmerge:
    """A merge to be undone and why; `shares` says for each later row whose it is, by its key."""

    kept: PatientId
    merge_id: int
    shares: tuple[tuple[str, Side], ...] = ()
    reason: str = ""


@use_case(
    requires=Permission.MERGE_PATIENTS,
    patient=lambda asked: asked.kept,
    use=Use(Ground.KEEPING, DataClass.CONTACT),
)
def read_unmerge(work: Work, asked: MergeAsked) -> UnmergePage:
    """Return what undoing a merge would do."""
    line = _line(work, asked.kept, asked.merge_id)
    work.record("merge looked at", patient_change("merge", line.merge_id, asked.kept), kind=READ)
    return UnmergePage(line, _later(work, line), _obstacle(work, line))


@use_case(
    requires=Permission.MERGE_PATIENTS,
    patient=lambda unmerge: unmerge.kept,
    use=Use(Ground.KEEPING, DataClass.CONTACT),
)
def unmerge_records(work: Work, unmerge: Unmerge) -> MergeLine:
    """Undo a merge and return it as it stands then.

    Raises:
        InvalidInput: no reason, a later row that nobody shared out, or a newer merge that has to be undone first.
    """
    line = _line(work, unmerge.kept, unmerge.merge_id)
    later = _later(work, line)
    _check(work, unmerge, line, later)
    pair, taken = line.pair, open_snapshot(work, line.pair, sealed_of(work, line.merge_id))
    went = lines_of(work, line.merge_id)
    shares = dict(unmerge.shares)
    theirs = [row for row in later if shares[row.key] is Side.MERGED]
    back = [*_way_back(went), *_shared(work, pair.kept, pair.merged, theirs)]
    moved = move_rows(work, line.merge_id, back, is_back=True)
    settle_both(work, pair)
    _open_again(work, line, taken)
    _carry_typing_back(work, line, went)
    _restore_versions(work, line, taken)
    _restore_answers(work, line, taken, went)
    _restore_cards(work, line, taken)
    work.session.execute(
        insert(RecordUnmerge).values(
            merge_id=line.merge_id, reason=clean(unmerge.reason), at=work.now, by=work.actor.user_id
        )
    )
    set_apart(work, pair.kept, pair.merged, clean(unmerge.reason))
    detail = {"kept": int(pair.kept), "merged": int(pair.merged), "rows": moved, "shared": len(theirs)}
    for patient in (pair.kept, pair.merged):
        work.record("merge undone", patient_change("merge", line.merge_id, patient), kind=UPDATED, detail=detail)
    return merge_line(work, line.merge_id)


def _line(work: Work, kept: PatientId, merge_id: int) -> MergeLine:
    line = merge_line(work, merge_id)
    if line.pair.kept != kept:
        raise InvalidInput({"merge": say("This merge belongs to another record. Open the list of merges again.")})
    if work.actor.reach(Permission.MERGE_PATIENTS) is Reach.CARE_TEAM and not on_care_team(work, kept):
        raise NotPermitted(say("You are not on this patient’s care team, so the chart stays closed."))
    return line


def _later(work: Work, line: MergeLine) -> tuple[LaterRow, ...]:
    if not line.in_force:
        return ()
    taken = open_snapshot(work, line.pair, sealed_of(work, line.merge_id))
    made = [(each.table, each.row_id) for each in lines_of(work, line.merge_id) if each.column == MADE]
    return later_rows(work, line, taken, made)


def _obstacle(work: Work, line: MergeLine) -> Message | None:
    if not line.in_force:
        return say("This merge was undone already.")
    newer = [each for each in merge_lines(work, touching=(line.pair.kept,)) if each.in_force]
    if newer and newer[0].merge_id != line.merge_id:
        return say("A newer merge stands in the way. Undo {mrn} first.", mrn=newer[0].merged_mrn)
    return None


def _check(work: Work, unmerge: Unmerge, line: MergeLine, later: Iterable[LaterRow]) -> None:
    obstacle = _obstacle(work, line)
    problems: dict[str, Message] = {"merge": obstacle} if obstacle is not None else {}
    shared = {key for key, _side in unmerge.shares}
    if any(row.key not in shared for row in later):
        problems["shares"] = say("Say for each entry that was added later whose it is.")
    if len(clean(unmerge.reason)) < SHORTEST_REASON:
        problems["reason"] = say(
            "Enter in {least} letters or more how you know that they are two people.", least=SHORTEST_REASON
        )
    if problems:
        raise InvalidInput(problems)


def _way_back(went: Iterable[Line]) -> list[Line]:
    return [
        Line(each.table, each.column, each.row_id, each.to_id, each.from_id)
        for each in went
        if each.column != MADE and each.table not in _TYPING
    ]


def _shared(work: Work, kept: PatientId, merged: PatientId, theirs: Iterable[LaterRow]) -> list[Line]:
    """Return the lines of later rows that belong to the merged record, with what hangs on each."""
    chosen = {(row.table, row.row_id) for row in theirs}
    for name, key, parent in _FOLLOWERS:
        table = _TABLES[name]
        rows = work.connection.execute(select(table.c.id, table.c[key]).where(table.c.patient_id == int(kept)))
        chosen |= {(name, row[0]) for row in rows if (parent, row[1]) in chosen}
    for name in _WITH_EVIDENCE:
        table = _TABLES[name]
        query = select(table.c.id, table.c.evidence_id).where(
            table.c.patient_id == int(kept), table.c.evidence_id.is_not(None)
        )
        chosen |= {("consent_evidence", row[1]) for row in work.connection.execute(query) if (name, row[0]) in chosen}
    return [Line(table, "patient_id", row, int(kept), int(merged)) for table, row in sorted(chosen)]


def _open_again(work: Work, line: MergeLine, taken: Snapshot) -> None:
    archived = next(row["archived_at"] for row in taken["patient"] if row["id"] == int(line.pair.merged))
    work.connection.execute(
        update(_PATIENT)
        .where(_PATIENT.c.id == int(line.pair.merged))
        .values(merged_into=None, archived_at=datetime.fromisoformat(archived) if archived else None)
    )
    hidden.forget(work)


def _carry_typing_back(work: Work, line: MergeLine, went: Iterable[Line]) -> None:
    typed = frozenset(each.row_id for each in went if each.table == "draft")
    if typed:
        drafts.carry_drafts(work, line.pair.kept, line.pair.merged, typed)
    if any(each.table == "intake_draft" for each in went):
        intake_store.carry_draft(work, line.pair.kept, line.pair.merged)


def _restore_versions(work: Work, line: MergeLine, taken: Snapshot) -> None:
    """Write what a fact said before, where its newest version is the merge's own; what a person wrote later stays."""
    said = {(row["fact_id"], row["number"]): row for row in taken["fact_version"]}
    for fact in taken["fact"]:
        if fact["kind"] not in ("identity", "allergy_state"):
            continue
        patient = PatientId(fact["patient_id"])
        newest = versions(work, patient, fact["id"])[0]
        if newest.number == fact["current_number"] or newest.recorded_at != line.at:
            continue
        before = said[fact["id"], fact["current_number"]]
        body = read_body(fact["kind"], before["body"])
        change = FactChange(
            patient,
            fact["id"],
            newest.number,
            body,
            Source(before["source"]),
            line.merged_mrn,
            FactStatus(before["status"]),
        )
        change_fact(work, change)


def _restore_answers(work: Work, line: MergeLine, taken: Snapshot, went: Iterable[Line]) -> None:
    """Say once more what stood before, where the newest answer of the kept record is still the merge's own no."""
    made = {(each.table, each.row_id) for each in went if each.column == MADE}
    kept = [row for row in taken["consent_event"] if row["patient_id"] == int(line.pair.kept)]
    own = {row["id"] for row in kept}
    known = ledger.gate_patient(work, line.pair.kept)
    now = known.present(work.now)
    mine = [event for event in known.events if event.sequence in own]
    for event in known.events:
        if ("consent_event", event.sequence) not in made:
            continue
        last = state_at(known.events, event.purpose, now, recipient=event.recipient)[1]
        state, before = state_at(mine, event.purpose, now, recipient=event.recipient, adult_from=known.adult_from)
        if last is event and before is not None and state not in (ConsentState.EXPIRED, ConsentState.LAPSED):
            restate_consent(work, line.pair.kept, before.sequence)
    _restore_wishes(work, line.pair.kept, taken, made)


def _restore_wishes(work: Work, kept: PatientId, taken: Snapshot, made: set[tuple[str, int]]) -> None:
    before: dict[tuple[Any, ...], str] = {}
    for row in taken["message_preference"]:
        if row["patient_id"] == int(kept):
            before[row["topic"], row["channel"], row["address"]] = row["wish"]
    newest: dict[tuple[Any, ...], int] = {}
    for wish in ledger.preferences_of(work, kept):
        newest[wish.topic.value, wish.channel.value, wish.address] = wish.sequence
    for place, sequence in newest.items():
        if ("message_preference", sequence) in made:
            way = Way(Channel(place[1]), place[2])
            write_wish(work, kept, Topic(place[0]), way, Wish(before.get(place, Wish.NOT_ASKED.value)))


def _restore_cards(work: Work, line: MergeLine, taken: Snapshot) -> None:
    """Bring both cards back in step; what a later day or a newer notice put into the kept card stays."""
    cards = {row["patient_id"]: row for row in taken["patient_card"]}
    kept, merged = (cards[int(each)] for each in (line.pair.kept, line.pair.merged))
    found = work.connection.execute(select(_CARD).where(_CARD.c.patient_id == int(line.pair.kept)))
    now = found.mappings().one()
    joined = {name: max(kept[name], merged[name]) for name in ("notice_seen", "policy_seen")}
    values: dict[str, object] = {name: kept[name] for name, most in joined.items() if now[name] == most}
    if now["last_seen"].isoformat() == max(kept["last_seen"], merged["last_seen"]):
        values["last_seen"] = datetime.fromisoformat(kept["last_seen"]).date()
    if values:
        work.connection.execute(update(_CARD).where(_CARD.c.patient_id == int(line.pair.kept)).values(**values))
    for patient in (line.pair.kept, line.pair.merged):
        settle_allergies(work, patient)
        refresh_card(work, patient)
        refresh_holds(work, patient)
    for row in taken["patient"]:
        if row["archived_at"]:
            kept_day = datetime.fromisoformat(row["archived_at"])
            work.connection.execute(
                update(_PATIENT)
                .where(_PATIENT.c.id == row["id"], _PATIENT.c.archived_at.is_not(None))
                .values(archived_at=kept_day)
            )
