"""The two-page summary for another practitioner: what matters first, and what is left out is counted, never hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from luna_desktop.reports.cells import with_note, words
from luna_desktop.reports.cover import IDENTITY_SHARES, identity_rows
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import (
    AlertRow,
    AllergyRow,
    ConditionRow,
    Dispute,
    MedicineRow,
    Provenance,
    RecordCopy,
    Section,
    Status,
    Text,
)
from luna_desktop.reports.seal_block import ROOM, has_seal, print_seal
from luna_desktop.reports.style import ALARM, BODY, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, field_box, table
from luna_desktop.texts import Translator

PAGES = 2
RESERVE = 104.0  # points kept on the second page for the account of what is left out
CELL_LINES = 6
BOX_LINES = 4
PARAGRAPH_LINES = 3

Row = TypeVar("Row", AlertRow, AllergyRow, ConditionRow, MedicineRow)


@dataclass(frozen=True)
class Part:
    """One table of the summary."""

    section: Section
    level: int
    title: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    max_lines: int = CELL_LINES


def print_summary(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the summary; the document must be limited to two pages with `reserve_of` kept free."""
    document.heading(1, _("Summary of your health record"), bookmark=False)
    cut = _print_top(document, content, _)
    missing: list[str] = []
    for part in _parts(content, _):
        if part.section not in content.sections:
            continue
        heading = (part.level, part.title)
        printed, short = table(document, part.columns, part.rows, max_lines=part.max_lines, title=heading)
        cut += short
        if printed < len(part.rows):
            missing.append(_("{title}: {count} left out.", title=part.title, count=len(part.rows) - printed))
    _print_left_out(document, missing, cut, reserve_of(content), _)
    print_seal(document, content, _=_)


def reserve_of(content: RecordCopy) -> float:
    """Return the points kept on the second page: for the account of what is left out, and for the seal."""
    return RESERVE + (ROOM if has_seal(content) else 0.0)


def _print_top(document: Document, content: RecordCopy, _: Translator) -> int:
    about = _(
        "Prepared for {recipient}. Purpose: {purpose}.", recipient=content.recipient, purpose=words(content.purpose, _)
    )
    whole = document.paragraph(about, MUTED, after=8, max_lines=PARAGRAPH_LINES)
    cut = field_box(document, identity_rows(content, _=_), IDENTITY_SHARES, max_lines=BOX_LINES)
    if Section.ALLERGIES in content.sections:
        document.heading(2, _("Allergies and alerts"))
        state = content.allergy_state
        statement = words(state.statement, _) if state else _("Whether there are allergies was not recorded.")
        whole &= document.paragraph(statement, STRONG, max_lines=PARAGRAPH_LINES)
    return cut + (0 if whole else 1)


def standing(rows: Iterable[Row]) -> list[Row]:
    """Return the rows without those entered in error, which nobody should act upon."""
    return [row for row in rows if row.provenance.status is not Status.ENTERED_IN_ERROR]


def _parts(content: RecordCopy, _: Translator) -> list[Part]:
    return [
        Part(
            Section.ALLERGIES,
            3,
            _("Alerts"),
            (Column(_("Alert"), 1),),
            [[(Piece(words(each.text, _), ALARM),)] for each in standing(content.alerts)],
        ),
        Part(
            Section.ALLERGIES,
            3,
            _("Allergies"),
            (Column(_("Substance"), 3), Column(_("Reaction"), 4), Column(_("Severity"), 2)),
            [_allergy(each, _) for each in sorted(standing(content.allergies), key=lambda row: not row.severe)],
        ),
        Part(
            Section.HISTORY,
            2,
            _("Active conditions"),
            (Column(_("Condition"), 4), Column(_("Code"), 1.6), Column(_("Status"), 2), Column(_("Since"), 2)),
            [
                [words(each.name, _), each.code, words(each.status, _), words(each.since, _)]
                for each in standing(content.conditions)
                if each.active
            ],
        ),
        Part(
            Section.HISTORY,
            2,
            _("Current medicines"),
            (Column(_("Medicine"), 4), Column(_("Dose and place"), 3.6), Column(_("Started"), 2)),
            [
                [words(each.name, _), words(each.dose_and_place, _), words(each.started, _)]
                for each in standing(content.medicines)
                if each.current
            ],
        ),
        _disputed(content, _),
        *_last_parts(content, _),
    ]


def _disputed(content: RecordCopy, _: Translator) -> Part:
    """Return the statements of disagreement with what this summary says, whole: they go wherever the entry goes."""
    said: list[tuple[Text, Provenance]] = [
        *((row.substance, row.provenance) for row in standing(content.allergies)),
        *((row.name, row.provenance) for row in standing(content.conditions) if row.active),
        *((row.name, row.provenance) for row in standing(content.medicines) if row.current),
    ]
    rows: list[list[Cell]] = [
        [words(entry, _), _statement(dispute, _)] for entry, provenance in said for dispute in provenance.disputes
    ]
    columns = (Column(_("Entry"), 2), Column(_("Statement and answer"), 6))
    return Part(Section.HISTORY, 2, _("Statements of disagreement"), columns, rows, max_lines=0)


def _statement(dispute: Dispute, _: Translator) -> Cell:
    pieces = [Piece(words(dispute.statement, _))]
    if dispute.rebuttal:
        pieces.append(Piece(_("The clinic answers: {answer}", answer=words(dispute.rebuttal, _)), MUTED))
    return pieces


def _allergy(row: AllergyRow, _: Translator) -> list[Cell]:
    style = ALARM if row.severe else BODY
    return [
        (Piece(words(row.substance, _), style),),
        words(row.reaction, _),
        (Piece(words(row.severity, _), style),),
    ]


def _last_parts(content: RecordCopy, _: Translator) -> list[Part]:
    latest = content.lifestyle[-1:]
    title = _("Lifestyle, {day}", day=words(latest[0].on, _)) if latest else _("Lifestyle")
    return [
        Part(
            Section.LIFESTYLE,
            2,
            title,
            (Column(_("Question"), 4), Column(_("Answer"), 5)),
            [[words(question, _), words(answer, _)] for each in latest for question, answer in each.answers],
        ),
        Part(
            Section.HOW_USED,
            2,
            _("Consents"),
            (Column(_("Purpose"), 4), Column(_("State"), 3), Column(_("Since"), 3)),
            [
                [words(each.purpose, _), (Piece(words(each.state, _), STRONG),), with_note(each.since, "", _=_)]
                for each in content.consents
            ],
        ),
    ]


def _print_left_out(document: Document, missing: Sequence[str], cut: int, reserve: float, _: Translator) -> None:
    document.reserve = 0.0
    document.need(reserve)
    document.space(4)
    sentences = [*missing]
    if cut:
        sentences.append(_("Long entries are cut short with “…”."))
    if sentences:
        document.paragraph(
            " ".join([_("Not everything fits on two pages."), *sentences, _("The full copy has all of it.")]),
            STRONG,
            after=2,
            max_lines=4,
        )
    document.paragraph(
        _(
            "This summary leaves out past conditions, stopped medicines, earlier assessments, photographs and entries "
            "made in error."
        ),
        MUTED,
        after=0,
        max_lines=2,
    )
