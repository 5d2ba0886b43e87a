"""Names and notes as typed: tidied, never mangled, refused only where they cannot be a name."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from luna_desktop.domain.people import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Identity,
    clean,
    clean_line,
    name_problem,
    note_problem,
    record_number,
)


def test_a_name_is_spoken_given_first() -> None:
    assert Identity("Rao", "Nandini", "K").full_name == "Nandini K Rao"
    assert Identity("Sukarno").full_name == "Sukarno"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_leaves_no_control_characters(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    line = clean_line(typed)
    assert clean_line(line) == line
    assert not [ch for ch in line if unicodedata.category(ch) == "Cc"]


def test_indian_names_stay_as_typed() -> None:
    for name in ("अनन्या कुमारी", "ಅನನ್ಯ ಕುಮಾರ್", "க்ஷேமா"):
        assert clean_line(f"  {name}\n") == unicodedata.normalize("NFC", name)


def test_the_field_is_told_what_is_wrong_with_a_name() -> None:
    assert name_problem("", required=False) is None
    assert "document" in str(name_problem("", required=True))
    assert name_problem("x" * LONGEST_NAME, required=True) is None
    assert "120" in str(name_problem("x" * (LONGEST_NAME + 1), required=True))
    assert note_problem("x" * LONGEST_NOTE) is None
    assert "10,000" in str(note_problem("x" * (LONGEST_NOTE + 1)))


def test_record_numbers_sort_as_they_count() -> None:
    assert record_number("LUN", 4218) == "LUN-004218"
    assert record_number("LUN", 99) < record_number("LUN", 100)


def test_marks_that_turn_writing_round_and_half_characters_go_while_joiners_stay() -> None:
    assert clean_line("\u202eramuK\u202c \u2067x\u2069 \ud800y") == "ramuK x y"
    assert clean_line("\ufeffAs\u200bha\u00ad Ra\u2060o") == "Asha Rao"
    assert clean_line("क्\u200dष न्\u200cत") == "क्\u200dष न्\u200cत"
