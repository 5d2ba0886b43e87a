"""Restrictions in words: where they stand, whom they cover, and each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.preferences import Channel
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.privacy.restrictions import StepLine
from luna_desktop.ui.privacy.restrictions_wording import asked_words, state_chip, step_words, terms_words
from tests.builders import START
from tests.ui.privacy.test_restrictions_view import LINE


@pytest.mark.parametrize(
    ("state", "stands", "text"),
    [
        (RestrictionState.REQUESTED, False, "Asked for"),
        (RestrictionState.AGREED, True, "In force"),
        (RestrictionState.AGREED, False, "Run out"),
        (RestrictionState.ENDED, True, "In force, notice given"),
        (RestrictionState.ENDED, False, "Ended"),
        (RestrictionState.DECLINED, False, "Declined"),
    ],
)
def test_where_a_restriction_stands(state: RestrictionState, stands: bool, text: str) -> None:
    assert state_chip(replace(LINE, state=state, stands=stands)).text == text


def test_whom_a_restriction_covers() -> None:
    assert terms_words(LINE) == "Ramesh Kumar"
    staff = replace(LINE, terms=Terms(RestrictionKind.STAFF), staff=("Dr Pillai", "Ravi"))
    assert terms_words(staff) == "Dr Pillai, Ravi"
    use = Terms(RestrictionKind.USE, purposes=frozenset({Purpose.OFFERS, Purpose.RESEARCH}))
    assert terms_words(replace(LINE, terms=use)) == "Offers; Research and statistics"
    way = Terms(RestrictionKind.CHANNEL, channel=Channel.EMAIL, address="a@b.example")
    assert terms_words(replace(LINE, terms=way)) == "E-mail: a@b.example"
    assert terms_words(replace(LINE, terms=Terms(RestrictionKind.INSURER))) == ""


def test_who_asked() -> None:
    assert asked_words(LINE).startswith("Asked by the patient")
    assert asked_words(replace(LINE, asked_by="Her mother")).startswith("Asked by Her mother")


def test_steps_are_sentences() -> None:
    opened = StepLine(RestrictionState.OVERRIDDEN, START, "Dr Pillai", "life", "Swelling", None, None)
    assert step_words(opened) == (
        "Opened 14-Mar-2026, 15:00 by Dr Pillai in spite of it: Emergency care now. “Swelling”"
    )
    later = START + timedelta(days=2)
    ended = StepLine(RestrictionState.ENDED, START, "Farida", "clinic_notice", "", later, None)
    assert step_words(ended).endswith("counts from 16-Mar-2026, 15:00")
    agreed = StepLine(RestrictionState.AGREED, START, "Farida", "", "", None, later)
    assert step_words(agreed) == "In force 14-Mar-2026, 15:00, Farida, until 16-Mar-2026, 15:00"
