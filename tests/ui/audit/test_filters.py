"""The filter bar: what it tells, when, and how filters are taken off."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import UserId
from luna_desktop.services.clinic.audit_log import AuditOutcome
from luna_desktop.services.clinic.audit_words import AuditGroup
from luna_desktop.ui.audit.filters import CHOSEN, NO_FILTERS, WEEK, AuditFilters, FilterBar
from tests.ui.clipping import clipped

ALL = AuditFilters("chart", UserId(2), AuditGroup.COPIES, AuditOutcome.FAILED, "LUN-000001", CHOSEN, "2026-11", "2026")


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar()
    qtbot.addWidget(made)
    made.show_people([(UserId(1), "Dr Nandini Rao"), (UserId(2), "Ravi Shetty")])
    made.resize(780, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def offs(bar: FilterBar) -> list[str]:
    return [
        each.text()
        for each in bar.findChildren(QAbstractButton)
        if each.objectName().endswith("Off") and not each.isHidden()
    ]


def test_it_begins_without_filters(bar: FilterBar) -> None:
    assert bar.filters() == NO_FILTERS
    assert offs(bar) == []
    assert not bar.clear.isVisible()


def test_what_is_shown_is_what_is_told_and_fits(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filters(ALL)
    assert bar.filters() == ALL
    texts = ["“chart”", "Ravi Shetty", "Record copies and disclosures", "Failed", "Patient LUN-000001"]
    assert offs(bar) == [*texts, "Nov-2026 to 2026"]
    assert bar.number.text() == "6 filters"
    qtbot.waitUntil(lambda: clipped(bar) == [])


def test_each_filter_can_be_taken_off_alone_and_all_together(qtbot: QtBot, bar: FilterBar) -> None:
    bar.show_filters(ALL)
    with qtbot.waitSignal(bar.changed) as told:
        next(each for each in bar.findChildren(QAbstractButton) if each.objectName() == "daysOff").click()
    assert told.args[0] == AuditFilters("chart", UserId(2), AuditGroup.COPIES, AuditOutcome.FAILED, "LUN-000001")
    bar.clear.click()
    assert bar.filters() == NO_FILTERS


def test_typing_is_waited_for_and_enter_is_at_once(qtbot: QtBot, bar: FilterBar) -> None:
    told: list[AuditFilters] = []
    bar.changed.connect(told.append)
    QTest.keyClicks(bar.mrn.edit, "12")
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1)
    QTest.keyClicks(bar.mrn.edit, "3\r")
    assert told[1:] == [AuditFilters(mrn="123")]


def test_a_wrong_day_is_said_and_not_used(bar: FilterBar) -> None:
    bar.show_filters(AuditFilters(days=CHOSEN))
    bar.first.edit.setText("31-02-2026")
    bar.first.left.emit()
    assert bar.first.problem
    assert bar.filters().first == ""
    bar.show_filters(AuditFilters(days=WEEK))
    assert not bar.first.isVisible()


def test_new_people_do_not_undo_the_choice(bar: FilterBar) -> None:
    bar.show_filters(AuditFilters(person=UserId(2)))
    bar.show_people([(UserId(2), "Ravi Shetty"), (UserId(3), "Tara Menon")])
    assert bar.filters().person == UserId(2)
