"""Reads the desk's lists, and carries out what is done with their rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.contact import show_phone
from luna_desktop.services.front.book_days import BookAsked, BookPage, BookRow, read_day
from luna_desktop.services.front.lists import (
    BrokenLine,
    DeskList,
    SetAside,
    UnscheduledLine,
    read_broken,
    read_unscheduled,
    read_wants_earlier,
    set_row_aside,
)
from luna_desktop.services.front.waiting_list import (
    FreedTime,
    Match,
    Offer,
    TakenOff,
    WaitingAsked,
    WaitingRow,
    note_offer,
    read_freed_times,
    read_waiting_list,
    take_off_waiting_list,
)
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.booking.list_rows import ListRow
from luna_desktop.ui.booking.list_words import broken_row, earlier_row, unscheduled_row, waiting_row
from luna_desktop.ui.booking.lists_view import ListKind, ListsView
from luna_desktop.ui.booking.waiting_dialog import WaitingDialog
from luna_desktop.ui.booking.waiting_presenter import WaitingPresenter
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

NOTE_CALL = "messages/note"
"""The view of a chart in which a call is noted."""
LEFT_FOR = timedelta(days=14)
"""So long a row is left out of its list when nothing else is said."""
HEARD = frozenset({"booking", "waiting", "desk list", "patient"})


class ListsPresenter(Presenter):
    """Stands between the page and the lists; all four are read, so that their counts are true."""

    def __init__(self, view: ListsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._set_up: SetUp | None = None
        self._people: dict[int, str] = {}
        self._waiting: tuple[WaitingRow, ...] = ()
        self._freed: dict[int, Match] = {}
        self._rows: dict[ListKind, list[ListRow]] = {}
        self._asides: dict[tuple[ListKind, int], tuple[str, int, PatientId]] = {}
        view.chosen.connect(self._choose)
        view.add_wanted.connect(self._add)
        view.book_wanted.connect(lambda row: context.navigation.book(row.book))
        view.call_wanted.connect(self._call)
        view.offer_wanted.connect(self._offer)
        view.refused_wanted.connect(self._refused)
        view.off_wanted.connect(self._off)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read the names of people first, then every list."""
        asked = BookAsked(today_in(self._context))
        self.ask("book", self._context.job(read_day, asked), self._take_set_up)

    def _take_set_up(self, page: BookPage) -> None:
        self._set_up = page.set_up
        self._people = {person.user: person.name for person in page.people}
        job = self._context.job
        self.ask("waiting", job(read_waiting_list, None), self._take_waiting)
        self.ask("earlier", job(read_wants_earlier, None), self._take_earlier)
        self.ask("broken", job(read_broken, None), self._take_broken)
        self.ask("unscheduled", job(read_unscheduled, None), self._take_unscheduled)

    def _take_waiting(self, rows: tuple[WaitingRow, ...]) -> None:
        self._waiting = rows
        self.ask("freed", self._context.job(read_freed_times, None), self._take_freed)

    def _take_freed(self, times: tuple[FreedTime, ...]) -> None:
        self._freed = {}
        for each in times:
            for match in each.matches:
                self._freed.setdefault(match.row.entry_id, match)
        now = self._context.desk.premises.clock()
        freed, people, zone = self._freed, self._people, self._zone()
        self._keep(
            ListKind.WAITING,
            [waiting_row(row, freed.get(row.entry_id), people, now, zone) for row in self._waiting],
        )

    def _take_earlier(self, rows: tuple[BookRow, ...]) -> None:
        for row in rows:
            self._asides[ListKind.EARLIER, row.booking_id] = DeskList.EARLIER.value, row.booking_id, row.patient_id
        self._keep(ListKind.EARLIER, [earlier_row(row, self._people, self._zone()) for row in rows])

    def _take_broken(self, lines: tuple[BrokenLine, ...]) -> None:
        today = today_in(self._context)
        for line in lines:
            row = line.row
            self._asides[ListKind.BROKEN, row.booking_id] = DeskList.BROKEN.value, row.booking_id, row.patient_id
        self._keep(ListKind.BROKEN, [broken_row(line, self._people, today, self._zone()) for line in lines])

    def _take_unscheduled(self, lines: tuple[UnscheduledLine, ...]) -> None:
        rows = [unscheduled_row(line, today_in(self._context)) for line in lines]
        for line, row in zip(lines, rows, strict=True):
            self._asides[ListKind.UNSCHEDULED, row.key] = line.kind, line.source_id, line.card.patient_id
        self._keep(ListKind.UNSCHEDULED, rows)

    def _zone(self) -> ZoneInfo:
        return (self._set_up or SetUp()).zone

    def _keep(self, which: ListKind, rows: list[ListRow]) -> None:
        self._rows[which] = rows
        self._view.show_counts({each: len(found) for each, found in self._rows.items()})
        if which is self._view.list():
            self._view.show_list(which, rows)

    def _choose(self, which: ListKind) -> None:
        self._view.show_list(which, self._rows.get(which, []))

    def _call(self, row: ListRow) -> None:
        """Show the number; whoever may note calls goes on to what came of it."""
        patient, number = row.book.patient_id, show_phone(row.phone)
        if patient is None or not self._context.actor.may(Permission.SEND_MESSAGES):
            self._context.prompts.tell(row.name, number)
            return
        question = Question(row.name, number, _("Note the call…"))
        self._context.prompts.confirm(question, lambda yes: self._note_call(patient) if yes else None)

    def _note_call(self, patient: PatientId) -> None:
        self._context.navigation.open_patient(patient, NOTE_CALL)

    def _asked(self, row: ListRow) -> WaitingAsked:
        return WaitingAsked(row.book.patient_id or PatientId(0), row.book.waiting_id, row.book.waiting_number)

    def _offer(self, row: ListRow) -> None:
        match = self._freed.get(row.key)
        if match is not None:
            offer = Offer(self._asked(row), match.starts, match.practitioner)
            self.act(self._context.job(note_offer, offer), lambda _entry: self.load())

    def _refused(self, row: ListRow) -> None:
        self.act(self._context.job(note_offer, Offer(self._asked(row), None)), lambda _entry: self.load())

    def _off(self, row: ListRow) -> None:
        waits = self._view.list() is ListKind.WAITING
        title = _("Take {name} off the waiting list?", name=row.name) if waits else _("Leave this row for two weeks?")
        body = _("The reason stands in the log. Write no health detail.")
        question = Question(title, body, _("Take off") if waits else _("Leave it"), danger=waits)
        self._context.prompts.ask_reason(question, lambda reason: self._leave(row, reason), shortest=3)

    def _leave(self, row: ListRow, reason: str | None) -> None:
        if reason is None:
            return
        which = self._view.list()
        if which is ListKind.WAITING:
            taken = TakenOff(self._asked(row), reason)
            self.act(self._context.job(take_off_waiting_list, taken), lambda _entry: self.load())
            return
        kind, source, patient = self._asides[which, row.key]
        aside = SetAside(patient, kind, source, reason, today_in(self._context) + LEFT_FOR)
        self.act(self._context.job(set_row_aside, aside), lambda _none: self.load())

    def _add(self) -> None:
        if self._set_up is None:
            return
        actor = self._context.actor
        dialog = WaitingDialog(
            self._view.window(), today_in(self._context), shows_alerts=actor.may(Permission.READ_ALERT_FLAG)
        )
        WaitingPresenter(dialog, self._context, self._set_up, self.load)
        dialog.start()

    def _hear(self, changes: Iterable[object]) -> None:
        if any(isinstance(change, Change) and change.entity in HEARD for change in changes):
            self.load()


def build_page(context: Context) -> ListsView:
    """Make the page of the desk's lists."""
    view = ListsView()
    ListsPresenter(view, context).load()
    return view
