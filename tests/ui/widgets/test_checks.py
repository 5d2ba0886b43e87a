"""Ticks, radios, switches and segments answer clicks on their words and the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.checks import CheckBox, Radio, Segmented, Switch
from luna_desktop.ui.widgets.inputs import Option


def test_a_click_on_the_words_ticks(qtbot: QtBot) -> None:
    for box in (
        CheckBox("One copy is in the safe", "copyBox", note="Sealed"),
        Switch("On", "onSwitch"),
        Radio("A", "aRadio"),
    ):
        qtbot.addWidget(box)
        box.resize(box.sizeHint())
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 4, box.height() // 2))
        assert box.isChecked()
        assert box.accessibleName() == box.text()


def test_space_ticks(qtbot: QtBot) -> None:
    box = CheckBox("Agreed", "agreedBox")
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_the_note_is_a_description_and_has_room(qtbot: QtBot) -> None:
    plain, noted = CheckBox("Agreed", "a"), CheckBox("Agreed", "b", note="For example with the bank.")
    qtbot.addWidget(plain)
    qtbot.addWidget(noted)
    assert noted.accessibleDescription() == "For example with the bank."
    assert noted.sizeHint().height() > plain.sizeHint().height() >= 28


def test_states_look_different(qtbot: QtBot) -> None:
    box = CheckBox("Some", "someBox")
    box.setTristate(True)
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    pictures = []
    for state in Qt.CheckState:
        box.setCheckState(state)
        pictures.append(bytes(box.grab().toImage().constBits()))
    box.setEnabled(False)
    pictures.append(bytes(box.grab().toImage().constBits()))
    assert len(set(pictures)) == 4


def test_a_segment_is_a_value(qtbot: QtBot) -> None:
    segments = Segmented("daySegments", "Shown", [Option("day", "Day"), Option("week", "Week")])
    qtbot.addWidget(segments)
    assert segments.value() is None
    segments.show_value("day")
    with qtbot.waitSignal(segments.chosen, timeout=1000) as heard:
        segments.findChild(type(segments.children()[-1]), "daySegments1").click()
    assert heard.args == ["week"]
    assert segments.value() == "week"
    segments.show_value(None)
    assert segments.value() is None


def test_a_value_can_be_given_other_words(qtbot: QtBot) -> None:
    row = Segmented("heap", "Which", [Option("open", "Waiting"), Option("done", "Sent")])
    qtbot.addWidget(row)
    row.reword("open", "Waiting (3)")
    assert [button.text() for button in row.findChildren(QPushButton)] == ["Waiting (3)", "Sent"]
    assert row.findChildren(QPushButton)[0].accessibleName() == "Waiting (3)"
