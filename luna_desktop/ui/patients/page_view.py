"""The Patients page: one search box over one table. Searching never registers anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.people import GENDER_NAMES
from luna_desktop.domain.standing import STANDING_NAMES
from luna_desktop.services.people.cards import CardRow
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.chart.banner import alert_chip
from luna_desktop.ui.entries.fitting import ColumnFit
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import LineEdit
from luna_desktop.ui.widgets.labels import key_cap, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.states import StatePage, StateStack, not_allowed
from luna_desktop.ui.widgets.tables import Column, RowsTable

CITY, LAST_SEEN = 4, 5
"""Columns that go first where large text leaves no room for names."""


@dataclass(frozen=True)
class Found:
    """An answer to a search: what was typed, the people, whether the alert flag may be shown, and today's date."""

    typed: str
    cards: Sequence[CardRow]
    today: date
    shows_alerts: bool = True
    may_register: bool = True
    may_compare: bool = False
    is_recalled: bool = False
    """These are not found but opened last by this person."""


class PatientsView(QWidget):
    """Finds people and opens them.

    Signals:
        typed: what stands in the search box now.
        recent_wanted: Down in the empty box: whom the person opened last.
        opened: the id of the patient to open.
        register_wanted: register somebody new; carries what was typed.
        duplicates_wanted: go to the list of possible duplicates.
        import_wanted: bring patients in from a file.
        left: the page is no longer seen.
    """

    typed = Signal(str)
    recent_wanted = Signal()
    opened = Signal(object)
    register_wanted = Signal(str)
    duplicates_wanted = Signal()
    import_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "patientsPage", _("Patients")), cls="page")
        self._found = Found("", (), date.min)
        self.search = LineEdit(lead="search", example=_("Name, phone, record number or year of birth"))
        named(self.search, "patientSearch", _("Find a patient by name, phone, record number or year of birth"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(self.typed)
        self.search.installEventFilter(self)
        self.register = Button(
            _("New patient"), "newPatientButton", kind=Kind.SECONDARY, icon="user-plus", tip=_("Ctrl+N")
        )
        self.register.clicked.connect(lambda: self.register_wanted.emit(""))
        self.duplicates = Button(_("Possible duplicates"), "duplicatesButton", kind=Kind.GHOST, icon="git-merge")
        self.duplicates.clicked.connect(self.duplicates_wanted)
        self.bring_in = Button(
            _("Import…"), "importPatientsButton", icon="upload", tip=_("Import patients from a file")
        )
        self.bring_in.clicked.connect(self.import_wanted)
        self.bring_in.hide()
        self.count = words("", "label")
        self.banner = Banner("warn", "", name="patientsTrouble")
        self.table: RowsTable[CardRow] = RowsTable(
            "patientsTable", _("Patients found"), self._columns(), key=lambda card: card.patient_id
        )
        self.table.opened.connect(self._open)
        ColumnFit(self.table, order=(CITY, LAST_SEEN), least=300)
        self.stack = StateStack(self.table, "patientsStack")
        self._build()

    def _columns(self) -> list[Column[CardRow]]:
        return [
            Column(_("Name"), self._name_cell, 320, stretch=True, sort=lambda card: card.name.casefold(), grows=True),
            Column(_("Born"), self._birth_cell, 210),
            Column(_("Record number"), lambda card: Cell(card.mrn), 140, sort=lambda card: card.mrn),
            Column(_("Phone"), lambda card: Cell(show_phone(card.phone) if card.phone else "–"), 170),
            Column(_("City"), lambda card: Cell(card.city or "–"), 130, sort=lambda card: card.city.casefold()),
            Column(_("Last seen"), _seen_cell, 130, sort=lambda card: card.last_seen.isoformat()),
        ]

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words(_("Patients"), "title"))
        head.addStretch(1)
        head.addWidget(self.duplicates)
        head.addWidget(self.bring_in)
        head.addWidget(self.register)
        panel = styled(QFrame(), cls="card")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 12, 1, 1)
        inside.setSpacing(8)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 14, 0)
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        inside.addLayout(bar)
        under = QHBoxLayout()
        under.setContentsMargins(16, 0, 14, 0)
        under.addWidget(self.count)
        under.addStretch(1)
        self._recall_hint = (key_cap("↓"), words(_("opened last"), "caption"))
        for widget in self._recall_hint:
            under.addWidget(widget)
        for key, does in (("↑", ""), ("↓", _("move")), ("Enter", _("open"))):
            under.addWidget(key_cap(key))
            if does:
                under.addWidget(words(does, "caption"))
        inside.addLayout(under)
        inside.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(panel, 1)

    def show_found(self, found: Found) -> None:
        """Show the people who fit; the first is chosen where something was typed, so that Enter opens."""
        self._found = found
        self.banner.say("warn", "")
        self.register.setVisible(found.may_register)
        self.duplicates.setVisible(found.may_compare)
        self.table.show_rows(found.cards)
        self.count.setText(self._count_words(found))
        for widget in self._recall_hint:
            widget.setVisible(not found.typed and not found.is_recalled)
        if found.cards:
            self.stack.show_content()
            if found.typed or found.is_recalled:
                self.table.choose(found.cards[0].patient_id)
            return
        self.stack.show_state(self._nobody(found))

    def allow_import(self) -> None:
        """Offer to bring patients in from a file."""
        self.bring_in.show()

    def show_closed(self, text: str) -> None:
        """Say that this role cannot search."""
        self.count.setText("")
        self.stack.show_state(not_allowed(text, name="patientsClosed"))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; the search box takes anything."""
        self.show_trouble(" ".join(problems.values()), tone="warn")

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - nothing is edited here
        """Say that something newer was saved."""
        self.show_trouble(text, tone="warn")

    def start(self) -> None:
        """Put the keyboard into the search box, with what stands there marked."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the search box reach the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            empty = not (self.search.text().strip() or self._found.typed or self._found.is_recalled)
            if event.key() == Qt.Key.Key_Down and empty:
                self.recent_wanted.emit()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.move_choice(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._open(self.table.current())
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Start in the search box."""
        super().showEvent(event)
        self.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the person went elsewhere."""
        super().hideEvent(event)
        self.left.emit()

    def move_choice(self, step: int) -> None:
        """Choose the row so many rows further down."""
        place = self.table.currentIndex().row() + step
        row = self.table.rows_model().row_at(max(0, place))
        if row is not None:
            self.table.choose(row.patient_id)

    def _open(self, row: CardRow | None) -> None:
        if row is not None:
            self.opened.emit(row.patient_id)

    def _nobody(self, found: Found) -> StatePage:
        if found.typed:
            text = _("Try part of the name, the last digits of the phone, or the record number.")
            action = _("Register “{name}”…", name=_short(found.typed)) if found.may_register else ""
            page = StatePage(
                "search", _("Nobody matches “{typed}”.", typed=_short(found.typed)), text, action=action, name="noMatch"
            )
            page.acted.connect(lambda: self.register_wanted.emit(found.typed))
            return page
        action = _("Register the first patient…") if found.may_register else ""
        text = _("People appear here once they are registered.")
        page = StatePage("users", _("No patients yet"), text, action=action, name="noPatients")
        page.acted.connect(lambda: self.register_wanted.emit(""))
        return page

    def _count_words(self, found: Found) -> str:
        if not found.cards:
            return ""
        if found.is_recalled:
            return _("Opened last by you")
        if not found.typed:
            return _("Seen last")
        if len(found.cards) == 1:
            return _("1 person matches “{typed}”. Check the birth before you open.", typed=_short(found.typed))
        return _(
            "{count} people match “{typed}”. Check the birth before you open.",
            count=len(found.cards),
            typed=_short(found.typed),
        )

    def _name_cell(self, card: CardRow) -> Cell:
        chips = (alert_chip(),) if card.has_alert and self._found.shows_alerts else ()
        if not card.status.is_active:
            chips = (ChipSpec(shown(STANDING_NAMES[card.status.standing]), "neutral", "archive"), *chips)
        return Cell(card.name, card.title, strong=True, face=card.name, chips=chips, wraps=True)

    def _birth_cell(self, card: CardRow) -> Cell:
        return Cell(card.birth.shown(current(), self._found.today), shown(GENDER_NAMES[card.gender]))


def _seen_cell(card: CardRow) -> Cell:
    return Cell(show_day(card.last_seen, current()))


def _short(typed: str) -> str:
    return typed if len(typed) <= 40 else f"{typed[:39]}…"
