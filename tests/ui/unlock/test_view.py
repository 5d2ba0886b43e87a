"""Unlocking: whom, the password, waiting after a refusal, and the way by recovery key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.ui.unlock.staff_list import StaffChoice
from luna_desktop.ui.unlock.view import UnlockFacts, UnlockView
from tests.ui.clipping import clipped

STAFF = [
    StaffChoice(f"p{at}", name, "Clinician")
    for at, name in enumerate(["Dr Rao", "Dr Sethi", "Aditi", "Suresh", "Das", "Six"])
]


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> UnlockView:
    made = UnlockView()
    qtbot.addWidget(made, before_close_func=lambda one: one.show_refused(""))
    made.show_facts(
        UnlockFacts("Aranya Skin & Body Clinic", "Bengaluru", "Mon 10:46", "Encrypted.", "Locked 4 min ago", "Call.")
    )
    made.show_staff(STAFF)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.start()
    return made


def test_password_and_enter_unlock_once(qtbot: QtBot, view: UnlockView) -> None:
    heard: list[tuple[str, str]] = []
    view.unlock_wanted.connect(lambda login, password: heard.append((login, password)))
    qtbot.keyClicks(view.password.edit, "four words of it")
    for _time in range(2):
        qtbot.keyClick(view.password.edit, Qt.Key.Key_Return)
    assert heard == [("p0", "four words of it")]


def test_a_refusal_clears_the_password_and_counts_down(qtbot: QtBot, view: UnlockView) -> None:
    qtbot.keyClicks(view.password.edit, "wrong")
    view.show_refused("This did not open the records. Check the name and the password.", wait_seconds=2)
    assert (view.password.value(), view.unlock.isEnabled(), view.unlock.text()) == ("", False, "Wait 2 s")
    view.tick()
    view.tick()
    assert (view.unlock.isEnabled(), view.unlock.text()) == (True, "Unlock")


def test_searching_finds_people_beyond_the_first_five(qtbot: QtBot, view: UnlockView) -> None:
    qtbot.keyClicks(view.search, "six")
    assert view.staff.current() == STAFF[5]
    assert view.password.label == "Password for Six"


def test_the_recovery_key_sets_a_new_password(qtbot: QtBot, view: UnlockView) -> None:
    heard: list[tuple[str, ...]] = []
    view.recovery_wanted.connect(lambda *parts: heard.append(parts))
    view.recover.click()
    qtbot.keyClicks(view.recovery.key_field.edit, "7KQ2 M4XD")
    qtbot.keyClicks(view.recovery.password.edit, "four words of it")
    qtbot.keyClicks(view.recovery.again.edit, "four words of it")
    view.recovery.go.click()
    assert heard == [("p0", "7KQ2 M4XD", "four words of it")]
    view.show_problems({"recoveryKey": "This is not the clinic's key."})
    assert view.recovery.key_field.problem == "This is not the clinic's key."
    qtbot.keyClick(view.recovery.key_field.edit, Qt.Key.Key_Escape)
    assert view.recovery.password.value() == ""
    assert view.password.isVisible()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1180, 680)])
def test_nothing_is_clipped(view: UnlockView, size: tuple[int, int]) -> None:
    view.resize(*size)
    QApplication.sendPostedEvents()
    assert view.minimumSizeHint().width() <= 1180
    assert clipped(view) == []


def test_trouble_is_shown(view: UnlockView) -> None:
    view.show_trouble("The drive is full.")
    assert view.banner.text() == "The drive is full."
