"""Searches as the person types, opens whom they choose, and writes one audit entry for each session of searching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.duplicates import compare_changed
from luna_desktop.services.people.patients import Lookup, SearchSession, note_search, search_patients
from luna_desktop.services.people.recent import read_recent_patients
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.patients.page_view import Found, PatientsView
from luna_desktop.ui.presenter import Presenter

SHOWN_KINDS = frozenset({"patient", "identity", "phone", "address", "status"})
"""Changes of these that make the list out of date."""


class PatientsPresenter(Presenter):
    """Stands between the Patients page and the search.

    What was typed goes along when somebody new is to be registered.
    """

    def __init__(self, view: PatientsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._searches, self._most_rows = 0, 0
        self._typed = ""
        self._may_find = context.actor.may(Permission.FIND_PATIENT)
        view.typed.connect(self.search)
        view.recent_wanted.connect(self.recall)
        view.opened.connect(self._open)
        view.left.connect(self.leave)
        view.register_wanted.connect(self._register)
        view.duplicates_wanted.connect(lambda: context.navigation.go("merges"))
        view.import_wanted.connect(lambda: context.navigation.go("imports"))
        if context.actor.may(Permission.IMPORT_PATIENTS):
            view.allow_import()
        context.announcements.changed.connect(self._hear)
        context.announcements.locked.connect(self._forget)
        self.search("")
        if context.actor.may(Permission.PROPOSE_MERGE):
            self.act(context.job(compare_changed, None), lambda _compared: None)

    def search(self, typed: str) -> None:
        """Look people up; only the newest answer is shown."""
        if not self._may_find:
            self._view.show_closed(_("Ask the owner or the administrator of the clinic."))
            return
        self._typed = typed.strip()
        if self._typed:
            self._searches += 1
        self._look_up()

    def _look_up(self) -> None:
        asked = self._typed
        self.ask("search", self._context.job(search_patients, Lookup(asked)), lambda cards: self._show(asked, cards))

    def recall(self) -> None:
        """Show whom this person opened last; who opened nobody yet moves on in the list that is there."""
        if self._may_find:
            self.ask("search", self._context.job(read_recent_patients, None), self._show_recent)

    def _show_recent(self, cards: list[CardRow]) -> None:
        if cards:
            self._view.show_found(replace(self._found("", cards), is_recalled=True))
        else:
            self._view.move_choice(1)

    def leave(self) -> None:
        """Write down that somebody searched, how often, and how many rows the largest answer had."""
        if not self._searches:
            return
        session = SearchSession(self._searches, self._most_rows)
        self._searches, self._most_rows = 0, 0
        self.act(self._context.job(note_search, session), lambda _none: None)

    def _show(self, asked: str, cards: list[CardRow]) -> None:
        if asked:
            self._most_rows = max(self._most_rows, len(cards))
        self._view.show_found(self._found(asked, cards))

    def _found(self, asked: str, cards: list[CardRow]) -> Found:
        actor = self._context.actor
        return Found(
            asked,
            cards,
            today_in(self._context),
            actor.may(Permission.READ_ALERT_FLAG),
            actor.may(Permission.REGISTER_PATIENT),
            actor.may(Permission.PROPOSE_MERGE),
        )

    def _open(self, patient: PatientId) -> None:
        self.leave()
        self._context.navigation.open_patient(patient)

    def _register(self, typed: str) -> None:
        self.leave()
        if typed:
            self._context.navigation.register(typed)
        else:
            self._context.navigation.go("register")

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.entity in SHOWN_KINDS for change in changes):
            self._look_up()

    def _forget(self) -> None:
        self._searches, self._most_rows = 0, 0
