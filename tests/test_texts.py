"""Sentences are kept whole, filled in late, and shown in the language chosen."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from luna_desktop import paths, texts
from luna_desktop.texts import Message, Translator, say, say_n


@pytest.fixture
def hindi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    """Return a Hindi translator with two sentences of its own."""
    catalogue = Catalog(locale="hi")
    catalogue.add("The file {name} is not a picture.", "फ़ाइल {name} कोई चित्र नहीं है।")
    catalogue.add(("{count} photograph", "{count} photographs"), ("{count} तस्वीर", "{count} तस्वीरें"))
    catalogue.add("Photographs", "तस्वीरें")
    folder = tmp_path / "translations" / "hi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "luna.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    yield Translator("hi")
    texts.use_language("en")


def test_english_is_the_sentence_itself() -> None:
    message = say("The file {name} is not a picture.", name="x.jpg")
    assert str(message) == texts.shown(message) == "The file x.jpg is not a picture."
    assert texts.ENGLISH("Photographs") == "Photographs"


def test_one_and_many_are_told_apart() -> None:
    assert [str(say_n("{count} photograph", "{count} photographs", count)) for count in (0, 1, 2)] == [
        "0 photographs",
        "1 photograph",
        "2 photographs",
    ]


def test_another_language_translates_sentences_plurals_and_messages_within_messages(hindi: Translator) -> None:
    assert hindi("The file {name} is not a picture.", name="क") == "फ़ाइल क कोई चित्र नहीं है।"
    assert hindi.render(say_n("{count} photograph", "{count} photographs", 3)) == "3 तस्वीरें"
    assert hindi.render(say("The file {name} is not a picture.", name=say("Photographs"))) == (
        "फ़ाइल तस्वीरें कोई चित्र नहीं है।"
    )


def test_what_is_not_translated_stays_english(hindi: Translator) -> None:
    assert hindi("Not yet translated, {name}.", name="A") == "Not yet translated, A."


def test_the_language_of_the_windows_can_be_changed(hindi: Translator) -> None:
    texts.use_language("hi")
    assert texts.current().language == "hi"
    assert texts._("Photographs") == texts.shown(say("Photographs")) == "तस्वीरें"
    texts.use_language("tlh")
    assert texts._("Photographs") == "Photographs"


def test_nothing_said_is_nothing_shown(hindi: Translator) -> None:
    # Gettext keeps its header under the empty sentence.
    assert hindi.render(Message("")) == ""


@given(st.text())
def test_a_value_with_braces_is_only_a_value(value: str) -> None:
    assert str(say("Name: {name}", name=value)) == f"Name: {value}"


@given(st.text(alphabet=st.characters(exclude_characters=string.punctuation)))
def test_a_sentence_without_values_is_shown_as_it_is(text: str) -> None:
    assert str(say(text)) == text


def test_equal_messages_are_equal_and_can_be_kept_in_sets() -> None:
    one, other = say("Saved {name}.", name=1), say("Saved {name}.", name=2)
    assert one == say("Saved {name}.", name=1)
    assert one != other
    assert len({one, other, say("Saved {name}.", name=1)}) == 2
