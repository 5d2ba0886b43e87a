"""The receipt: signed on the pad, or sent under a number."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.copy_desk import LeftCopy
from luna_desktop.services.sharing.copy_receipts import Method
from luna_desktop.ui.record_copy.hand_over_dialog import HandOverDialog, method_words

LEFT = LeftCopy(5, "RC-2026-0117", 6, "ab" * 32, datetime(2026, 11, 23, tzinfo=UTC))


def test_a_signature_or_a_number_of_the_dispatch(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = HandOverDialog(window, (PatientId(1), 7), LEFT, "Ananya Kumar")
    dialog.pad.show_strokes((((0.0, 0.0, 0.0, 0.5), (9.0, 4.0, 20.0, 0.5)),))
    receipt = dialog.receipt()
    assert (receipt.disclosure_id, receipt.receiver, receipt.method) == (5, "Ananya Kumar", Method.HAND)
    assert receipt.strokes == (((0.0, 0.0), (9.0, 4.0)),)
    dialog.method.show_value(Method.POST)
    dialog.method.edited.emit()
    assert dialog.sign.isHidden()
    dialog.dispatch.show_value("RM 123456789 IN")
    by_post = dialog.receipt()
    assert (by_post.method, by_post.dispatch, by_post.strokes) == (Method.POST, "RM 123456789 IN", ())
    dialog.show_problems({"dispatch": "Enter the number.", "copy": "It has left already."})
    assert dialog.dispatch.problem == "Enter the number."
    assert dialog.problem.text() == "It has left already."
    assert method_words(Method.POST) == "By post or courier"


def test_who_does_not_draw_types_the_name_before_a_witness_by_keyboard_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    dialog = HandOverDialog(window, (PatientId(1), 7), LEFT, "Ananya Kumar")
    dialog.open_on(dialog.receiver.control)
    assert (dialog.sign.isVisible(), dialog.typed.isVisible()) == (True, False)
    dialog.pad.setFocus()
    qtbot.keyClick(dialog.pad, Qt.Key.Key_Return)
    assert (dialog.sign.isVisible(), dialog.typed.isVisible()) == (False, True)
    assert dialog.focusWidget() is dialog.typed_name.control or dialog.typed_name.isAncestorOf(dialog.focusWidget())
    qtbot.keyClicks(dialog.focusWidget(), "Ananya Kumar")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.witness.control, dialog.focusWidget()
    qtbot.keyClicks(dialog.focusWidget(), "Lata Rao")
    receipt = dialog.receipt()
    assert (receipt.typed_name, receipt.witness, receipt.strokes) == ("Ananya Kumar", "Lata Rao", ())
    dialog.show_problems({"witness": "Somebody else.", "typed_name": "Type it."})
    assert (dialog.witness.problem, dialog.typed_name.problem) == ("Somebody else.", "Type it.")
    qtbot.keyClick(dialog.other_way, Qt.Key.Key_Space)
    assert dialog.sign.isVisible()
    assert dialog.receipt().typed_name == ""
    dialog.method.show_value(Method.POST)
    dialog.method.edited.emit()
    assert dialog.other_way.isHidden()
    dialog.put_away()
