"""Room for a signature by hand."""

from __future__ import annotations

from luna_desktop.reports.document import CONTENT_WIDTH, Document
from luna_desktop.reports.style import MARGIN, MUTED, QUIET


def signature_line(document: Document, label: str, *, height: float = 44.0) -> None:
    """Leave so many points free over a line with its label."""
    document.need(height + 20)
    document.space(height)
    document.canvas.rule(MARGIN, document.y, CONTENT_WIDTH, colour=QUIET)
    document.space(2)
    document.paragraph(label, MUTED)
