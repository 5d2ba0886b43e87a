"""Who answers a child's form."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.privacy.consent_form import Guardian
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.intake.filling import Filling
from luna_desktop.ui.intake.page import IntakePage
from tests.ui.intake.forms import WHOM

MOTHER = Guardian(7, "Sunita Chauhan", "mother", has_evidence=True, is_appointed=False)


def a_page(qtbot: QtBot, filling: Filling) -> IntakePage:
    page = IntakePage(WHOM, filling, ENGLISH)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return page


def test_the_first_page_is_not_left_before_somebody_is_chosen(qtbot: QtBot) -> None:
    filling = Filling(is_minor=True, guardians=(MOTHER,))
    page = a_page(qtbot, filling)
    wanted: list[int] = []
    page.page_wanted.connect(wanted.append)
    page.next.click()
    assert page.answerer is not None
    assert page.answerer.problem.isVisible()
    assert wanted == []
    page.answerer.options.choose("7")
    assert not page.answerer.problem.isVisible()
    page.next.click()
    assert (wanted, filling.answered_by) == ([1], 7)
    again = a_page(qtbot, filling).answerer
    assert again is not None
    assert again.options.value() == "7"


def test_a_child_may_answer_alone_and_nobody_of_age_is_asked(qtbot: QtBot) -> None:
    filling = Filling(is_minor=True)
    page = a_page(qtbot, filling)
    assert page.answerer is not None
    page.answerer.options.choose("0")
    assert (filling.answered_by, page.check()) == (0, True)
    assert a_page(qtbot, Filling()).answerer is None
