"""The filters: what they say is wanted, counts beside their words, and one telling for one change."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.timeline import SHOWN_FIRST, Strand
from luna_desktop.ui.timeline.filters import ALL, YEAR, FilterPanel, Wanted


def a_panel(qtbot: QtBot) -> tuple[FilterPanel, list[Wanted]]:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    told: list[Wanted] = []
    panel.changed.connect(told.append)
    return panel, told


def test_a_check_is_told_at_once_and_typing_after_a_moment(qtbot: QtBot) -> None:
    panel, told = a_panel(qtbot)
    panel.checks[Strand.CONSENTS].click()
    assert told[-1].strands == SHOWN_FIRST | {Strand.CONSENTS}
    panel.search.setText("peel")
    assert len(told) == 1
    qtbot.waitUntil(lambda: told[-1].text == "peel")


def test_clearing_tells_once(qtbot: QtBot) -> None:
    panel, told = a_panel(qtbot)
    panel.show_people(["A. Menon"])
    panel.show_wanted(Wanted("x", frozenset({Strand.VISITS}), YEAR, "A. Menon"))
    assert panel.wanted() == Wanted("x", frozenset({Strand.VISITS}), YEAR, "A. Menon")
    told.clear()
    panel.clear.click()
    assert told == [Wanted()]


def test_counts_are_heard_with_their_sort(qtbot: QtBot) -> None:
    panel, _told = a_panel(qtbot)
    panel.show_counts({Strand.VISITS: 9})
    assert panel.checks[Strand.VISITS].accessibleName() == "Visits: 9"
    assert panel.checks[Strand.SCORES].accessibleName() == "Scores: 0"


def test_a_time_is_counted_back_from_today() -> None:
    assert Wanted(time=YEAR).since(date(2026, 11, 30)) == date(2025, 11, 30)
    assert Wanted(time=ALL).since(date(2026, 11, 30)) is None
