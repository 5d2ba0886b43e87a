"""What ships about messages is whole: the same templates in each language, none with words that must not be there."""

from __future__ import annotations

import unicodedata

import pytest

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import lint, problems_of
from luna_desktop.domain.messages.placeholders import used
from luna_desktop.services.messages.words import opt_out_line, shipped_texts, word_lists
from luna_desktop.texts import LANGUAGES


def test_every_language_has_the_same_templates_with_the_same_places() -> None:
    english = shipped_texts("en")
    for language in LANGUAGES:
        mine = shipped_texts(language)
        assert list(mine) == list(english)
        assert {key: text.klass for key, text in mine.items()} == {key: text.klass for key, text in english.items()}
        assert {key: set(used(text.body)) for key, text in mine.items()} == {
            key: set(used(text.body)) for key, text in english.items()
        }
    assert {text.klass for text in english.values()} == set(MessageClass)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_template_that_ships_needs_a_fix(language: str) -> None:
    for text in shipped_texts(language).values():
        assert lint(text.klass, text.subject, word_lists()) == ()
        assert lint(text.klass, text.body, word_lists()) == ()
        assert problems_of(text.subject, text.body, 0) == {}


def test_a_result_is_announced_without_its_content() -> None:
    for language in LANGUAGES:
        body = shipped_texts(language)["results"].body
        assert set(used(body)) == {"clinic", "phone"}
    assert "result" not in shipped_texts("en")["results"].body
    assert "नतीज" not in shipped_texts("hi")["results"].body


def test_words_are_composed_as_typed_text_is() -> None:
    words = word_lists()
    assert len(words.health) > 300
    assert len(words.offer) > 80
    assert all(word == unicodedata.normalize("NFC", word) for word in (*words.health, *words.offer))


def test_the_line_by_which_to_stop_offers_is_there_in_each_language() -> None:
    lines = {opt_out_line(language) for language in LANGUAGES}
    assert len(lines) == len(LANGUAGES)
    assert all("STOP" in line and "{phone}" in line for line in lines)
    assert opt_out_line("kn") == opt_out_line("en")
