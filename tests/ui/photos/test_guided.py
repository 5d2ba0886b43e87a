"""The guided page: counts what is missing, asks for a chaperone where needed, and lets a patient decline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.guided import GuidedPage
from luna_desktop.ui.photos.set_rows import SetLine, Standing

LINES = (SetLine("face_front", Standing.DONE), SetLine("face_oblique_l", Standing.MISSING))


def a_page(qtbot: QtBot) -> GuidedPage:
    page = GuidedPage()
    qtbot.addWidget(page)
    page.show_set(LINES, "face_oblique_l")
    return page


def test_the_set_is_counted_and_the_view_explained(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert page.chip.accessibleName() == "1 of 2, 1 missing"
    assert page.view() == "face_oblique_l"
    assert "far cheek" in page.pose.text()
    assert page.chaperone.isHidden()
    page.show_set([SetLine("breast_front_view", Standing.DECLINED)], "breast_front_view")
    assert not page.chaperone.isHidden()
    assert not page.decline.isEnabled()


def test_without_consent_a_view_can_only_be_declined(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.may_take(False, "The patient has not agreed to photographs.")
    page.show_candidate(there=True)
    assert not page.keep.isEnabled()
    assert not page.choose.isEnabled()
    page.tell("Entered.", tone="info")
    page.tell("")
    assert "has not agreed" in page.trouble.text()
    page.reason.show_value("Not today")
    with qtbot.waitSignal(page.decline_wanted) as declined:
        page.decline.click()
    assert declined.args == ["Not today"]
    with qtbot.waitSignal(page.map_wanted):
        page.map.click()


def test_keys_save_choose_and_leave(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.may_take(True)
    page.show_candidate(there=True)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.keep.setFocus()
    for key, modifier, signal in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, page.keep_wanted),
        (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier, page.choose_wanted),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, page.closed),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(page.keep, key, modifier)
    page.show_problems({"chaperone": "Enter who was there.", "file": "It is there already."})
    assert page.chaperone.problem
    assert "already" in page.trouble.text()
