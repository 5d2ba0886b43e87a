"""The seal as it is printed at the end of a record copy: what it is good for, its letters, and its code square."""

from __future__ import annotations

from luna_desktop.domain.copy_seal import Seal, read_seal
from luna_desktop.reports import qr
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.record_content import RecordCopy
from luna_desktop.reports.style import CODE, MARGIN, MUTED, Style
from luna_desktop.texts import Translator

SIZE = 134.0
GAP = 16.0
GROUPS_A_LINE = 4


def print_seal(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the seal, all of it on one page; nothing where the copy has none, as a preview has not."""
    seal = read_seal(content.seal)
    if seal is None:
        return
    document.need(SIZE + 60)
    document.heading(3, _("Seal of this copy"), bookmark=False, keep=SIZE + 10)
    top, width = document.y, CONTENT_WIDTH - SIZE - GAP
    end = top
    for text, style in _lines(seal, _):
        lines = document.wrap(text, width, style)
        document.draw(document.parent.add("P", spoken=_spoken(document, text)), MARGIN, lines, style, end)
        end -= style.leading * len(lines) + 3
    left = MARGIN + CONTENT_WIDTH - SIZE
    alt = _("The seal of copy {number} as a QR code.", number=seal.statement.copy)
    qr.draw(document, seal.text(), (left, top - SIZE, SIZE), alt=alt)
    document.y = min(end, top - SIZE) - 6


def _spoken(document: Document, text: str) -> str:
    return text if document.fonts.needs_words(text) else ""


def _lines(seal: Seal, _: Translator) -> list[tuple[str, Style]]:
    groups = seal.groups()
    return [
        (
            _(
                "The clinic signed the content of this copy with its own key. With the square or the letters it can "
                "tell at any time whether a copy is its own and says what was signed."
            ),
            MUTED,
        ),
        (_("Key of the clinic: {key}", key=seal.statement.key_id), CODE),
        *((" ".join(groups[at : at + GROUPS_A_LINE]), CODE) for at in range(0, len(groups), GROUPS_A_LINE)),
    ]
