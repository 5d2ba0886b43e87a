"""Takes what is withheld out of a record copy, before a page, a table or a machine-readable file is made of it.

Names of relatives, informants and other patients go; names of staff stay, since what they did they did in office. A
document whose pages say what is withheld is left out whole: a page cannot be cut without a trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]  # its wheel carries no type marker

from luna_desktop.domain.redaction import Redaction, Redactor, mark
from luna_desktop.reports.record_content import (
    AuditAnchor,
    Certification,
    CopyCase,
    DisclosureRow,
    IdentityCheck,
    Letterhead,
    ProcessorRow,
    RecordCopy,
    Text,
    WithheldRow,
)
from luna_desktop.reports.result_content import DocumentRow
from luna_desktop.texts import say

LEFT_ALONE = (
    CopyCase,
    Letterhead,
    IdentityCheck,
    ProcessorRow,
    Certification,
    AuditAnchor,
)
"""What names the clinic, staff, who asks, and firms whom the law gives the patient a right to know."""


@dataclass(frozen=True)
class Reason:
    """Why something is withheld, and how the patient has that looked at again; as the copy prints them."""

    reason: Text
    review: Text = ""


@dataclass(frozen=True)
class Redacted:
    """A copy without what is withheld; how many passages went for each code, and documents without readable text.

    `unread` are the titles of documents that are pictures: nobody but a person can tell what they say.
    """

    content: RecordCopy
    hits: Mapping[str, int]
    unread: tuple[str, ...] = ()
    dropped: int = 0


def redact(
    content: RecordCopy, redactions: Iterable[Redaction], reasons: Mapping[str, Reason], keeps: Iterable[str] = ()
) -> Redacted:
    """Return the copy without these passages, with a row under "Items not included" for each reason that was used.

    `keeps` are names that stay where they stand whole; the patient's own and those of the certification always do.
    """
    redactor = Redactor(redactions, (*keeps, *_own_names(content)))
    if not redactor.redactions:
        return Redacted(content, {})
    documents, unread, dropped = _documents(content.documents, redactor)
    walked = redactor.whole(replace(content, documents=documents), skip=LEFT_ALONE)
    walked = replace(walked, recipient=content.recipient, disclosures=_with_recipients(walked, content))
    rows = (*content.items_withheld, *_rows(redactor.hits, reasons), *dropped)
    return Redacted(replace(walked, items_withheld=rows), dict(redactor.hits), unread, len(dropped))


def _with_recipients(walked: RecordCopy, content: RecordCopy) -> tuple[DisclosureRow, ...]:
    """Return the disclosures, each with its recipient: whoever received the record is named (DPDP s.11(1)(b))."""
    pairs = zip(walked.disclosures, content.disclosures, strict=True)
    return tuple(replace(row, recipient=before.recipient) for row, before in pairs)


def _own_names(content: RecordCopy) -> tuple[str, ...]:
    certified = content.certification
    staff = (certified.prepared_by, certified.reviewer, certified.issued_by) if certified else ()
    own = content.patient
    names = (own.name, *own.also_known_as, *own.emails, *own.phones, content.clinic.name, *staff)
    return tuple(name for name in names if isinstance(name, str) and name)


def _rows(hits: Counter[str], reasons: Mapping[str, Reason]) -> tuple[WithheldRow, ...]:
    return tuple(
        WithheldRow(
            what=say("Words marked {mark} where they stood", mark=mark(code)),
            count=hits[code],
            code=code,
            reason=reasons[code].reason if code in reasons else "",
            review=reasons[code].review if code in reasons else "",
        )
        for code in sorted(hits)
    )


def _documents(
    documents: tuple[DocumentRow, ...], redactor: Redactor
) -> tuple[tuple[DocumentRow, ...], tuple[str, ...], tuple[WithheldRow, ...]]:
    """Return the documents that say nothing of what is withheld, titles of pictures, and rows for the rest."""
    kept: list[DocumentRow] = []
    unread: list[str] = []
    rows: list[WithheldRow] = []
    for document in documents:
        said = text_of_pdf(document.pdf) if document.pdf else ""
        found = next((one for one in redactor.redactions if redactor.count(said, one.words)), None) if said else None
        if document.pdf and not said.strip():
            unread.append(document.title)
        if found is None:
            kept.append(document)
            continue
        rows.append(
            WithheldRow(
                what=say("A document of {day}", day=document.day) if document.day else say("A document"),
                code=found.code,
                reason=say("Its pages name another person."),
            )
        )
    return tuple(kept), tuple(unread), tuple(rows)


def text_of_pdf(pdf: bytes) -> str:
    """Return the text of all pages; nothing where the file cannot be read."""
    try:
        with pypdfium2.PdfDocument(pdf) as opened:
            return "\n".join(page.get_textpage().get_text_range() for page in opened)
    except pypdfium2.PdfiumError:
        return ""
