"""Every kind of the history is worded, to its last value."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest

from luna_desktop.domain.clinical.history import Coded, Condition, Medicine
from luna_desktop.domain.clinical.past import FamilyHistory, Relation
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine, Step
from luna_desktop.domain.clinical.safety_questions import NoneKnown, SafetyAnswer
from luna_desktop.domain.clinical.skin import Fitzpatrick, Sign, SkinProfile
from luna_desktop.domain.clinical.wording import NAMES, UNSAID, WORDINGS, code_words, lines_of, title_words
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart_access import HISTORY_BODIES
from luna_desktop.texts import ENGLISH

BODIES = (*HISTORY_BODIES, Condition, Medicine, SafetyAnswer, NoneKnown)


@pytest.mark.parametrize("body", BODIES)
def test_every_field_has_a_label(body: type) -> None:
    names = [each.name for each in fields(body) if each.name not in {UNSAID, "snomed"}]  # type: ignore[arg-type]
    assert set(WORDINGS[body].labels) == set(names)
    assert WORDINGS[body].named_by in {"", *names}


def test_every_value_has_its_words() -> None:
    for names in NAMES.values():
        assert set(names) == set(type(next(iter(names))))
    for body in BODIES:
        enums = [hint for hint in get_type_hints(body).values() if hint in NAMES]
        assert all(NAMES[each] for each in enums)


def test_a_body_in_words() -> None:
    body = SkinProfile(Fitzpatrick.IV, monk=6, signs=(Sign.PIGMENT, Sign.TAN), last_tan=PartialDate(2026, 5))
    words = dict(lines_of(body, ENGLISH))
    assert words["Fitzpatrick type"] == "IV"
    assert words["Visible signs"] == "Dark patches, Tan"
    assert words["Last tan or sunburn"] == "May-2026"
    assert words["Notes"] == ""


def test_an_entry_is_called_by_what_it_names_else_by_its_kind() -> None:
    assert title_words(FamilyHistory(Coded("Vitiligo"), Relation.MOTHER), ENGLISH) == "Vitiligo"
    assert title_words(SkinProfile(), ENGLISH) == "Skin profile"


def test_rows_within_a_body_are_worded_too() -> None:
    body = SkinRoutine(night=(RoutineStep(Step.CLEANSE, "Soap", "daily"), RoutineStep(Step.TREAT, "Serum")))
    assert dict(lines_of(body, ENGLISH))["Night"] == "Cleanse · Soap · daily, Treat · Serum"


def test_a_code_is_shown_with_its_system_only() -> None:
    assert code_words("L81.1", "ICD-10", ENGLISH) == "L81.1 (ICD-10)"
    assert code_words("melasma", "", ENGLISH) == ""
