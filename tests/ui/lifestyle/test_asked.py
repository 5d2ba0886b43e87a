"""The questions as rows, and differences in words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.lifestyle import ROWS, Diet, Lifestyle
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.asked import difference, make_row, title_of_row, words_of

BEFORE = Lifestyle(PartialDate(2025), sleep_hours=6.5, stress=5, diet=Diet.VEGAN, cigarettes_a_day=5)


def test_every_question_makes_a_row_with_all_its_fields(qtbot: QtBot) -> None:
    for key, names in ROWS.items():
        row = make_row(key)
        for field in row.fields:
            qtbot.addWidget(field)
        assert tuple(field.name for field in row.fields) == names
        assert title_of_row(key)


@pytest.mark.parametrize(
    ("key", "now", "expected"),
    [
        ("sleep_hours", Lifestyle(PartialDate(2026), sleep_hours=5.5), "1 h less"),
        ("stress", Lifestyle(PartialDate(2026), stress=7), "2 more"),
        ("stress", Lifestyle(PartialDate(2026), stress=5), ""),
        ("stress", Lifestyle(PartialDate(2026)), ""),
        ("diet", Lifestyle(PartialDate(2026), diet=Diet.JAIN), "Changed"),
        ("cigarettes", Lifestyle(PartialDate(2026), cigarettes_a_day=7), "Changed"),
        ("routine", Lifestyle(PartialDate(2026), routine="Soap"), "New"),
        ("diet", Lifestyle(PartialDate(2026), declined=("diet",)), "Changed"),
    ],
)
def test_differences_are_said_in_words(key: str, now: Lifestyle, expected: str) -> None:
    assert difference(key, BEFORE, now)[0] == expected


def test_an_answer_is_told_in_words() -> None:
    assert words_of(BEFORE, "sleep_hours") == "6.5 h a night"
    assert words_of(BEFORE, "routine") == "Not known"
