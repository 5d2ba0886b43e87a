"""The form of an assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.lifestyle import Diet, Lifestyle, Smoking, Sunscreen
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.lifestyle.forms import LifestyleForm
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.entries.test_versions import FIRST

TODAY = date(2026, 11, 22)
BODY = Lifestyle(
    PartialDate(2026, 5, 12), 6.5, 90, 5, Diet.JAIN, Smoking.FORMER, 3.0, Sunscreen.DAILY, "Kajal", "Cleanser"
)
KNOWN = replace(FIRST, kind="lifestyle", body=BODY)


def test_a_body_survives_the_way_through_the_form(qtbot: QtBot) -> None:
    form = LifestyleForm(KNOWN, TODAY)
    qtbot.addWidget(form)
    for field in form.fields():
        field.show_value(form.start_values()[field.name])
    _problems, read = form.read({field.name: field.value() for field in form.fields()})
    assert read == BODY


def test_an_empty_form_means_not_known_everywhere(qtbot: QtBot) -> None:
    form = LifestyleForm(None, TODAY)
    qtbot.addWidget(form)
    problems, read = form.read(form.start_values())
    assert problems == {}
    assert read == Lifestyle(PartialDate.of(TODAY))


def test_last_time_is_shown_and_copied_only_on_request(qtbot: QtBot) -> None:
    form = LifestyleForm(None, TODAY)
    qtbot.addWidget(form)
    form.show_last(KNOWN)
    values = {field.name: field.value() for field in form.fields()}
    assert values["sleep_hours"] == ""
    same = form.findChild(Button, "sleep_hoursSame")
    assert same is not None
    same.click()
    assert {field.name: field.value() for field in form.fields()}["sleep_hours"] == "6.5"


def test_what_is_no_number_is_a_problem_at_its_field(qtbot: QtBot) -> None:
    form = LifestyleForm(None, TODAY)
    qtbot.addWidget(form)
    problems, _read = form.read({**form.start_values(), "sun_hours": "three", "stress": "4.5", "asked_on": ""})
    assert set(problems) == {"sun_hours", "stress", "asked_on"}
