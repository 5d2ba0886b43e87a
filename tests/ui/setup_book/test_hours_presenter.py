"""Opening hours, changed by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import Period
from luna_desktop.domain.book.resources import CLINIC, practitioner
from luna_desktop.ui.prompts import Unsaved
from luna_desktop.ui.setup_book.hours_tab import HoursTab
from tests.services.front.booking import book_one, person, set_up
from tests.ui.setup_book.conftest import Office

MONDAY = date(2026, 3, 16)


def tab_of(office: Office) -> HoursTab:
    tab = office.view.parts["hours"]
    assert isinstance(tab, HoursTab)
    return tab


def save(qtbot: QtBot, tab: HoursTab) -> None:
    qtbot.keyClick(tab.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_the_clinic_opens_on_sundays_from_a_day_on(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("hours")
    tab = tab_of(page)
    tab.form.since.edit.setText("22-03-2026")
    painter = tab.form.week.painter
    painter.setFocus()
    qtbot.keyClick(painter, Qt.Key.Key_Left)
    qtbot.keyClick(painter, Qt.Key.Key_Insert)
    save(qtbot, tab)
    assert page.way.said == ["The hours are saved."]
    book = set_up(page.clinic)
    hours = book.hours_on(CLINIC, date(2026, 3, 22))
    assert hours is not None
    assert hours.open == (Period(540, 1020),)
    before = book.hours_on(CLINIC, date(2026, 3, 15))
    assert before is not None
    assert before.open == ()


def test_what_cannot_be_read_stays_and_stranded_appointments_are_asked_about(
    office: Callable[..., Office], qtbot: QtBot
) -> None:
    page = office("hours")
    tab, doctor = tab_of(page), practitioner(person(page.clinic))
    known = book_one(page.clinic, time="10:00")
    tab.owners.choose(doctor)
    tab.form.follows.box.click()
    tab.form.week.toggle()
    monday = tab.form.week.rows[0].opens
    monday.clear()
    qtbot.keyClicks(monday, "afternoons")
    save(qtbot, tab)
    assert "afternoons" in tab.form.week.problem
    assert monday.text() == "afternoons"
    monday.clear()
    qtbot.keyClicks(monday, "15-20")
    tab.form.week.rows[0].breaks.clear()
    tab.form.since.edit.setText("nonsense")
    save(qtbot, tab)
    assert tab.form.since.problem
    tab.form.since.edit.setText("16-03-2026")
    save(qtbot, tab)
    dialog = page.parts.presenters["hours"].dialog
    assert dialog is not None
    dialog.go_on.click()
    hours = set_up(page.clinic).hours_on(doctor, MONDAY)
    assert hours is not None
    assert hours.open == (Period(900, 1200),)
    assert page.way.said[-1].endswith("because of it: 1.")
    assert known.booking.practitioner == doctor.id


def test_choosing_another_asks_about_what_was_drawn(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("hours", Unsaved.STAY, Unsaved.DISCARD)
    tab, doctor = tab_of(page), practitioner(person(page.clinic))
    painter = tab.form.week.painter
    painter.setFocus()
    qtbot.keyClick(painter, Qt.Key.Key_Left)
    qtbot.keyClick(painter, Qt.Key.Key_Insert)
    tab.owners.choose(doctor)
    assert tab.form.owner is not None
    assert tab.form.owner.of == CLINIC
    tab.owners.choose(doctor)
    assert tab.form.owner.of == doctor


def test_a_planned_week_is_taken_back(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("hours", True)
    tab = tab_of(page)
    tab.form.since.edit.setText("22-03-2026")
    tab.form.week.painter.setFocus()
    qtbot.keyClick(tab.form.week.painter, Qt.Key.Key_Insert)
    save(qtbot, tab)
    assert tab.form.owner is not None
    (planned,) = tab.form.owner.planned(date(2026, 3, 14))
    tab.form.weeks.chosen.emit(planned)
    tab.form.weeks.show_value(planned)
    tab.form.drop.click()
    assert page.way.said[-1] == "The planned hours are taken back."
    assert len(set_up(page.clinic).hours) == 1
