"""The sections of a record copy about the copy itself and the patient's data: checks, uses, disclosures, rights."""

from __future__ import annotations

from luna_desktop.reports.cells import with_note, words
from luna_desktop.reports.choices import print_signatures, print_wishes
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.moments import minute
from luna_desktop.reports.record_content import DisclosureRow, RecordCopy, Text
from luna_desktop.reports.style import BODY, MARGIN, MUTED, QUIET, STRONG
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


def print_reading(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what the marks and codes of this copy mean."""
    for sentence in (
        _(
            "Each entry shows the day it was recorded, who recorded it and where it comes from. Times are Indian "
            "Standard Time."
        ),
        _(
            "“Amended” means that an entry was corrected later. What it said before is struck through and stays "
            "readable."
        ),
        _(
            "“Entered in error” means that an entry does not belong to this record. It is struck through and is not "
            "used for care."
        ),
        _("“[withheld: code]” stands where something was left out. The section on items not included tells why."),
    ):
        document.paragraph(sentence)
    if content.codes_used:
        columns = [Column(_("Code or abbreviation"), 2.6), Column(_("Meaning"), 4.4), Column(_("System"), 2.6)]
        rows = [(each.code, words(each.meaning, _), words(each.system, _)) for each in content.codes_used]
        table(document, columns, rows)


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


def print_corrections(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print requests to correct the record, with the decisions and what the patient says to them."""
    columns = [
        Column(_("Asked"), 1.6),
        Column(_("Request"), 3),
        Column(_("Decision"), 2.6),
        Column(_("Statements"), 2.6),
    ]
    rows = [
        (
            words(each.asked, _),
            words(each.request, _),
            words(each.decision, _),
            with_note(each.statement, each.rebuttal, _=_),
        )
        for each in content.corrections
    ]
    table(document, columns, rows)


def print_restrictions(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print restrictions and wishes about being contacted that are in force."""
    if content.restrictions:
        rows = [(words(each.text, _), words(each.since, _)) for each in content.restrictions]
        table(document, [Column(_("In force"), 7), Column(_("Since"), 2)], rows)
    print_wishes(document, content, _=_)


def print_disclosures(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print to whom the record was disclosed, and which firms hold data for the clinic."""
    if content.disclosures:
        columns = [
            Column(_("Date"), 1.9),
            Column(_("Recipient"), 2.5),
            Column(_("What"), 2.4),
            Column(_("Purpose and basis"), 2.6),
            Column(_("By"), 1.4),
        ]
        table(document, columns, [_disclosure(each, _) for each in content.disclosures])
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
    """Print what is not in this copy, why, and how to have that looked at again."""
    columns = [
        Column(_("What"), 2.8),
        Column(_("Code"), 1.2),
        Column(_("Why"), 3),
        Column(_("How to have it reviewed"), 3),
    ]
    rows = [
        (words(each.what, _), each.code, words(each.reason, _), words(each.review, _))
        for each in content.items_withheld
    ]
    table(document, columns, rows)


def print_rights(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what the patient may ask for, within which time, and whom to ask."""
    rights = content.rights
    rows = [
        (
            _("A copy"),
            _(
                "You may ask for a copy of your record at any time. It is issued within {hours} hours.",
                hours=rights.answer_hours,
            ),
        ),
        (
            _("A correction"),
            _(
                "You may ask to correct or complete an entry. You get an answer within {days} days. A form is on the "
                "last page.",
                days=rights.correction_days,
            ),
        ),
        (
            _("A restriction"),
            _("You may ask the clinic not to use or share some of your data, and to reach you in another way."),
        ),
        (
            _("Withdrawing consent"),
            _("You may withdraw a consent as easily as you gave it. What was done before stays lawful."),
        ),
        (_("Erasure"), _("You may ask to erase data that no law obliges the clinic to keep.")),
        (_("A nominee"), _("You may name a person who uses these rights for you after death or when you cannot.")),
        (
            _("A complaint"),
            _(
                "You may complain to the privacy contact. You get an answer within {days} days. After that you may "
                "turn to the Data Protection Board of India.",
                days=rights.grievance_days,
            ),
        ),
        (_("Fee"), words(rights.fee, _) or _("This copy costs nothing.")),
    ]
    table(
        document,
        [Column(_("You may ask for"), 2.6), Column(_("What that means"), 7)],
        [((Piece(name, STRONG),), text) for name, text in rows],
    )
    document.heading(3, _("Whom to ask"), bookmark=False)
    for line in content.clinic.privacy_contact or (content.clinic.name,):
        document.paragraph(words(line, _), after=0)
    for line in content.clinic.address:
        document.paragraph(line, after=0)


def print_certification(document: Document, content: RecordCopy, *, _: Translator, digest: str) -> None:
    """Print that the copy is true, what it counts, its digest, and lines to sign on."""
    certification = content.certification
    if certification is None:
        return
    document.paragraph(
        _("This is a true copy of the electronic record as at {moment}.", moment=minute(content.generated_at, _)),
        STRONG,
    )
    people = [
        (
            _("Prepared by"),
            ", ".join(
                part for part in (words(certification.prepared_by, _), words(certification.prepared_role, _)) if part
            ),
        ),
        (
            _("Reviewed by"),
            ", ".join(part for part in (words(certification.reviewer, _), certification.reviewer_registration) if part),
        ),
        (_("Issued by"), words(certification.issued_by, _)),
        *((words(name, _), str(count)) for name, count in certification.counts),
        (_("Photographs"), str(len(content.photographs))),
    ]
    rows = [((Piece(label, MUTED),), value) for label, value in people if value]
    table(document, [Column(_("Field"), 3), Column(_("Details"), 7)], rows)
    canvas = document.canvas
    document.late_line(lambda: _("Pages in this copy: {pages}", pages=len(canvas.pages)))
    if content.audit_anchor:
        anchor = content.audit_anchor
        document.paragraph(
            _("Last entry of the audit log: {number}, {code}", number=anchor.sequence, code=anchor.short_hash), after=2
        )
    document.paragraph(_("SHA-256 of the content of this copy:"), after=0)
    document.paragraph(digest, after=10)
    for label in (
        _("Signature for the clinic, name and date"),
        _("Signature of the patient or the person who collects it, name and date"),
    ):
        signature_line(document, label)


def signature_line(document: Document, label: str, *, height: float = 44.0) -> None:
    """Leave room for a signature over a line with its label."""
    document.need(height + 20)
    document.space(height)
    document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH, colour=QUIET)
    document.space(2)
    document.paragraph(label, MUTED)


def print_correction_form(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print a form, on a page of its own, for asking to correct an entry."""
    document.next_page()
    document.heading(2, _("Ask for a correction"))
    document.paragraph(_("Fill in this page and hand it to the clinic or send it to the privacy contact."))
    document.paragraph(_("Patient number: {number}", number=content.patient.number), BODY)
    for label in (
        _("Page and entry that is wrong or incomplete"),
        _("What it should say"),
        _("Why, and what shows it"),
        _("Who else should be told"),
        _("How the clinic may reach you"),
        _("Signature and date"),
    ):
        signature_line(document, label, height=62.0)
