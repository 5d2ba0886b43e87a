"""A paper page by page."""

from __future__ import annotations

import io

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from luna_desktop.ui.rights.paper_dialog import PageImage, PaperDialog
from tests import builders


def pages(count: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(count):
        canvas.drawString(100, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_turn_by_key_and_button_and_stop_at_the_end(window: QWidget, qtbot: QtBot) -> None:
    dialog = PaperDialog(window, "Denial", "As issued", pages(2), "application/pdf")
    assert (dialog.page.count(), dialog.page.page()) == (2, 0)
    first = dialog.page.pixmap().toImage()
    dialog.findChild(QPushButton, "pageAfter").click()
    assert dialog.page.pixmap().toImage() != first
    QTest.keyClick(dialog.page, Qt.Key.Key_PageDown)
    assert dialog.page.accessibleDescription() == "Page 2 of 2"
    dialog.findChild(QPushButton, "pageBefore").click()
    assert dialog.page.page() == 0
    dialog.close_button.click()
    assert dialog.isHidden()


def test_a_picture_is_one_page_and_no_bytes_show_nothing(window: QWidget, qtbot: QtBot) -> None:
    page = PageImage("page", "Page")
    qtbot.addWidget(page)
    page.show_paper(builders.a_jpeg(60, 40), "image/jpeg")
    assert page.count() == 1
    assert not page.pixmap().isNull()
    page.show_paper(b"")
    assert page.count() == 0
    assert page.pixmap().isNull()
