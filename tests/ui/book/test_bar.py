"""The bar over the book."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.book.bar import DAY, WEEK, BookBar
from luna_desktop.ui.widgets.inputs import Option


def bar_of(qtbot: QtBot, mode: str) -> BookBar:
    bar = BookBar(mode)
    qtbot.addWidget(bar)
    bar.resize(1020, 57)
    bar.show()
    return bar


def test_it_says_what_is_shown_and_offers_the_way_on(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, WEEK)
    bar.show_title("23 to 28 November 2026", "Week 48")
    bar.show_whose([Option(1, "Dr Rao"), Option(2, "Dr Sethi")], 2)
    assert bar.title.whole_text() == "23 to 28 November 2026"
    assert bar.whose.currentText() == "Dr Sethi"
    steps: list[int] = []
    bar.step_wanted.connect(steps.append)
    for button in (bar.back, bar.onward, bar.today):
        button.click()
    assert steps == [-1, 1, 0]
    with qtbot.waitSignal(bar.whose_wanted) as whose:
        bar.whose.activated.emit(0)
    assert whose.args == [1]


def test_day_and_week_lead_to_each_other(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, DAY)
    with qtbot.waitSignal(bar.mode_wanted) as mode:
        bar.modes.findChild(object, "bookMode1").click()  # type: ignore[call-overload]
    assert mode.args == [WEEK]


@pytest.mark.parametrize(("mode", "find", "pins"), [(DAY, False, True), (WEEK, True, False)])
def test_each_has_its_own_tool(qtbot: QtBot, mode: str, find: bool, pins: bool) -> None:
    bar = bar_of(qtbot, mode)
    assert (bar.find_free.isVisible(), bar.pinboard.isVisible()) == (find, pins)
    assert not bar.side.isVisible()
    bar.show_drawer(True)
    assert bar.side.isVisible()


def test_pins_are_counted_in_words_too(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, DAY)
    bar.show_pins(2)
    assert bar.pinboard.text() == "2"
    assert bar.pinboard.accessibleName() == "Pinboard, 2 on it (Alt+P)"
    bar.show_pins(0)
    assert bar.pinboard.text() == ""


def test_no_button_is_without_a_name(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, DAY)
    for button in (bar.back, bar.onward, bar.today, bar.pinboard, bar.side, bar.whose):
        assert button.accessibleName()


def test_a_narrow_bar_says_less_and_loses_nothing(qtbot: QtBot) -> None:
    bar = bar_of(qtbot, WEEK)
    bar.show_title("Monday 23 November 2026", "Week 48", "Mon 23 Nov 2026")
    assert bar.title.whole_text() == "Monday 23 November 2026"
    bar.resize(900, 57)
    assert bar.title.whole_text() == "Mon 23 Nov 2026"
    assert not bar.note.isVisible()
    assert (bar.find_free.text(), bar.find_free.accessibleName()) == ("", "Find free time")
    bar.resize(1100, 57)
    assert bar.note.isVisible()
