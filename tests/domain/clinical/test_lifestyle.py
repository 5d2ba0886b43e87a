"""Lifestyle assessments: what was not said is not known, and marks that are true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from enum import Enum

import pytest

from luna_desktop.domain.clinical import lifestyle
from luna_desktop.domain.clinical.lifestyle import (
    ROWS,
    Diet,
    Lifestyle,
    Smoking,
    is_known,
    is_settled,
    parts_of,
    tidied,
)
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message

DAY = PartialDate(2026, 3, 14)
NAMED = [
    (lifestyle.Smoking, lifestyle.SMOKING_NAMES),
    (lifestyle.Diet, lifestyle.DIET_NAMES),
    (lifestyle.Sunscreen, lifestyle.SUNSCREEN_NAMES),
    (lifestyle.SleepQuality, lifestyle.SLEEP_QUALITY_NAMES),
    (lifestyle.Alcohol, lifestyle.ALCOHOL_NAMES),
    (lifestyle.Smokeless, lifestyle.SMOKELESS_NAMES),
    (lifestyle.TanningBed, lifestyle.TANNING_BED_NAMES),
    (lifestyle.OutdoorJob, lifestyle.OUTDOOR_JOB_NAMES),
    (lifestyle.MakeUp, lifestyle.MAKE_UP_NAMES),
]


@pytest.mark.parametrize(("choices", "names"), NAMED, ids=lambda part: getattr(part, "__name__", ""))
def test_every_choice_has_its_own_name(choices: type[Enum], names: Mapping[Enum, Message]) -> None:
    assert set(names) == set(choices)
    assert len({str(name) for name in names.values()}) == len(names)


def test_what_was_not_said_is_not_known() -> None:
    told = Lifestyle(DAY)
    assert not any(is_known(told, row) for row in ROWS)
    assert (told.sleep_hours, told.diet) == (None, Diet.UNKNOWN)


def test_a_zero_is_an_answer() -> None:
    assert is_known(Lifestyle(DAY, stress=0), "stress")
    assert is_known(Lifestyle(DAY, vigorous_minutes=0), "exercise")


def test_every_field_belongs_to_one_question() -> None:
    marks = {"asked_on", "declined", "unchanged", "unchanged_since"}
    held = [name for names in ROWS.values() for name in names]
    assert sorted(held) == sorted({each.name for each in fields(Lifestyle)} - marks)


def test_an_assessment_of_an_earlier_program_still_reads() -> None:
    old = (
        '{"asked_on":"2025-11-04","cosmetics":"Kajal","diet":"jain","exercise_minutes":90,"routine":"",'
        '"sleep_hours":6.5,"smoking":"former","stress":5,"sun_hours":3.0,"sunscreen":"daily"}'
    )
    body = read_body("lifestyle", old)
    assert body == Lifestyle(
        PartialDate(2025, 11, 4),
        6.5,
        90,
        5,
        Diet.JAIN,
        Smoking.FORMER,
        3.0,
        lifestyle.Sunscreen.DAILY,
        "Kajal",
    )
    assert isinstance(body, Lifestyle)
    assert (body.vigorous_minutes, body.declined, body.unchanged) == (None, (), ())
    assert read_body("lifestyle", write_body(body)) == body


def test_what_is_declined_has_no_answer_and_a_copy_was_settled() -> None:
    body = Lifestyle(
        DAY,
        stress=4,
        diet=Diet.VEGAN,
        cigarettes_a_day=5,
        declined=("smoking", "cigarettes", "no such question"),
        unchanged=("stress", "sleep_hours", "cigarettes"),
        unchanged_since=PartialDate(2025),
    )
    true = tidied(body)
    assert true.cigarettes_a_day is None
    assert true.declined == ("smoking", "cigarettes")
    assert (true.unchanged, true.unchanged_since) == (("stress", "cigarettes"), PartialDate(2025))
    assert is_settled(true, "cigarettes")
    assert not is_known(true, "cigarettes")
    assert tidied(replace(true, stress=None, declined=())).unchanged_since is None


def test_parts_are_the_fields_of_a_question() -> None:
    assert parts_of(Lifestyle(DAY, cigarettes_a_day=10, cigarette_years=4), "cigarettes") == (10, 4)
    with pytest.raises(KeyError):
        parts_of(Lifestyle(DAY), "shoe size")
