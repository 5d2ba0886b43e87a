"""The sections of a record copy about the copy itself and the patient's data: checks, uses, disclosures, rights."""

from __future__ import annotations

from luna_desktop.reports.cells import with_note, words
from luna_desktop.reports.choices import print_signatures, print_wishes
from luna_desktop.reports.document import Document
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import DisclosureRow, RecordCopy, Text
from luna_desktop.reports.style import MUTED, STRONG
from luna_desktop.reports.tables import Cell, Column, Piece, table
from luna_desktop.texts import Translator


def print_identity_check(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print how it was made sure that the right person asks."""
    check = content.identity_check
    if check is None:
        return
    fields = [
        (_("How identity was checked"), words(check.method, _)),
        (_("Document seen, not stored"), words(check.document, _)),
        (_("Last four characters"), check.last_four),
        (
            _("Checked by"),
            ", ".join(part for part in (words(check.verified_by, _), words(check.verified_role, _)) if part),
        ),
        (_("Checked at"), minute(check.verified_at, _)),
        (_("Authority to ask for another person"), words(check.authority, _)),
    ]
    rows = [((Piece(label, MUTED),), value) for label, value in fields if value]
    table(document, [Column(_("Field"), 4), Column(_("Details"), 6)], rows)


def print_how_used(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print which personal data the clinic holds and why, then the state of every consent."""
    if content.how_used:
        columns = [
            Column(_("Data"), 2.4),
            Column(_("Purpose"), 2.6),
            Column(_("Legal basis"), 2.2),
            Column(_("Source"), 1.6),
            Column(_("Kept until"), 1.9),
        ]
        rows: list[list[Cell]] = [
            [
                (Piece(words(each.category, _), STRONG), Piece(words(each.held, _))),
                words(each.purpose, _),
                words(each.basis, _),
                words(each.source, _),
                words(each.kept_until, _),
            ]
            for each in content.how_used
        ]
        table(document, columns, rows)
    if content.consents:
        document.heading(3, _("Consents and preferences"))
        print_consents(document, content, _=_)
        print_signatures(document, content, _=_)


def print_consents(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the consents with their state and how to change them."""
    columns = [Column(_("Purpose"), 3), Column(_("State"), 2), Column(_("Since"), 2), Column(_("How to change it"), 3)]
    rows: list[list[Cell]] = [
        [
            words(each.purpose, _),
            [Piece(words(each.state, _), STRONG), *_noted(each.given_by, _)],
            with_note(
                each.since, _("Notice {version}", version=each.notice_version) if each.notice_version else "", _=_
            ),
            with_note(each.how_to_withdraw, each.given_how, _=_),
        ]
        for each in content.consents
    ]
    table(document, columns, rows)


def _noted(note: Text, _: Translator) -> list[Piece]:
    return [Piece(words(note, _), MUTED)] if note else []


def print_restrictions(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print restrictions and wishes about being contacted that are in force."""
    if not (content.restrictions or content.wishes):
        document.paragraph(_("No restriction is in force and no wish about contact is on record."), STRONG)
    if content.restrictions:
        rows = [(words(each.text, _), words(each.since, _)) for each in content.restrictions]
        table(document, [Column(_("In force"), 7), Column(_("Since"), 2)], rows)
    print_wishes(document, content, _=_)


def print_disclosures(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print to whom the record was disclosed, and which firms hold data for the clinic."""
    if content.disclosures:
        columns = [
            Column(_("Date"), 1.9),
            Column(_("Recipient"), 2.4),
            Column(_("What"), 2.2),
            Column(_("Purpose and basis"), 2.4),
            Column(_("By"), 1.9),
        ]
        table(document, columns, (_disclosure(each, _) for each in content.disclosures))
    else:
        document.paragraph(_("No disclosures are recorded."), STRONG)
    if content.processors:
        document.heading(3, _("Firms that hold data for the clinic"))
        columns = [Column(_("Firm"), 3), Column(_("Data"), 3), Column(_("Purpose"), 3)]
        rows = [(each.name, words(each.category, _), words(each.purpose, _)) for each in content.processors]
        table(document, columns, rows)


def _disclosure(row: DisclosureRow, _: Translator) -> list[Cell]:
    when = [Piece(words(row.on, _))]
    if row.count > 1:
        when.append(Piece(_("{count} times, last on {last}", count=row.count, last=words(row.last, _)), MUTED))
    what = [Piece(words(row.what, _))]
    if row.outcome:
        what.append(Piece(words(row.outcome, _), STRONG))
    why = [Piece(words(row.purpose, _))]
    if row.basis:
        why.append(Piece(words(row.basis, _), MUTED))
    return [when, row.recipient, what, why, words(row.by, _)]


def print_withheld(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what is not in this copy, why, who else holds it, and how to have that looked at again."""
    if not content.items_withheld:
        document.paragraph(_("Nothing was left out of the sections of this copy."), STRONG)
        return
    columns = [
        Column(_("What"), 2.8),
        Column(_("Code"), 1.2),
        Column(_("Why"), 3),
        Column(_("How to have it reviewed"), 3),
    ]
    rows = [
        (
            with_note(each.what, _("{count} places", count=each.count) if each.count > 1 else "", _=_),
            each.code,
            with_note(each.reason, _("Held by {holder}", holder=words(each.held_by, _)) if each.held_by else "", _=_),
            words(each.review, _),
        )
        for each in content.items_withheld
    ]
    table(document, columns, rows)
