"""What printing from the book does: finds patients, makes the pages anew with each choice, hands them to a printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.reports.labels import Sheet
from luna_desktop.services.exports import write_export
from luna_desktop.services.front.book_days import BookAsked, BookPage, read_day
from luna_desktop.services.front.calendars import CalendarFile, PatientCalendar, prepare_patient_calendar
from luna_desktop.services.front.patient_papers import CardAsked, RouteAsked, prepare_card, prepare_route
from luna_desktop.services.front.printouts import (
    DeskPages,
    LabelsAsked,
    SheetAsked,
    prepare_desk_sheet,
    prepare_labels,
)
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.texts import _
from luna_desktop.ui.book_papers.patient_pick import Picked
from luna_desktop.ui.book_papers.view import PaperKind, PapersView
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.prompts import FileChoice
from luna_desktop.ui.recipients.wording import whole_day
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.overlay import Overlay
from luna_desktop.ui.widgets.states import not_allowed


@dataclass(frozen=True)
class PapersStart:
    """With what printing begins: the paper, a day (None for today), a practitioner, a patient."""

    kind: PaperKind = PaperKind.DAY
    day: date | None = None
    practitioner: int = 0
    patient: Picked | None = None


class PapersPresenter(Presenter):
    """Stands between what is to be printed and the use cases that make the pages."""

    def __init__(self, view: PapersView, context: Context, start: PapersStart, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._start = view, context, start
        self._paper = paper or PrinterDialog()
        self._pdf = b""
        view.make_wanted.connect(self.make)
        view.print_wanted.connect(self.print)
        view.calendar_wanted.connect(self._calendar)
        view.typed.connect(self._find)
        context.announcements.locked.connect(self.blank)

    def begin(self) -> None:
        """Offer practitioners, then make the first pages."""
        day = self._start.day or today_in(self._context)
        self._view.start(day)
        self._view.show_kind(self._start.kind)
        self._view.patient.show_value(self._start.patient)
        if self._start.patient is not None:
            self._view.whom.show_value(True)
        self.ask("people", self._context.job(read_day, BookAsked(day)), self._show_people)

    def _show_people(self, page: BookPage) -> None:
        self._view.show_people([(each.user, each.name) for each in page.people])
        self._view.practitioner.show_value(self._start.practitioner)
        self.make()

    def _find(self, typed: str) -> None:
        self.ask("found", self._context.job(search_patients, Lookup(typed)), self._view.patient.show_found)

    def blank(self) -> None:
        """Show no page any more, as when the clinic is locked."""
        self._show(b"")

    def make(self) -> None:
        """Make the pages anew; where something is missing, say so only once it was asked for."""
        view, kind = self._view, self._view.kind()
        job = self._job(kind)
        if job is None:
            self.forget("pages")
            self._show(b"")
            if kind is not PaperKind.CARD and not view.day.isHidden() and whole_day(view.day.value()) is None:
                view.day.show_problem(_("Enter a whole date, such as 14-03-2026."))
            return
        view.make.set_busy(True)
        self.ask("pages", job, lambda made: self._show(made.pdf))

    def _job(self, kind: PaperKind) -> Callable[[], DeskPages] | None:
        """Return what makes the pages, or None where a day or a patient is missing."""
        view, job = self._view, self._context.job
        day, patient = whole_day(view.day.value()), view.patient.value()
        if kind in {PaperKind.DAY, PaperKind.WEEK} and day is not None:
            who = int(str(view.practitioner.value() or 0))
            days = 1 if kind is PaperKind.DAY else 7
            return job(prepare_desk_sheet, SheetAsked(day, days, who, bool(view.phones.value())))
        if kind is PaperKind.CARD and patient is not None:
            return job(prepare_card, CardAsked(patient, bool(view.services.value())))
        if kind is PaperKind.ROUTE and patient is not None and day is not None:
            return job(prepare_route, RouteAsked(patient, day))
        if kind is PaperKind.LABELS and (patient if view.whom.value() else day) is not None:
            return job(prepare_labels, self._labels(patient, day))
        return None

    def _labels(self, patient: PatientId | None, day: date | None) -> LabelsAsked:
        view = self._view
        sheet = view.sheet.value()
        one = bool(view.whom.value()) and patient is not None
        return LabelsAsked(
            (patient,) if one and patient is not None else (),
            None if one else day,
            sheet if isinstance(sheet, Sheet) else Sheet.A3X8,
            _count(view.first.value()) - 1,
            _count(view.copies.value()),
        )

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._view.show_pages(pdf)

    def _calendar(self) -> None:
        """Save the patient's appointments for their own calendar: when and where, nothing else."""
        patient = self._view.patient.value()
        if patient is not None:
            self.act(self._context.job(prepare_patient_calendar, PatientCalendar(patient)), self._place)

    def _place(self, made: CalendarFile) -> None:
        choice = FileChoice(_("Save the calendar"), kinds=_("Calendar (*.ics)"), proposed=made.proposed)

        def chosen(path: Path | None) -> None:
            if path is not None:
                whole = path if path.suffix else path.with_suffix(".ics")
                said = _("Appointments written: {count}.", count=made.events)
                self.act(partial(write_export, whole, made.content), lambda _none: self._context.navigation.saved(said))

        self._context.prompts.save_file(choice, chosen)

    def print(self) -> None:
        """Ask which printer, then print what is shown."""
        if self._pdf:
            self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is None:
            return
        if self._view.kind() is PaperKind.LABELS:
            printer.setFullPage(True)
        run = PagePrinter(printer, self._pdf, self._view)
        run.finished.connect(partial(self._printed, run))
        run.start()

    def _printed(self, run: PagePrinter, went_well: bool) -> None:
        run.deleteLater()
        if went_well:
            self._context.navigation.saved(_("Printed."))
        else:
            self._view.show_trouble(_("The printer did not take every page. Check it, then print again."))


def _count(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def build_page(context: Context, paper: Paper | None = None) -> QWidget:
    """Make the page; whoever may not read the book is told whom to ask."""
    if not context.actor.may(Permission.READ_BOOK):
        return not_allowed(_("Ask the owner of the clinic."), name="bookPapersClosed")
    view = PapersView()
    PapersPresenter(view, context, PapersStart(), paper).begin()
    return view


class PapersDialog(Overlay):
    """The same over another page, as from the book; Esc closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "papersDialog", _("Print from the book"), width=1120)
        self.view = PapersView()
        self.close_button = Button(_("Close"), "closePapersButton")
        self.close_button.clicked.connect(self.dismissed)
        self.dismissed.connect(self.put_away)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 10)
        column.addWidget(self.view, 1)
        column.addWidget(self.close_button)
        self.card.setFixedHeight(max(420, window.height() - 48))


def open_papers(window: QWidget, context: Context, start: PapersStart, paper: Paper | None = None) -> PapersDialog:
    """Open the papers of the book over a window, for a day, a practitioner or a patient."""
    dialog = PapersDialog(window)
    PapersPresenter(dialog.view, context, start, paper).begin()
    dialog.open_on(dialog.view.make)
    return dialog
