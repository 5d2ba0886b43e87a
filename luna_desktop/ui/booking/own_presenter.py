"""Reads a patient's own appointments into their card, and opens the booking dialog from it."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.front.own_bookings import read_own_bookings
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.work import Change
from luna_desktop.ui.book_papers.patient_pick import Picked
from luna_desktop.ui.book_papers.presenter import PapersStart, open_papers
from luna_desktop.ui.book_papers.view import PaperKind
from luna_desktop.ui.booking.own_card import OwnCard
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter


class OwnPresenter(Presenter):
    """Stands between the card and the book; the card is hidden from whoever may not read the book."""

    def __init__(self, card: OwnCard, context: Context, patient: PatientId) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        may_read = context.actor.may(Permission.READ_BOOK)
        card.setVisible(may_read)
        if not may_read:
            return
        card.book_wanted.connect(lambda: context.navigation.book(Prefill(patient)))
        card.change_wanted.connect(lambda booking: context.navigation.book(Prefill(patient, booking)))
        card.print_wanted.connect(self._print)
        context.announcements.changed.connect(self._hear)
        self.load()

    def load(self) -> None:
        """Read the appointments."""
        self.ask("bookings", self._context.job(read_own_bookings, self._patient), self._card.show_bookings)

    def _print(self) -> None:
        """Open the papers of the book on this patient's card."""
        job = self._context.job(read_details, self._patient)
        self.ask("card", job, lambda found: self._open_papers(found.card))

    def _open_papers(self, card: CardRow) -> None:
        start = PapersStart(PaperKind.CARD, patient=Picked(card.patient_id, card.name, card.mrn))
        open_papers(self._card.window(), self._context, start)

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(each, Change) and each.patient_id == self._patient for each in changes):
            self.load()
