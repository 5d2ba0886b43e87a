"""The worklist of possible duplicates: found in the background, kept up by what changed, quiet about what was answered.

All cards are compared once; from then on only those that the audit log says were changed, with the people who have
something in common with them. A pair of which somebody said "not the same person" comes again only when a card of it
says something else. Cards hold contact details alone, so reception works on this list too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, or_, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.domain.facts import read_part
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.merging import SHORTEST_REASON
from luna_desktop.domain.people import clean
from luna_desktop.domain.same_person import Face, Likely, Sign, likely_pairs
from luna_desktop.models import Base
from luna_desktop.models.merges import LikelyPair, PairScan, PairStep
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.merge_facts import Pair
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import READ, UPDATED, Change, Work, patient_change
from luna_desktop.storage.search_index import similar_people
from luna_desktop.texts import say

FACES_AT_ONCE = 20_000
MOST_CHANGED = 400
"""Where more cards changed since the last look, as after an import, everybody is compared anew in the background."""
SMALL_CLINIC = 4_000
REREAD = 1_000
"""After so many entries of the log in which no card changed, the next look begins at their end."""
MOST_LISTED = 500
_NOT_SAME, _PROPOSED = "not_same", "proposed"
_TOUCHES_A_CARD = ("patient", "identity", "phone", "email", "merge")
_TABLES = Base.metadata.tables
_CARD, _PATIENT, _LOG, _STAFF = (_TABLES[name] for name in ("patient_card", "patient", "audit_entry", "staff_user"))
_PAIR, _SCAN, _STEP = (_TABLES[each.__tablename__] for each in (LikelyPair, PairScan, PairStep))
_FACES = (
    select(_CARD.c.patient_id, _CARD.c.family_name, _CARD.c.given_name, _CARD.c.birth, _CARD.c.phone, _CARD.c.email)
    .join(_PATIENT, _PATIENT.c.id == _CARD.c.patient_id)
    .where(_PATIENT.c.merged_into.is_(None))
    .order_by(_CARD.c.patient_id)
)


@dataclass(frozen=True)
class Faces:
    """Some cards, reduced to what is compared; `after` asks for the next ones, None at the end."""

    faces: tuple[Face, ...]
    after: int | None
    seq: int


@dataclass(frozen=True)
class Compared:
    """How the comparison stands: whether everybody has to be compared anew, and how many people there are."""

    needs_all: bool
    people: int = 0


@dataclass(frozen=True)
class AllPairs:
    """Every pair that a comparison of all cards found, and the audit entry up to which they were read."""

    pairs: tuple[Likely, ...]
    seq: int


@dataclass(frozen=True)
class PairLine:
    """One row of the worklist: both cards, why they may be one, and who asked for the merge."""

    one: CardRow
    other: CardRow
    score: int
    signs: tuple[Sign, ...]
    proposed_by: str = ""
    proposed_at: datetime | None = None
    proposed_reason: str = ""

    @property
    def pair(self) -> Pair:
        """Return the two records; the older number is kept unless somebody chooses otherwise."""
        return Pair(self.one.patient_id, self.other.patient_id)


@dataclass(frozen=True)
class PairAnswer:
    """What somebody says of two people, and why."""

    one: PatientId
    other: PatientId
    reason: str = ""


@use_case(requires=Permission.PROPOSE_MERGE, audited=False)
def compare_changed(work: Work, _: None) -> Compared:
    """Compare what changed since the last look; in a small clinic everybody where nobody was compared yet."""
    seq, last = _scanned(work), _last_entry(work)
    people = work.connection.execute(select(func.count()).select_from(_PATIENT)).scalar() or 0
    changed = _changed_since(work, seq) if seq else []
    if not seq or len(changed) > MOST_CHANGED:
        if people > SMALL_CLINIC:
            return Compared(needs_all=True, people=people)
        _replace_all(work, likely_pairs(_faces(work)), last)
    elif changed or last - seq > REREAD:
        _replace_some(work, changed, last)
    return Compared(needs_all=False, people=people)


@use_case(requires=Permission.PROPOSE_MERGE, writes=False)
def read_faces(work: Work, after: int) -> Faces:
    """Return the next cards to be compared, in the order of registration."""
    faces = _faces(work, _CARD.c.patient_id > after, limit=FACES_AT_ONCE)
    further = faces[-1].patient_id if len(faces) == FACES_AT_ONCE else None
    return Faces(tuple(faces), further, _last_entry(work))


@use_case(requires=Permission.PROPOSE_MERGE, audited=False)
def keep_pairs(work: Work, found: AllPairs) -> None:
    """Keep what a comparison of everybody found, instead of what was found before."""
    _replace_all(work, found.pairs, found.seq)


@use_case(requires=Permission.PROPOSE_MERGE, writes=False)
def read_duplicates(work: Work, _: None) -> tuple[PairLine, ...]:
    """Return the pairs that wait for an answer: those that somebody asked for first, then the likeliest."""
    found = {(row.low_id, row.high_id): row for row in work.connection.execute(select(_PAIR))}
    steps = _newest_steps(work)
    wanted = [
        pair
        for pair in {*found, *(pair for pair, step in steps.items() if step.step == _PROPOSED)}
        if pair not in steps
        or steps[pair].step == _PROPOSED
        or (pair in found and steps[pair].fingerprint != found[pair].fingerprint)
    ]
    cards = {int(card.patient_id): card for card in cards_of(work, {each for pair in wanted for each in pair})}
    gone = _merged_away(work, cards)
    lines = [
        _line(cards, pair, found.get(pair), steps.get(pair))
        for pair in wanted
        if all(each in cards and each not in gone for each in pair)
    ]
    lines.sort(key=lambda line: (not line.proposed_by, -line.score, int(line.one.patient_id)))
    return tuple(lines[:MOST_LISTED])


@use_case(requires=Permission.PROPOSE_MERGE)
def say_not_same(work: Work, answer: PairAnswer) -> None:
    """Write down that two people are not the same; the pair comes again only when a card says something else."""
    _answer(work, answer, _NOT_SAME)


@use_case(requires=Permission.PROPOSE_MERGE)
def propose_merge(work: Work, answer: PairAnswer) -> None:
    """Ask whoever may merge to look at two records; the reason stands beside them."""
    if len(clean(answer.reason)) < SHORTEST_REASON:
        raise InvalidInput(
            {"reason": say("Enter in {least} letters or more how you know that they are the same person.", least=10)}
        )
    _answer(work, answer, _PROPOSED)


@use_case(requires=Permission.PROPOSE_MERGE)
def note_worklist(work: Work, shown: int) -> None:
    """Note in the audit log, once for each visit, that the worklist was read, and how many pairs stood in it."""
    work.record("possible duplicates read", Change("merge"), kind=READ, detail={"pairs": shown})


def set_apart(work: Work, one: PatientId, other: PatientId, reason: str) -> None:
    """Remember that two people are not the same, as when their merge was undone."""
    low, high = sorted((int(one), int(other)))
    faces = {face.patient_id: face for face in _faces(work, _CARD.c.patient_id.in_((low, high)))}
    if len(faces) == 2:
        _write_step(work, faces[low], faces[high], _NOT_SAME, reason)


def _answer(work: Work, answer: PairAnswer, step: str) -> None:
    low, high = sorted((int(answer.one), int(answer.other)))
    faces = {face.patient_id: face for face in _faces(work, _CARD.c.patient_id.in_((low, high)))}
    if len(faces) != 2 or len(cards_of(work, (low, high))) != 2:
        raise NotFound(say("One of the two records is not in the register any more. Look at the list again."))
    _write_step(work, faces[low], faces[high], step, clean(answer.reason))
    for patient in (low, high):
        subject = patient_change("pair", f"{low}-{high}", patient)
        work.record("merge asked for" if step == _PROPOSED else "not the same person", subject, kind=UPDATED)


def _write_step(work: Work, low: Face, high: Face, step: str, reason: str) -> None:
    work.connection.execute(
        insert(_STEP).values(
            low_id=low.patient_id,
            high_id=high.patient_id,
            step=step,
            fingerprint=f"{low.print}{high.print}",
            reason=reason,
            at=work.now,
            by=work.actor.user_id,
        )
    )


def _line(cards: dict[int, CardRow], pair: tuple[int, int], found: Row[Any] | None, step: Row[Any] | None) -> PairLine:
    one, other = cards[pair[0]], cards[pair[1]]
    signs = tuple(Sign(code) for code in found.signs.split()) if found is not None else ()
    line = PairLine(one, other, found.score if found is not None else 0, signs)
    if step is None or step.step != _PROPOSED:
        return line
    return replace(line, proposed_by=step.display_name, proposed_at=step.at, proposed_reason=step.reason)


def _newest_steps(work: Work) -> dict[tuple[int, int], Row[Any]]:
    query = select(_STEP, _STAFF.c.display_name).join(_STAFF, _STAFF.c.id == _STEP.c.by).order_by(_STEP.c.id)
    query = query.where(_STEP.c.step.in_((_NOT_SAME, _PROPOSED)))
    return {(row.low_id, row.high_id): row for row in work.connection.execute(query)}


def _merged_away(work: Work, patients: Iterable[int]) -> set[int]:
    query = select(_PATIENT.c.id).where(_PATIENT.c.id.in_(list(patients)), _PATIENT.c.merged_into.is_not(None))
    return set(work.connection.execute(query).scalars())


def _faces(work: Work, *wanted: ColumnElement[bool], limit: int | None = None) -> list[Face]:
    work.session.flush()
    rows = work.connection.execute(_FACES.where(*wanted).limit(limit))
    return [
        Face(row.patient_id, row.family_name, row.given_name, _span(row.birth), row.phone, row.email) for row in rows
    ]


def _span(written: str) -> tuple[str, str] | None:
    birth = read_part(Birth, written)
    span = birth.span() if isinstance(birth, Birth) else None
    return (span[0].isoformat(), span[1].isoformat()) if span else None


def _scanned(work: Work) -> int:
    return work.connection.execute(select(_SCAN.c.seq).where(_SCAN.c.id == 1)).scalar() or 0


def _last_entry(work: Work) -> int:
    return work.connection.execute(select(func.max(_LOG.c.seq))).scalar() or 0


def _changed_since(work: Work, seq: int) -> list[int]:
    query = (
        select(_LOG.c.patient_id)
        .where(
            _LOG.c.seq > seq,
            _LOG.c.entity.in_(_TOUCHES_A_CARD),
            _LOG.c.kind != READ,
            _LOG.c.patient_id.is_not(None),
        )
        .distinct()
        .limit(MOST_CHANGED + 1)
    )
    return [int(each) for each in work.connection.execute(query).scalars()]


def _replace_all(work: Work, pairs: Iterable[Likely], seq: int) -> None:
    work.connection.execute(delete(_PAIR))
    _keep(work, pairs, seq)


def _replace_some(work: Work, changed: list[int], seq: int) -> None:
    about = frozenset(changed)
    mine = _faces(work, _CARD.c.patient_id.in_(changed))
    people = {face.patient_id: face for face in (*mine, *_others_like(work, mine))}
    work.connection.execute(delete(_PAIR).where(or_(_PAIR.c.low_id.in_(changed), _PAIR.c.high_id.in_(changed))))
    _keep(work, likely_pairs(people.values(), about), seq)


def _others_like(work: Work, mine: list[Face]) -> list[Face]:
    """Return everybody who shares a phone, an e-mail, a day of birth or the sound of the name with one of these."""
    phones = {face.phone for face in mine if face.phone}
    emails = {face.email for face in mine if face.email}
    days = {date.fromisoformat(face.born[1]) for face in mine if face.born}
    sounding = {
        each.patient_id
        for face in mine
        for each in similar_people(
            work.connection, face.family, face.given, birth_year=int(face.born[0][:4]) if face.born else None
        )
    }
    return _faces(
        work,
        or_(
            _CARD.c.phone.in_(phones),
            _CARD.c.email.in_(emails),
            _CARD.c.birth_latest.in_(days),
            _CARD.c.patient_id.in_(sounding),
        ),
    )


def _keep(work: Work, pairs: Iterable[Likely], seq: int) -> None:
    values = [
        {
            "low_id": each.low,
            "high_id": each.high,
            "score": each.score,
            "signs": " ".join(sign.value for sign in each.signs),
            "fingerprint": each.fingerprint,
        }
        for each in pairs
    ]
    if values:
        work.connection.execute(insert(_PAIR), values)
    work.connection.execute(delete(_SCAN))
    work.connection.execute(insert(_SCAN).values(id=1, seq=seq))
