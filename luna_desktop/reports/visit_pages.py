"""The visits in a record copy, newest last: the note, what was done, changes after signing, notes of colleagues."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.reports.cells import words
from luna_desktop.reports.disputes import print_disputes
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import ALARM, BODY, MUTED, STRONG
from luna_desktop.reports.tables import Column, Piece, table
from luna_desktop.reports.visit_content import AmendmentRow, Pair, VisitRow
from luna_desktop.texts import Translator

TOGETHER = 70.0
"""Room (points) that a title needs with the first rows of its table."""


def print_visits(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the courses of sessions, the days to come again by, then every visit."""
    if content.courses:
        document.heading(3, _("Courses"))
        _pairs(document, content.courses, _)
    if content.orders:
        document.heading(3, _("To come again"))
        _pairs(document, content.orders, _)
    for visit in content.visits:
        _visit(document, visit, _)


def _visit(document: Document, visit: VisitRow, _: Translator) -> None:
    document.heading(3, words(visit.title, _))
    document.paragraph(words(visit.with_whom, _), MUTED, after=1)
    document.paragraph(words(visit.state, _), MUTED if visit.is_signed else ALARM)
    if visit.struck:
        document.paragraph(words(visit.struck, _))
        print_disputes(document, [(visit.title, visit.disputes)], _=_)
        return
    _pairs(document, visit.pairs, _)
    for title, pairs in visit.procedures:
        document.need(TOGETHER)
        document.paragraph(words(title, _), STRONG, after=2)
        _pairs(document, pairs, _)
    for amendment in visit.amendments:
        _amendment(document, amendment, _)
    if visit.addenda:
        document.need(TOGETHER)
        document.paragraph(_("Notes of colleagues"), STRONG, after=2)
        _pairs(document, visit.addenda, _)
    print_disputes(document, [(visit.title, visit.disputes)], _=_)


def _pairs(document: Document, pairs: Iterable[Pair], _: Translator) -> None:
    rows = [((Piece(words(label, _), MUTED),), (Piece(words(text, _), BODY),)) for label, text in pairs]
    if rows:
        table(document, [Column(_("Field"), 3), Column(_("Details"), 7)], rows)


def _amendment(document: Document, amendment: AmendmentRow, _: Translator) -> None:
    document.need(TOGETHER)
    document.paragraph(words(amendment.head, _), STRONG, after=1)
    document.paragraph(_("Why: {reason}", reason=amendment.reason), after=2)
    columns = [Column(_("Field"), 2), Column(_("Before"), 4), Column(_("Now"), 4)]
    rows = [[words(label, _), words(before, _), words(after, _)] for label, before, after in amendment.changes]
    if rows:
        table(document, columns, rows)
