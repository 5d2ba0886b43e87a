"""Lifestyle answers in words."""

from __future__ import annotations

from luna_desktop.domain.clinical.lifestyle import (
    ROWS,
    Alcohol,
    Lifestyle,
    Sunscreen,
)
from luna_desktop.domain.clinical.lifestyle_words import (
    DECLINED,
    NOT_KNOWN,
    ROW_NAMES,
    answer_words,
    answers,
    number_text,
    pack_years_words,
    weekly_words,
)
from luna_desktop.domain.measures import PartialDate

DAY = PartialDate(2026, 3, 14)
BODY = Lifestyle(
    DAY,
    sleep_hours=6.5,
    exercise_minutes=90,
    alcohol=Alcohol.WEEKLY,
    cigarettes_a_day=10,
    cigarette_years=12,
    bidis_a_day=4,
    sunscreen=Sunscreen.DAILY,
    sunscreen_spf=50,
    cosmetics="Kajal",
    declined=("smoking",),
)


def test_each_question_has_a_name_of_its_own() -> None:
    assert list(ROW_NAMES) == list(ROWS)
    assert len({str(name) for name in ROW_NAMES.values()}) == len(ROWS)


def test_every_answer_is_told_in_words() -> None:
    told = {row: str(text) for row, text in answers(BODY)}
    assert told["sleep_hours"] == "6.5 h a night"
    assert told["exercise"] == "Moderate 90, vigorous Not known min a week"
    assert told["alcohol"] == "On some days of the week"
    assert told["cigarettes"] == "A day: 10. Years: 12."
    assert told["bidis"] == "A day: 4. Years: Not known."
    assert told["sunscreen"] == "Daily, SPF 50"
    assert told["cosmetics"] == "Kajal"


def test_not_known_and_not_said_are_two_things() -> None:
    assert answer_words(BODY, "smoking") is DECLINED
    assert answer_words(BODY, "stress") is NOT_KNOWN


def test_what_is_worked_out_shows_its_parts() -> None:
    assert str(pack_years_words(BODY)) == "6.0 pack-years, worked out: 10 cigarettes a day ÷ 20 × 12 years"
    assert weekly_words(BODY) is NOT_KNOWN
    enough = Lifestyle(DAY, exercise_minutes=90, vigorous_minutes=30)
    assert str(weekly_words(enough)).startswith("150 min a week, worked out: 90 + 2 × 30. Meets")
    assert "Below" in str(weekly_words(Lifestyle(DAY, exercise_minutes=0, vigorous_minutes=30)))


def test_numbers_have_no_zeros_at_the_end() -> None:
    assert [number_text(value) for value in (7.0, 6.50, 0, None)] == ["7", "6.5", "0", ""]
