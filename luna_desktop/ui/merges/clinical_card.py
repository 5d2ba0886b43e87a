"""What becomes of the clinical record: rows of both are joined, never chosen away."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from luna_desktop.services.people.merge_pages import Half
from luna_desktop.texts import _
from luna_desktop.ui.merges.wording import clinical_rows
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import IconLabel, words

ROWS = 3


class ClinicalCard(Card):
    """Counts what either record holds; for whoever may not know, it says only what happens."""

    def __init__(self) -> None:
        super().__init__(_("Clinical record"), "mergeClinical", icon="folder")
        self.closed = words(
            _("Clinical entries are joined as a whole. Whoever merges is told how many there are, reception is not."),
            "body2",
            wrap=True,
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        for column, stretch in ((1, 6), (2, 3), (3, 3), (4, 6)):
            self._grid.setColumnStretch(column, stretch)
        heads = ("", _("Clinical rows are joined, never chosen away"), _("Kept"), _("Merged in"), _("After"))
        self.heads = [words(text, "thead") for text in heads]
        for column, head in enumerate(self.heads):
            self._grid.addWidget(head, 0, column)
        self.icons = [IconLabel("circle-alert", "text2", 16) for _row in range(ROWS)]
        self.cells = [
            [
                words("", "body" if column == 0 else "caption" if column == 3 else "body2", wrap=True)
                for column in range(4)
            ]
            for _row in range(ROWS)
        ]
        for row in range(ROWS):
            self._grid.addWidget(self.icons[row], row + 1, 0)
            for column in range(4):
                self._grid.addWidget(self.cells[row][column], row + 1, column + 1)
        self.add(self._grid)
        self.add(self.closed)

    def show_halves(self, kept: Half, merged: Half) -> None:
        """Show how much either record holds."""
        told = kept.counts is not None and merged.counts is not None
        self.closed.setVisible(not told)
        widgets = [*self.heads, *self.icons, *(cell for row in self.cells for cell in row)]
        for widget in widgets:
            widget.setVisible(told)
        if not told:
            return
        for at, (icon, *texts) in enumerate(clinical_rows(kept, merged)):
            self.icons[at].show_icon(icon, "danger_text" if icon == "circle-alert" else "text2")
            for cell, text in zip(self.cells[at], texts, strict=True):
                cell.setText(text)
