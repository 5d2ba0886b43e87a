"""The viewer of a document: pages by keyboard, who may give them out, and nothing left after the lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.results.viewer import DocumentViewer
from tests.interop.scans import a_pdf


@pytest.fixture
def viewer(qtbot: QtBot) -> DocumentViewer:
    made = DocumentViewer()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_document("Letter of Dr Rao", "Letter received", a_pdf(3), may_give=False)
    return made


def page(viewer: DocumentViewer) -> int:
    return viewer.preview.view.pageNavigator().currentPage()


def test_pages_turn_by_keyboard(qtbot: QtBot, viewer: DocumentViewer) -> None:
    qtbot.waitUntil(lambda: viewer.preview.page_count() == 3)
    QTest.keyClick(viewer, Qt.Key.Key_End)
    assert page(viewer) == 2
    QTest.keyClick(viewer, Qt.Key.Key_PageUp)
    assert page(viewer) == 1
    QTest.keyClick(viewer, Qt.Key.Key_Home)
    assert page(viewer) == 0
    before = viewer.preview.view.zoomFactor()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.preview.view.zoomFactor() != before
    with qtbot.waitSignal(viewer.closed):
        QTest.keyClick(viewer, Qt.Key.Key_Escape)


def test_only_who_may_give_it_out_is_offered_to(viewer: DocumentViewer) -> None:
    assert not viewer.preview.print.isVisible()
    viewer.show_document("Letter", "", a_pdf(), may_give=True)
    assert viewer.preview.print.isVisible()
    viewer.set_handing_over(True)
    assert not viewer.preview.save.isEnabled()
    viewer.set_handing_over(False)
    assert viewer.preview.save.isEnabled()


def test_after_the_lock_nothing_is_left(viewer: DocumentViewer) -> None:
    viewer.forget()
    assert viewer.preview.page_count() == 0
    assert viewer.title.whole_text() == ""
