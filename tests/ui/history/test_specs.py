"""Every list of the history asks for fields that its body has, and every field of the body is asked."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Condition, ConditionStatus, Medicine
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.specs import CONDITIONS, MEDICINES, ROWS, RowSpec, hints, label_of, options


@pytest.mark.parametrize("spec", ROWS, ids=[spec.kind for spec in ROWS])
def test_every_field_is_asked_once(qtbot: QtBot, spec: RowSpec) -> None:
    asked = [each.attr for each in (*spec.first, *(field for line in spec.more for field in line))]
    assert sorted(asked) == sorted(WORDINGS[spec.body].labels)
    for each in spec.first:
        field = each.make("x", label_of(spec.body, each.attr), date(2026, 11, 22))
        qtbot.addWidget(field)
        assert field.label


def test_what_is_over() -> None:
    assert CONDITIONS.is_over(Condition(None, ConditionStatus.RESOLVED))  # type: ignore[arg-type]  # the name is not looked at
    assert MEDICINES.is_over(Medicine(None, stopped=PartialDate(2026)))  # type: ignore[arg-type]  # as above


def test_choices_come_from_the_body() -> None:
    assert hints(Condition)["status"] is ConditionStatus
    assert options(ConditionStatus)[0].text == "Active"
