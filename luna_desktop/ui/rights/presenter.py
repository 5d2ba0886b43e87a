"""What the privacy desk does: keeps queue and clocks up to date, shows one case, and hands its steps on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.limits import ClockRules
from luna_desktop.services.rights.attachments import AttachmentLine, list_attachments
from luna_desktop.services.rights.cases import CaseAsked, CasePage, read_case
from luna_desktop.services.rights.clock_settings import read_clock_rules
from luna_desktop.services.rights.desk_counts import DeskCounts, read_desk_counts
from luna_desktop.services.rights.opening_reviews import ReviewCounts, count_openings
from luna_desktop.services.rights.queue import Queue, QueueQuery, read_case_queue
from luna_desktop.services.sharing.stop_tasks import StopLine, list_stop_tasks
from luna_desktop.services.work import Change
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.rights.case_reading import case_of, closed_words, row_of, tiles_of
from luna_desktop.ui.rights.clocks_dialog import ClocksEntry
from luna_desktop.ui.rights.doing import CaseDoing
from luna_desktop.ui.rights.entry import open_log
from luna_desktop.ui.rights.follow_ups import TELL, withdrawals_of
from luna_desktop.ui.rights.retention_presenter import RetentionPresenter
from luna_desktop.ui.rights.shown import ShownCase, ShownRow, Sort, Tab
from luna_desktop.ui.rights.view import PrivacyDeskView

CLOSED_DAYS = 365
HEARD = frozenset(
    {"case", "consent", "stop task", "disclosure", "restriction", "opening", "noticed opening", "setting"}
)
REVIEWS = "openings"
"""The place where openings of records are reviewed."""
TO_TELL = "recipients/tasks"
"""The place where recipients are told that a consent was withdrawn."""


def build_page(context: Context, part: str = "") -> QWidget:
    """Make the page; `part` is the number of a case that is to be shown at once."""
    view = PrivacyDeskView()
    presenter = PrivacyDeskPresenter(view, context)
    if part.isdecimal():
        presenter.wanted = int(part)
    presenter.start()
    return view


class PrivacyDeskPresenter(Presenter):
    """Stands between the page and the cases."""

    def __init__(self, view: PrivacyDeskView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._queue: Queue | None = None
        self._closed: Queue | None = None
        self._counts = DeskCounts(0)
        self._reviews = 0
        self._page: CasePage | None = None
        self._row: ShownRow | None = None
        self._papers: tuple[AttachmentLine, ...] = ()
        self._follow_ups: dict[int, tuple[ShownRow, ShownCase]] = {}
        self.wanted = 0
        self.doing = CaseDoing(view, context, self.start)
        self.retention = RetentionPresenter(view, context)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.chosen.connect(self._choose)
        view.log_wanted.connect(self.log)
        view.retry_wanted.connect(self.start)
        view.closed_wanted.connect(self._show_closed)
        view.tile_chosen.connect(self._go_to_tile)
        view.minute_passed.connect(self._tick)
        view.panel.acted.connect(self._act)
        self._clocks = ClocksEntry(view, view, self._context)
        view.clocks_wanted.connect(self._clocks.open)
        view.clocks.setVisible(self._context.actor.may(Permission.CHANGE_SETTINGS))
        self._context.announcements.changed.connect(self._hear)
        self._context.announcements.locked.connect(self._forget)

    def start(self) -> None:
        """Read everything that the page shows."""
        context = self._context
        self.ask("queue", context.job(read_case_queue, QueueQuery()), self._show_queue)
        self.ask("closed", context.job(read_case_queue, QueueQuery(closed=True, days=CLOSED_DAYS)), self._show_figures)
        self.ask("counts", context.job(read_desk_counts, None), self._show_counts)
        if context.actor.may(Permission.REVIEW_OPENINGS):
            self.ask("reviews", context.job(count_openings, None), self._show_reviews)
        if context.actor.may(Permission.SETTLE_STOP_TASKS):
            self.ask("stops", context.job(list_stop_tasks, None), self._show_stops)
        self.doing.start()
        self.ask("rules", context.job(read_clock_rules, None), self._show_rules)
        self._read_case()

    def log(self) -> None:
        """Log a request; the new case is chosen then."""

        def logged(case_id: int) -> None:
            self.wanted = case_id
            self.start()

        open_log(self._view, self._context, done=lambda case: logged(case.case_id))

    def _rows(self, queue: Queue) -> list[ShownRow]:
        now = self._context.desk.premises.clock()
        return [row_of(each, self._context.actor, now) for each in queue.rows]

    def _show_stops(self, lines: tuple[StopLine, ...]) -> None:
        self._follow_ups = withdrawals_of(lines)
        if self._queue is not None:
            self._view.show_rows(self._open_rows(self._queue))

    def _open_rows(self, queue: Queue) -> list[ShownRow]:
        """Return open cases and, with them, withdrawn consents of which somebody has still to be told."""
        return [*self._rows(queue), *(row for row, _case in self._follow_ups.values())]

    def _show_queue(self, queue: Queue) -> None:
        self._queue = queue
        wanted, self.wanted = self.wanted, 0
        self._show_tiles()
        self._view.show_rows(self._open_rows(queue))
        if wanted:
            self._view.choose(wanted)

    def _show_figures(self, queue: Queue) -> None:
        self._closed = queue
        text = closed_words(queue, CLOSED_DAYS)
        self._view.queue.show_closed_line(text)
        if self._view.is_closed():
            self._view.closed.show_rows(self._rows(queue), text)

    def _show_counts(self, counts: DeskCounts) -> None:
        self._counts = counts
        self._show_tiles()

    def _show_reviews(self, counts: ReviewCounts) -> None:
        self._reviews = counts.waiting + counts.noticed
        self._show_tiles()

    def _show_tiles(self) -> None:
        if self._queue is not None:
            self._view.show_tiles(tiles_of(self._queue, self._counts.restrictions, self._reviews))

    def _show_rules(self, rules: ClockRules) -> None:
        today = today_in(self._context)
        amounts = {kind: rules.limit(kind, today).amount for kind in CaseKind}
        self._view.show_limits(
            _(
                "Copies within {hours} hours of asking. Corrections {days} days, restrictions {restrictions}.",
                hours=amounts[CaseKind.ACCESS],
                days=amounts[CaseKind.CORRECTION],
                restrictions=amounts[CaseKind.RESTRICTION],
            )
        )

    def _show_closed(self) -> None:
        self._view.show_closed()
        if self._closed is not None:
            self._view.closed.show_rows(self._rows(self._closed), closed_words(self._closed, CLOSED_DAYS))
        self._view.closed.take_keyboard()

    def _choose(self, row: ShownRow | None) -> None:
        if row is None:
            self._row = self._page = None
            self.forget("case")
            self._view.show_case(None)
            self.doing.take(None)
            return
        is_same = self._row is not None and self._row.case_id == row.case_id
        self._row = row
        if is_same and self._page is not None:
            self._show_page()
        else:
            self._page, self._papers = None, ()
            self.doing.take(None)
            self._read_case()

    def _read_case(self) -> None:
        row = self._row
        if row is not None and row.case_id in self._follow_ups:
            self.forget("case")
            self._view.show_case(self._follow_ups[row.case_id][1])
        elif row is not None:
            asked = CaseAsked(PatientId(row.patient_id), row.case_id)
            self.ask("case", self._context.job(read_case, asked), self._show_case)
            self.ask("papers", self._context.job(list_attachments, asked), self._show_papers)

    def complain(self, error: Exception) -> None:
        """Show an error, never beside the case that was shown before the one it is about."""
        if self._page is None:
            self._view.show_case(None)
        super().complain(error)

    def _show_case(self, page: CasePage) -> None:
        self._page = page
        self.doing.take(page)
        self._show_page()

    def _show_papers(self, papers: tuple[AttachmentLine, ...]) -> None:
        self._papers = papers
        self._show_page()

    def _show_page(self) -> None:
        row, page = self._row, self._page
        if row is None or page is None or page.case.case_id != row.case_id:
            return
        self._view.show_case(case_of(page, row, self._context.actor, self._papers))

    def _go_to_tile(self, key: str) -> None:
        queue = self._view.queue
        if key == "reviews":
            self._context.navigation.go(REVIEWS)
            return
        self._view.lists.setCurrentWidget(queue)
        if key == "late":
            queue.show_sort(Sort.SOONEST)
        queue.show_tab({"copies": Tab.COPIES, "restrictions": Tab.RESTRICTIONS}.get(key, Tab.ALL))
        queue.take_keyboard()

    def _act(self, key: str) -> None:
        """Lead to the list of recipients; what is done with a case is done by `doing`."""
        if key == TELL:
            self._context.navigation.go(TO_TELL)

    def _tick(self) -> None:
        """Draw the clocks anew, without reading anything."""
        if self._queue is not None:
            self._view.queue.show_rows(self._open_rows(self._queue))
        row, current_row = self._row, self._view.queue.table.current()
        if row is not None and current_row is not None and row.case_id == current_row.case_id:
            self._row = current_row
            self._show_page()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in HEARD for change in changes):
            self.start()

    def _forget(self) -> None:
        for topic in ("queue", "closed", "case", "papers", "stops"):
            self.forget(topic)
        self._queue = self._closed = self._page = self._row = None
        self._follow_ups = {}
        self._view.forget()
