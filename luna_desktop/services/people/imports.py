"""Patients from other programs: looked at, tried dry, taken in as a whole or not at all.

The file is read twice, once to show what would happen and once to do it; in between it must not change. Inside the
transaction of the import everybody who is registered is compared anew, so whoever was registered meanwhile is noticed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.errors import Cancelled, InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.import_rows import Imported, Understood, understand
from luna_desktop.domain.imports import (
    DUPLICATES,
    Choice,
    Plan,
    Verdict,
    read_plan,
    shape_of,
    tidied_plan,
    write_plan,
)
from luna_desktop.domain.recipients import Recipient
from luna_desktop.interop.import_files import FileKind, FileLook
from luna_desktop.interop.patient_files import look_at, rows_of
from luna_desktop.models.imports import ImportPlan, ImportResult, ImportRun, ImportUndo
from luna_desktop.services.people import record_import
from luna_desktop.services.people.cards import CardRow, cards_of
from luna_desktop.services.people.imports_filling import Filler
from luna_desktop.services.people.imports_match import Found, PeopleBook
from luna_desktop.services.people.imports_people import known_people
from luna_desktop.services.people.imports_writing import Writer
from luna_desktop.services.privacy import ledger
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import CLINIC_ZONE, CREATED, Change, Work
from luna_desktop.texts import Message, say

MOST_SHOWN = 5_000
"""Rows of a preview that need a look; of the others a few are shown as an example."""
SHOWN_AS_EXAMPLE = 100
_UNCHANGED = say("Nothing was blank: the record is unchanged.")
_CONTACT_ONLY = say("The record of this file was left out: it comes along only with a new patient.")
_EACH = 200
"""After so many rows progress is told and a wish to stop is heard."""


def _unheard(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class ImportOrder:
    """A file and how it is read. `sha256` is what was previewed; `progress` hears rows done and rows in all.

    `photographs_agreed` says that the patient of a whole record has signed here that photographs are kept;
    `passphrase` opens the copy of a record that has one.
    """

    path: Path
    plan: Plan
    sha256: str = ""
    progress: Callable[[int, int], None] = field(default=_unheard, compare=False)
    stopped: Callable[[], bool] = field(default=_never, compare=False)
    photographs_agreed: bool = False
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class PreviewRow:
    """What a line would become: who it is, why it cannot be read, whom it may be."""

    line: int
    verdict: Verdict
    person: Imported | None = field(default=None, repr=False)
    problems: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    people: tuple[CardRow, ...] = field(default=(), repr=False)
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ImportPreview:
    """What an import would do: how many rows of each kind, and the rows that somebody should look at."""

    look: FileLook
    counts: Mapping[Verdict, int]
    noted: int
    rows: tuple[PreviewRow, ...] = field(repr=False)
    imported_on: datetime | None = None
    """When this very file was imported before and not taken back."""

    @property
    def total(self) -> int:
        """Return how many rows were read."""
        return sum(self.counts.values())


class Outcome(StrEnum):
    """What became of a line."""

    TAKEN = "taken"
    FILLED = "filled"
    LEFT_OUT = "left out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LineReport:
    """What became of one line: the record number it has now, and what there is to say.

    `is_known` says of a line that was left out that it is certainly somebody who is here, or stands in the file twice.
    """

    line: int
    outcome: Outcome
    mrn: str = ""
    said: tuple[Message, ...] = ()
    is_known: bool = False


@dataclass(frozen=True)
class ImportDone:
    """A finished import."""

    import_id: int
    counts: Mapping[Outcome, int]
    lines: tuple[LineReport, ...] = field(repr=False)


@dataclass(frozen=True)
class FileKnown:
    """What is known of a file before its columns are chosen: how it is written, and how its like were read before."""

    look: FileLook
    plan: Plan | None


@use_case(requires=Permission.IMPORT_PATIENTS, writes=False)
def look_at_file(work: Work, order: ImportOrder) -> FileKnown:
    """Say what a file is and how it is written, with the plan by which the last file of its shape was read.

    Raises:
        PassphraseWanted: It is a copy of a record, and none or another passphrase was given.
        FileRefused: It cannot be read, or no patients are read from such a file.
    """
    look = look_at(order.path, order.plan, order.passphrase)
    stored = work.session.scalar(
        select(ImportPlan.plan).where(ImportPlan.shape == _shape(look)).order_by(ImportPlan.id.desc()).limit(1)
    )
    return FileKnown(look, read_plan(stored) if stored else None)


@use_case(requires=Permission.IMPORT_PATIENTS, writes=False)
def preview_import(work: Work, order: ImportOrder) -> ImportPreview:
    """Say for every row what would become of it; nothing is written.

    Raises:
        FileRefused: The file cannot be read.
        InvalidInput: The plan does not fit the file.
        Cancelled: `stopped` answered yes.
    """
    look, plan = _checked(order)
    counts: Counter[Verdict] = Counter()
    kept: list[tuple[Understood, Found]] = []
    examples, noted = 0, 0
    for row, found in _judged(work, replace(order, plan=plan), look):
        counts[found.verdict] += 1
        noted += bool(row.notes)
        wants_a_look = found.verdict is not Verdict.NEW or row.notes
        if wants_a_look and len(kept) - examples < MOST_SHOWN:
            kept.append((row, found))
        elif not wants_a_look and examples < SHOWN_AS_EXAMPLE:
            examples += 1
            kept.append((row, found))
    return ImportPreview(look, counts, noted, tuple(_shown(work, kept)), _imported_on(work, look.sha256))


@use_case(requires=Permission.IMPORT_PATIENTS)
def import_patients(work: Work, order: ImportOrder) -> ImportDone:
    """Take everybody in, in one transaction: all of it is kept, or nothing.

    Raises:
        FileRefused: The file cannot be read.
        InvalidInput: The plan does not fit the file, or the file changed since it was previewed.
        Cancelled: `stopped` answered yes; nothing was written.
    """
    look, plan = _checked(order)
    if order.sha256 and order.sha256 != look.sha256:
        raise InvalidInput({"file": say("The file was changed since it was previewed. Preview it again.")})
    import_id = _begin(work, look, plan)
    writer, filler = Writer(work, import_id, plan.source), Filler(work, import_id, plan.source)
    lines = [
        _dealt_with(work, row, found, plan, (writer, filler))
        for row, found in _judged(work, replace(order, plan=plan), look)
    ]
    writer.finish()
    if look.kind is FileKind.COPY:
        lines = _with_record(work, import_id, order, writer, lines)
    for place, one in enumerate(lines):
        if one.outcome is Outcome.TAKEN:
            lines[place] = replace(one, mrn=writer.numbers.pop(one.line))
    counts = Counter(one.outcome for one in lines)
    _end(work, import_id, look, counts)
    return ImportDone(import_id, counts, tuple(lines))


def _with_record(
    work: Work, import_id: int, order: ImportOrder, writer: Writer, lines: list[LineReport]
) -> list[LineReport]:
    """Write the whole record of whoever was just made a patient; one who is here already keeps their own."""
    record = record_import.read_record(order.path, order.passphrase)
    taking = record_import.Taking(import_id, record, order.path, order.photographs_agreed, order.passphrase)
    return [
        replace(one, said=(*one.said, *record_import.take_in(work, writer.patients[one.line], taking)))
        if one.outcome is Outcome.TAKEN
        else replace(one, said=(*one.said, _CONTACT_ONLY))
        for one in lines
    ]


def _checked(order: ImportOrder) -> tuple[FileLook, Plan]:
    look = look_at(order.path, order.plan, order.passphrase)
    is_table = look.kind is FileKind.CSV
    plan, problems = tidied_plan(order.plan, needs_columns=is_table, width=len(look.headers))
    if not look.encoding and not plan.encoding:
        problems["encoding"] = say("The letters of this file are not Unicode. Say that they are Western European.")
    if problems:
        raise InvalidInput(problems)
    return look, plan


def _judged(work: Work, order: ImportOrder, look: FileLook) -> Iterator[tuple[Understood, Found]]:
    """Yield every row with what it is; each row is compared with the clinic and with the rows before it."""
    book = known_people(work, order.plan.source)
    for count, row in enumerate(_rows(work, order, look)):
        if count % _EACH == 0:
            order.progress(count, look.rows)
            if order.stopped():
                raise Cancelled
        yield row, _found(book, row)
    order.progress(look.rows, look.rows)


def _rows(work: Work, order: ImportOrder, look: FileLook) -> Iterator[Understood]:
    if look.kind is FileKind.COPY:
        record_import.check_taker(work)
        yield record_import.understood(record_import.read_record(order.path, order.passphrase))
        return
    today = work.now.astimezone(CLINIC_ZONE).date()
    for source in rows_of(order.path, order.plan, look):
        yield understand(source, order.plan.dates, today)


def _found(book: PeopleBook, row: Understood) -> Found:
    if row.person is None:
        return Found(Verdict.REFUSED)
    found = book.find(row.person)
    if found.verdict is not Verdict.TWICE:
        book.add_row(row.line, row.person)
    return found


def _dealt_with(work: Work, row: Understood, found: Found, plan: Plan, writing: tuple[Writer, Filler]) -> LineReport:
    writer, filler = writing
    if row.person is None:
        return LineReport(row.line, Outcome.REFUSED, said=row.problems)
    choice = plan.choice(row.line, found.verdict)
    if found.verdict not in DUPLICATES or choice is Choice.AS_NEW:
        writer.add(row.line, row.person)
        return LineReport(row.line, Outcome.TAKEN, said=row.notes)
    one = _only_patient(found)
    if choice is Choice.FILL and one is not None:
        answer = ledger.ask(work, one, Ground.REACHING, DataClass.CONTACT, Recipient())
        if not answer.allowed:
            return LineReport(row.line, Outcome.LEFT_OUT, said=(answer.message,))
        if filler.fill(row.line, one, row.person):
            return LineReport(row.line, Outcome.FILLED, said=row.notes)
        return LineReport(row.line, Outcome.LEFT_OUT, said=(_UNCHANGED,), is_known=True)
    if found.verdict is Verdict.SAME and one is not None:
        filler.same(row.line, one, row.person)
    is_known = found.verdict is not Verdict.POSSIBLE
    return LineReport(row.line, Outcome.LEFT_OUT, said=(_why_left_out(found, choice),), is_known=is_known)


def _only_patient(found: Found) -> PatientId | None:
    """Return whom a row is, where that is one person of the register; the closest where it is certain."""
    known = [ref for ref in found.refs if ref > 0]
    if len(known) == 1 or (known and found.verdict is Verdict.SAME):
        return PatientId(known[0])
    return None


def _why_left_out(found: Found, choice: Choice) -> Message:
    if choice is Choice.FILL:
        return say("It fits more than one patient, so nothing was filled in.")
    if found.verdict is Verdict.TWICE:
        return say("It stands in the file twice; line {line} was taken.", line=-found.refs[0])
    if found.verdict is Verdict.SAME:
        return say("This person is here already.")
    return say("It may be somebody who is here already. Nobody chose to take it.")


def _shown(work: Work, kept: list[tuple[Understood, Found]]) -> Iterator[PreviewRow]:
    wanted = {ref for _row, found in kept for ref in found.refs if ref > 0}
    cards = {int(card.patient_id): card for card in cards_of(work, sorted(wanted))}
    for row, found in kept:
        yield PreviewRow(
            row.line,
            found.verdict,
            row.person,
            row.problems,
            row.notes,
            tuple(cards[ref] for ref in found.refs if ref in cards),
            tuple(-ref for ref in found.refs if ref < 0),
        )


def _shape(look: FileLook) -> str:
    if look.kind is not FileKind.CSV:
        return look.kind.value
    return shape_of(look.headers if look.has_headers else [str(len(look.headers))])


def _imported_on(work: Work, sha256: str) -> datetime | None:
    found: datetime | None = work.session.scalar(
        select(ImportRun.at)
        .where(ImportRun.sha256 == sha256, ImportRun.id.not_in(select(ImportUndo.import_id)))
        .order_by(ImportRun.id.desc())
        .limit(1)
    )
    return found


def _begin(work: Work, look: FileLook, plan: Plan) -> int:
    values = {"source": plan.source, "kind": look.kind.value, "sha256": look.sha256, "plan": write_plan(plan)}
    who = {"at": work.now, "by": work.actor.user_id}
    work.session.execute(insert(ImportPlan).values(shape=_shape(look), plan=values["plan"], **who))
    made: int = work.session.execute(insert(ImportRun).values(**values, **who).returning(ImportRun.id)).scalar_one()
    return made


def _end(work: Work, import_id: int, look: FileLook, counts: Mapping[Outcome, int]) -> None:
    told = {each.name.lower(): counts.get(each, 0) for each in Outcome}
    last = work.record(
        "patients imported",
        Change("import", import_id),
        kind=CREATED,
        detail={**told, "format": look.kind.value, "sha256": look.sha256},
    )
    work.session.execute(
        insert(ImportResult).values(import_id=import_id, rows=sum(told.values()), last_entry=last, **told)
    )
