"""The list of staff: five at first, everybody on request, one chosen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.unlock.staff_list import StaffChoice, StaffList


def test_staff_are_shown_found_and_chosen(qtbot: QtBot) -> None:
    staff = StaffList()
    qtbot.addWidget(staff)
    assert staff.current() is None
    staff.show_staff([StaffChoice(f"p{at}", f"Person {at}", "Reception") for at in range(7)])
    assert (staff.current().login, staff.hidden_count()) == ("p0", 2)
    staff.show_all()
    assert staff.hidden_count() == 0
    staff.narrow("person 6")
    assert staff.current().login == "p6"
    staff.narrow("")
    with qtbot.waitSignal(staff.chosen, timeout=1000):
        staff.choose("p3")
    high = staff.height()
    staff.show_at_most(3)
    assert staff.height() < high
    assert staff.row_of("p1").accessibleName() == "Person 1, Reception"
    with pytest.raises(KeyError):
        staff.row_of("nobody")
