"""The Details tab: identity and birth on the left, ways to reach the person on the right, the history on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.facts import SOURCE_NAMES, FactStatus, Source
from luna_desktop.domain.people import Identity
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.services.facts import Known
from luna_desktop.services.people.patients import Details
from luna_desktop.texts import _, shown
from luna_desktop.ui.booking.own_card import OwnCard
from luna_desktop.ui.details.alerts_card import AlertsCard
from luna_desktop.ui.details.contact_card import ContactCardCard
from luna_desktop.ui.details.history_words import HistoryRow
from luna_desktop.ui.details.person_rows import person_rows
from luna_desktop.ui.details.photo_card import PhotoCard
from luna_desktop.ui.details.shared_numbers import SharedNumbers
from luna_desktop.ui.details.standing_card import StandingCard
from luna_desktop.ui.details.team_card import TeamCard
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.patients.contact_rows import ContactRows, address_rows, email_rows, phone_rows
from luna_desktop.ui.patients.identity_cards import IdentityFields, identity_values
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable

ROW_KINDS = ("phone", "email", "address", "related_person")
"""The kinds of facts that stand in rows, in the order of their cards."""


class HistoryCard(Card):
    """The history of every field, read when it is asked for.

    Signals:
        wanted: the history is to be read and shown.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("History of these details"), "historyCard", icon="history")
        self.button = Button(_("Show"), "showHistoryButton", kind=Kind.GHOST, size="small")
        self.button.setAccessibleName(_("Show the history of these details"))
        self.button.clicked.connect(self._turn)
        self.add_action(self.button)
        self._hint = words(
            _("Every change stays: what it was, who changed it, when, and who said so."), "body2", wrap=True
        )
        self.add(self._hint)
        self.table: RowsTable[HistoryRow] = RowsTable("historyTable", _("History"), _columns(), key=lambda row: row)
        self.table.hide()
        self.add(self.table)

    def is_open(self) -> bool:
        """Tell whether the history is shown."""
        return not self.table.isHidden()

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show the history."""
        self.table.show_rows(rows)
        self.table.fit_height()
        self.table.show()
        self._hint.hide()
        self.button.setText(_("Hide"))

    def _turn(self) -> None:
        if not self.is_open():
            self.wanted.emit()
            return
        self.table.hide()
        self._hint.show()
        self.button.setText(_("Show"))


def _columns() -> list[Column[HistoryRow]]:
    return [
        Column(_("Field"), lambda row: Cell(row.field), 150),
        Column(
            _("Entry"),
            lambda row: Cell(
                row.now or _("Taken away"), _("before: {was}", was=row.was) if row.was else "", wraps=True
            ),
            300,
            stretch=True,
            grows=True,
        ),
        Column(_("When"), lambda row: Cell(row.when), 190),
        Column(_("Who"), lambda row: Cell(row.who, row.source), 210),
    ]


class DetailsView(QWidget):
    """A form over the contact facts of one patient; nothing clinical is in it."""

    def __init__(self, today: date, *, may_book: bool = False) -> None:
        super().__init__()
        styled(named(self, "detailsView", _("Details")), cls="page")
        self.frame = EditFrame("detailsFrame", _("Details"))
        self.identity = IdentityFields(today)
        self.frame.track(*self.identity.all())
        self.names = self.identity.names_card()
        sources = [Option(each.value, shown(text)) for each, text in SOURCE_NAMES.items()]
        self.source = ChoiceField(
            "source", _("These changes were"), sources, help_text=_("Kept in the history with every change.")
        )
        self.source.show_value(Source.PATIENT.value)
        self.phones = ContactRows(self.frame, phone_rows())
        self.emails = ContactRows(self.frame, email_rows())
        self.addresses = ContactRows(self.frame, address_rows())
        self.people = ContactRows(self.frame, person_rows())
        self.guardian = Chip("", name="guardianChip")
        self.people.add_beside_title(self.guardian)
        self.shared = SharedNumbers(today)
        self.phones.add(self.shared)
        self.photo = PhotoCard()
        self.contact_card = ContactCardCard()
        self.team = TeamCard()
        self.bookings = OwnCard(may_book=may_book)
        self.standing = StandingCard(today)
        self.alerts = AlertsCard(today)
        self._today = today
        self.history = HistoryCard()
        self._build()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 20, 18)
        column.setSpacing(12)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        said = Card(_("Source"), "sourceCard", icon="message-square")
        said.add(self.source)
        sides = (
            (self.names, self.identity.birth_card(), said, self.alerts, self.team, self.standing),
            (self.bookings, *self.contact_cards(), self.photo, self.contact_card),
        )
        for cards in sides:
            side = QVBoxLayout()
            side.setSpacing(12)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            beside.addLayout(side, 1)
        column.addLayout(beside)
        column.addWidget(self.history)
        column.addStretch(1)
        self.frame.add_page(page, "details")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.frame)

    def contact_cards(self) -> tuple[ContactRows, ...]:
        """Return the cards of rows: phones, e-mail addresses, postal addresses, people."""
        return self.phones, self.emails, self.addresses, self.people

    def show_details(self, details: Details) -> None:
        """Show what was read; what was typed before is gone."""
        standing = [known for known in details.facts if known.status is FactStatus.CURRENT]
        for rows, kind in zip(self.contact_cards(), ROW_KINDS, strict=True):
            rows.show_facts([known for known in standing if known.kind == kind])
        people = [known.body for known in standing if known.kind == "related_person"]
        self.guardian.show_chip(self._guardian_chip(people, may_be_minor=details.card.birth.may_be_minor(self._today)))
        self.frame.show_values({**self.frame.values(), **self.values_of_all(standing)})
        for rows in self.contact_cards():
            rows.refresh()

    def _guardian_chip(self, people: Sequence[RelatedPerson], *, may_be_minor: bool) -> ChipSpec:
        guarded = any(each.is_guardian and each.stands_on(self._today) for each in people)
        self.guardian.setVisible(not guarded)
        if may_be_minor:
            return ChipSpec(_("May be under 18: guardian needed"), "warn", "triangle-alert")
        return ChipSpec(_("No guardian: adult"))

    def values_of_all(self, facts: Sequence[Known]) -> dict[str, object]:
        """Return facts as the values of their fields."""
        values: dict[str, object] = {}
        for known in facts:
            values |= self.values_of(known)
        return values

    def values_of(self, known: Known) -> Mapping[str, object]:
        """Return one fact as the values of its fields; a status has none in the form."""
        if isinstance(known.body, Identity):
            return identity_values(known.body)
        rows = dict(zip(ROW_KINDS, self.contact_cards(), strict=True))
        return rows[known.kind].values_of(known) if known.kind in rows else {}

    def show_typed(self, values: Mapping[str, object]) -> None:
        """Lay typing over what was read, as from a draft."""
        for rows in self.contact_cards():
            rows.make_rows_for(values)
        self.frame.show_draft(values)
        for rows in self.contact_cards():
            rows.refresh()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest in the banner."""
        left = self.frame.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the form; empty takes it away."""
        self.frame.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the presenter lays it out by field
        """Say that somebody saved a newer version."""
        self.frame.banner.say("warn", text, action=_("Take what is on file"), icon="users")
