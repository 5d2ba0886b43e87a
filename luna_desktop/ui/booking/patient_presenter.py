"""Finds the person a booking is for, looks for the same one while somebody new is typed, and writes searches down."""

from __future__ import annotations

from collections.abc import Callable

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.contact import parse_phone
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import (
    Details,
    Lookup,
    SearchSession,
    find_similar,
    note_search,
    read_details,
    search_patients,
)
from luna_desktop.services.people.recent import read_recent_patients
from luna_desktop.ui.booking.patient_part import PatientPart
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Complaints, Presenter


class PatientPresenter(Presenter):
    """Stands between the part about the patient and the register; `changed` is called when whom it is for changed."""

    def __init__(
        self, part: PatientPart, complaints: Complaints, context: Context, changed: Callable[[], None]
    ) -> None:
        super().__init__(part, complaints, context.lane, context.incidents)
        self._part, self._context, self._changed = part, context, changed
        self._searches, self._most = 0, 0
        self.card: CardRow | None = None
        part.finder.typed.connect(self.search)
        part.finder.picked.connect(self.choose)
        part.finder.new_wanted.connect(self.begin_new)
        part.new.edited.connect(changed)
        part.new.likeness_changed.connect(self._look_for_same)
        part.new.picked.connect(self.choose)
        part.new.back_wanted.connect(self.begin_search)
        part.well.change_wanted.connect(self.begin_search)

    @property
    def patient_id(self) -> PatientId | None:
        """Return who was chosen; None for nobody yet and for somebody new."""
        return self.card.patient_id if self.card is not None else None

    def is_ready(self) -> bool:
        """Tell whether it is known whom the booking is for."""
        return self.card is not None or (self._part.is_new() and self._part.new.is_ready())

    def name(self) -> str:
        """Return the name to be said, empty where nobody is chosen."""
        if self.card is not None:
            return self.card.name
        return self._part.new.full_name.value() if self._part.is_new() else ""

    def start(self) -> None:
        """Offer whom this person opened last."""
        self.search("")

    def search(self, typed: str) -> None:
        """Look people up; only the newest answer is shown."""
        if not self._context.actor.may(Permission.FIND_PATIENT):
            return
        job = self._context.job(search_patients, Lookup(typed))
        if typed:
            self._searches += 1
        else:
            job = self._context.job(read_recent_patients, None)
        self.ask("search", job, lambda cards: self._show(typed, cards))

    def open(self, patient: PatientId, *, can_change: bool = True) -> None:
        """Choose a patient who is known by id."""
        self.ask("open", self._context.job(read_details, patient), lambda found: self._opened(found, can_change))

    def choose(self, card: CardRow, *, can_change: bool = True) -> None:
        """Take a person as the one whom the booking is for."""
        self.forget("search")
        self.forget("alike")
        self.card = card
        self._part.well.show_card(card, can_change=can_change)
        self._part.show_page(self._part.well)
        self._changed()

    def open_number(self, kept: object) -> None:
        """Choose the patient whom a draft was for."""
        if isinstance(kept, int) and kept:
            self.open(PatientId(kept))

    def take_registered(self, patient: PatientId) -> None:
        """Show somebody who was registered just now; they are not registered again."""

        def opened(found: Details) -> None:
            self._part.new.clear()
            self.choose(found.card, can_change=False)

        self.ask("open", self._context.job(read_details, patient), opened)

    def begin_search(self) -> None:
        """Look for somebody in the register; what was typed of somebody new stays in its fields."""
        self.card = None
        self._part.show_page(self._part.finder)
        self._part.finder.edit.setFocus()
        self._part.finder.edit.selectAll()
        self._changed()

    def begin_new(self, typed: str) -> None:
        """Write down somebody new."""
        self.card = None
        self._part.show_page(self._part.new)
        self._part.new.begin(typed)
        self._changed()

    def leave(self) -> None:
        """Write down that somebody searched, how often, and how many rows the largest answer had."""
        if self._searches:
            session = SearchSession(self._searches, self._most)
            self._searches, self._most = 0, 0
            self.act(self._context.job(note_search, session), lambda _none: None)

    def _show(self, typed: str, cards: list[CardRow]) -> None:
        if typed:
            self._most = max(self._most, len(cards))
        self._part.finder.show_found(typed, cards)

    def _opened(self, found: Details, can_change: bool) -> None:
        self.choose(found.card, can_change=can_change)

    def _look_for_same(self) -> None:
        like = self._part.new.likeness()
        if not self._part.is_new() or not (like.family_name or like.phone):
            self.forget("alike")
            self._part.new.show_alike(())
            return
        self.ask("alike", self._context.job(find_similar, like), lambda cards: self._show_alike(like.phone, cards))

    def _show_alike(self, phone: str, cards: list[CardRow]) -> None:
        if cards:
            self._searches, self._most = max(1, self._searches), max(self._most, len(cards))
        number = parse_phone(phone) if phone else ""
        same = sum(1 for card in cards if isinstance(number, str) and number and card.phone == number)
        self._part.new.show_alike(cards, same)
