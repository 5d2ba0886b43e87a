from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.texts import Message
from luna_desktop.ui.patients.birth_field import BirthField, birth_text

TODAY = date(2026, 11, 23)


@pytest.fixture
def field(qtbot: QtBot) -> BirthField:
    made = BirthField("birth", "Birth", TODAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "birth",
    [
        Birth(BirthKind.DATE, PartialDate(1991, 3, 14)),
        Birth(BirthKind.MONTH, PartialDate(1955, 6)),
        Birth(BirthKind.YEAR, PartialDate(1984)),
        Birth(BirthKind.AGE, age=68, told_on=date(2025, 8, 12)),
        Birth(),
    ],
    ids=lambda birth: birth.kind.value,
)
def test_every_kind_comes_back_as_it_was_shown(field: BirthField, birth: Birth) -> None:
    field.show_birth(birth)
    assert field.birth() == birth
    assert field.value() == birth_text(birth)


def test_an_age_that_is_changed_is_told_today(field: BirthField) -> None:
    field.show_birth(Birth(BirthKind.AGE, age=68, told_on=date(2025, 8, 12)))
    field.edit.setText("70")
    assert field.birth() == Birth(BirthKind.AGE, age=70, told_on=TODAY)


def test_the_kind_follows_what_was_typed(qtbot: QtBot, field: BirthField) -> None:
    qtbot.keyClicks(field.edit, "Mar-1991")
    field.edit.left.emit()
    assert field.kind() is BirthKind.MONTH
    assert field.problem == ""


def test_a_future_date_is_refused_on_leaving_and_cleared_once_right(qtbot: QtBot, field: BirthField) -> None:
    qtbot.keyClicks(field.edit, "2031")
    assert field.problem == ""
    field.edit.left.emit()
    assert "future" in field.problem
    assert isinstance(field.birth(), Message)
    field.edit.clear()
    qtbot.keyClicks(field.edit, "1991")
    assert field.problem == ""


def test_nothing_typed_is_not_known(field: BirthField) -> None:
    assert field.birth() == Birth()
