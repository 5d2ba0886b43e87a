"""What the views of entries share."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.allergies.view import AllergiesView


def test_one_form_at_a_time_and_problems_without_a_field_stand_in_the_banner(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show()
    first = view.open_form("allergy")
    second = view.open_form("allergy")
    assert view.form is second
    assert first.isHidden()
    view.show_problems({"since": "Too late.", "elsewhere": "Something else."})
    assert view.frame.problem_names() == ["since"]
    assert view.frame.banner.text() == "Something else."
    with pytest.raises(KeyError):
        view.place_of("photograph")


def test_insert_adds_where_the_person_is(qtbot: QtBot) -> None:
    view = AllergiesView(date(2026, 11, 22))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    with qtbot.waitSignal(view.add_wanted) as wanted:
        QTest.keyClick(view.add_button, Qt.Key.Key_Insert)
    assert wanted.args == ["allergy"]
