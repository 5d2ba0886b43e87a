"""How to read a record copy: its marks, what a signature means, and the codes, units and scales that it uses."""

from __future__ import annotations

from luna_desktop.reports.cells import words
from luna_desktop.reports.document import Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.tables import Column, table
from luna_desktop.texts import Translator


def print_reading(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print what the marks of this copy mean, then its own codes, abbreviations, units and scales."""
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
        _(
            "“Signed” means that the clinician named there vouched for a note, signed in with a password of their "
            "own; it cannot be changed without a trace. “NOT SIGNED” means that a note can still change."
        ),
        _(
            "“Disputed” means that the patient does not agree with an entry. What the patient says and what the clinic "
            "answers stands below it."
        ),
        _("“[withheld: code]” stands where something was left out. The section on items not included tells why."),
    ):
        document.paragraph(sentence)
    if content.codes_used:
        columns = [Column(_("Code or abbreviation"), 2.6), Column(_("Meaning"), 4.4), Column(_("System"), 2.6)]
        rows = [(words(each.code, _), words(each.meaning, _), words(each.system, _)) for each in content.codes_used]
        table(document, columns, rows)
