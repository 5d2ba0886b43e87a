"""Questions are answered by keyboard, closing is the safe way, and a scripted answer must be expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget  # noqa: TID251 - the dialogs of prompts are looked at
from pytestqt.qtbot import QtBot

from luna_desktop.ui.prompts import FileChoice, Question, ScriptedPrompts, Unsaved, WindowPrompts
from luna_desktop.ui.widgets.buttons import Button

DISCARD = Question("Discard 3 changes?", "They cannot be brought back.", "Discard 3 changes", danger=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def prompts(window: QWidget) -> WindowPrompts:
    return WindowPrompts(window)


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_a_dangerous_question_starts_on_cancel(qtbot: QtBot, prompts: WindowPrompts) -> None:
    answers: list[bool] = []
    prompts.confirm(DISCARD, answers.append)
    assert QApplication.focusWidget().objectName() == "cancelButton"
    _press(qtbot, Qt.Key.Key_Space)
    assert answers == [False]


def test_the_verb_confirms_once(window: QWidget, prompts: WindowPrompts) -> None:
    answers: list[bool] = []
    prompts.confirm(DISCARD, answers.append)
    verb = window.findChild(Button, "confirmButton")
    assert verb is not None
    assert verb.text() == "Discard 3 changes"
    verb.click()
    verb.click()
    assert answers == [True]


def test_esc_is_no(qtbot: QtBot, prompts: WindowPrompts) -> None:
    answers: list[object] = []
    prompts.confirm(DISCARD, answers.append)
    _press(qtbot, Qt.Key.Key_Escape)
    prompts.about_unsaved(2, answers.append)
    _press(qtbot, Qt.Key.Key_Escape)
    prompts.ask_password("Open record?", "It is recorded.", answers.append)
    _press(qtbot, Qt.Key.Key_Escape)
    assert answers == [False, Unsaved.STAY, None]


@pytest.mark.parametrize(("button", "answer"), [("saveButton", Unsaved.SAVE), ("discardButton", Unsaved.DISCARD)])
def test_unsaved_changes_are_saved_or_dropped(
    window: QWidget, prompts: WindowPrompts, button: str, answer: Unsaved
) -> None:
    answers: list[Unsaved] = []
    prompts.about_unsaved(2, answers.append)
    window.findChild(Button, button).click()
    assert answers == [answer]


def test_a_reason_has_to_be_long_enough(qtbot: QtBot, window: QWidget, prompts: WindowPrompts) -> None:
    answers: list[str | None] = []
    prompts.ask_reason(Question("Why?", "It is recorded.", "Open record"), answers.append, shortest=10)
    button = window.findChild(Button, "confirmButton")
    qtbot.keyClicks(QApplication.focusWidget(), "too short")
    assert not button.isEnabled()
    qtbot.keyClicks(QApplication.focusWidget(), "er")
    button.click()
    assert answers == ["too shorter"]


def test_enter_gives_the_password(qtbot: QtBot, prompts: WindowPrompts) -> None:
    answers: list[str | None] = []
    prompts.ask_password("Open record?", "It is recorded.", answers.append)
    qtbot.keyClicks(QApplication.focusWidget(), "four words of it")
    _press(qtbot, Qt.Key.Key_Return)
    assert answers == ["four words of it"]


def test_a_message_is_acknowledged(qtbot: QtBot, window: QWidget, prompts: WindowPrompts) -> None:
    prompts.tell("Backup finished", "It was checked.")
    assert QApplication.focusWidget().objectName() == "closeButton"
    _press(qtbot, Qt.Key.Key_Space)
    prompts.tell("Again", "It was checked.")
    prompts.put_all_away()


def test_a_lock_closes_every_question_without_an_answer(window: QWidget, prompts: WindowPrompts) -> None:
    answers: list[object] = []
    prompts.confirm(DISCARD, answers.append)
    prompts.open_files(FileChoice("Add photos"), answers.append)
    prompts.put_all_away()
    assert answers == []
    assert not [one for one in window.findChildren(QFileDialog) if one.isVisible()]


def test_files_are_chosen(qtbot: QtBot, window: QWidget, prompts: WindowPrompts, tmp_path: Path) -> None:
    photo = tmp_path / "one.jpg"
    photo.write_bytes(b"x")
    opened: list[object] = []
    QApplication.instance().setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    for ask, choice in (
        (prompts.open_files, FileChoice("Add photos", "Pictures (*.jpg)", tmp_path)),
        (prompts.save_file, FileChoice("Save", folder=tmp_path, proposed="copy.pdf")),
        (prompts.choose_folder, FileChoice("Folder", folder=tmp_path)),
    ):
        ask(choice, opened.append)
        dialog = window.findChildren(QFileDialog)[-1]
        if ask == prompts.open_files:
            dialog.selectFile(str(photo))
        dialog.done(1)
    assert opened[0] == [photo]
    assert opened[1] == tmp_path / "copy.pdf"
    assert isinstance(opened[2], Path)


def test_a_closed_file_dialog_answers_none(window: QWidget, prompts: WindowPrompts) -> None:
    answers: list[object] = []
    prompts.open_files(FileChoice("Add photos"), answers.append)
    window.findChildren(QFileDialog)[-1].reject()
    prompts.save_file(FileChoice("Save"), answers.append)
    window.findChildren(QFileDialog)[-1].reject()
    assert answers == [(), None]


def test_scripted_answers_come_in_order(tmp_path: Path) -> None:
    prompts, answers = ScriptedPrompts(True, Unsaved.SAVE, "secret", "a good reason"), []
    prompts.will_answer([tmp_path], tmp_path, None)
    prompts.confirm(DISCARD, answers.append)
    prompts.about_unsaved(1, answers.append)
    prompts.ask_password("Open?", "", answers.append)
    prompts.ask_reason(DISCARD, answers.append)
    prompts.open_files(FileChoice("Add"), answers.append)
    prompts.save_file(FileChoice("Save"), answers.append)
    prompts.choose_folder(FileChoice("Folder"), answers.append)
    prompts.tell("Done", "All of it.")
    prompts.put_all_away()
    prompts.check_all_used()
    assert answers == [True, Unsaved.SAVE, "secret", "a good reason", [tmp_path], tmp_path, None]
    assert prompts.told == ["Done All of it."]
    assert prompts.asked[0] == "Discard 3 changes?"


def test_an_unexpected_question_fails() -> None:
    with pytest.raises(AssertionError, match="asked unexpectedly"):
        ScriptedPrompts().confirm(DISCARD, lambda _answer: None)
    with pytest.raises(AssertionError, match="not asked"):
        ScriptedPrompts(True).check_all_used()
