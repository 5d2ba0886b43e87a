"""The page with the questions: rows, progress, the foot, at every size and in both languages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import Purpose
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui.patient_mode.form import Given, PatientForm
from luna_desktop.ui.patient_mode.questions import QuestionsPage
from tests.ui.clipping import clipped
from tests.ui.patient_mode.forms import FATHER, MOTHER, a_form, answered


def page_of(qtbot: QtBot, form: PatientForm, given: Given, language: Translator = ENGLISH) -> QuestionsPage:
    page = QuestionsPage(form, given, language)
    qtbot.addWidget(page)
    page.resize(1280, 652)
    page.fit(1280)
    page.show()
    return page


def test_nothing_is_chosen_and_nothing_can_be_saved_at_first(qtbot: QtBot) -> None:
    page = page_of(qtbot, a_form(), Given())
    assert [row.pair.value() for row in page.rows.values()] == [None] * 6
    assert not page.save.isEnabled()
    assert page.count.text() == "6 answers are missing, then sign."
    assert page.save.accessibleDescription() == page.count.text()


def test_what_was_answered_is_shown_and_can_be_saved(qtbot: QtBot) -> None:
    form = a_form()
    page = page_of(qtbot, form, answered(form, True, True, True, False, True, False, signed=True))
    assert page.count.text() == "6 answers: 4 yes, 2 no"
    with qtbot.waitSignal(page.save_wanted):
        page.save.click()


def test_there_is_no_way_to_agree_to_everything(qtbot: QtBot) -> None:
    page = page_of(qtbot, a_form(), Given())
    page.rows["P1"].pair.yes.click()
    assert [row.pair.value() for row in page.rows.values()] == [True, *[None] * 5]


def test_saving_is_shown_and_a_failure_leaves_everything(qtbot: QtBot) -> None:
    form = a_form()
    page = page_of(qtbot, form, answered(form, *[True] * 6, signed=True))
    page.set_saving(True)
    assert page.save.is_busy()
    page.show_not_saved("Not saved. The disk is full.")
    assert page.banner.text() == "Not saved. The disk is full."
    assert page.save.isEnabled()
    assert page.rows["P3"].pair.value() is True


def test_a_guardian_comes_first(qtbot: QtBot) -> None:
    form = a_form((Purpose.CARE, Purpose.RESEARCH), minor=True, guardians=(MOTHER, FATHER))
    assert not page_of(qtbot, form, Given(signer=None)).rows
    assert set(page_of(qtbot, form, Given(signer=MOTHER.fact_id)).rows) == {"P1", "P6"}
    assert set(page_of(qtbot, form, Given(signer=FATHER.fact_id)).rows) == {"P1"}


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("width", [1180, 1280, 1440])
def test_nothing_is_clipped(qtbot: QtBot, language: str, width: int) -> None:
    form = a_form()
    page = page_of(qtbot, form, answered(form, True, signed=False), Translator(language))
    page.resize(width, 640)
    page.fit(width)
    assert not clipped(page)
    assert page.minimumSizeHint().width() <= width
