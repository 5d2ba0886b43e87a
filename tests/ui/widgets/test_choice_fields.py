"""Ticks, segments and cards as fields of a form answer like every field."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.choice_fields import CardsField, SegmentedField, TickField
from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.widgets.radio_cards import CardOption


def test_a_tick_is_a_field(qtbot: QtBot) -> None:
    field = TickField("treats", "I also treat patients", note="Adds a role")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=1000):
        field.box.click()
    assert (field.value(), field.label, field.control.accessibleName()) == (
        True,
        "I also treat patients",
        "I also treat patients",
    )
    field.show_value(None)
    assert field.value() is False


def test_a_switch_is_a_field(qtbot: QtBot) -> None:
    field = TickField("share", "Share with treating staff only", switch=True)
    qtbot.addWidget(field)
    field.show_value(True)
    assert field.value() is True
    field.set_read_only(True)
    assert not field.box.isEnabled()


def test_segments_are_a_field(qtbot: QtBot) -> None:
    field = SegmentedField("kind", "Birth", [Option("date", "Full date"), Option("year", "Year")])
    qtbot.addWidget(field)
    field.show_value("year")
    assert field.value() == "year"
    field.show_problem("Choose how the birth is known.")
    assert field.control.accessibleDescription() == "Choose how the birth is known."


def test_cards_are_a_field(qtbot: QtBot) -> None:
    field = CardsField("state", "State", [CardOption(1, "One"), CardOption(2, "Two")], required=True, upright=True)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=1000):
        field.cards.card(2).click()
    assert field.value() == 2
