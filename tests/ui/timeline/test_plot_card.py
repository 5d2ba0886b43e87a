"""The plot over the timeline: what lasted lies under or behind the values, and a table says the same."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.timeline import Reading, Series, Span
from luna_desktop.ui.timeline.plot_card import PlotCard, change_chip, plot_of

TODAY = date(2026, 11, 30)
MASI = Series(
    "masi", "MASI", (Reading(date(2026, 1, 5), 15.8, "15.8"), Reading(date(2026, 11, 2), 9.6, "9.6")), 0.0, 48.0
)
SLEEP = Series("sleep", "Sleep", (Reading(date(2026, 11, 2), 7.0, "7"),), unit="h")
TRETINOIN = Span("Tretinoin", date(2025, 2, 1), date(2026, 5, 31))
OVER = Span("Zinc", date(2020, 1, 1), date(2020, 2, 1))
PREGNANT = Span("Pregnant", date(2026, 8, 1), None, "warn", is_shade=True)


def test_what_lasted_is_cut_to_the_time_of_the_values() -> None:
    plot = plot_of(MASI, (TRETINOIN, OVER, PREGNANT), TODAY)
    assert [(lane.start, lane.end, lane.words) for lane in plot.lanes] == [
        (date(2026, 1, 5), date(2026, 5, 31), "Tretinoin")
    ]
    assert [(span.start, span.end) for span in plot.spans] == [(date(2026, 8, 1), TODAY)]
    assert plot.points[-1].words == "MASI, 02-Nov-2026: 9.6"
    assert (plot.least, plot.most) == (0.0, 48.0)


def test_the_change_is_said_in_words() -> None:
    chip = change_chip(MASI)
    assert chip is not None
    assert chip.text == "9.6, down from 15.8 on 05-Jan-2026"
    assert change_chip(SLEEP) is None


def test_the_choice_stays_when_the_record_was_read_again(qtbot: QtBot) -> None:
    card = PlotCard()
    qtbot.addWidget(card)
    card.show_series((MASI, SLEEP), (), TODAY)
    card.choice.setCurrentIndex(1)
    card.show_series((SLEEP, MASI), (), TODAY)
    assert card.shown_series() == SLEEP
    assert [card.choice.itemText(at) for at in range(2)] == ["Sleep", "MASI, 0 to 48"]


def test_the_table_says_the_same_and_without_values_the_card_is_away(qtbot: QtBot) -> None:
    card = PlotCard()
    qtbot.addWidget(card)
    card.show_series((MASI,), (), TODAY)
    card.toggle.click()
    assert card.pages.currentWidget() is card.table
    assert card.table.rows_model().row_at(0) == MASI.readings[-1]
    card.show_series((), (), TODAY)
    assert card.isHidden()
