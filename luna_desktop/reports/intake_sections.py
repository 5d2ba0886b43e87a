"""The record copy's part about what patients filled in themselves: each form as it was, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.intake_content import IntakeCopy, IntakeRow
from luna_desktop.reports.style import BODY, MUTED
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_intakes(document: Document, forms: Sequence[IntakeCopy], *, _: Translator) -> None:
    """Print each form with its answers and what became of them."""
    for form in forms:
        document.heading(3, _("Filled in on {day}", day=words(form.on, _)), bookmark=False)
        document.paragraph(
            _("In {language}, wording {wording}.", language=words(form.language, _), wording=form.wording), MUTED
        )
        if form.answered_by:
            document.paragraph(words(form.answered_by, _), MUTED)
        columns = [Column(_("Question"), 4), Column(_("Your answer"), 3), Column(_("What became of it"), 3)]
        table(document, columns, [_row(row, _) for row in form.rows])


def _row(row: IntakeRow, _: Translator) -> list[Cell]:
    became = [Piece(words(row.outcome, _), BODY)]
    if row.reason:
        became.append(Piece(words(row.reason, _), MUTED))
    return [words(row.question, _), words(row.answer, _), became]
