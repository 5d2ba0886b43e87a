"""The page with the register of certificates: every number of a year, and the way to print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.certificates import CERTIFICATE_KIND_NAMES, CertificateKind
from luna_desktop.services.care.certificates import RegisterRow, read_certificate_register
from luna_desktop.services.care.register_pages import RegisterPages, prepare_register_pages
from luna_desktop.texts import _, shown
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.papers.wording import day_text
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import ChoiceField, Option
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column, RowsTable

YEARS = 6


class RegisterView(QWidget):
    """The page.

    Signals:
        year_chosen: a year.
        print_wanted: the register of the year that is shown is to be printed.
    """

    year_chosen = Signal(int)
    print_wanted = Signal()

    def __init__(self, this_year: int) -> None:
        super().__init__()
        named(self, "certificateRegisterPage", _("Register of certificates"))
        years = [Option(year, str(year)) for year in range(this_year, this_year - YEARS, -1)]
        self.year = ChoiceField("register_year", _("Year"), years)
        self.year.show_value(this_year)
        self.year.edited.connect(lambda: self.year_chosen.emit(int(str(self.year.value()))))
        self.print = Button(_("Print…"), "printRegister", kind=Kind.PRIMARY, icon="printer")
        self.print.clicked.connect(self.print_wanted)
        self.banner = Banner("info", "", name="registerBanner")
        self.note = words("", "body2", wrap=True)
        self.table: RowsTable[RegisterRow] = RowsTable(
            "registerTable",
            _("Register of certificates"),
            (
                Column(_("Number"), lambda row: Cell(row.serial, day_text(row.issued_at)), width=150),
                Column(_("Patient"), lambda row: Cell(*patient_words(row)), stretch=True),
                Column(_("Identification marks"), lambda row: Cell("; ".join(row.head.marks)), width=220),
                Column(_("Certificate"), lambda row: Cell(*what_words(row)), width=260),
                Column(_("Issued by"), lambda row: Cell(row.issued_by), width=160),
                Column(_("State"), lambda row: Cell(chips=(_chip(row),)), width=120),
            ),
            key=lambda row: row.serial,
        )
        card = Card(_("Register of certificates"), "registerCard", icon="badge-check")
        card.add_action(self.print)
        top = QHBoxLayout()
        top.addWidget(self.year)
        top.addStretch(1)
        card.add(self.banner)
        card.add(top)
        card.add(self.note)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 20, 18)
        column.addWidget(card)

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the certificates of a year, or that there are none."""
        self.table.show_rows(rows)
        self.note.setText("" if rows else _("No certificate was issued in this year."))
        self.note.setVisible(not rows)
        self.print.setEnabled(bool(rows))

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence; empty takes it away."""
        self.banner.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems as sentences."""
        self.banner.say("warn", " ".join(problems.values()))

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something newer was saved."""
        del theirs
        self.banner.say("warn", text)


def patient_words(row: RegisterRow) -> tuple[str, str]:
    """Return name and address; for somebody whom the reader may not know, only that."""
    if row.is_hidden:
        return _("Kept from you"), ""
    return row.head.name, ", ".join(line for line in row.head.address.splitlines() if line)


def what_words(row: RegisterRow) -> tuple[str, str]:
    """Return the kind of certificate with its days, and what it says where the reader issued it."""
    if row.is_hidden or not row.head.topic:
        return "", ""
    kind = shown(CERTIFICATE_KIND_NAMES[CertificateKind(row.head.topic)])
    if row.head.since is not None and row.head.until is not None:
        kind = _("{kind}, {first} to {last}", kind=kind, first=day_text(row.head.since), last=day_text(row.head.until))
    return kind, row.statement


def _chip(row: RegisterRow) -> ChipSpec:
    if row.is_cancelled:
        return ChipSpec(_("Cancelled"), "neutral", "ban", row.reason)
    return ChipSpec(_("Issued"), "ok", "circle-check")


class RegisterPresenter(Presenter):
    """Stands between the page and the use case that reads the register."""

    def __init__(self, view: RegisterView, context: Context, paper: Paper | None = None) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._paper = paper or PrinterDialog()
        self._year = today_in(context).year
        view.year_chosen.connect(self._choose)
        view.print_wanted.connect(self.print)

    def load(self) -> None:
        """Read the register of the year."""
        self.ask("register", self._context.job(read_certificate_register, self._year), self._view.show_rows)

    def _choose(self, year: int) -> None:
        self._year = year
        self.load()

    def print(self) -> None:
        """Ask which printer, then print the register for the clinic's own file."""
        self._paper.choose(self._view, self._print_on)

    def _print_on(self, printer: QPrinter | None) -> None:
        if printer is not None:
            self.act(self._context.job(prepare_register_pages, self._year), partial(self._print_pages, printer))

    def _print_pages(self, printer: QPrinter, pages: RegisterPages) -> None:
        work = PagePrinter(printer, pages.pdf, self._view)
        work.finished.connect(self._printed)
        work.finished.connect(work.deleteLater)
        work.start()

    def _printed(self, went_well: bool) -> None:
        if went_well:
            self._view.show_trouble(_("The register is printed. Keep it in the clinic."), tone="ok")
        else:
            self._view.show_trouble(_("The printer did not take every page. Check it, then print again."))


def build_page(context: Context, paper: Paper | None = None) -> QWidget:
    """Build the page and begin to read."""
    view = RegisterView(today_in(context).year)
    RegisterPresenter(view, context, paper).load()
    return view
