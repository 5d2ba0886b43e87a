"""To whom an entry belongs that was made in the wrong chart: the other patient with two identifiers, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import SafetyStop
from luna_desktop.services.care.moves import SHORTEST_REASON, Move, Trace
from luna_desktop.services.facts import Known
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Lookup, SearchSession, note_search, search_patients
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.safety.dialog import ask
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import LinesField, TextField
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.tables import Column, RowsTable

WIDTH = 680
SEARCH_AFTER_MS = 200
Left = TypeVar("Left")
Done = Callable[[Left, Known], None]


def person_columns(today: date) -> list[Column[CardRow]]:
    """Return the columns that tell somebody apart: name and city, birth, record number and phone."""
    return [
        Column(_("Patient"), lambda card: Cell(card.name, card.city, strong=True, wraps=True), 200, stretch=True),
        Column(_("Born"), lambda card: Cell(card.birth.shown(current(), today)), 170),
        Column(_("MRN"), lambda card: Cell(card.mrn, show_phone(card.phone) if card.phone else ""), 150),
    ]


class MoveDialog(Dialog):
    """Asks for the other patient and the reason.

    Signals:
        typed: what is looked for.
        wanted: move the entry.
    """

    typed = Signal(str)
    wanted = Signal()

    def __init__(self, window: QWidget, title: str, today: date) -> None:
        super().__init__(
            window,
            "moveDialog",
            _("Move “{name}” to another patient", name=title),
            _("It is struck out here and written in the other chart. Both charts keep a trace of it."),
            width=WIDTH,
        )
        self.today = today
        self.banner = Banner("warn", "", name="moveTrouble")
        self.lookup = TextField("moveLookup", _("Whose entry is it?"), required=True, example=_("Name, MRN or phone"))
        self.table: RowsTable[CardRow] = RowsTable(
            "moveTable", _("Patients"), person_columns(today), key=lambda card: card.patient_id
        )
        self.table.setFixedHeight(176)
        self.chosen = Banner("info", "", name="moveChosen", icon="user-check")
        self.reason = LinesField(
            "moveReason", _("Why it belongs there"), required=True, lines=2, example=_("Two charts were open")
        )
        for widget in (self.banner, self.lookup, self.table, self.chosen, self.reason):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.move_button = self.add_button(
            Button(_("Move entry"), "confirmMoveButton", kind=Kind.DANGER, icon="arrow-right")
        )
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.move_button.clicked.connect(self.wanted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.typed.emit(self.lookup.value()))
        self.lookup.edited.connect(self._timer.start)
        self.lookup.edit.returnPressed.connect(self._search_now)
        self.table.selected.connect(lambda _row: self._show_chosen())
        self.reason.edited.connect(self._refresh)
        self._refresh()

    def target(self) -> CardRow | None:
        """Return the patient that is chosen, or None."""
        return self.table.current()

    def show_cards(self, cards: Sequence[CardRow]) -> None:
        """Show whom the words may mean; a single one is chosen."""
        self.table.show_rows(cards)
        if len(cards) == 1:
            self.table.choose(cards[0].patient_id)
        self._show_chosen()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields."""
        self.move_button.set_busy(False)
        self.reason.show_problem(problems.get("reason", ""))
        self.lookup.show_problem(problems.get("target", ""))
        rest = [text for name, text in problems.items() if name not in {"reason", "target"}]
        self.banner.say("warn", " ".join(rest))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.move_button.set_busy(False)
        self.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that the entry moved on meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _search_now(self) -> None:
        self._timer.stop()
        self.typed.emit(self.lookup.value())

    def _show_chosen(self) -> None:
        card = self.target()
        words = ""
        if card is not None:
            born = card.birth.shown(current(), self.today)
            words = _("To {name}, born {birth}, {number}.", name=card.name, birth=born, number=card.mrn)
        self.chosen.say("info", words, icon="user-check")
        self._refresh()

    def _refresh(self) -> None:
        enough = len(str(self.reason.value())) >= SHORTEST_REASON
        self.move_button.setEnabled(enough and self.target() is not None)


@dataclass(frozen=True)
class Moving(Generic[Left]):
    """What is moved, under which title, by which use case, and who hears of its outcome."""

    patient: PatientId
    known: Known
    title: str
    case: UseCase[Move, Left]
    done: Done[Left]


class MovePresenter(Presenter, Generic[Left]):
    """Stands between the dialog and the move; lives as long as the dialog."""

    def __init__(self, dialog: MoveDialog, context: Context, moving: Moving[Left]) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._moving = dialog, context, moving
        self._patient, self._known = moving.patient, moving.known
        self._searches = self._most = 0
        dialog.typed.connect(self._search)
        dialog.wanted.connect(lambda: self._move())
        dialog.dismissed.connect(self._note)
        context.announcements.locked.connect(dialog.put_away)

    def _search(self, typed: str) -> None:
        def found(cards: list[CardRow]) -> None:
            others = [card for card in cards if card.patient_id != self._patient]
            self._searches, self._most = self._searches + 1, max(self._most, len(others))
            self._dialog.show_cards(others)

        if typed.strip():
            self.ask("search", self._context.job(search_patients, Lookup(typed)), found)
        else:
            self._dialog.show_cards(())

    def _move(self, overriding: Overriding | None = None) -> None:
        card = self._dialog.target()
        if card is None:
            return
        self._dialog.move_button.set_busy(True)
        move = Move(
            self._patient,
            self._known.fact_id,
            self._known.number,
            card.patient_id,
            str(self._dialog.reason.value()),
            overriding,
        )
        self.act(self._context.job(self._moving.case, move), self._moved, self._not_moved)

    def _not_moved(self, error: Exception) -> None:
        self._dialog.move_button.set_busy(False)
        if isinstance(error, SafetyStop):
            ask(self._context, error, self._move)
        else:
            self.complain(error)

    def _moved(self, left: Left) -> None:
        self._note()
        self._dialog.put_away()
        self._moving.done(left, self._known)

    def _note(self) -> None:
        if self._searches:
            session = SearchSession(self._searches, self._most)
            self._searches = 0
            # the page hears of the outcome, for the dialog is gone by then
            self._context.lane.run(
                self._dialog.window(), self._context.job(note_search, session), lambda _none: None, self.complain
            )


def trace_words(trace: Trace | None) -> str:
    """Return from or to which record an entry was moved, or nothing."""
    if trace is None:
        return ""
    if trace.came:
        return _("Moved from {number}.", number=trace.other)
    return _("Moved to {number}.", number=trace.other)


def ask_where(view: QWidget, context: Context, moving: Moving[Left]) -> MoveDialog:
    """Show the dialog over the window of a view."""
    today = context.desk.premises.clock().astimezone(CLINIC_ZONE).date()
    dialog = MoveDialog(view.window(), moving.title, today)
    MovePresenter(dialog, context, moving)
    dialog.open_on(dialog.lookup.control)
    return dialog
