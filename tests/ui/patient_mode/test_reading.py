"""The notice inside the turned screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.form import Notice
from luna_desktop.ui.patient_mode.reading import ReadingPage
from luna_desktop.ui.widgets.cards import Banner
from tests.ui.patient_mode.forms import ENGLISH_NOTICE, HINDI_NOTICE


def test_the_notice_is_shown_and_left_again(qtbot: QtBot) -> None:
    page = ReadingPage(HINDI_NOTICE, Translator("hi"))
    qtbot.addWidget(page)
    page.show()
    assert "हम क्या रखते हैं" in page.text.toPlainText()
    assert not page.findChildren(Banner)
    with qtbot.waitSignal(page.done):
        page.back.click()
    with qtbot.waitSignal(page.done):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_notice_in_another_language_is_said_to_be_one(qtbot: QtBot) -> None:
    page = ReadingPage(ENGLISH_NOTICE, Translator("hi"))
    qtbot.addWidget(page)
    assert page.findChildren(Banner)


def test_the_arrows_turn_the_pages(qtbot: QtBot) -> None:
    page = ReadingPage(Notice(1, "en", "A paragraph.\n\n" * 200, ENGLISH_NOTICE.revised_on), Translator("en"))
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    page.start()
    qtbot.keyClick(page.text, Qt.Key.Key_PageDown)
    assert page.text.verticalScrollBar().value() > 0
    assert page.text.focusPolicy() & Qt.FocusPolicy.TabFocus
