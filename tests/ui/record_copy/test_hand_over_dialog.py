"""The receipt: signed on the pad, or sent under a number."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.copy_cases import Method
from luna_desktop.services.sharing.copy_desk import LeftCopy
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
