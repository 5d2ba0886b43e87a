"""Fields that take several values: ticks, and countries by name."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.many_choices import CountriesField, TicksField, country_options


def test_ticks_come_back_in_the_order_offered(qtbot: QtBot) -> None:
    field = TicksField("uses", "Uses", [Option("a", "First"), Option("b", "Second")])
    qtbot.addWidget(field)
    field.show_value(["b", "a", "unknown"])
    assert field.value() == ["a", "b"]
    field.offer([Option("b", "Second"), Option("c", "Third")])
    assert field.value() == ["b"]
    field.show_value(None)
    assert field.value() == []
    with qtbot.waitSignal(field.edited, timeout=100):
        field.boxes["c"].click()
    assert field.value() == ["c"]
    field.set_read_only(True)
    assert not field.boxes["c"].isEnabled()


def test_countries_are_added_by_name_and_taken_off(qtbot: QtBot) -> None:
    field = CountriesField("countries", "Countries")
    qtbot.addWidget(field)
    field.show()
    field.show_value(["IN"])
    at = field.combo.findText("Nepal")
    with qtbot.waitSignal(field.edited, timeout=100):
        field.combo.activated.emit(at)
    field.combo.activated.emit(at)
    assert field.value() == ["IN", "NP"]
    india = field.findChild(QPushButton, "countriesIN")
    assert india is not None
    assert india.accessibleName() == "Take India off the list"
    with qtbot.waitSignal(field.edited, timeout=100):
        field.remove("IN")
    assert field.value() == ["NP"]
    field.set_read_only(True)
    assert field.combo.isHidden()


def test_every_country_is_offered_in_the_order_of_the_names() -> None:
    names = [option.text for option in country_options()]
    assert len(names) == 249
    assert names == sorted(names, key=str.casefold)
