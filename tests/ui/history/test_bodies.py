"""Every body survives the way through the values of its fields."""

from __future__ import annotations

import json

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.hair import HairProfile, Scalp
from luna_desktop.domain.clinical.history import Coded, Condition, ConditionStatus, Grade, Medicine, Route, Side, Supply
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure, Relation
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.reproductive import Contraception, Reproductive
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine, Step
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.skin import Fitzpatrick, Sign, SkinProfile
from luna_desktop.domain.measures import PartialDate
from luna_desktop.ui.history.bodies import body_of, empty_values, same, values_of

CHEEK = Coded("Left cheek", "cheek_l", "", "luna/body_regions|1")
BODIES = (
    Condition(
        Coded("Melasma", "L81.1", "ICD-10", "x"),
        ConditionStatus.RECURRING,
        PartialDate(2023, 3),
        "a",
        "b\nc",
        region=CHEEK,
        side=Side.LEFT,
        severity=Grade.MILD,
    ),
    Medicine(Coded("Azelaic acid"), strength="15%", route=Route.TOPICAL, supply=Supply.PRESCRIBED, form="gel"),
    SkinProfile(Fitzpatrick.V, 7, signs=(Sign.TAN, Sign.LINES), last_tan=PartialDate(2025)),
    HairProfile("3B", scalp=(Scalp.OILY,), last_colour=PartialDate(2026, 1, 5)),
    SkinRoutine((RoutineStep(Step.CLEANSE, "Soap", "daily"),), (RoutineStep(Step.TREAT, "Serum"),)),
    PastProcedure(Coded("Peel"), on=PartialDate(2024), region=CHEEK, reaction="burn"),
    Implant(Coded("Plate"), mri=YesNo.YES, laser=YesNo.NO),
    FamilyHistory(Coded("Vitiligo"), Relation.SISTER, 12),
    Pregnancy(PregnancyState.PREGNANT, PartialDate(2026, 8, 17), weeks_told=14, weeks_told_on=PartialDate(2026, 11, 1)),
    Reproductive(cycle_days=31, contraception=Contraception.CONDOM),
    BodyMeasures(58.5, 162, PartialDate(2026, 11, 1)),
    SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES, "ear"),
)


@pytest.mark.parametrize("body", BODIES)
def test_a_body_survives_the_way_through_fields_and_a_draft(body: object) -> None:
    values = json.loads(json.dumps(values_of(body), default=vars))
    problems, read = body_of(type(body), values)
    assert problems == {}
    assert same(read, body)


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (BodyMeasures, {"weight_kg": "heavy"}, "weight_kg"),
        (FamilyHistory, {"what": "Vitiligo", "age": "1.5"}, "age"),
        (Condition, {"what": "Acne", "since": "soon"}, "since"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_field(kind: type, values: dict[str, object], field: str) -> None:
    problems, _body = body_of(kind, values)
    assert list(problems) == [field]


def test_a_comma_is_a_point_and_nothing_chosen_is_not_known() -> None:
    assert body_of(BodyMeasures, {"weight_kg": "58,5"})[1].weight_kg == 58.5
    assert body_of(SkinProfile, {"fitzpatrick": None})[1].fitzpatrick is Fitzpatrick.UNKNOWN
    assert empty_values(SkinProfile)["monk"] is None


def test_two_bodies_say_the_same_whenever_they_were_asked() -> None:
    assert same(SkinProfile(Fitzpatrick.V), SkinProfile(Fitzpatrick.V))
    assert not same(SkinProfile(Fitzpatrick.V), SkinProfile(Fitzpatrick.IV))
    assert not same(SkinProfile(), HairProfile())
