"""From the book to paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.book.acts import PRINT
from luna_desktop.ui.book_papers.presenter import PapersDialog
from luna_desktop.ui.book_papers.view import PaperKind
from tests.clinic_fixtures import Opener
from tests.services.acting import entries
from tests.services.front.booking import book_one
from tests.ui.book.open_book import open_book


def test_ctrl_p_prints_the_day_and_the_details_print_for_the_patient(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, None, "10:00")
    page = open_book(qtbot, desk)
    page.view.window().activateWindow()
    qtbot.waitUntil(page.view.window().isActiveWindow)
    page.view.canvas.setFocus()
    QTest.keyClick(page.view.canvas, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = page.view.window().findChild(PapersDialog)
    assert isinstance(dialog, PapersDialog)
    assert dialog.view.kind() is PaperKind.DAY
    assert dialog.view.day.value() == "2026-03-16"
    dialog.close_button.click()
    page.presenter.changes.act_on(known.booking_id, PRINT)
    found = [each for each in page.view.window().findChildren(PapersDialog) if not each.isHidden()]
    assert [each.view.patient.value() for each in found] == [known.patient_id]
    assert len(entries(desk, "appointment card printed")) == 1
    found[0].close_button.click()
