"""The page that ends the turned screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.texts import ENGLISH
from luna_desktop.ui.patient_mode.hand_back import Ending, HandBackPage

ENDING = Ending("later", "Give the device back.", "Nothing was saved.", "Print the notice.", may_go_back=True)


@pytest.fixture
def page(qtbot: QtBot) -> HandBackPage:
    made = HandBackPage(ENDING, "Suresh Pillai", ENGLISH)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_password_is_handed_on_and_forgotten(qtbot: QtBot, page: HandBackPage) -> None:
    qtbot.keyClicks(page.password.edit, "violet harbor")
    with qtbot.waitSignal(page.password_given) as given:
        qtbot.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert given.args == ["violet harbor"]
    assert page.password.value() == ""
    assert page.go_on.is_busy()


def test_nothing_is_handed_on_without_a_password(qtbot: QtBot, page: HandBackPage) -> None:
    with qtbot.assertNotEmitted(page.password_given):
        page.go_on.click()


def test_a_refusal_is_said_and_a_waiting_time_counted_down(qtbot: QtBot, page: HandBackPage) -> None:
    page.show_refused("Not this password.", wait_seconds=2)
    assert page.banner.text() == "Not this password."
    assert not page.go_on.isEnabled()
    page.tick()
    assert page.go_on.text() == "Wait 1 s"
    page.tick()
    assert page.go_on.isEnabled()
    assert page.banner.text() == ""


def test_going_back_is_offered_only_where_it_may_be(qtbot: QtBot, page: HandBackPage) -> None:
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()
    closed = HandBackPage(Ending("saved", "Thank you.", "Saved."), "Suresh Pillai", ENGLISH)
    qtbot.addWidget(closed)
    closed.show()
    assert closed.back.isHidden()


def test_locking_is_always_offered(qtbot: QtBot, page: HandBackPage) -> None:
    with qtbot.waitSignal(page.lock_wanted):
        page.lock.click()
