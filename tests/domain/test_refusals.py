"""Every obstacle has a sentence that can be filled in, in both languages, and somebody who may lift it."""

from __future__ import annotations

import string

import pytest

from luna_desktop.domain.refusals import LIFTER_NAMES, REFUSALS, Lifter, Obstacle, refusal
from luna_desktop.texts import Translator

WORDS = {"purpose": "Offers", "recipient": "Dr Iyer", "topic": "Recalls", "channel": "SMS"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_obstacle_has_its_sentence_and_every_lifter_a_name() -> None:
    assert set(REFUSALS) == set(Obstacle)
    assert set(LIFTER_NAMES) == set(Lifter)
    assert len({one.sentence.text for one in REFUSALS.values()}) == len(Obstacle)


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("obstacle", Obstacle)
def test_a_refusal_reads_as_whole_sentences(obstacle: Obstacle, language: str) -> None:
    sentence = REFUSALS[obstacle].sentence.text
    assert places(sentence) <= set(WORDS)
    shown = Translator(language).render(refusal(obstacle, **WORDS))
    assert "{" not in shown
    assert shown.rstrip()[-1] in ".।"
    assert (shown != str(refusal(obstacle, **WORDS))) == (language == "hi"), "the Hindi sentence is missing"
