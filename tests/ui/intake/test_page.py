"""The pages of the turned form."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.intake import PAGES, Answer
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.intake.page import IntakePage
from tests.ui.intake.forms import WHOM

SLEEP = [page.key for page in PAGES].index("sleep")


def a_page(qtbot: QtBot, filling: Filling, translator: Translator = ENGLISH) -> IntakePage:
    page = IntakePage(WHOM, filling, translator)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def test_each_page_shows_its_questions_with_running_numbers(qtbot: QtBot) -> None:
    for number, group in enumerate(PAGES):
        page = a_page(qtbot, Filling(page=number))
        assert tuple(page.cards) == tuple(question.key for question in group.questions)
        assert page.back.isEnabled() is (number > 0)
        assert not page.save.isVisible()
        page.hide()


def test_what_cannot_be_read_keeps_the_page(qtbot: QtBot) -> None:
    page = a_page(qtbot, Filling(page=SLEEP))
    wanted: list[int] = []
    page.page_wanted.connect(wanted.append)
    card = page.cards["sleep_hours"]
    assert card.number is not None
    card.number.setText("many")
    page.next.click()
    assert wanted == []
    assert card.problem.isVisible()
    card.number.setText("7")
    page.next.click()
    page.back.click()
    assert wanted == [SLEEP + 1, SLEEP - 1]


def test_an_empty_form_cannot_be_handed_in(qtbot: QtBot) -> None:
    filling = Filling(page=len(PAGES))
    page = a_page(qtbot, filling)
    assert not page.save.isEnabled()
    filling.answer(Answer("diet", value="jain"))
    page = a_page(qtbot, filling)
    with qtbot.waitSignal(page.save_wanted):
        page.save.click()
    page.set_saving(True)
    page.show_not_saved("Not handed in.")
    assert page.banner.isVisible()
    assert page.save.isEnabled()
    assert "1 question answered" in page.count.text()
