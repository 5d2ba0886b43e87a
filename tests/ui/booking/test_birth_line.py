"""A birth in one line: whichever way it is told, and how it will be shown."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.measures import Birth, BirthKind
from luna_desktop.texts import Message
from luna_desktop.ui.booking.birth_line import BirthLine, read_birth

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", BirthKind.UNKNOWN),
        ("14-03-1991", BirthKind.DATE),
        ("Mar-1991", BirthKind.MONTH),
        ("1991", BirthKind.YEAR),
        ("35", BirthKind.AGE),
    ],
)
def test_a_birth_is_kept_as_told(typed: str, kind: BirthKind) -> None:
    found = read_birth(typed, TODAY)
    assert isinstance(found, Birth)
    assert found.kind is kind


def test_what_is_no_birth_is_said(qtbot: QtBot) -> None:
    assert isinstance(read_birth("soon", TODAY), Message)
    line = BirthLine("born", "Born", TODAY)
    qtbot.addWidget(line)
    QTest.keyClicks(line.edit, "2030")
    assert not line.check()
    assert "future" in line.problem
    line.show_value("35")
    assert line.check()
    assert line.edit.accessibleDescription() == "~1991 (about 35 y)"
