"""Every question has its words in both languages, and what stood on the screen can be told again."""

from __future__ import annotations

import pytest

from luna_desktop import paths
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.texts import ENGLISH, Translator
from luna_desktop.ui.patient_mode.form import Ask
from luna_desktop.ui.patient_mode.wording import ROWS, shown_sentences, standing_words, title_of
from tests.ui.patient_mode.forms import SINCE, a_form


@pytest.mark.parametrize("purpose", sorted(ROWS, key=lambda one: one.value))
def test_a_question_speaks_both_languages_and_has_its_icon(purpose: Purpose) -> None:
    hindi, row = Translator("hi"), ROWS[purpose]
    for message in (row.title, row.sentence):
        assert hindi.render(message) != ENGLISH.render(message)
    assert (paths.resources() / "icons" / f"{row.icon}.svg").exists()


def test_only_what_names_a_recipient_or_is_never_offered_has_no_row() -> None:
    assert set(Purpose) - set(ROWS) == {Purpose.SHARING, Purpose.MARKETING_PHOTOGRAPHS}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ConsentState.GIVEN, "Your answer so far: yes, since 01-Nov-2026"),
        (ConsentState.REFUSED, "Your answer so far: no, since 01-Nov-2026"),
        (ConsentState.WITHDRAWN, "Your answer so far: no, since 01-Nov-2026"),
        (ConsentState.NOT_ASKED, ""),
        (ConsentState.EXPIRED, ""),
    ],
)
def test_the_answer_that_stands_is_said(state: ConsentState, words: str) -> None:
    assert standing_words(Ask(Purpose.REMINDERS, state, SINCE), ENGLISH) == words


def test_the_sentences_differ_by_language() -> None:
    asks = a_form().asks
    english, hindi = shown_sentences(asks, ENGLISH), shown_sentences(asks, Translator("hi"))
    assert len(english) == len(hindi) == len(asks)
    assert not set(english) & set(hindi)
    assert english[0].startswith(title_of(asks[0], ENGLISH))
