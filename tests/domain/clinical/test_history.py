"""Clinical facts: every choice has a name to show, and a body says nothing that was not said."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import pytest

from luna_desktop.domain.clinical import history
from luna_desktop.domain.clinical.history import Allergy, AllergyReview, Coded, Condition, Medicine
from luna_desktop.texts import Message

NAMED = [
    (history.ConditionStatus, history.CONDITION_STATUS_NAMES),
    (history.MedicineKind, history.MEDICINE_KIND_NAMES),
    (history.AllergyState, history.ALLERGY_STATE_NAMES),
    (history.Severity, history.SEVERITY_NAMES),
    (history.Certainty, history.CERTAINTY_NAMES),
    (history.AllergyClass, history.ALLERGY_CLASS_NAMES),
]


@pytest.mark.parametrize(("choices", "names"), NAMED, ids=lambda part: getattr(part, "__name__", ""))
def test_every_choice_has_its_own_name(choices: type[Enum], names: Mapping[Enum, Message]) -> None:
    assert set(names) == set(choices)
    assert len({str(name) for name in names.values()}) == len(names)


def test_what_was_not_said_is_not_known() -> None:
    assert Allergy(Coded("Latex")).certainty is history.Certainty.UNCONFIRMED
    assert Medicine(Coded("Tretinoin")).stopped is None
    assert Condition(Coded("Acne")).since is None
    assert AllergyReview().state is history.AllergyState.NEVER_ASKED
