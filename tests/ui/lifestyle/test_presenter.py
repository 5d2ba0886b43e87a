"""The Lifestyle tab on a real clinic: a new assessment, an old one corrected, typing that is not lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.care_preferences import Downtime, Needles
from luna_desktop.domain.clinical.lifestyle import Diet, Lifestyle, Smoking
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.tab import LifestyleTab, build_tab
from luna_desktop.ui.lifestyle.view import NEW, PREFERENCES
from luna_desktop.ui.prompts import Unsaved
from tests.ui.entries.a_clinic import Ward

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SPRING = Lifestyle(PartialDate(2026, 5, 12), sleep_hours=6.5, stress=5)


def a_tab(ward: Ward, qtbot: QtBot) -> LifestyleTab:
    hub = ward.hub()
    tab = build_tab(ward.context, ward.patient, hub)
    assert isinstance(tab, LifestyleTab)
    hub.setParent(tab)
    qtbot.addWidget(tab)
    tab.resize(1200, 640)
    tab.show()
    return tab


def test_the_first_assessment_is_started_and_saved(ward: Ward, qtbot: QtBot) -> None:
    tab = a_tab(ward, qtbot)
    view = tab.view
    assert view.empty.isVisible()
    view.empty.button.click()
    QTest.keyClicks(view.frame.field("sleep_hours").control, "5.5")
    view.frame.save_bar.save.click()
    body = ward.chart().lifestyle[0].body
    assert (body.sleep_hours, body.stress, body.smoking) == (5.5, None, Smoking.UNKNOWN)


def test_a_new_assessment_is_a_new_fact(ward: Ward, qtbot: QtBot) -> None:
    ward.record(SPRING)
    tab = a_tab(ward, qtbot)
    view = tab.view
    assert view.dates.key() == NEW
    QTest.keyClicks(view.frame.field("stress").control, "70")
    view.frame.save_bar.save.click()
    assert view.frame.problem_names() == ["stress"]
    view.frame.field("stress").show_value("7")
    view.frame.save_bar.save.click()
    chart = ward.chart()
    assert [known.body.stress for known in chart.lifestyle] == [7, 5]
    assert [known.number for known in chart.lifestyle] == [1, 1]


def test_an_old_assessment_is_corrected_with_a_reason(ward: Ward, qtbot: QtBot) -> None:
    ward.record(SPRING)
    tab = a_tab(ward, qtbot)
    view = tab.view
    QTest.keyClick(view.dates, Qt.Key.Key_Down)
    assert view.versions.texts()[0].startswith("First written")
    view.frame.field("stress").control.clear()  # type: ignore[attr-defined]  # a line to type into
    QTest.keyClicks(view.frame.field("stress").control, "4")
    QTest.keyClicks(view.frame.field("reason").control, "Misread the form")
    view.frame.save_bar.save.click()
    known = ward.chart().lifestyle[0]
    assert (known.number, known.body.stress, known.reason) == (2, 4, "Misread the form")


def test_staying_keeps_the_typing_and_the_place(ward: Ward, qtbot: QtBot) -> None:
    ward.record(SPRING)
    tab = a_tab(ward, qtbot)
    view = tab.view
    QTest.keyClicks(view.frame.field("sleep_hours").control, "8")
    ward.prompts.will_answer(Unsaved.STAY)
    QTest.keyClick(view.dates, Qt.Key.Key_Down)
    assert view.dates.key() == NEW
    assert view.frame.values()["sleep_hours"] == "8"


def test_preferences_stand_once_and_change_without_a_reason(ward: Ward, qtbot: QtBot) -> None:
    tab = a_tab(ward, qtbot)
    view = tab.view
    view.dates.picked.emit(PREFERENCES)
    view.frame.field("downtime").show_value("week")
    view.frame.field("downtime").edited.emit()
    view.frame.save_bar.save.click()
    view.dates.picked.emit(PREFERENCES)
    view.frame.field("needles").show_value("no")
    view.frame.field("needles").edited.emit()
    view.frame.save_bar.save.click()
    known = ward.chart().single("care_preferences")
    assert known is not None
    assert (known.number, known.body.downtime, known.body.needles) == (2, Downtime.WEEK, Needles.NO)
    assert len(ward.chart().of("care_preferences")) == 1


def test_an_assessment_is_mostly_confirmed_by_keyboard(ward: Ward, qtbot: QtBot) -> None:
    ward.record(replace(SPRING, diet=Diet.JAIN))
    tab = a_tab(ward, qtbot)
    view = tab.view
    with qtbot.waitActive(view.window()):
        view.window().activateWindow()
    QTest.keyClicks(view.frame.field("sleep_hours").control, "5")
    QTest.keyClick(view.frame.field("sleep_hours").control, "N", CTRL_SHIFT)
    QTest.keyClick(view.frame.field("sleep_hours").control, "S", Qt.KeyboardModifier.ControlModifier)
    body = ward.chart().lifestyle[0].body
    assert (body.sleep_hours, body.stress, body.diet) == (5, 5, Diet.JAIN)
    assert (body.unchanged, body.unchanged_since) == (("stress", "diet"), SPRING.asked_on)
