"""Statements of disagreement beside the entries that they are about, whole, in every copy and every disclosure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.provenance import Dispute, Text
from luna_desktop.reports.style import BODY, MUTED, STRONG
from luna_desktop.texts import Translator

Disputed = tuple[Text, Sequence[Dispute]]
TOGETHER = 54.0


def print_disputes(document: Document, entries: Iterable[Disputed], *, _: Translator) -> None:
    """Print below a table what the patient says against its entries, and what was answered."""
    for entry, disputes in entries:
        for dispute in disputes:
            _dispute(document, words(entry, _), dispute, _)


def _dispute(document: Document, entry: str, dispute: Dispute, _: Translator) -> None:
    document.need(TOGETHER)
    document.paragraph(_("Disagreement with the entry “{entry}”", entry=entry), STRONG, after=1)
    if dispute.stated:
        document.paragraph(words(dispute.stated, _), MUTED, after=1)
    document.paragraph(words(dispute.statement, _), BODY, after=4)
    if dispute.rebuttal:
        told = _("The clinic answers: {answer}", answer=words(dispute.rebuttal, _))
        document.paragraph(told, BODY, after=1)
        if dispute.rebutted:
            document.paragraph(words(dispute.rebutted, _), MUTED, after=4)
    document.space(4)
