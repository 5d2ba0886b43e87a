"""The Privacy tab's card of who opened the record, and the page about it for the patient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.measures import show_day
from luna_desktop.services.rights.openings import OpenedRow, OpeningsAsked, WhoOpened, read_who_opened
from luna_desktop.services.rights.openings_page import OpeningsPages, prepare_openings_page
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.checks import Segmented
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.labels import hairline, words

YEARS = (1, 3, 6)
MOST_SHOWN = 8


class WhoOpenedCard(Card):
    """Shows who opened the record, newest first.

    Signals:
        period_chosen: of how many years.
        print_wanted: the page for the patient.
    """

    period_chosen = Signal(object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Who opened this record"), "whoOpenedCard", icon="eye")
        options = [Option(years, _("1 year") if years == 1 else _("{count} years", count=years)) for years in YEARS]
        self.period = Segmented("whoOpenedPeriod", _("How far back"), options)
        self.period.show_value(YEARS[0])
        self.period.chosen.connect(self.period_chosen)
        self.print = Button(_("Print for the patient…"), "printWhoOpened", icon="printer", size="small")
        self.print.clicked.connect(self.print_wanted)
        self.banner = Banner("info", "", name="whoOpenedBanner")
        self.note = words("", "caption", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        for widget in (self.period, self.banner, self.note):
            self.add(widget)
        self.add(self._rows)
        self.add_action(self.print)

    def show_opened(self, opened: WhoOpened) -> None:
        """Show who opened the record, and what the patient reads of it."""
        _empty(self._rows)
        for at, row in enumerate(opened.rows[:MOST_SHOWN]):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(_line(row))
        self.note.setText(_note(opened))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence over the list; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences; the card has no fields."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:  # noqa: ARG002 - the card keeps no versions
        """Say that something newer was saved."""
        self.banner.say("warn", text)


class WhoOpenedPresenter(Presenter):
    """Stands between the card and one patient's openings."""

    def __init__(self, card: WhoOpenedCard, context: Context, patient: PatientId, paper: Paper | None = None) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient = card, context, patient
        self._paper = paper or PrinterDialog()
        self._years = YEARS[0]
        card.print.setVisible(context.actor.may(Permission.REVIEW_OPENINGS))
        card.period_chosen.connect(self._choose)
        card.print_wanted.connect(self.print)
        context.announcements.changed.connect(self._hear)

    def load(self) -> None:
        """Read who opened the record."""
        self.ask("opened", self._context.job(read_who_opened, self._asked()), self._card.show_opened)

    def print(self) -> None:
        """Ask which printer, then make the page and print it."""
        self._paper.choose(self._card, self._print_on)

    def _asked(self) -> OpeningsAsked:
        return OpeningsAsked(self._patient, self._years)

    def _choose(self, years: int) -> None:
        self._years = years
        self.load()

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is not None:
            job = self._context.job(prepare_openings_page, self._asked())
            self.act(job, partial(self._print_pages, printer))

    def _print_pages(self, printer: QPrinter, pages: OpeningsPages) -> None:
        work = PagePrinter(printer, pages.pdf, self._card)
        work.finished.connect(self._printed)
        work.finished.connect(work.deleteLater)
        work.start()

    def _printed(self, went_well: bool) -> None:
        if went_well:
            self._card.show_trouble(_("The page is printed. Give it to the patient."), tone="ok")
        else:
            self._card.show_trouble(_("The printer did not take every page. Check it, then print again."))

    def _hear(self, changes: Iterable[object]) -> None:
        if any(getattr(each, "entity", "") == "setting" for each in changes):
            self.load()


def build_who_opened(context: Context, patient: PatientId) -> QWidget | None:
    """Build the card for one patient and begin to read; None for whoever may not read it."""
    if not context.actor.may(Permission.READ_DISCLOSURES):
        return None
    card = WhoOpenedCard()
    WhoOpenedPresenter(card, context, patient).load()
    return card


def _note(opened: WhoOpened) -> str:
    if not opened.rows:
        return _("Nobody opened this record since {day}.", day=show_day(opened.since, current()))
    if len(opened.rows) > MOST_SHOWN:
        return _("Older ones stand on the page for the patient.")
    if opened.names_shown and not opened.rules.with_names:
        return _("You see names because you review openings. The patient reads roles.")
    return ""


def _line(row: OpenedRow) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    top = QHBoxLayout()
    who = shown(row.who) if isinstance(row.who, Message) else row.who
    top.addWidget(words(who, "strong", wrap=True), 1)
    top.addWidget(words(_("{count} ×", count=row.times), "caption"))
    column.addLayout(top)
    column.addWidget(words(shown(row.task), "body2", wrap=True))
    first, last = show_day(row.first.astimezone(CLINIC_ZONE).date(), current()), moment(row.last)
    said = _("Last {last}", last=last) if row.times == 1 else _("First {first}, last {last}", first=first, last=last)
    column.addWidget(words(said, "caption", wrap=True))
    return holder


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
