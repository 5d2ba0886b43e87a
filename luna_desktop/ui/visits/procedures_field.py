"""All treatments of a visit as one field of its form: cards one under the other, and the search that adds one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.procedure_form import TreatmentForm
from luna_desktop.texts import _
from luna_desktop.ui.visits.procedure_card import CourseChoice, ProcedureCard, Shelves
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.labels import words


class ProceduresField(Field):
    """The treatments; its value is a list of plain mappings.

    Signals:
        added: the card of a treatment that stands there now, to be told of the last time and of courses.
        chosen: the person added a treatment just now.
    """

    added = Signal(object)
    chosen = Signal()

    def __init__(
        self, treatments: Catalogue, form_of: Callable[[str], TreatmentForm], shelves: Shelves, on: date
    ) -> None:
        super().__init__("procedures", _("Procedures"))
        self._form_of, self._shelves, self._on = form_of, shelves, on
        self._cards: list[ProcedureCard] = []
        self._made = 0
        self._read_only = False
        self.finder = CatalogueField("procedureFinder", _("Add a procedure"), treatments, example=_("Type a treatment"))
        holder = QWidget()
        self._column_of_cards = QVBoxLayout(holder)
        self._column_of_cards.setContentsMargins(0, 0, 0, 0)
        self._column_of_cards.setSpacing(12)
        self.finder_card = self._finder_card()
        self._column_of_cards.addWidget(self.finder_card)
        self.put(holder, focus=self.finder.edit)
        self.label_widget().hide()
        self.finder.picked.connect(lambda _entry: self._take())
        self.finder.edit.returnPressed.connect(self._take)

    def _finder_card(self) -> Card:
        card = Card(_("Add a procedure"), "addProcedureCard", icon="plus")
        self.finder.label_widget().hide()
        card.add(self.finder)
        card.add(words(_("Enter adds it. Choose from the list, so that its fields are asked for."), "caption"))
        card.hide()
        return card

    def value(self) -> list[dict[str, object]]:
        """Return every treatment as plain values."""
        return [card.value() for card in self._cards]

    def show_value(self, value: object) -> None:
        """Show treatments; None shows none."""
        for card in self._cards:
            _delete(card)
        self._cards = []
        for given in value if isinstance(value, list | tuple) else []:
            if isinstance(given, Mapping):
                self._add(given)

    def set_read_only(self, read_only: bool) -> None:
        """Let the treatments be read, but not changed."""
        self._read_only = read_only
        for card in self._cards:
            card.set_read_only(read_only)

    def cards(self) -> Sequence[ProcedureCard]:
        """Return the cards in their order."""
        return tuple(self._cards)

    def open_finder(self) -> None:
        """Show the search for a treatment and give it the keyboard."""
        self.finder_card.show()
        self.finder.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_treatment(self, what: Mapping[str, object]) -> ProcedureCard:
        """Add a treatment, as the person chose it."""
        card = self._add({"what": dict(what)})
        card.choose_only_course()
        self.edited.emit()
        self.chosen.emit()
        return card

    def offer_courses(self, courses: Callable[[ProcedureCard], Sequence[CourseChoice]]) -> None:
        """Offer each card the courses that it may be a session of."""
        for card in self._cards:
            card.offer_courses(courses(card))

    def take_off(self, names: Collection[str]) -> None:
        """Take off treatments of these names, and products of these names out of the rest, as after a stop."""
        for card in [each for each in self._cards if str(each.what.get("text")) in names]:
            self._remove(card)
        for card in self._cards:
            kept = [row for row in card.products.value() if coded_of(row.get("what")).text not in names]
            if len(kept) != len(card.products.value()):
                card.products.show_value(kept)
                self.edited.emit()

    def part(self, place: str) -> tuple[ProcedureCard, str] | None:
        """Return the card and the part that a place such as `procedures.0.sites` names, or None."""
        _field, _dot, rest = place.partition(".")
        number, _dot, part = rest.partition(".")
        if not number.isdigit() or int(number) >= len(self._cards):
            return None
        return self._cards[int(number)], part

    def _take(self) -> None:
        chosen = self.finder.value()
        if chosen["text"] and not self._read_only:
            self.finder.show_value(None)
            self.finder_card.hide()
            card = self.add_treatment(chosen)
            first = next(iter(card.settings.values()), card.others["begun"])
            first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, given: Mapping[str, object]) -> ProcedureCard:
        what = given.get("what")
        coded = what if isinstance(what, Mapping) else {"text": str(what or "")}
        self._made += 1
        card = ProcedureCard(self._made, coded, self._form_of(coded_of(coded).code), self._shelves, self._on)
        card.show_value(given)
        card.set_read_only(self._read_only)
        card.edited.connect(self.edited)
        card.remove_wanted.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column_of_cards.insertWidget(self._column_of_cards.count() - 1, card)
        card.show()
        self.added.emit(card)
        return card

    def _remove(self, card: ProcedureCard) -> None:
        self._cards.remove(card)
        _delete(card)
        self.edited.emit()


def _delete(card: ProcedureCard) -> None:
    card.hide()
    card.setParent(None)
    card.deleteLater()
