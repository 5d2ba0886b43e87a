"""States in words, tone and icon."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.consent_terms import AnswerWay, Medium, Scope
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.ui.privacy.wording import how_words, line_name, since_words, state_chip
from tests import builders


@pytest.mark.parametrize("state", list(ConsentState))
def test_every_state_has_words_and_an_icon(state: ConsentState) -> None:
    chip = state_chip(state)
    assert chip.text
    assert chip.icon


def test_an_answer_tells_since_when_how_and_by_whom() -> None:
    line = ConsentLine(
        Purpose.CARE,
        ConsentState.GIVEN,
        builders.START,
        ConsentMethod.GUARDIAN,
        given_by="Sunita Kumar, mother",
        taken_by="Ravi Shetty",
        notice_version=1,
    )
    assert since_words(line) == "Since 14-Mar-2026, 15:00, taken by Ravi Shetty"
    assert how_words(line) == "Given by the guardian · Sunita Kumar, mother · Notice version 1"
    assert "Nobody has asked" in since_words(ConsentLine(Purpose.CARE, ConsentState.NOT_ASKED))


def test_a_line_tells_how_far_an_answer_goes() -> None:
    line = ConsentLine(
        Purpose.TEACHING_PHOTOGRAPHS,
        ConsentState.GIVEN,
        builders.START,
        ConsentMethod.VERBAL_WITNESSED,
        taken_by="Ravi Shetty",
        giver=Giver.GUARDIAN,
        witness="Tara Menon",
        scope=Scope(is_identifiable=True, media=frozenset({Medium.JOURNAL})),
        expires_at=builders.START + timedelta(days=2),
        way=AnswerWay.PHONE,
        is_for_one_use=True,
    )
    assert how_words(line) == (
        "Spoken, with a witness · A parent or guardian · Witness: Tara Menon · For one time only · Medical journals "
        "and books · May be recognisable · By phone"
    )
    assert since_words(line).endswith("until 16-Mar-2026")
    assert "ran out on 16-Mar-2026" in since_words(replace(line, state=ConsentState.EXPIRED))
    left = replace(line, state=ConsentState.REFUSED, peace_until=builders.START + timedelta(days=180))
    assert since_words(left).endswith("left in peace until 10-Sep-2026")


def test_sharing_is_named_after_its_recipient() -> None:
    line = ConsentLine(Purpose.SHARING, ConsentState.GIVEN, recipient="Nidan Laboratory")
    assert line_name(line) == "Sharing with a named recipient: Nidan Laboratory"
    assert line_name(ConsentLine(Purpose.OFFERS, ConsentState.GIVEN)) == "Offers"
