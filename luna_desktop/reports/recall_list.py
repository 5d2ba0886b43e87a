"""The list of a recall on paper: whom a batch reached, how to reach them, with room to note who was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from luna_desktop.reports.care_frame import PaperFrame, open_paper
from luna_desktop.reports.moments import day
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Column, Piece, table
from luna_desktop.texts import Translator


@dataclass(frozen=True, kw_only=True)
class RecallLine:
    """Somebody whom the batch reached, on one day."""

    name: str
    number: str
    phone: str
    used_at: datetime
    amount: str


@dataclass(frozen=True, kw_only=True)
class RecallPage:
    """A recall: the batch, why it is recalled, and everybody whom it reached.

    `kept_back` people are counted in `people` and not named: a restriction keeps them from whoever prints.
    """

    clinic: Letterhead
    product: str
    batch: str
    expiry: str
    reason: str
    lines: tuple[RecallLine, ...]
    people: int
    kept_back: int
    printed_at: datetime
    printed_by: str


def render_recall_list(page: RecallPage, *, translator: Translator) -> bytes:
    """Return the list as a PDF."""
    _ = translator
    frame = PaperFrame(
        clinic=page.clinic,
        title=_("Recall list"),
        number=page.batch,
        printed_at=page.printed_at,
        language=_.language,
    )
    canvas, document = open_paper(frame, _=_)
    document.paragraph(_("{product}, batch {batch}", product=page.product, batch=page.batch), STRONG, after=2)
    if page.expiry:
        document.paragraph(_("Expiry: {expiry}", expiry=page.expiry), after=2)
    document.paragraph(_("Why: {reason}", reason=page.reason), after=2)
    one = _("1 person had it, printed by {name}.", name=page.printed_by)
    many = _("{count} people had it, printed by {name}.", count=page.people, name=page.printed_by)
    document.paragraph(one if page.people == 1 else many, after=2)
    if page.kept_back:
        kept = _("Not named here: {count}. Ask the privacy officer about them.", count=page.kept_back)
        document.paragraph(kept, STRONG, after=6)
    columns = [
        Column(_("Patient"), 3),
        Column(_("Phone"), 2.2),
        Column(_("Used on"), 1.8),
        Column(_("How much"), 1.4),
        Column(_("Told on, by whom"), 2.6),
    ]
    rows = [
        (
            (Piece(line.name, STRONG), Piece(line.number, MUTED)),
            line.phone,
            day(line.used_at, _),
            line.amount,
            "",
        )
        for line in page.lines
    ]
    if rows:
        table(document, columns, rows)
    return canvas.finish()
