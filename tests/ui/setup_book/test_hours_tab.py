"""Whose hours, and which week."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.book.hours import DayHours, Period, WeekHours
from luna_desktop.domain.book.resources import CLINIC, practitioner
from luna_desktop.services.front.hours import HoursPage, OwnerOfHours, WeekLine
from luna_desktop.texts import say
from luna_desktop.ui.setup_book.hours_tab import HoursTab, name_words

TODAY = date(2026, 3, 16)
MONDAY = (DayHours(0, (Period(540, 1080),)),)
CLINIC_HOURS = OwnerOfHours(CLINIC, say("The clinic"), (WeekLine(1, 1, WeekHours(CLINIC, MONDAY)),))
PLANNED = WeekLine(2, 4, WeekHours(practitioner(5), (DayHours(2, (Period(600, 720),)),), date(2026, 4, 1)))
DOCTOR = OwnerOfHours(practitioner(5), "Dr Rao", (PLANNED,))


def test_somebody_without_hours_of_their_own_shows_those_of_the_clinic(qtbot: QtBot) -> None:
    tab = HoursTab()
    qtbot.addWidget(tab)
    tab.show_page(HoursPage((CLINIC_HOURS, DOCTOR), TODAY))
    assert tab.owners.current() == CLINIC_HOURS
    tab.show_owner(DOCTOR)
    form = tab.form
    assert form.follows.value() is True
    assert form.week.value()[0][0] == "09:00–18:00"
    assert form.week.rows[0].opens.isReadOnly()
    kept = form.kept(frozenset())
    assert (kept.of, kept.since, kept.follows) == (practitioner(5), TODAY, True)
    form.follows.box.click()
    assert not form.week.rows[0].opens.isReadOnly()
    assert form.kept(frozenset()).follows is False


def test_a_planned_week_is_shown_and_keeps_its_day(qtbot: QtBot) -> None:
    tab = HoursTab()
    qtbot.addWidget(tab)
    tab.show_page(HoursPage((CLINIC_HOURS, DOCTOR), TODAY))
    tab.show_owner(DOCTOR)
    tab.form.weeks.chosen.emit(PLANNED)
    assert tab.form.planned_week() == PLANNED
    assert tab.form.week.value()[2][0] == "10:00–12:00"
    kept = tab.form.kept(frozenset())
    assert (kept.since, kept.number, kept.days[2].open) == (date(2026, 4, 1), 4, (Period(600, 720),))
    tab.show_trouble("Somebody was faster")
    assert tab.form.banner.text() == "Somebody was faster"


def test_names_may_be_sentences() -> None:
    assert (name_words("Room 1"), name_words(say("The clinic"))) == ("Room 1", "The clinic")
