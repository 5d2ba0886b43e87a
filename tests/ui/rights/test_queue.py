"""The queue: order, parts with counts, clocks in words, nothing to show."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.ui.rights.queue import QueueCard, clock_cell, in_order
from luna_desktop.ui.rights.shown import Sort, Tab
from tests.ui.rights.cases import NOW, days, hours, row

LATE = row(12, "Farah Siddiqui", hours(74))
SOON = row(17, "Ananya Raghunathan", hours(42), is_mine=True)
RESTRICTION = row(16, "Raghu Prasad Hegde", days(10, 15), tab=Tab.RESTRICTIONS)
PAUSED = row(9, "Harpreet Kaur", hours(120, paused_at=NOW - timedelta(hours=89)))
STOPPED = row(18, "Zoya Khan", None, tab=Tab.OTHER)
ALL = [STOPPED, RESTRICTION, PAUSED, SOON, LATE]


def shown(queue: QueueCard) -> list[int]:
    model = queue.table.rows_model()
    return [found.case_id for at in range(model.rowCount()) if (found := model.row_at(at)) is not None]


def test_past_due_comes_first_then_what_is_due_soonest_and_what_stands_still_last() -> None:
    assert [each.case_id for each in in_order(ALL, Sort.SOONEST)] == [12, 17, 16, 9, 18]
    assert [each.case_id for each in in_order(ALL, Sort.NEWEST)] == [18, 17, 16, 12, 9]
    assert in_order(ALL, Sort.MINE)[0] == SOON
    assert [each.patient[:2] for each in in_order(ALL, Sort.PATIENT)] == ["An", "Fa", "Ha", "Ra", "Zo"]


def test_a_clock_says_by_words_and_icon_how_it_stands() -> None:
    late, soon, paused = clock_cell(LATE), clock_cell(SOON), clock_cell(PAUSED)
    assert (late.icon, late.tone, late.strong) == ("alarm-clock", "danger", True)
    assert (soon.icon, soon.tone) == ("hourglass", "warn")
    assert (paused.text, paused.icon, paused.tone) == ("Paused at 31 h", "pause", "")
    assert clock_cell(STOPPED).text == "Stopped at once"


def test_parts_count_and_the_choice_stays(qtbot: QtBot) -> None:
    queue = QueueCard()
    qtbot.addWidget(queue)
    chosen: list[object] = []
    queue.chosen.connect(chosen.append)
    queue.show_rows(ALL)
    assert shown(queue) == [12, 17, 16, 9, 18]
    assert getattr(chosen[-1], "case_id", None) == 12
    queue.table.choose(16)
    queue.show_rows(ALL[1:])
    assert queue.table.current() == RESTRICTION
    queue.tabs.findChild(QPushButton, "privacyTabs1").click()
    assert shown(queue) == [12, 17, 9]
    assert queue.tabs.findChild(QPushButton, "privacyTabs3").text() == "Restrictions 1"
    queue.show_sort(Sort.NEWEST)
    assert shown(queue) == [17, 12, 9]


def test_an_empty_part_leads_to_all_and_an_empty_queue_to_the_first_request(qtbot: QtBot) -> None:
    queue = QueueCard()
    qtbot.addWidget(queue)
    queue.show_rows([SOON])
    queue.show_tab(Tab.CORRECTIONS)
    queue.findChild(QPushButton, "privacyNoneAction").click()
    assert shown(queue) == [17]
    queue.show_rows([])
    with qtbot.waitSignal(queue.first_wanted):
        queue.findChild(QPushButton, "privacyEmptyAction").click()


def test_closed_ones_are_asked_for(qtbot: QtBot) -> None:
    queue = QueueCard()
    qtbot.addWidget(queue)
    queue.show_closed_line("112 closed this year.")
    assert queue.closed_line.whole_text() == "112 closed this year."
    with qtbot.waitSignal(queue.closed_wanted):
        queue.closed_button.click()
