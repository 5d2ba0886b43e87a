"""With which other record the open one is to be compared: found by search, told by two identifiers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.patients import Lookup, SearchSession, note_search, search_patients
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.history.move_dialog import SEARCH_AFTER_MS, WIDTH, person_columns
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.overlay import Dialog
from luna_desktop.ui.widgets.tables import RowsTable


@dataclass(frozen=True)
class Asking:
    """What the other record is asked for: title, explanation, verb and icon of the button."""

    title: str
    body: str
    verb: str
    icon: str = "git-merge"


class PairingDialog(Dialog):
    """Asks for the other record.

    Signals:
        typed: what is looked for.
        chosen: the CardRow of the other record.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget, context: Context, asking: Asking) -> None:
        super().__init__(window, "pairingDialog", asking.title, asking.body, width=WIDTH)
        self.banner = Banner("warn", "", name="pairingTrouble")
        self.lookup = TextField("pairingLookup", _("The other record"), required=True, example=_("Name, MRN or phone"))
        self.table: RowsTable[CardRow] = RowsTable(
            "pairingTable", _("Patients"), person_columns(today_in(context)), key=lambda card: card.patient_id
        )
        self.table.setFixedHeight(230)
        for widget in (self.banner, self.lookup, self.table):
            self.add(widget)
        self.cancel = self.add_button(Button(_("Cancel"), "cancelButton"))
        self.compare = self.add_button(Button(asking.verb, "pairingButton", kind=Kind.PRIMARY, icon=asking.icon))
        self.cancel.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        self.compare.clicked.connect(self._choose)
        self.table.opened.connect(lambda _row: self._choose())
        self.table.selected.connect(lambda _row: self._refresh())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.typed.emit(self.lookup.value()))
        self.lookup.edited.connect(self._timer.start)
        self.lookup.edit.returnPressed.connect(self._search_now)
        self._refresh()

    def show_cards(self, cards: Sequence[CardRow]) -> None:
        """Show whom the words may mean; a single one is chosen."""
        self.table.show_rows(cards)
        if len(cards) == 1:
            self.table.choose(cards[0].patient_id)
        self._refresh()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems on top."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.show_trouble(text, tone="warn")

    def _search_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.typed.emit(self.lookup.value())
        else:
            self._choose()

    def _choose(self) -> None:
        card = self.table.current()
        if card is not None:
            self.chosen.emit(card)

    def _refresh(self) -> None:
        self.compare.setEnabled(self.table.current() is not None)


class PairingPresenter(Presenter):
    """Stands between the dialog and the search; lives as long as the dialog."""

    def __init__(
        self, dialog: PairingDialog, context: Context, patient: PatientId, done: Callable[[CardRow], None]
    ) -> None:
        super().__init__(dialog, dialog, context.lane, context.incidents)
        self._dialog, self._context, self._patient, self._done = dialog, context, patient, done
        self._searches = self._most = 0
        dialog.typed.connect(self._search)
        dialog.chosen.connect(self._go)
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

    def _go(self, card: CardRow) -> None:
        self._note()
        self._dialog.put_away()
        self._done(card)

    def _note(self) -> None:
        if self._searches:
            session = SearchSession(self._searches, self._most)
            self._searches = 0
            job = self._context.job(note_search, session)
            # the window hears of the outcome, for the dialog is gone by then
            self._context.lane.run(self._dialog.window(), job, lambda _none: None, self.complain)


def ask_other(
    view: QWidget,
    context: Context,
    patient: PatientId,
    asking: Asking | None = None,
    done: Callable[[CardRow], None] | None = None,
) -> PairingDialog:
    """Show the dialog over the window of a view; unless said otherwise it leads to both records side by side."""
    merging = Asking(
        _("Merge with another record"),
        _("Find the other record of the same person. Both are compared side by side before anything is merged."),
        _("Compare"),
    )

    def compare(card: CardRow) -> None:
        context.navigation.go(f"merges/{int(patient)}/{int(card.patient_id)}")

    dialog = PairingDialog(view.window(), context, asking or merging)
    PairingPresenter(dialog, context, patient, done or compare)
    dialog.open_on(dialog.lookup.control)
    return dialog
