"""Marks that travel with the form and its draft."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.lifestyle.marks import MarksField


def test_marks_are_told_once_and_kept_sorted(qtbot: QtBot) -> None:
    field = MarksField("declined")
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.shown.connect(lambda: told.append("shown"))
    field.mark("stress", on=True)
    field.mark("stress", on=True)
    field.mark("diet", on=True)
    assert field.value() == ["diet", "stress"]
    field.mark("stress", on=False)
    assert field.names() == {"diet"}
    field.show_value(["routine"])
    field.show_value(None)
    assert field.value() == []
    assert told == ["edited", "edited", "edited", "shown", "shown"]


def test_a_locked_form_is_told(qtbot: QtBot) -> None:
    field = MarksField("declined")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.locked) as locked:
        field.set_read_only(True)
    assert locked.args == [True]
