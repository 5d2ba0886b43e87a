"""Translations of the letters are approved as they are worded, in somebody's name."""

from __future__ import annotations

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.steps import LetterKind
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights import letter_approvals
from tests.services.acting import act, working


def test_every_letter_stands_in_what_is_approved() -> None:
    wordings = letter_approvals.wordings_in("hi")
    assert {each.kind for each in wordings} == set(LetterKind)
    assert len({(each.kind, each.text) for each in wordings}) == len(wordings)


def test_english_needs_nobody_and_an_unknown_language_is_refused(clinic: OpenClinic) -> None:
    with working(clinic) as work:
        assert letter_approvals.is_approved(work, "en")
        assert not letter_approvals.is_approved(work, "hi")
    for language in ("en", "ta"):
        with pytest.raises(InvalidInput):
            act(clinic, letter_approvals.approve_letter_language, language)


def test_a_wording_that_changed_is_approved_anew(clinic: OpenClinic) -> None:
    act(clinic, letter_approvals.approve_letter_language, "hi")
    with working(clinic) as work:
        assert letter_approvals.is_approved(work, "hi")
        settings.put(work, "case letters approved hi", '{"sha256": "another", "by": "Somebody", "at": ""}')
        assert not letter_approvals.is_approved(work, "hi")
    assert act(clinic, letter_approvals.read_letter_language, "hi").approved_by == ""
