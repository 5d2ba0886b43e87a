"""The table of patch tests: readings as signs, the result worked out and in words."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.patch_tests import PatchTest, Reading, Relevance
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.allergies.patch_card import PatchCard, patch_columns, result_chip
from tests.ui.entries.test_versions import FIRST

TESTED = PatchTest(
    Coded("Balsam of Peru"),
    "Indian Standard Series",
    "10%",
    "pet.",
    PartialDate(2025, 10, 14),
    Reading.DOUBTFUL,
    Reading.WEAK,
    relevance=Relevance.CROSS,
)


def test_a_row_reads_as_on_paper() -> None:
    row = replace(FIRST, kind="patch_test", body=TESTED)
    spoken = [column.cell(row).spoken() for column in patch_columns()]
    assert spoken[0] == "Balsam of Peru, 14\u2011Oct\u20112025, Indian Standard Series"
    assert spoken[1:] == ["10% pet.", "?+", "+", "", "Weak positive", "Reacts with another"]


def test_every_result_is_a_chip_in_words() -> None:
    chips = [result_chip(replace(TESTED, day4=Reading.NOT_READ, day2=reading)) for reading in Reading]
    assert [chip.text for chip in chips] == [
        "Not read yet",
        "Negative",
        "Doubtful",
        "Weak positive",
        "Positive",
        "Strongly positive",
        "Irritant",
        "Not known",
    ]


def test_the_card_counts_and_says_where_there_is_nothing(qtbot: QtBot) -> None:
    card = PatchCard()
    qtbot.addWidget(card)
    card.show_rows(())
    assert not card.empty.isHidden()
    older = replace(FIRST, fact_id=8, body=PatchTest(Coded("Nickel"), day2=Reading.UNKNOWN))
    card.show_rows([older, replace(FIRST, fact_id=9, body=TESTED)])
    assert card.count.text() == "2 allergens, 1 positive"
    first = card.table.rows_model().row_at(0)
    assert first is not None
    assert first.fact_id == 9
    with qtbot.waitSignal(card.add_wanted):
        card.add_button.click()
