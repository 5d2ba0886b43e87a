"""Pages of cards no wider than lines that are read and typed with ease."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.ui.edit_frame import page_of

WIDEST = 940


def narrow_page(*cards: QWidget) -> QWidget:
    """Make a page from cards one under the other, at the left of a wide window."""
    page = page_of(*cards)
    page.setMaximumWidth(WIDEST)
    return page
