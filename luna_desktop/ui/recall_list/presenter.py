"""Reads the recall list, and carries out what is done with its lines."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.access import Permission
from luna_desktop.domain.contact import show_phone
from luna_desktop.services.front.lists import SetAside, set_row_aside
from luna_desktop.services.front.recall_list import RecallLine, read_recalls, set_hiding_days
from luna_desktop.services.work import CLINIC_ZONE, Change
from luna_desktop.texts import _
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.recall_list.view import RecallsView

NOTE_CALL = "messages/note"
"""The view of a chart in which a call is noted."""
RECALL_RUN = "messages/recalls"
"""Where a run of recalls is looked at before it starts."""
HEARD = frozenset({"booking", "desk list", "patient", "contact", "message", "message run", "come_again"})


class RecallsPresenter(Presenter):
    """Stands between the page and the recall list."""

    def __init__(self, view: RecallsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        view.book_wanted.connect(self._book)
        view.call_wanted.connect(self._call)
        view.off_wanted.connect(self._off)
        view.run_wanted.connect(lambda: context.navigation.go(RECALL_RUN))
        view.days_chosen.connect(self._choose_days)
        view.retry_wanted.connect(self.load)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read who is due."""
        self.ask("recalls", self._context.job(read_recalls, None), self._view.show_page)

    def _book(self, line: RecallLine) -> None:
        self._context.navigation.book(Prefill(line.card.patient_id, service=line.service))

    def _call(self, line: RecallLine) -> None:
        """Show the number; whoever may note calls goes on to what came of it."""
        card, number = line.card, show_phone(line.card.phone)
        if not self._context.actor.may(Permission.SEND_MESSAGES):
            self._context.prompts.tell(card.name, number)
            return

        def answered(yes: bool) -> None:
            if yes:
                self._context.navigation.open_patient(card.patient_id, NOTE_CALL)

        text = _("{number}. Note the call under “Reminders and recalls”.", number=number)
        self._context.prompts.confirm(Question(card.name, text, _("Note the call…")), answered)

    def _off(self, line: RecallLine) -> None:
        question = Question(
            _("Recall {name} no more for this?", name=line.card.name),
            _("The reason stands in the log. Write no health detail."),
            _("Not any more"),
            danger=True,
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                aside = SetAside(line.card.patient_id, line.kind, line.source_id, reason)
                self.act(self._context.job(set_row_aside, aside), lambda _none: self.load())

        self._context.prompts.ask_reason(question, answered, shortest=3)

    def _choose_days(self, days: int) -> None:
        self.act(self._context.job(set_hiding_days, days), lambda _none: self.load())

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.entity in HEARD for change in changes):
            self.load()


def build_page(context: Context) -> RecallsView:
    """Make the page of recalls."""
    actor = context.actor
    view = RecallsView(
        today_in(context),
        CLINIC_ZONE,
        may_write=actor.may(Permission.SEND_MESSAGES),
        may_set=actor.may(Permission.CHANGE_SETTINGS),
    )
    RecallsPresenter(view, context).load()
    return view
