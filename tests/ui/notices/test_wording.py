"""Versions and steps in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from luna_desktop.domain.notices import Document, Outcome, TextState
from luna_desktop.services.privacy.notice_texts import LanguageLine, TextStep, VersionLine
from luna_desktop.services.privacy.receipts import GivenCount
from luna_desktop.ui.notices import wording

AT = datetime(2026, 3, 14, 5, 0, tzinfo=UTC)


def line(state: TextState, *, is_in_force: bool = False) -> VersionLine:
    return VersionLine(Document.NOTICE, 2, state, is_in_force, (), AT, "Asha", date(2026, 3, 14), summary="Shorter.")


@pytest.mark.parametrize(
    ("state", "is_in_force", "said"),
    [
        (TextState.DRAFTED, False, "Draft"),
        (TextState.REVIEWED, False, "Reviewed"),
        (TextState.APPROVED, False, "To be published"),
        (TextState.PUBLISHED, True, "In force"),
        (TextState.PUBLISHED, False, "Replaced"),
    ],
)
def test_a_state_is_a_word_and_an_icon(state: TextState, is_in_force: bool, said: str) -> None:
    chip = wording.state_chip(line(state, is_in_force=is_in_force))
    assert chip.text == said
    assert chip.icon


def test_a_translation_says_whether_somebody_approved_it() -> None:
    waits = LanguageLine("hi", "ab", AT, "Asha", is_translation_approved=False)
    assert wording.language_chip(waits, is_original=False).text == "हिन्दी: to be approved"
    assert wording.language_chip(waits, is_original=False, short=True).text == "हिन्दी: waits"


def test_a_step_that_was_overtaken_by_a_change_says_so() -> None:
    step = TextStep(TextState.APPROVED, "en", AT, "Asha", counts=False)
    assert wording.step_words(step).endswith("The text was changed after that.")


def test_who_would_not_take_a_version_is_counted_apart() -> None:
    counts = (
        GivenCount(2, Outcome.SIGNED, 5),
        GivenCount(2, Outcome.ACKNOWLEDGED, 2),
        GivenCount(2, Outcome.REFUSED, 1),
    )
    assert wording.given_words(counts) == "Given: 7, not taken: 1"


def test_the_summary_names_what_is_in_force_or_that_nothing_is() -> None:
    now = line(TextState.PUBLISHED, is_in_force=True)
    assert wording.summary_words([now], Document.NOTICE) == "Privacy notice: version 2 of 14-Mar-2026 is in force."
    assert "nothing is published" in wording.summary_words([line(TextState.DRAFTED)], Document.POLICY)
