"""What every form does alike."""

from __future__ import annotations

import pytest

from luna_desktop.domain.clinical.history import SEVERITY_NAMES
from luna_desktop.ui.entries.forms import iso_or_none, options_of, read_day, read_mark


def test_a_text_that_is_no_date_becomes_a_problem_at_its_field() -> None:
    problems: dict[str, str] = {}
    assert read_day({"since": "soon"}, "since", problems) is None
    assert "since" in problems
    assert iso_or_none(read_day({"since": "2023-03"}, "since", problems)) == "2023-03"
    assert iso_or_none(read_day({}, "since", problems)) is None


def test_a_mark_says_kind_fact_and_version() -> None:
    assert read_mark("condition:12:3") == ("condition", 12, 3)
    with pytest.raises(ValueError, match="unpack"):
        read_mark("condition")


def test_choices_are_kept_as_plain_words_so_that_drafts_can_hold_them() -> None:
    assert {option.value for option in options_of(SEVERITY_NAMES)} == {"mild", "moderate", "severe", "unknown"}
