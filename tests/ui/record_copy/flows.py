"""What tests of the record copy page share: a page on a real clinic, and a tray that gives a printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.accounting import DisclosureLine, read_disclosures
from luna_desktop.services.sharing.copy_plans import CopyPlan
from luna_desktop.ui.context import Context
from luna_desktop.ui.record_copy.presenter import RecordCopyPresenter
from luna_desktop.ui.record_copy.view import RecordCopyView
from tests.services.sharing.copying import approved, ready, saved


class Tray:
    """Gives a printer without asking."""

    def __init__(self, printer: QPrinter | None) -> None:
        self._printer = printer

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        answered(self._printer)


def shown(
    qtbot: QtBot, context: Context, patient: PatientId, printer: QPrinter | None = None
) -> tuple[RecordCopyView, RecordCopyPresenter]:
    """Show the page and wait for its first pages."""
    view = RecordCopyView()
    qtbot.addWidget(view)
    view.resize(1200, 800)
    presenter = RecordCopyPresenter(view, context, patient, Tray(printer))
    presenter.load()
    settled(qtbot, view)
    return view, presenter


def settled(qtbot: QtBot, view: RecordCopyView) -> None:
    """Wait until the small pages are drawn."""
    qtbot.waitUntil(lambda: not view.preview._timer.isActive())


def approved_for(clinic: OpenClinic, patient: PatientId, release: str) -> None:
    """Take a request so far that its copy may leave."""
    case = ready(clinic, patient)
    saved(clinic, case, CopyPlan(purpose="Own record", photographs=(), release=release))
    approved(clinic, case)


def book(clinic: OpenClinic, patient: PatientId) -> list[DisclosureLine]:
    """Return what left or was about to."""
    return clinic.desk.perform(clinic.actor, read_disclosures, patient)
