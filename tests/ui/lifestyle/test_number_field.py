"""Numbers as typed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.lifestyle.number_field import NumberField, read_number


def test_nothing_means_not_known_and_a_comma_is_a_point() -> None:
    assert read_number(" 6,5 ") == 6.5
    assert read_number("") is None


@pytest.mark.parametrize("text", ["three", "nan", "inf", "6.5.1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)


def test_the_unit_is_spoken_with_the_name(qtbot: QtBot) -> None:
    field = NumberField("sleep_hours", "Sleep", "h")
    qtbot.addWidget(field)
    assert field.control.accessibleName() == "Sleep, h"
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.edit, "7")
    assert field.value() == "7"
