"""Words for days, times, places and views."""

from __future__ import annotations

from datetime import datetime

import pytest

from luna_desktop import texts
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.texts import Translator
from luna_desktop.ui.photos.wording import day_words, place_words, read_taken, taken_words, view_words

WHEN = datetime(2026, 11, 2, 11, 52)  # noqa: DTZ001 - a camera's own time


def test_days_and_times_are_written_the_clinics_way() -> None:
    assert day_words(WHEN) == "Mon 02-Nov-2026"
    assert taken_words(WHEN) == "02-Nov-2026, 11:52"


@pytest.mark.parametrize("typed", [taken_words(WHEN), "02-11-2026 11:52", " 2026-11-02 11:52 "])
def test_a_time_is_read_back_as_it_was_written(typed: str) -> None:
    assert read_taken(typed) == WHEN


@pytest.mark.parametrize("typed", ["", "yesterday", "32-13-2026 10:00"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert read_taken(typed) is None


def test_a_missing_view_leaves_the_place() -> None:
    assert place_words(PhotographFacts(WHEN, "face", "front")) == "Face · Front"
    assert view_words(PhotographFacts(WHEN, "face")) == place_words(PhotographFacts(WHEN, "face")) == "Face"


def test_a_time_with_a_hindi_month_is_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_shown", [Translator("hi")])
    assert taken_words(WHEN) == "02-नव-2026, 11:52"
    assert day_words(WHEN) == "सोम 02-नव-2026"
    assert read_taken(taken_words(WHEN)) == WHEN
