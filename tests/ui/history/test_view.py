"""The sections of the Medical history tab: what is over, what does not apply, and where the keyboard goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus, Medicine
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.ui.history.view import HistoryView
from tests.ui.entries.test_versions import FIRST

USED = replace(FIRST, fact_id=2, kind="medicine", body=Medicine(Coded("Azelaic acid")))
STOPPED = replace(USED, fact_id=3, body=Medicine(Coded("Tretinoin"), stopped=PartialDate(2026, 10)))


def a_view(qtbot: QtBot, *known: object) -> HistoryView:
    view = HistoryView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.show_chart(Chart(PatientId(1), known))  # type: ignore[arg-type]  # facts
    view.complete()
    return view


def test_what_is_over_is_shown_when_asked_for(qtbot: QtBot) -> None:
    resolved = replace(FIRST, fact_id=4, body=Condition(Coded("Tinea"), ConditionStatus.RESOLVED))
    view = a_view(qtbot, FIRST, resolved, USED, STOPPED)
    assert [len(card.rows) for card in (view.conditions, view.medicines)] == [1, 1]
    view.medicines.over_switch.click()
    assert len(view.medicines.rows) == 2
    assert "Dr Nandini Rao" in view.reviewed.text()


def test_many_rows_are_built_when_they_are_asked_for(qtbot: QtBot) -> None:
    view = a_view(qtbot, *(replace(FIRST, fact_id=at) for at in range(1, 31)))
    assert len(view.conditions.rows) == 8
    assert view.conditions.all_button.text() == "Show 22 earlier ones"
    view.conditions.all_button.click()
    assert len(view.conditions.rows) == 30


def test_reproductive_health_is_offered_where_it_applies_and_shown_to_whoever_asks(qtbot: QtBot) -> None:
    view = a_view(qtbot, FIRST)
    view.offer_reproductive(False)
    assert not view.pregnancy.isVisible()
    assert not view.cycle.isVisible()
    view.show_button.click()
    assert view.pregnancy.isVisible()
    assert view.cycle.isVisible()


def test_the_keyboard_goes_from_section_to_section(qtbot: QtBot) -> None:
    view = a_view(qtbot, FIRST, USED)
    view.conditions.go_to(view.conditions.rows[0])
    for section in (view.medicines, view.safety):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert section.isAncestorOf(view.focusWidget())
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_F7)
    assert view.medicines.rows[0].more_lines is not None
    assert view.focusWidget().objectName() == "medicine-2-1-0.kind"


def test_letters_answer_one_question_after_the_other(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.safety.start()
    for letter in "nny3yn":
        QTest.keyClick(view.focusWidget(), letter)
    assert [row.answer.value() for row in view.safety.rows] == ["no", "no", "yes", "unknown", "yes", "no"]
    assert view.frame.change_count() == 6


def test_what_is_not_seen_at_once_is_built_after_the_first_picture(qtbot: QtBot) -> None:
    view = HistoryView(date(2026, 11, 22))
    qtbot.addWidget(view)
    view.show_chart(Chart(PatientId(1), (FIRST,)))
    assert len(view.conditions.rows) == 1
    assert view.skin.entry is None
    qtbot.waitUntil(lambda: view.measures.entry is not None)
