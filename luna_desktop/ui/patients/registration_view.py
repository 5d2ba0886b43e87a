"""The New patient page: the form on the left; people who may be the same one, and the notice, on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.people import Identity
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.privacy.consents import NoticeText
from luna_desktop.texts import _, current
from luna_desktop.ui.chart.banner import ended_chip
from luna_desktop.ui.edit_frame import EditFrame, page_of
from luna_desktop.ui.patients.care_card import CareCard
from luna_desktop.ui.patients.contact_rows import ContactRows, address_rows, email_rows, phone_rows
from luna_desktop.ui.patients.identity_cards import IdentityFields, identity_values
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Avatar, Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.reading_text import ReadingText

WIDE = 1320
"""From this width (px) on, the right column has 410 px, else 356."""


@dataclass(frozen=True)
class Alike:
    """People who may be the one being registered, closest first, and how many share the phone typed."""

    cards: Sequence[CardRow]
    on_number: int = 0


class AlikeCard(Card):
    """Shows who is in the register already.

    Signals:
        open_wanted: the id of a patient to open instead.
    """

    open_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("In the register already?"), "alikeCard", icon="users")
        self._today = today
        self._inside = QWidget()
        self.add(self._inside)
        self.show_alike(Alike(()))

    def show_alike(self, alike: Alike) -> None:
        """Show these people."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        styled(self, tone="warn" if alike.cards else "")
        if alike.on_number:
            said = (
                _("1 person on this number")
                if alike.on_number == 1
                else _("{count} people on this number", count=alike.on_number)
            )
            column.addWidget(words(said, "strong", tone="warn"))
        for at, card in enumerate(alike.cards):
            if at:
                column.addWidget(hairline())
            column.addLayout(self._row(card))
        if not alike.cards:
            text = _("Nobody like this so far. People with a similar name, birth or phone appear here while you type.")
            column.addWidget(words(text, "body2", wrap=True))
        self.body().replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _row(self, card: CardRow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Avatar(card.name, 32), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(card.name, "strong", wrap=True))
        lines.addWidget(words(card.birth.shown(current(), self._today), "caption", wrap=True))
        last = [card.mrn, show_phone(card.phone) if card.phone else ""]
        lines.addWidget(words(" · ".join(part for part in last if part), "caption", wrap=True))
        ended = ended_chip(card.status)
        if ended is not None:
            chip = Chip("", name=f"aliveOrNot{card.patient_id}")
            chip.show_chip(ended)
            lines.addSpacing(3)
            lines.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(lines, 1)
        button = Button(_("Open"), f"openInstead{card.patient_id}", size="small")
        button.setAccessibleName(_("Open {name} instead", name=card.name))
        button.clicked.connect(lambda: self.open_wanted.emit(card.patient_id))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class NoticeCard(Card):
    """The notice in force, to be read to or by the patient before the question about care."""

    def __init__(self) -> None:
        super().__init__(_("Notice to the patient"), "noticeCard", icon="scroll-text")
        self._version = words("", "caption", wrap=True)
        self.text = ReadingText("noticeText", _("Text of the notice"))
        self.text.setMinimumHeight(220)
        self.add(self._version)
        self.add(self.text, 1)

    def show_notice(self, notice: NoticeText | None) -> None:
        """Show a notice, or that there is none."""
        self.text.setVisible(notice is not None)
        if notice is None:
            self._version.setText(
                _("No notice is published yet. The owner publishes one before consents are asked for.")
            )
            return
        day = show_day(notice.revised_on, current())
        self._version.setText(_("Version {number}, {day}", number=notice.version, day=day))
        self.text.show_markdown(notice.text)


class RegistrationView(QWidget):
    """Asks for everything that registration writes down.

    Signals:
        likeness_changed: a name, the phone or the birth was changed by the person.
        open_wanted: the id of a patient to open instead.
    """

    likeness_changed = Signal()
    open_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        styled(named(self, "registrationPage", _("New patient")), cls="page")
        self.frame = EditFrame("registrationFrame", _("New patient"), save_text=_("Register patient"))
        self.identity = IdentityFields(today)
        self.frame.track(*self.identity.all())
        self.phones = ContactRows(self.frame, phone_rows())
        self.emails = ContactRows(self.frame, email_rows())
        self.addresses = ContactRows(self.frame, address_rows())
        self.care = CareCard()
        self.frame.track(*self.care.fields())
        self.alike = AlikeCard(today)
        self.alike.open_wanted.connect(self.open_wanted)
        self.notice = NoticeCard()
        for field in (self.identity.family, self.identity.given, self.identity.birth):
            field.edited.connect(self.likeness_changed)
        self.phones.edited.connect(self.likeness_changed)
        self._build()
        self.show_empty()

    def _build(self) -> None:
        head = styled(QFrame(), cls="bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 12, 20, 12)
        row.setSpacing(12)
        row.addWidget(words(_("New patient"), "title"))
        row.addWidget(words(_("Only the family name is required."), "body2"))
        row.addStretch(1)
        self.frame.add_page(
            page_of(
                self.identity.names_card(),
                self.identity.birth_card(),
                self.phones,
                self.emails,
                self.addresses,
                self.care,
            ),
            "registration",
        )
        content = styled(QWidget(), cls="body")
        side = QVBoxLayout(content)
        side.setContentsMargins(0, 14, 20, 18)
        side.setSpacing(12)
        side.addWidget(self.alike)
        side.addWidget(self.notice, 1)
        self._side = named(QScrollArea(), "registrationSide", _("Patients alike, and the notice"))
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(content)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.frame, 1)
        beside.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(beside, 1)

    def show_empty(self) -> None:
        """Start with nothing typed."""
        for rows in (self.phones, self.emails, self.addresses):
            rows.show_facts(())
        started = {**self.frame.values(), **identity_values(Identity("")), "birth": None, **self.care.start_values()}
        self.frame.show_values(started)
        self.care.refresh()

    def show_typed(self, values: Mapping[str, object]) -> None:
        """Lay typing over the empty form, as from a draft or from the search box."""
        for rows in (self.phones, self.emails, self.addresses):
            rows.make_rows_for(values)
        self.frame.show_draft(values)
        self.care.refresh()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, the rest in the banner."""
        left = self.frame.show_problems(problems)
        self.show_trouble(" ".join(problems[name] for name in left), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the form; empty takes it away."""
        self.frame.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nobody else registers this person
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right column its width."""
        super().resizeEvent(event)
        self._side.setFixedWidth(430 if self.width() >= WIDE else 376)
