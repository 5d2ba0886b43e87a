"""The Privacy tab's states."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.privacy.consents import NoticeText, PrivacyPage
from luna_desktop.services.sharing import copy_uses
from luna_desktop.ui.privacy.view import PrivacyView


def test_without_a_notice_and_answers_the_page_says_so(qtbot: QtBot) -> None:
    view = PrivacyView()
    qtbot.addWidget(view)
    view.show_page(PrivacyPage(None, (), ()), {}, {})
    assert "No notice is published" in view.notice_note.text()
    assert view.history.isHidden()


def test_the_language_of_the_notice_is_named_in_words(qtbot: QtBot) -> None:
    view = PrivacyView()
    qtbot.addWidget(view)
    notice = NoticeText(1, 3, "hi", "# सूचना", "0" * 64, date(2026, 11, 23))
    view.show_page(PrivacyPage(notice, (), ()), {}, {})
    assert "language हिन्दी" in view.notice_note.text()


def test_what_is_held_is_told_whole(qtbot: QtBot) -> None:
    view = PrivacyView()
    qtbot.addWidget(view)
    view.show_held(copy_uses.uses())
    texts = {label.text() for label in view.findChildren(QLabel)}
    assert "5 years after the last visit; a minor’s until age 21" in texts


def test_a_page_that_could_not_be_read_can_be_tried_again(qtbot: QtBot) -> None:
    view = PrivacyView()
    qtbot.addWidget(view)
    view.show_failed("The disk reported an error.")
    with qtbot.waitSignal(view.retry_wanted):
        view.findChild(QPushButton, "privacyFailedAction").click()
