"""The turned form as a whole: pages, language, text size; what was answered stays."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake import PAGES
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.intake.screen import IntakeScreen
from tests.ui.intake.forms import AROUND, WHOM


@pytest.fixture
def screen(qtbot: QtBot) -> IntakeScreen:
    made = IntakeScreen(AROUND, WHOM, Filling())
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_answers_stay_while_pages_and_language_change(screen: IntakeScreen) -> None:
    options = screen.page.cards["medicines"].options
    assert options is not None
    options.choose("no")
    screen.page.next.click()
    assert tuple(screen.page.cards) == ("allergies",)
    screen._filling.language = "hi"
    screen.build()
    assert screen.language == "hi"
    screen.page.back.click()
    again = screen.page.cards["medicines"].options
    assert again is not None
    assert again.value() == "no"


def test_there_is_no_page_before_the_first_or_after_handing_in(screen: IntakeScreen) -> None:
    screen.go_to(-3)
    assert screen._filling.page == 0
    screen.go_to(99)
    assert screen._filling.page == len(PAGES)
    assert screen.page.cards == {}


def test_changes_and_pages_are_told(screen: IntakeScreen, qtbot: QtBot) -> None:
    options = screen.page.cards["conditions"].options
    assert options is not None
    with qtbot.waitSignal(screen.changed):
        options.choose("unsure")
    with qtbot.waitSignal(screen.turned_page):
        screen.page.next.click()
