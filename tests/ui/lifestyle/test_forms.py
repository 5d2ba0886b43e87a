"""The form of an assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.lifestyle import ROWS, Alcohol, Diet, Lifestyle, Smoking, Sunscreen
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.forms import LifestyleForm
from tests.ui.entries.test_versions import FIRST

TODAY = date(2026, 11, 22)
BODY = Lifestyle(
    PartialDate(2026, 5, 12),
    6.5,
    90,
    5,
    Diet.JAIN,
    Smoking.FORMER,
    3.0,
    Sunscreen.DAILY,
    "Kajal",
    "Cleanser",
    cigarettes_a_day=10,
    cigarette_years=12,
    sunscreen_spf=50,
    declined=("alcohol",),
    unchanged=("diet",),
    unchanged_since=PartialDate(2025, 11, 4),
)
KNOWN = replace(FIRST, kind="lifestyle", body=BODY)


@pytest.fixture
def form(qtbot: QtBot) -> LifestyleForm:
    """Return a new assessment with an earlier one beside it."""
    made = LifestyleForm(None, TODAY)
    qtbot.addWidget(made)
    fill(made)
    made.show_last(KNOWN)
    made.show()
    return made


def fill(form: LifestyleForm) -> None:
    for field in form.fields():
        field.show_value(form.start_values()[field.name])


def read(form: LifestyleForm) -> Lifestyle:
    _problems, body = form.read({field.name: field.value() for field in form.fields()})
    assert isinstance(body, Lifestyle)
    return body


def test_a_body_survives_the_way_through_the_form(qtbot: QtBot) -> None:
    form = LifestyleForm(KNOWN, TODAY)
    qtbot.addWidget(form)
    fill(form)
    assert read(form) == BODY


def test_an_empty_form_means_not_known_everywhere(qtbot: QtBot) -> None:
    form = LifestyleForm(None, TODAY)
    qtbot.addWidget(form)
    problems, body = form.read(form.start_values())
    assert problems == {}
    assert body == Lifestyle(PartialDate.of(TODAY))


def test_no_change_copies_the_answer_and_says_that_it_is_a_copy(form: LifestyleForm) -> None:
    assert read(form).sleep_hours is None
    form.rows["sleep_hours"].same.click()
    body = read(form)
    assert (body.sleep_hours, body.unchanged, body.unchanged_since) == (6.5, ("sleep_hours",), BODY.asked_on)
    form.rows["sleep_hours"].same.click()
    assert (read(form).sleep_hours, read(form).unchanged) == (None, ())


def test_typing_over_a_copy_makes_it_todays_answer(form: LifestyleForm) -> None:
    form.rows["stress"].same.click()
    form.rows["stress"].fields[0].show_value("")
    QTest.keyClicks(form.rows["stress"].fields[0].control, "7")
    assert (read(form).stress, read(form).unchanged) == (7, ())
    assert not form.rows["stress"].same.isChecked()
    assert form.rows["stress"].difference.spec().text == "2 more"


def test_the_rest_is_confirmed_at_once_and_taken_back_at_once(form: LifestyleForm) -> None:
    QTest.keyClicks(form.rows["sleep_hours"].fields[0].control, "5.5")
    assert "12\u2011May\u20112026" in form.rest.text()
    form.rest_same()
    body = read(form)
    assert body.sleep_hours == 5.5
    assert (body.stress, body.diet, body.cosmetics, body.cigarette_years) == (5, Diet.JAIN, "Kajal", 12)
    assert body.declined == ("alcohol",)
    assert set(body.unchanged) == {
        "stress",
        "exercise",
        "diet",
        "alcohol",
        "smoking",
        "cigarettes",
        "sun_hours",
        "sunscreen",
        "cosmetics",
        "routine",
    }
    form.rest_same()
    assert read(form) == Lifestyle(PartialDate.of(TODAY), sleep_hours=5.5)


def test_prefers_not_to_say_is_no_answer_and_no_blank(form: LifestyleForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.rows["cigarettes"].fields[0].control, "10")
    with qtbot.waitActive(form):
        form.activateWindow()
    form.rows["cigarettes"].fields[0].control.setFocus()
    form.decline_here()
    body = read(form)
    assert (body.cigarettes_a_day, body.declined) == (None, ("cigarettes",))
    assert form.rows["cigarettes"].gone.isVisible()
    assert form.count.spec().text == f"1 of {len(ROWS)} answered"
    form.rows["cigarettes"].decline.click()
    assert read(form).declined == ()


def test_what_is_worked_out_stands_beside_its_parts(form: LifestyleForm) -> None:
    assert form.tobacco.value.text() == "Not known"
    QTest.keyClicks(form.rows["cigarettes"].fields[0].control, "10")
    assert form.tobacco.value.text() == "Not known"
    QTest.keyClicks(form.rows["cigarettes"].fields[1].control, "12")
    assert form.tobacco.value.text() == "6.0"
    QTest.keyClicks(form.rows["exercise"].fields[0].control, "90")
    QTest.keyClicks(form.rows["exercise"].fields[1].control, "30")
    assert form.activity.value.text() == "150"
    assert "Meets" in form.activity.note.text()


def test_choices_of_an_old_draft_come_back_with_their_marks(form: LifestyleForm) -> None:
    form.rest_same()
    draft = {field.name: field.value() for field in form.fields()}
    again = LifestyleForm(None, TODAY)
    again.show_last(KNOWN)
    for field in again.fields():
        field.show_value(draft[field.name])
    assert read(again) == read(form)
    assert again.rows["diet"].same.isChecked()
    again.deleteLater()


def test_what_is_no_number_is_a_problem_at_its_field(qtbot: QtBot) -> None:
    form = LifestyleForm(None, TODAY)
    qtbot.addWidget(form)
    problems, _read = form.read({**form.start_values(), "sun_hours": "three", "stress": "4.5", "asked_on": ""})
    assert set(problems) == {"sun_hours", "stress", "asked_on"}


def test_alcohol_has_its_own_words(form: LifestyleForm) -> None:
    form.rows["alcohol"].fields[0].show_value(Alcohol.WEEKLY.value)
    form.rows["alcohol"].fields[0].edited.emit()
    assert form.rows["alcohol"].difference.spec().text == "Changed"
