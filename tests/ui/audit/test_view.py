"""The page by itself: rows, empty states, narrow windows; with a clinic it is tested with the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.audit_log import COUNTED_TO
from luna_desktop.ui.audit.filters import AuditFilters
from luna_desktop.ui.audit.view import AuditView
from luna_desktop.ui.widgets.states import StatePage
from tests.ui.audit.lines import LINE

LINES = [replace(LINE, seq=number, mrn=f"LUN-{number:06d}") for number in range(9, 0, -1)]


@pytest.fixture
def view(qtbot: QtBot) -> AuditView:
    made = AuditView()
    qtbot.addWidget(made)
    made.resize(1360, 820)
    made.show()
    return made


@pytest.mark.parametrize(
    ("matching", "entries", "text"),
    [
        (9, 9, "9 entries"),
        (9, 48_213, "9 of 48,213 entries"),
        (COUNTED_TO + 1, 200_000, "Over 10,000 of 2,00,000 entries"),
    ],
)
def test_the_count_is_in_words(view: AuditView, matching: int, entries: int, text: str) -> None:
    view.show_lines(LINES, matching=matching, entries=entries, more=False)
    assert view.filters.count.text() == text


def test_nothing_yet_and_nothing_matches_are_told_apart(view: AuditView) -> None:
    view.show_lines([], matching=0, entries=0, more=False)
    assert view.findChild(StatePage, "noEntries") is not None
    view.filters.show_filters(AuditFilters(mrn="x"))
    view.show_lines([], matching=0, entries=9, more=False)
    assert view.findChild(StatePage, "noMatch") is not None


def test_trouble_over_a_list_keeps_the_list(view: AuditView) -> None:
    view.show_lines(LINES, matching=9, entries=9, more=False)
    view.show_problems({"text": "The disk is full."})
    assert view.banner.isVisible()
    assert view.stack.currentIndex() == 0
    view.show_lines(LINES, matching=9, entries=9, more=False)
    assert not view.banner.isVisible()


def test_the_end_of_the_list_asks_for_more_once(qtbot: QtBot, view: AuditView) -> None:
    view.show_lines([replace(LINE, seq=number) for number in range(100, 0, -1)], matching=200, entries=200, more=True)
    told: list[None] = []
    view.more_wanted.connect(lambda: told.append(None))
    bar = view.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() - 1)
    bar.setValue(bar.maximum())
    assert told == [None]
