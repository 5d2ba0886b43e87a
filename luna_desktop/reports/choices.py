"""The patient's choices in a record copy: the signatures as they were drawn, and wishes about messages."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.record_content import RecordCopy, SignatureRow
from luna_desktop.reports.style import MARGIN, MUTED, QUIET, STRONG
from luna_desktop.reports.tables import Column, Piece, table
from luna_desktop.texts import Translator

WIDEST, TALLEST = 230.0, 62.0
INK = 1.1


def print_signatures(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print each signature as lines, with its words beside it for whoever cannot see it."""
    drawn = [row for row in content.signatures if any(row.strokes)]  # an erasure leaves no line of one
    if not drawn:
        return
    document.heading(3, _("Signatures"), bookmark=False, keep=TALLEST + 60)
    for row in drawn:
        _signature(document, row, _)


def _signature(document: Document, row: SignatureRow, _: Translator) -> None:
    points = [point for stroke in row.strokes for point in stroke]
    wide, high = max(x for x, _y in points) or 1, max(y for _x, y in points) or 1
    scale = min(WIDEST / wide, TALLEST / high)
    height = high * scale
    document.need(height + 46)
    told = _("Signed by {name} on {date}", name=row.signer, date=words(row.on, _)) if row.signer else ""
    told = told or _("Signed on {date}", date=words(row.on, _))
    top = document.y - 4
    figure = document.parent.add("Figure", alt=_("Signature. {told}", told=told))
    figure.box = (MARGIN, top - height, MARGIN + wide * scale, top)
    document.canvas.begin(figure)
    document.canvas.strokes([[(MARGIN + x * scale, top - y * scale) for x, y in stroke] for stroke in row.strokes], INK)
    document.canvas.end()
    document.space(height + 8)
    document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH / 2, colour=QUIET)
    document.space(2)
    document.paragraph(told, after=0)
    purposes = "; ".join(words(each, _) for each in row.purposes)
    document.paragraph(_("Under: {purposes}", purposes=purposes), MUTED, after=8)


def print_wishes(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what the patient said about messages, topic by topic and address by address."""
    if not content.wishes:
        return
    document.heading(3, _("Messages"), bookmark=False)
    columns = [
        Column(_("About"), 2.6),
        Column(_("By"), 1.8),
        Column(_("To"), 3),
        Column(_("Wish"), 1.2),
        Column(_("Since"), 2),
    ]
    rows = [
        (
            words(each.topic, _),
            words(each.channel, _),
            each.address,
            (Piece(words(each.wish, _), STRONG),),
            words(each.since, _),
        )
        for each in content.wishes
    ]
    table(document, columns, rows)
