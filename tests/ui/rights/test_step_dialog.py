"""The dialog of a step: whose case, what is wrong, the warning of a foreign reason, keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.ui.rights.step_dialog import Asking, StepDialog
from luna_desktop.ui.rights.step_fields import Offered, fields_for

ASKING = Asking("Refuse", "Ananya Kumar · MRN LUN-000001 · PR-2026-0001", "Refuse", is_grave=True)


def opened(
    window: QWidget, qtbot: QtBot, *names: str, asking: Asking = ASKING, size: tuple[int, int] = (1280, 720)
) -> StepDialog:
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    dialog = StepDialog(window, asking, fields_for(names, Offered(CaseKind.ACCESS)))
    dialog.open_on(dialog.first())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return dialog


def test_problems_stand_at_their_fields_and_the_first_has_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "code", "excluded")
    dialog.act.set_busy(True)
    dialog.show_problems({"excluded": "Write down what is left out.", "letter": "Issue the letter first."})
    assert dialog.form.own[1].problem == "Write down what is left out."
    assert dialog.form.banner.text() == "Issue the letter first."
    assert not dialog.act.is_busy()
    assert dialog.form.own[1].control.hasFocus()
    dialog.show_stale("Somebody was faster.", None)
    assert dialog.form.banner.text() == "Somebody was faster."


def test_a_reason_from_elsewhere_warns_and_harm_names_the_owner(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "code")
    code = dialog.form.own[0]
    for value, warns, second in (("A1", True, True), ("A4", True, False), ("A7", False, False)):
        code.show_value(value)
        code.edited.emit()
        text = dialog.form.warning.text()
        assert ("take legal advice" in text, "owner agrees too" in text) == (warns, second)


def test_keys_do_and_leave(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "reason")
    with qtbot.waitSignal(dialog.done):
        QTest.keyClick(dialog.form.own[0].control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(dialog.close_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_stays_within_a_small_window(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, *("findings", "remedy", "decision", "kept", "statement", "reason"), size=(900, 520))
    assert dialog.card.height() <= 520 - 32
    dialog.window().resize(900, 420)
    qtbot.waitUntil(lambda: dialog.card.height() <= 420 - 32)


def test_without_fields_the_note_has_the_keyboard_and_may_be_named(window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, asking=Asking("Extend", "x", "Extend", note_label="Reason"))
    assert dialog.first() is dialog.form.note.control
    assert dialog.form.note.label == "Reason"
