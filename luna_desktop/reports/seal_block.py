"""The seal as it is printed at the end of a record copy: what it is good for, its letters, and its code square.

A preview keeps the same room for it, so that it has as many pages as the copy that is issued.
"""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.copy_seal import KEY_ID_LENGTH, Seal, Statement, read_seal
from luna_desktop.reports import qr
from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.record_content import PREVIEW, RecordCopy
from luna_desktop.reports.style import CODE, MARGIN, MUTED, Style
from luna_desktop.texts import Translator

SIZE = 134.0
GAP = 16.0
GROUPS_A_LINE = 4
WIDTH = CONTENT_WIDTH - SIZE - GAP
_SPECIMEN = Seal(Statement("", "", datetime(2000, 1, 1, tzinfo=UTC), "", "0" * KEY_ID_LENGTH), bytes(64))
"""As long as any seal; only its room is measured."""


ROOM = 190.0
"""Points that heading and seal take on a page, at most."""


def has_seal(content: RecordCopy) -> bool:
    """Tell whether a seal is printed, or room kept for one."""
    return content.copy_number == PREVIEW or read_seal(content.seal) is not None


def print_seal(document: Document, content: RecordCopy, *, _: Translator) -> None:
    """Print the seal, all of it on one page; its room where the copy is a preview, nothing where it has none."""
    if not has_seal(content):
        return
    seal = read_seal(content.seal)
    document.need(SIZE + 60)
    document.heading(3, _("Seal of this copy"), bookmark=False, keep=SIZE + 10)
    top = document.y
    foot = min(_foot(document, _lines(seal or _SPECIMEN, _), top), top - SIZE) - 6
    if seal is None:
        document.paragraph(_("The clinic’s seal stands here once the copy is issued. A preview has none."), MUTED)
    else:
        _draw_lines(document, _lines(seal, _), top)
        left = MARGIN + CONTENT_WIDTH - SIZE
        alt = _("The seal of copy {number} as a QR code.", number=seal.statement.copy)
        qr.draw(document, seal.text(), (left, top - SIZE, SIZE), alt=alt)
    document.y = foot


def _foot(document: Document, lines: list[tuple[str, Style]], top: float) -> float:
    """Return where lines that begin at `top` end."""
    return top - sum(style.leading * len(document.wrap(text, WIDTH, style)) + 3 for text, style in lines)


def _draw_lines(document: Document, lines: list[tuple[str, Style]], top: float) -> None:
    end = top
    for text, style in lines:
        wrapped = document.wrap(text, WIDTH, style)
        document.draw(document.parent.add("P", spoken=_spoken(document, text)), MARGIN, wrapped, style, end)
        end -= style.leading * len(wrapped) + 3


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
