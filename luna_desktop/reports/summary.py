"""The two-page summary for another practitioner: what matters first, and what is left out is counted, never hidden."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from luna_desktop.reports.cells import fact, recorded, with_note, words
from luna_desktop.reports.cover import IDENTITY_SHARES, identity_rows
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.privacy_sections import print_consents
from luna_desktop.reports.style import ALARM, BODY, MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, field_box, table
from luna_desktop.texts import Translator

PAGES = 2
RESERVE = 104.0  # points kept on the second page for the account of what is left out
CELL_LINES = 6
BOX_LINES = 4
PARAGRAPH_LINES = 3
SMALLEST_TABLE = 90.0

Part = tuple[str, int, Callable[[], tuple[int, int]]]


def print_summary(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the summary; the document must be limited to two pages with `RESERVE` kept free."""
    document.heading(1, _("Summary of your health record"), bookmark=False)
    cut = _print_top(document, content, _)
    missing: list[str] = []
    for title, count, act in _parts(document, content, _):
        if not count:
            continue
        printed = 0
        if document.fits(SMALLEST_TABLE):
            document.heading(2, title)
            printed, short = act()
            cut += short
        if printed < count:
            missing.append(_("{title}: {count} left out.", title=title, count=count - printed))
    _print_left_out(document, missing, cut, _)


def _print_top(document: Document, content: RecordCopy, _: Translator) -> int:
    about = _(
        "Prepared for {recipient}. Purpose: {purpose}.", recipient=content.recipient, purpose=words(content.purpose, _)
    )
    whole = document.paragraph(about, MUTED, after=8, max_lines=PARAGRAPH_LINES)
    cut = field_box(document, identity_rows(content, _=_), IDENTITY_SHARES, max_lines=BOX_LINES)
    document.heading(2, _("Allergies and alerts"))
    state = content.allergy_state
    statement = words(state.statement, _) if state else _("Whether there are allergies was not recorded.")
    whole &= document.paragraph(statement, STRONG, max_lines=PARAGRAPH_LINES)
    return cut + (0 if whole else 1)


def _parts(document: Document, content: RecordCopy, _: Translator) -> list[Part]:
    alerts: list[list[Cell]] = [[fact(each.text, each.provenance, ALARM, _=_)] for each in content.alerts]
    allergies: list[list[Cell]] = [
        [fact(each.substance, each.provenance, ALARM if each.severe else BODY, _=_), words(each.reaction, _), (Piece(words(each.severity, _), ALARM if each.severe else BODY),)]
        for each in content.allergies
    ]
    conditions: list[list[Cell]] = [
        [fact(each.name, each.provenance, _=_), each.code, words(each.status, _), words(each.since, _)]
        for each in content.conditions
        if each.active
    ]
    medicines: list[list[Cell]] = [
        [fact(each.name, each.provenance, _=_), words(each.dose_and_place, _), words(each.started, _)]
        for each in content.medicines
        if each.current
    ]
    latest = content.lifestyle[-1:]
    answers: list[list[Cell]] = [[words(q, _), words(a, _)] for each in latest for q, a in each.answers]

    def shown(rows: Sequence[Sequence[Cell]], *columns: Column) -> Callable[[], tuple[int, int]]:
        return lambda: table(document, columns, rows, max_lines=CELL_LINES)

    return [
        (_("Alerts"), len(alerts), shown(alerts, Column(_("Alert"), 1))),
        (_("Allergies"), len(allergies), shown(allergies, Column(_("Substance"), 3), Column(_("Reaction"), 4), Column(_("Severity"), 2))),
        (
            _("Active conditions"),
            len(conditions),
            shown(conditions, Column(_("Condition"), 4), Column(_("Code"), 1.6), Column(_("Status"), 2), Column(_("Since"), 2)),
        ),
        (_("Current medicines"), len(medicines), shown(medicines, Column(_("Medicine"), 4), Column(_("Dose and place"), 3.6), Column(_("Started"), 2))),
        (_("Latest lifestyle assessment"), len(answers), shown(answers, Column(_("Question"), 4), Column(_("Answer"), 5))),
        (_("Consents"), len(content.consents), lambda: print_consents(document, content, _=_, max_lines=CELL_LINES)),
    ]


def _print_left_out(document: Document, missing: Sequence[str], cut: int, _: Translator) -> None:
    document.reserve = 0.0
    document.need(RESERVE)
    document.space(4)
    sentences = [*missing]
    if cut:
        sentences.append(_("Long entries are cut short with “…”."))
    if missing or cut:
        sentences.insert(0, _("Not everything fits on two pages."))
        sentences.append(_("The full copy has all of it."))
        document.paragraph(" ".join(sentences), STRONG, after=2, max_lines=4)
    document.paragraph(_("This summary leaves out past conditions, stopped medicines, earlier assessments and photographs."), MUTED, after=0, max_lines=2)
