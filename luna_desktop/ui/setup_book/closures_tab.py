"""Leave and closures of the book: what runs and what is to come, and its forms."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from luna_desktop.domain.book.hours import CLOSURE_NAMES, Closure, ClosureKind
from luna_desktop.domain.book.hours_text import periods_text
from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.closures import (
    ClosureLine,
    ClosuresPage,
    keep_closure,
    read_closures,
    retire_closure,
)
from luna_desktop.services.front.entries import Kept, Retiring
from luna_desktop.services.front.hours import keep_date
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.setup_book.closure_forms import ClosureForm, DateForm, clock
from luna_desktop.ui.setup_book.hours_tab import name_words
from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.setup_book.presenting import SetUpPresenter
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column


class ClosuresTab(ListTab[ClosureLine]):
    """Shows leave and closures."""

    def __init__(self) -> None:
        super().__init__(_wording(), _columns(self), key=lambda row: row.entry_id)
        self.page: ClosuresPage | None = None
        self.form, self.date_form = ClosureForm(), DateForm()
        for form in (self.form, self.date_form):
            self.add_form(form)
        self.add = self.add_button(
            _("Add leave or a closure"), "addClosureButton", lambda: self.open_line(None), key="Insert"
        )
        self.add_date = self.add_button(
            _("Other hours on a day"), "addDateButton", self.open_date, key="Shift+Insert", icon="clock"
        )
        self.remove = self.add_button(_("Take it back…"), "removeClosureButton", self._noop, icon="undo-2")
        self.remove.setEnabled(False)
        self.table.selected.connect(lambda line: self.remove.setEnabled(line is not None))

    def show_closures(self, page: ClosuresPage) -> None:
        """Show what runs and what is to come."""
        self.page = page
        self.show_rows(page.lines)
        self.remove.setEnabled(self.table.current() is not None)

    def open_line(self, line: ClosureLine | None) -> None:
        """Open the form of a closure, or of other hours on a day."""
        if self.page is None:
            return
        if line is None or isinstance(line.what, Closure):
            self.show_form(self.form, self.form.begin(line, self.page))
            self.form.fit()
        else:
            self.show_form(self.date_form, self.date_form.begin(line, self.page))

    def open_date(self) -> None:
        """Open an empty form of other hours on a day."""
        if self.page is not None:
            self.show_form(self.date_form, self.date_form.begin(None, self.page))

    def _noop(self) -> None:
        """The presenter takes a closure back."""


class ClosuresPresenter(SetUpPresenter):
    """Stands between leave and closures and their use cases."""

    def __init__(self, view: ClosuresTab, context: Context) -> None:
        super().__init__(view, view, context)
        self._view = view
        view.retry_wanted.connect(self.load)
        view.picked.connect(lambda line: view.open_line(line) if line is not None else None)
        view.opened.connect(view.open_line)
        view.remove.clicked.connect(self._remove)
        view.form.submitted.connect(lambda _values: self._save(view.form))
        view.date_form.submitted.connect(lambda _values: self._save(view.date_form))

    def load(self) -> None:
        """Read leave and closures."""
        self._view.show_loading()
        self.ask("closures", self._context.job(read_closures, None), self._show)

    def _show(self, page: ClosuresPage) -> None:
        self._zone = ZoneInfo(page.zone)
        self._view.show_closures(page)

    def _save(self, form: ClosureForm | DateForm) -> None:
        problems = form.problems()
        if problems:
            form.show_problems(problems)
            return

        def saved(kept: Kept) -> None:
            self._view.close_form()
            self._view.table.choose(kept.entry.entry_id)
            self.said(_("It is saved."), kept.moved)

        if isinstance(form, ClosureForm):
            self.change(keep_closure, form.kept, saved)
        else:
            self.change(keep_date, form.kept, saved)

    def _remove(self) -> None:
        line = self._view.table.current()
        if line is None:
            return
        question = Question(
            _("Take this back?"),
            _("{name} can be booked at these times again, as the usual hours say.", name=name_words(line.name)),
            _("Take it back"),
        )

        def answered(sure: bool) -> None:
            if sure:
                self.change(
                    retire_closure,
                    lambda seen: Retiring(line.entry_id, line.number, "", seen),
                    lambda kept: self._removed(kept),
                )

        self._context.prompts.confirm(question, answered)

    def _removed(self, kept: Kept) -> None:
        self._view.close_form()
        self.said(_("It is taken back."), kept.moved)


def _wording() -> Wording:
    return Wording(
        "closures",
        _("Leave and closures"),
        _("When somebody or something is away, and other hours on single days."),
        _("Nobody is away"),
        _("Enter leave of practitioners, and when a room, a device or the clinic is closed."),
        _("Choose a line"),
        "calendar-days",
    )


def _columns(tab: ClosuresTab) -> list[Column[ClosureLine]]:
    def when(row: ClosureLine) -> Cell:
        return Cell(*when_words(row, ZoneInfo(tab.page.zone) if tab.page is not None else ZoneInfo("Asia/Kolkata")))

    def kind(row: ClosureLine) -> Cell:
        if not isinstance(row.what, Closure):
            return Cell(chips=(ChipSpec(_("Other hours"), "info", "clock"),))
        tones = {ClosureKind.LEAVE: ("priv", "user-x"), ClosureKind.SERVICE_VISIT: ("warn", "settings")}
        tone, icon = tones.get(row.what.kind, ("neutral", "ban"))
        return Cell(chips=(ChipSpec(shown(CLOSURE_NAMES[row.what.kind]), tone, icon),))

    return [
        Column(
            _("Who or what"), lambda row: Cell(name_words(row.name), row.what.words, strong=True), 200, stretch=True
        ),
        Column(_("When"), when, 240),
        Column(_("Kind"), kind, 220),
    ]


def when_words(row: ClosureLine, zone: ZoneInfo) -> tuple[str, str]:
    """Return from when until when somebody or something is away, in two lines."""
    what = row.what
    if not isinstance(what, Closure):
        return show_day(what.day, current()), periods_text(what.open) or _("Closed all day")
    starts, ends = what.starts.astimezone(zone), what.ends.astimezone(zone)
    first = show_day(starts.date(), current())
    if clock(starts) == clock(ends) == "00:00":
        last = show_day(ends.date() - timedelta(days=1), current())
        return (
            (first, _("Whole day"))
            if first == last
            else (_("{first} to {last}", first=first, last=last), _("Whole days"))
        )
    if starts.date() == ends.date():
        return first, f"{clock(starts)}–{clock(ends)}"
    last = show_day(ends.date(), current())
    return f"{first}, {clock(starts)}", _("to {day}, {time}", day=last, time=clock(ends))
