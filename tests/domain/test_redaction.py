"""What is withheld is gone from every value, however it was written; what merely resembles it stays."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.redaction import Redaction, Redactor, mark, tidied
from luna_desktop.texts import Message, say

SUNITA = Redaction("Sunita Rao", "A2")
LETTERS = st.sampled_from("abkmnrstuAKMRS")
NAGARI = st.sampled_from(["का", "मि", "नी", "रा", "त", "सु", "श्री", "क्ष", "ज़", "ऋ"])
NAMES = st.one_of(
    st.lists(LETTERS, min_size=3, max_size=8).map("".join), st.lists(NAGARI, min_size=2, max_size=4).map("".join)
)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Told by Sunita Rao yesterday", "Told by [withheld: A2] yesterday"),
        ("SUNITA  RAO, sunita\nrao", "[withheld: A2], [withheld: A2]"),
        ("Sunita\u00a0Rao's cream", "[withheld: A2] cream"),
        ("Sunita-Rao", "[withheld: A2]"),
        ("Su\u200bnita Rao", "[withheld: A2]"),
        ("Sunita Ra\ufffeo, Sunita\ufffeRao", "[withheld: A2], [withheld: A2]"),
        ("Sunita Raonath", "Sunita Raonath"),
        ("Visunita Rao", "Visunita Rao"),
        ("Sunita", "Sunita"),
    ],
)
def test_a_name_is_found_as_people_write_it(written: str, left: str) -> None:
    assert Redactor([SUNITA]).text(written) == left


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Śāradā Zoé", "கொடி மலர்"])
def test_a_name_is_found_however_its_letters_are_composed(name: str, form: str) -> None:
    written = unicodedata.normalize(form, f"told by {name}, her aunt")  # type: ignore[arg-type]
    for words in (name, unicodedata.normalize("NFD", name)):
        assert Redactor([Redaction(words, "A2")]).text(written) == "told by [withheld: A2], her aunt"


def test_of_two_passages_that_overlap_nothing_is_left() -> None:
    redactor = Redactor([Redaction("Kavya Iyer", "A2"), Redaction("Iyer Nandini", "P1"), Redaction("Iyer", "A3")])
    assert redactor.text("Kavya Iyer Nandini came, Iyer too") == "[withheld: P1] came, [withheld: A3] too"
    assert redactor.hits == {"P1": 1, "A3": 1}


def test_a_medicine_that_begins_like_a_name_stays() -> None:
    assert Redactor([Redaction("Ram", "A2")]).text("Ramipril 5 mg, said Ram.") == "Ramipril 5 mg, said [withheld: A2]."


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("सुनीता ने कहा", "[withheld: A2] ने कहा"),
        ("सुनीताने सांगितले", "[withheld: A2] सांगितले"),
        ("सुनीता।", "[withheld: A2]।"),
        ("सुनीताबाई आई", "सुनीताबाई आई"),
    ],
)
def test_an_indic_name_goes_with_its_ending_and_no_other_name(written: str, left: str) -> None:
    assert Redactor([Redaction("सुनीता", "A2")]).text(written) == left


@pytest.mark.parametrize("written", ["+91 98860 01427", "9886001427", "098860-01427", "(98860) 01427", "९८८६००१४२७"])
def test_a_number_is_found_in_every_grouping(written: str) -> None:
    redactor = Redactor([Redaction("+91 98860 01427", "A2")])
    assert redactor.text(f"Call {written} now") == "Call [withheld: A2] now"
    assert redactor.text("Call 98860 014279 now") == "Call 98860 014279 now"


def test_the_patient_s_own_name_and_those_of_staff_stay() -> None:
    redactor = Redactor([Redaction("Meera", "A2")], keeps=["Dr Meera Rao", "Ananya Meera Kumar"])
    said = redactor.text("Dr Meera Rao saw Ananya Meera Kumar, whom Meera brought.")
    assert said == "Dr Meera Rao saw Ananya Meera Kumar, whom [withheld: A2] brought."


def test_whoever_is_withheld_by_the_whole_name_is_not_kept_by_it() -> None:
    assert Redactor([SUNITA], keeps=["Sunita Rao"]).text("Sunita Rao") == mark("A2")


def test_the_longest_passage_wins_and_each_reason_is_counted() -> None:
    redactor = Redactor([Redaction("Sunita", "A5"), SUNITA])
    assert redactor.text("Sunita Rao and Sunita") == "[withheld: A2] and [withheld: A5]"
    assert redactor.hits == {"A2": 1, "A5": 1}
    assert redactor.count("Sunita, Sunita Rao", "Sunita") == 1
    assert redactor.hits == {"A2": 1, "A5": 1}


class Kind(StrEnum):
    SUNITA = "Sunita Rao"


@dataclass(frozen=True)
class Kept:
    name: str


@dataclass(frozen=True)
class Row:
    text: str | Message
    parts: tuple[object, ...]
    kind: Kind = Kind.SUNITA
    at: datetime = datetime(2026, 11, 22, tzinfo=UTC)
    picture: bytes = b"Sunita Rao"
    kept: Kept = Kept("Sunita Rao")


def test_every_depth_of_a_value_is_reached_and_nothing_else_changes() -> None:
    nested = say("{who} said so", who=say("{name}", name="Sunita Rao"))
    row = Row(nested, ([{"told": "by Sunita Rao"}], frozenset({"Sunita Rao"}), Row("Sunita Rao", ()), 3, None))
    found = Redactor([SUNITA]).whole(row, skip=(Kept,))
    assert str(found.text) == "[withheld: A2] said so"
    deep = found.parts[2]
    assert isinstance(deep, Row)
    assert found.parts[:2] == ([{"told": "by [withheld: A2]"}], frozenset({"[withheld: A2]"}))
    assert (deep.text, deep.kind, deep.at, deep.picture, deep.kept) == (
        mark("A2"),
        row.kind,
        row.at,
        row.picture,
        row.kept,
    )
    assert found.parts[3:] == (3, None)


def test_without_passages_a_value_is_the_very_same() -> None:
    row = Row("Sunita Rao", ())
    assert Redactor([]).whole(row) is row
    assert not Redactor([]).holds("Sunita Rao")


@pytest.mark.parametrize(("words", "field"), [("a", "words"), ("  . ", "words"), ("x" * 401, "words")])
def test_what_cannot_be_told_apart_is_refused(words: str, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        tidied(Redaction(words, "A2"))
    assert list(refused.value.problems) == [field]


def test_a_passage_is_tidied() -> None:
    assert tidied(Redaction("  Sunita \n Rao ", "A2")) == SUNITA


@settings(max_examples=40, deadline=None)
@given(NAMES, st.sampled_from(["NFC", "NFD"]), st.booleans(), st.text(alphabet=" .,;\n।(", min_size=1, max_size=3))
def test_whatever_the_name_it_is_gone_and_its_surroundings_stay(name: str, form: str, upper: bool, gap: str) -> None:
    written = unicodedata.normalize(form, name.upper() if upper else name)  # type: ignore[arg-type]
    redactor = Redactor([Redaction(name, "A2")])
    left = redactor.text(f"vorher{gap}{written}{gap}nachher")
    assert left == f"vorher{gap}[withheld: A2]{gap}nachher"
    assert redactor.text(left) == left
    assert not redactor.holds(left)
