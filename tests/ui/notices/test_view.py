"""The page as it looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document
from luna_desktop.services.privacy.notice_texts import TextPlace
from luna_desktop.ui.notices.draft_form import DraftForm
from luna_desktop.ui.notices.view import NoticesView


def shown(qtbot: QtBot) -> NoticesView:
    view = NoticesView()
    qtbot.addWidget(view)
    view.show()
    return view


def test_without_versions_it_says_what_to_do(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.show_lines([], {})
    page = view.findChild(QWidget, "noVersions")
    assert isinstance(page, QWidget)
    assert page.isVisible()


def test_a_failure_offers_to_try_again_and_a_closed_page_says_whom_to_ask(qtbot: QtBot) -> None:
    view = shown(qtbot)
    with qtbot.waitSignal(view.retry_wanted):
        view.show_trouble("The disk is full.")
        view.stack.currentWidget().button.click()  # type: ignore[union-attr]  # a StatePage
    view.show_closed("Ask the owner.")
    assert view.findChild(QWidget, "versionsClosed") is not None
    assert view.panel.isHidden()


def test_insert_begins_a_version_only_for_those_who_write(qtbot: QtBot) -> None:
    view = shown(qtbot)
    wanted: list[bool] = []
    view.new_wanted.connect(lambda: wanted.append(True))
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    view.allow(may_draft=False, may_print=True)
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    assert wanted == [True]


def test_a_form_that_was_left_is_taken_away(qtbot: QtBot) -> None:
    view = shown(qtbot)
    form = DraftForm(TextPlace(Document.POLICY, 1))
    view.open_page(form)
    assert view.draft_form() is form
    view.open_page(None)
    assert view.draft_form() is None
    assert view.pages.indexOf(form) < 0


def test_what_is_in_force_is_said_in_one_line(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.resize(1200, 680)  # the page of a screen of 1280
    view.summary.setText("Privacy notice: version 1 of 30-Nov-2026 is in force.")
    qtbot.waitUntil(lambda: view.summary.width() > view.summary.fontMetrics().horizontalAdvance(view.summary.text()))
    assert view.summary.heightForWidth(view.summary.width()) < 2 * view.summary.fontMetrics().height()
