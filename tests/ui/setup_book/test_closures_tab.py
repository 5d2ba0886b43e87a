"""Leave and closures, entered and taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import ClosureKind
from luna_desktop.domain.book.resources import practitioner
from luna_desktop.ui.setup_book.closures_tab import ClosuresTab
from tests.services.front.booking import at, book_one, person, set_up
from tests.ui.setup_book.conftest import Office


def test_leave_is_entered_asked_about_and_taken_back(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("closures", True)
    tab = page.view.parts["closures"]
    assert isinstance(tab, ClosuresTab)
    known = book_one(page.clinic, time="10:00")
    assert tab.stack.currentWidget().objectName() == "closuresEmpty"
    tab.add.click()
    tab.form.of.show_value(practitioner(person(page.clinic)))
    tab.form.submit()
    assert tab.form.first.problem
    qtbot.keyClicks(tab.form.first.control, "16-03-2026")
    qtbot.keyClick(tab.form.first.control, Qt.Key.Key_Return)
    dialog = page.parts.presenters["closures"].dialog
    assert dialog is not None
    dialog.go_on.click()
    (closure,) = set_up(page.clinic).closures
    assert (closure.kind, closure.starts) == (ClosureKind.LEAVE, at("00:00"))
    columns = tab.table.rows_model().columns()
    line = tab.table.rows_model().row_at(0)
    assert line is not None
    assert columns[1].cell(line).spoken() == "16-Mar-2026, Whole day"
    tab.table.choose(line.entry_id)
    tab.remove.click()
    assert set_up(page.clinic).closures == ()
    assert page.way.said[-1] == "It is taken back."
    assert known.booking_id


def test_other_hours_of_a_day_are_entered(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("closures")
    tab = page.view.parts["closures"]
    assert isinstance(tab, ClosuresTab)
    tab.add_date.click()
    qtbot.keyClicks(tab.date_form.day.control, "28-03-2026")
    qtbot.keyClicks(tab.date_form.open.control, "10-13")
    qtbot.keyClick(tab.date_form.open.control, Qt.Key.Key_Return)
    (day,) = set_up(page.clinic).date_hours
    assert day.open[0].starts == 600
    line = tab.table.rows_model().row_at(0)
    assert line is not None
    assert tab.table.rows_model().columns()[1].cell(line).note == "10:00–13:00"
    tab.open_line(line)
    assert tab.open_form() is tab.date_form
