"""One of four controls is seen, and holds the value as the field takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Allergy, Coded
from luna_desktop.domain.rights.record_fields import field_of
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.corrections.value_fields import ValueFields

NICKEL = Allergy(Coded("Nickel"))


def test_a_choice_and_a_date_are_read_as_the_record_keeps_them(qtbot: QtBot) -> None:
    holder, value = QWidget(), ValueFields("value", "What it is to say")
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for field in value.fields():
        column.addWidget(field)
    severity, since = field_of(NICKEL, "severity", ENGLISH), field_of(NICKEL, "since", ENGLISH)
    value.show(severity, "mild")
    assert (value.value(severity), value.of(severity) is value.choice) == ("mild", True)
    value.show(since, "2020-03")
    assert (value.value(since), value.choice.isVisibleTo(holder)) == ("2020-03", False)
    value.fit(None)
    assert not any(field.isVisibleTo(holder) for field in value.fields())
    assert value.value(None) == ""
