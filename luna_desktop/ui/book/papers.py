"""Printing from the book: the sheet of the day or week that is shown, and the card of one appointment's patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luna_desktop.services.front.book_days import BookRow
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.ui.book_papers.presenter import PapersStart, open_papers
from luna_desktop.ui.book_papers.view import PaperKind

if TYPE_CHECKING:
    from luna_desktop.ui.book.presenter import BookPresenter


class Papers:
    """Opens the dialog of papers over one page of the book."""

    def __init__(self, presenter: BookPresenter) -> None:
        self._on = presenter
        presenter.view.print_wanted.connect(self.sheet)

    def sheet(self) -> None:
        """Offer the sheet of what is shown."""
        kind = PaperKind.WEEK if self._on.is_week else PaperKind.DAY
        columns = self._on.view.canvas.picture.columns
        keys = {column.key.practitioner for column in columns}
        who = keys.pop() if len(keys) == 1 else 0
        self._open(PapersStart(kind, self._on.day(), who))

    def card(self, row: BookRow) -> None:
        """Offer the card that a patient takes home."""

        def found(cards: list[CardRow]) -> None:
            mine = next((card for card in cards if card.patient_id == row.patient_id), None)
            self._open(PapersStart(PaperKind.CARD, patient=mine))

        self._on.ask("card", self._on.context.job(search_patients, Lookup(row.mrn)), found)

    def _open(self, start: PapersStart) -> None:
        open_papers(self._on.view.window(), self._on.context, start)
