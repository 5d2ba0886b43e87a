"""A value with its unit inside, what it was the last time, and what is odd about it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.visits.unit_field import UnitField


def test_the_unit_is_spoken_with_the_name_and_what_is_odd_comes_before_the_last_value(qtbot: QtBot) -> None:
    field = UnitField("fluence", "Fluence", "J/cm2")
    qtbot.addWidget(field)
    assert (field.edit.accessibleName(), field.edit.unit()) == ("Fluence, J/cm2", "J/cm2")
    field.show_last("Last 18")
    field.show_look_again("Look again: usually 0 to 200 J/cm2.")
    assert field.edit.accessibleDescription() == "Look again: usually 0 to 200 J/cm2."
    field.show_look_again("")
    assert (field.edit.accessibleDescription(), field.odd(), field.last()) == ("Last 18", "", "Last 18")


def test_only_typing_is_an_edit_and_a_reader_changes_nothing(qtbot: QtBot) -> None:
    field = UnitField("fluence", "Fluence", "J/cm2")
    qtbot.addWidget(field)
    heard: list[bool] = []
    field.edited.connect(lambda: heard.append(True))
    field.show_value("18")
    qtbot.keyClicks(field.edit, "5")
    field.set_read_only(True)
    qtbot.keyClicks(field.edit, "9")
    assert (len(heard), sorted(field.value())) == (1, ["1", "5", "8"])
