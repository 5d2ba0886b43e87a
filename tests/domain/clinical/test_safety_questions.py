"""The safety questions: what is said at the field."""

from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, NoneKnown, Part, SafetyAnswer, SafetyQuestion

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("question", list(SafetyQuestion))
def test_pregnancy_has_its_own_fact(question: SafetyQuestion) -> None:
    problems, _body = checked_entry(SafetyAnswer(question, YesNo.NO), TODAY)
    assert set(problems) == (set() if question in BY_ITSELF else {"question"})


def test_nothing_else_known_is_said_of_a_part() -> None:
    assert checked_entry(NoneKnown(Part.CONDITIONS), TODAY)[0] == {}
