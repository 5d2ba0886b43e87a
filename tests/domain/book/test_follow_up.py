"""The day that words of a visit name, in English and Hindi; whatever names none is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.book.follow_up import due_day

SEEN = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("In 6 weeks", "2026-04-25"),
        ("review after 10 days", "2026-03-24"),
        ("2-3 months", "2026-05-14"),
        ("2 to 3 weeks", "2026-03-28"),
        ("in a month", "2026-04-14"),
        ("six weeks", "2026-04-25"),
        ("6 हफ़्ते बाद", "2026-04-25"),
        ("3 महीने में", "2026-06-14"),
        ("on 12-Apr-2026", "2026-04-12"),
        ("12/04/2026", "2026-04-12"),
        ("2026-04-12", "2026-04-12"),
    ],
)
def test_a_day_that_is_named(words: str, due: str) -> None:
    assert due_day(words, SEEN) == date.fromisoformat(due)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "as needed",
        "SOS",
        "after the biopsy",
        "12-Mar-2026",
        "in 60 months",
        "31-Feb-2027",
        "0 weeks",
        "cream 2 times",
    ],
)
def test_words_that_name_no_day_to_come(words: str) -> None:
    assert due_day(words, SEEN) is None
