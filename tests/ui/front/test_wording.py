"""Times and minutes in words."""

from __future__ import annotations

import pytest

from luna_desktop.domain.book.waiting import Wait, WaitLimits
from luna_desktop.ui.front import wording
from tests.ui.front.day_rows import NOW, a_line


def test_the_line_under_a_name_says_number_arrival_and_whom() -> None:
    line = a_line(3907, arrived="10:22")
    assert wording.arrival_words(line) == "LUN-003907 · Arrived 10:22, for 10:30 Dr Sethi"
    assert wording.arrival_words(a_line(2, arrived="10:22", practitioner="")) == "LUN-000002 · Arrived 10:22, for 10:30"


@pytest.mark.parametrize(
    ("arrived", "said"), [("10:22", "8 min early"), ("10:42", "12 min late"), ("10:30", "In time"), ("", "")]
)
def test_early_and_late_are_said_in_minutes(arrived: str, said: str) -> None:
    assert wording.punctual_words(a_line(arrived=arrived)) == said


def test_minutes_turn_into_hours_when_they_are_many() -> None:
    assert [wording.minutes_words(each) for each in (0, 89, 90, 125)] == ["0 min", "89 min", "1 h 30 min", "2 h 5 min"]


def test_who_is_expected_is_said_with_delay_and_form() -> None:
    assert wording.expected_words(a_line(time="11:30"), NOW) == "Dr Sethi"
    assert (
        wording.expected_words(a_line(time="10:30", form_to_sign=True), NOW) == "Dr Sethi · 16 min late · form to sign"
    )
    assert wording.expected_words(a_line(time="11:30", practitioner=""), NOW) == "Follow-up"


def test_somebody_waits_from_the_arrival_on() -> None:
    line = a_line(arrived="10:22")
    assert (wording.waited(line, NOW), wording.wait_tone(line, NOW, WaitLimits())) == (24, Wait.LONG)
    assert wording.waited(a_line(), NOW) == 0
