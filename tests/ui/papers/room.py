"""What tests of papers share: the Papers view of a patient over a real clinic, and a printer that is a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.view import PapersView
from tests.ui.contexts import Way, context_of


@dataclass
class FilePrinter:
    """Prints into a file without asking."""

    path: Path

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        answered(printer)


@dataclass
class Papers:
    """The room in which cards are tested."""

    desk: PapersDesk
    view: PapersView
    way: Way

    def press(self, name: str) -> None:
        """Press a button by name."""
        button = self.view.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isEnabled(), name
        button.click()

    def has(self, name: str) -> bool:
        """Tell whether there is a button that can be seen."""
        button = self.view.findChild(QPushButton, name)
        return button is not None and button.isVisibleTo(self.view)


def a_room(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, *answers: object, paper: Path | None = None) -> Papers:
    """Return an empty room for one patient."""
    way, view = Way(), PapersView()
    qtbot.addWidget(view)
    hub = ChartHub(patient, view)
    context = context_of(clinic, *answers, way=way)
    printer = FilePrinter(paper) if paper is not None else None
    return Papers(PapersDesk(context, patient, hub, view, paper=printer), view, way)
