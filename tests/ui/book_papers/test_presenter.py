"""Papers made and printed by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.book_papers.patient_pick import Picked
from luna_desktop.ui.book_papers.presenter import PapersStart, build_page, open_papers
from luna_desktop.ui.book_papers.view import PaperKind, PapersView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import entries
from tests.services.front.booking import at, book_one
from tests.ui.contexts import Way, context_of


class ToFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(self.path))
        answered(printer)


@pytest.fixture
def desk(open_clinic: Opener) -> OpenClinic:
    clinic = open_clinic(Role.RECEPTION)
    book_one(clinic, builders.register(clinic), "10:00")
    return clinic


def pages(view: PapersView) -> int:
    return view.preview.page_count()


def test_reception_makes_each_paper_and_prints_it(desk: OpenClinic, qtbot: QtBot, tmp_path: Path) -> None:
    way, window = Way(), QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    start = PapersStart(day=at("10:00").date())
    paper = ToFile(tmp_path / "printed.pdf")
    calendar = tmp_path / "calendar"
    dialog = open_papers(window, context_of(desk, calendar, way=way), start, paper)
    view = dialog.view
    assert pages(view) == 1
    qtbot.keyClick(view.make, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: way.said == ["Printed."])
    assert paper.path.stat().st_size > 1000
    for kind in (PaperKind.WEEK, PaperKind.LABELS):
        view.kinds.card(kind).click()
        assert pages(view) >= 1
    view.kinds.card(PaperKind.CARD).click()
    assert pages(view) == 0
    qtbot.keyClicks(view.patient.edit, "Kumar")
    qtbot.keyClick(view.patient.edit, Qt.Key.Key_Return)
    assert pages(view) == 1
    view.calendar.click()
    assert b"BEGIN:VEVENT" in calendar.with_suffix(".ics").read_bytes()
    view.kinds.card(PaperKind.ROUTE).click()
    assert pages(view) == 1
    assert len(entries(desk, "route printed")) == 1
    view.day.edit.setText("nonsense")
    qtbot.keyClick(view.day.edit, Qt.Key.Key_Return)
    assert view.day.problem
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_it_begins_with_the_patient_of_a_booking(desk: OpenClinic, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    start = PapersStart(PaperKind.LABELS, patient=Picked(PatientId(1), "Ananya Kumar", "LUN-000001"))
    dialog = open_papers(window, context_of(desk), start)
    assert dialog.view.whom.value() is True
    assert pages(dialog.view) == 1
    dialog.view.first.edit.setText("40")
    qtbot.keyClick(dialog.view.first.edit, Qt.Key.Key_Return)
    assert dialog.view.first.problem
    dialog.close_button.click()


def test_a_place_of_its_own_and_who_may_not(open_clinic: Opener, desk: OpenClinic, qtbot: QtBot) -> None:
    page = build_page(context_of(desk))
    qtbot.addWidget(page)
    assert isinstance(page, PapersView)
    desk.close()
    closed = build_page(context_of(open_clinic(Role.ADMINISTRATOR)))
    qtbot.addWidget(closed)
    assert closed.objectName() == "bookPapersClosed"
