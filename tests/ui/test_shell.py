"""The shell: keys work everywhere, fronts hide the work, nothing is clipped from 1180 × 680 on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from luna_desktop.ui.discreet import discreet
from luna_desktop.ui.prompts import Question, WindowPrompts
from luna_desktop.ui.rail import RailItem
from luna_desktop.ui.shell import Shell, TopAction
from luna_desktop.ui.widgets.toasts import News
from tests.ui.clipping import clipped


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication) -> Shell:
    made = Shell(qapp)
    qtbot.addWidget(made, before_close_func=lambda window: window.allow_close())
    made.show_clinic("Aranya Skin & Body Clinic")
    made.show_person("Dr Nandini Rao", "Dermatologist")
    made.show_rail([RailItem("today", "Today", "calendar-days"), RailItem("patients", "Patients", "users")])
    made.top_bar.show_actions([TopAction("new", "New patient", "user-plus", "Ctrl+N", primary=True)])
    made.status.show_left("All changes saved 10:42")
    made.status.show_right("Last proven restore 3 days ago")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1180, 680)])
def test_nothing_is_clipped(shell: Shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    assert clipped(shell) == []
    assert shell.minimumSizeHint().width() <= 1180


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, "search_wanted"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_wanted"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "switch_wanted"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_wanted"),
    ],
)
def test_keys_work_also_inside_a_dialog(
    qtbot: QtBot, shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(shell, signal), timeout=1000):
        qtbot.keyClick(shell, key, modifier)
    prompts = WindowPrompts(shell)
    prompts.confirm(Question("Go on?", "", "Go on"), lambda _answer: None)
    with qtbot.waitSignal(getattr(shell, signal), timeout=1000):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    prompts.put_all_away()


def test_actions_are_pressed_by_button_and_key(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.action_wanted, timeout=1000) as heard:
        qtbot.keyClick(shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["new"]


def test_pages_and_fronts_take_turns(shell: Shell) -> None:
    page, front = QLabel("page"), QLabel("front")
    shell.show_page(page, place="patients")
    assert page.isVisible()
    assert shell.rail.button("patients").isChecked()
    shell.show_front(front)
    assert front.isVisible()
    assert not page.isVisible()
    assert not shell.is_working()
    shell.forget_pages()
    shell.show_work()
    assert shell.is_working()
    assert shell.pages.count() == 0


def test_f6_goes_through_the_regions(qtbot: QtBot, shell: Shell) -> None:
    seen = []
    for _step in range(2):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        seen.append(next(name for name in ("rail", "top_bar", "pages") if getattr(shell, name).isAncestorOf(now)))
    assert seen[0] != seen[1]


def test_closing_asks_first(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.close_wanted, timeout=1000):
        shell.close()
    assert shell.isVisible()


def test_the_cover_and_the_toasts_belong_to_the_shell(shell: Shell) -> None:
    shell.news(News("Saved"))
    assert shell.toasts.titles() == ["Saved"]
    shell.cover_screen(15)
    assert shell.cover.isVisible()
    shell.uncover_screen()
    assert not shell.cover.isVisible()
    shell.toasts.clear()


def test_the_title_names_the_clinic_only(shell: Shell) -> None:
    assert shell.windowTitle() == "Aranya Skin & Body Clinic · Luna Desktop"


def test_news_waits_while_the_window_is_turned_to_a_patient(shell: Shell) -> None:
    shell.show_patient(QLabel("Your consent"))
    shell.news(News("Somebody changed a record"))
    assert not shell.toasts.isVisible() or not [each for each in shell.findChildren(QLabel) if "changed" in each.text()]
    shell.show_work()
    assert [each for each in shell.findChildren(QLabel) if each.text() == "Somebody changed a record"]


def test_news_that_waited_is_forgotten_at_a_lock(shell: Shell) -> None:
    shell.show_patient(QLabel("Your consent"))
    shell.news(News("Somebody changed a record"))
    shell.show_front(QLabel("Locked"))
    shell.show_work()
    assert not [each for each in shell.findChildren(QLabel) if each.text() == "Somebody changed a record"]


def test_a_window_that_is_called_comes_forward_and_says_why(shell: Shell) -> None:
    shell.showMinimized()
    shell.come_forward()
    assert shell.isVisible()
    assert not shell.isMinimized()
    assert any(label.text() == "Luna is open already" for label in shell.toasts.findChildren(QLabel))


def test_discreet_mode_is_told_in_the_bar_and_the_status_line(shell: Shell) -> None:
    assert shell.top_bar.discreet.isHidden()
    discreet().toggle()
    try:
        shell.resize(1180, 680)
        assert clipped(shell) == []
        assert not shell.top_bar.discreet.isHidden()
        shell.top_bar.discreet.click()
        assert not discreet().is_on
        assert shell.top_bar.discreet.isHidden()
    finally:
        discreet().turn(False)
