"""The turned screen as a whole: language and size change without losing an answer, and nothing leads out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui import theme
from luna_desktop.ui.patient_mode.form import Given
from luna_desktop.ui.patient_mode.hand_back import Ending
from luna_desktop.ui.patient_mode.screen import PatientScreen
from tests.ui.clipping import clipped
from tests.ui.patient_mode.forms import MOTHER, a_form, answered


def screen_of(qtbot: QtBot, given: Given | None = None, *, minor: bool = False) -> tuple[PatientScreen, Given]:
    form = a_form(minor=minor, guardians=(MOTHER,) if minor else ())
    state = given or Given()
    screen = PatientScreen(form, state)
    qtbot.addWidget(screen)
    screen.resize(1440, 900)
    screen.show()
    screen.activateWindow()
    return screen, state


def test_answers_stay_when_the_language_changes(qtbot: QtBot) -> None:
    screen, given = screen_of(qtbot)
    screen.questions.rows["P3"].pair.no.click()
    given.language = "hi"
    screen.build()
    assert screen.language == "hi"
    assert screen.questions.rows["P3"].pair.value() is False
    assert screen.questions.save.text() == "मेरे उत्तर दर्ज करें"


def test_the_signature_stays_when_the_size_changes_and_goes_with_a_changed_answer(qtbot: QtBot) -> None:
    given = answered(a_form(), *[True] * 6, signed=True)
    screen, _state = screen_of(qtbot, given)
    given.text_size = 130
    screen.build()
    assert screen.questions.signing.pad.strokes() == given.strokes != ()
    screen.questions.rows["P3"].pair.no.click()
    assert screen.questions.signing.pad.strokes() == given.strokes == ()
    assert not screen.questions.save.isEnabled()


def test_the_keyboard_stays_where_it_was(qtbot: QtBot) -> None:
    screen, given = screen_of(qtbot)
    qtbot.waitUntil(screen.isActiveWindow)
    screen.questions.rows["P3"].pair.yes.setFocus()
    given.language = "hi"
    screen.build()
    focus = screen.focusWidget()
    assert focus is not None
    assert focus.objectName() == "answerP3Yes"


def test_a_typed_signature_takes_the_place_of_the_drawn_one(qtbot: QtBot) -> None:
    given = answered(a_form(), *[True] * 6, signed=True)
    screen, _state = screen_of(qtbot, given)
    screen.questions.signing.other_way.click()
    assert given.is_typed
    assert not given.is_signed
    for field, text in (
        (screen.questions.signing.name_field, "Ritu"),
        (screen.questions.signing.witness_field, "Tara"),
    ):
        qtbot.keyClicks(field.edit, text)
    assert given.is_signed
    assert screen.questions.save.isEnabled()


def test_choosing_the_guardian_brings_the_questions(qtbot: QtBot) -> None:
    screen, given = screen_of(qtbot, Given(signer=None), minor=True)
    assert not screen.questions.rows
    screen.questions.guardian_chosen.emit(MOTHER.fact_id)
    assert given.signer == MOTHER.fact_id
    assert screen.questions.rows


def test_clearing_takes_every_answer_away(qtbot: QtBot) -> None:
    given = answered(a_form(), True, False, True)
    screen, _state = screen_of(qtbot, given)
    screen.questions.clear.click()
    assert not given.answers
    assert {row.pair.value() for row in screen.questions.rows.values()} == {None}


def test_the_notice_is_read_inside_and_left_again(qtbot: QtBot) -> None:
    screen, given = screen_of(qtbot)
    screen.show_notice()
    assert screen.pages.currentWidget().objectName() == "readingPage"
    given.language = "hi"
    screen.build()
    assert screen.pages.currentWidget().objectName() == "readingPage"
    qtbot.keyClick(screen.pages.currentWidget(), Qt.Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.questions


@pytest.mark.parametrize("may_go_back", [True, False])
def test_the_end_forgets_the_patient_unless_one_may_go_back(qtbot: QtBot, may_go_back: bool) -> None:
    screen, _given = screen_of(qtbot)
    page = screen.show_ending(Ending("later", "Give it back.", "Thank you.", may_go_back=may_go_back))
    assert screen.hand_back() is page
    if may_go_back:
        page.back.click()
        assert screen.pages.currentWidget() is screen.questions
    else:
        assert screen.pages.indexOf(screen.questions) < 0


def test_the_identity_photo_takes_the_place_of_the_initials(qtbot: QtBot) -> None:
    screen, given = screen_of(qtbot)
    assert not screen.questions.person.face.has_picture()
    portrait = QImage(24, 24, QImage.Format.Format_RGB32)
    screen.show_portrait(portrait)
    given.language = "hi"
    screen.build()
    assert screen.questions.person.face.has_picture()


def test_no_field_takes_a_paste_and_nothing_has_a_menu(qtbot: QtBot) -> None:
    given = answered(a_form(), *[True] * 6)
    given.is_typed = True
    screen, _state = screen_of(qtbot, given)
    QApplication.clipboard().setText("Bhavana Shetty")
    field = screen.questions.signing.name_field.edit
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    QApplication.clipboard().clear()
    assert not [edit for edit in screen.findChildren(QLineEdit) if edit.acceptDrops()]
    menus = {part.contextMenuPolicy() for part in screen.findChildren(QWidget)}
    assert menus == {Qt.ContextMenuPolicy.PreventContextMenu}


@pytest.fixture
def largest(qapp: QApplication) -> Iterator[None]:
    """Have the windows in the largest text, and in the usual one again afterwards."""
    usual = theme.current()
    theme.apply(qapp, theme.for_patient(usual, 130))
    yield
    theme.apply(qapp, usual)


@pytest.mark.usefixtures("largest")
@pytest.mark.parametrize("language", ["en", "hi"])
def test_nothing_is_clipped_in_the_largest_text(qtbot: QtBot, language: str) -> None:
    given = answered(a_form(), *[True] * 6, language=language)
    given.text_size = 130
    screen, _state = screen_of(qtbot, given)
    screen.resize(1280, 720)
    QApplication.processEvents()
    assert not clipped(screen)
    assert screen.width() == 1280
    screen.show_notice()
    QApplication.processEvents()
    assert not clipped(screen)
    screen.show_ending(Ending("later", "Give the device back.", "Nothing was saved.", may_go_back=True))
    QApplication.processEvents()
    assert not clipped(screen)
