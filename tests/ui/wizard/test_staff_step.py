"""Staff rows come and go, and have to be whole."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.wizard.staff_step import NewStaff, StaffStep


def test_rows_are_filled_refused_and_removed(qtbot: QtBot) -> None:
    step = StaffStep()
    qtbot.addWidget(step)
    step.offer_roles([Option("reception", "Reception")])
    assert (step.people(), step.obstacle()) == ([], "")
    step.add_button.click()
    assert step.obstacle() == "Fill each row or remove it"
    for name, value in (
        ("Name1", "Suresh"),
        ("Login1", "suresh"),
        ("Role1", "reception"),
        ("Password1", "four words of it"),
    ):
        step._fields[f"staff{name}"].show_value(value)
    assert step.people() == [NewStaff("Suresh", "suresh", "reception", "four words of it")]
    assert "four words" not in repr(step.people())
    assert step.obstacle() == ""
    step.show_row_problems(0, {"login": "Taken. Choose another."})
    assert step._fields["staffLogin1"].problem == "Taken. Choose another."
    step._rows[0].remove.click()
    assert (step.people(), step.values()) == ([], {})
