"""The worklist: pairs with their signs, an empty list, a failed one, and one that is being made."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.duplicates import compare_changed, read_duplicates
from luna_desktop.ui.merges.worklist_view import WorklistView
from tests.services.acting import act
from tests.ui.merges.pairs import TODAY, a_pair


def test_every_state_says_what_it_is(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = WorklistView(TODAY)
    qtbot.addWidget(view)
    view.show_reading("Comparing 48,213 patients.")
    assert not view.compare.isEnabled()
    view.show_lines(())
    assert view.stack.currentWidget().objectName() == "duplicatesEmpty"
    view.show_failed("The disk is full.")
    with qtbot.waitSignal(view.retry_wanted):
        view.stack.currentWidget().button.click()

    a_pair(clinic)
    act(clinic, compare_changed, None)
    lines = act(clinic, read_duplicates, None)
    view.show_lines(lines)
    assert view.count.text() == "1 pair"
    assert view.compare.isEnabled()
    with qtbot.waitSignal(view.open_wanted) as opened:
        view.compare.click()
    assert opened.args == [lines[0]]
    with qtbot.waitSignal(view.apart_wanted):
        view.not_same.click()
