"""Printing a placard: made for a patient of today, handed to a printer that the person chooses."""

from __future__ import annotations

from functools import partial

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId
from luna_desktop.services.care.photo_placards import PlacardAsked, prepare_placard
from luna_desktop.services.front.printouts import DeskPages
from luna_desktop.texts import _
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.printing import PagePrinter, Paper, PrinterDialog
from luna_desktop.ui.widgets.toasts import News


def print_placard(
    presenter: Presenter, owner: QWidget, context: Context, patient: PatientId, paper: Paper | None = None
) -> None:
    """Make a placard and print it; where the patient has not agreed to photographs, say so instead."""
    job = context.job(prepare_placard, PlacardAsked(patient))
    presenter.act(job, partial(_choose, owner, context, paper or PrinterDialog()))


def _choose(owner: QWidget, context: Context, paper: Paper, made: DeskPages) -> None:
    paper.choose(owner, partial(_print, owner, context, made))


def _print(owner: QWidget, context: Context, made: DeskPages, printer: QPrinter | None) -> None:
    if printer is None:
        return
    run = PagePrinter(printer, made.pdf, owner)
    run.finished.connect(partial(_printed, context, run))
    run.start()


def _printed(context: Context, run: PagePrinter, went_well: bool) -> None:
    run.deleteLater()
    if went_well:
        context.navigation.saved(_("Placard printed"))
    else:
        text = _("The printer did not take the page. Check it, then print again.")
        context.navigation.news(News(_("Not printed"), text, tone="danger"))
