"""What the patient may ask for, whom and until when, and the form for a correction: the end of a record copy."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy, Rights
from luna_desktop.reports.signature_lines import signature_line
from luna_desktop.reports.style import BODY, MUTED, STRONG
from luna_desktop.reports.tables import Column, Piece, table
from luna_desktop.texts import Translator


def print_rights(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what the patient may ask for, within which time, what this copy costs, and whom to ask."""
    table(
        document,
        [Column(_("You may ask for"), 2.6), Column(_("What that means"), 7)],
        [((Piece(name, STRONG),), text) for name, text in _rights(content.rights, _)],
    )
    if content.rights.fees:
        document.heading(3, _("What this copy costs"), bookmark=False)
        rows = [(words(each.what, _), words(each.amount, _)) for each in content.rights.fees]
        table(document, [Column(_("For"), 7), Column(_("Amount"), 2)], rows)
    document.heading(3, _("Whom to ask"), bookmark=False)
    for line in content.clinic.privacy_contact or (content.clinic.name,):
        document.paragraph(words(line, _), after=0)
    for line in content.clinic.address:
        document.paragraph(line, after=0)


def _rights(rights: Rights, _: Translator) -> list[tuple[str, str]]:
    return [
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
            _("No offers or reminders"),
            _("You may refuse offers and reminders by any way, at any time. It counts at once."),
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


def print_correction_form(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print a form, on a page of its own, for asking to correct an entry."""
    document.next_page()
    document.heading(2, _("Ask for a correction"))
    document.paragraph(_("Fill in this page and hand it to the clinic or send it to the privacy contact."))
    document.paragraph(_("Patient number: {number}", number=content.patient.number), BODY)
    document.paragraph(_("Copy: {number}", number=content.copy_number), MUTED)
    for label in (
        _("Page and entry that is wrong or incomplete"),
        _("What it should say"),
        _("Why, and what shows it"),
        _("Who else should be told"),
        _("How the clinic may reach you"),
        _("Signature and date"),
    ):
        signature_line(document, label, height=58.0)
