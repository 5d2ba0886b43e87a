"""Medical histories of the demo clinic: the main patient's in full, and what a first visit leaves with some others."""

from __future__ import annotations

import random
from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.hair import Density, FallPattern, HairProfile, Scalp, Shaft
from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.past import FamilyHistory, PastKind, PastProcedure, Relation
from luna_desktop.domain.clinical.pregnancy import Confirmed, Pregnancy, PregnancyState
from luna_desktop.domain.clinical.reproductive import Regularity, Reproductive
from luna_desktop.domain.clinical.routine import RoutineStep, SkinRoutine, Step
from luna_desktop.domain.clinical.safety_questions import (
    BY_ITSELF,
    NoneKnown,
    Part,
    SafetyAnswer,
    SafetyQuestion,
)
from luna_desktop.domain.clinical.skin import Fitzpatrick, HowOften, Sign, SkinProfile, SkinType, Undertone
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.history import HistoryChanges, RowChange, save_history
from luna_desktop.services.clinic.clinics import OpenClinic

WEEKS = 14


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Write the history of the person who has something in every tab."""
    asked = Asked(PartialDate.of(today - timedelta(days=11)))
    now = local_day(clinic.desk.premises.clock())  # weeks count by the clinic's clock
    lmp = PartialDate.of(now - timedelta(days=7 * WEEKS))
    yes = {SafetyQuestion.KELOID, SafetyQuestion.DARK_MARKS}
    bodies = [
        SkinProfile(
            Fitzpatrick.IV,
            6,
            HowOften.RARELY,
            HowOften.OFTEN,
            PartialDate(today.year, 1),
            Undertone.WARM,
            SkinType.COMBINATION,
            (Sign.PIGMENT, Sign.PORES),
            asked=asked,
        ),
        HairProfile("2B", Density.MEDIUM, Shaft.MEDIUM, (Scalp.OILY,), FallPattern.DIFFUSE, asked=asked),
        SkinRoutine(
            (
                RoutineStep(Step.CLEANSE, "Gentle gel wash", "Every day"),
                RoutineStep(Step.TREAT, "Azelaic acid 15% gel", "Every day"),
                RoutineStep(Step.SUNSCREEN, "SPF 50 gel", "Every day"),
            ),
            (RoutineStep(Step.CLEANSE, "Gentle gel wash", "Every day"), RoutineStep(Step.MOISTURISE, "Light lotion")),
            asked,
        ),
        *(SafetyAnswer(each, YesNo.YES if each in yes else YesNo.NO, asked=asked) for each in BY_ITSELF),
        Pregnancy(PregnancyState.PREGNANT, lmp, confirmed=Confirmed.TOLD, breastfeeding=YesNo.NO, asked=asked),
        Reproductive(Regularity.IRREGULAR, 31, menarche_age=13, asked=asked),
        PastProcedure(Coded("Q-switched laser, 3 sessions"), PastKind.PROCEDURE, PartialDate(today.year - 1, 5)),
        PastProcedure(Coded("Appendectomy"), PastKind.SURGERY, PartialDate(2012)),
        FamilyHistory(Coded("Melasma", "L81.1", "ICD-10"), Relation.MOTHER, 34, "Told by her sister Kavya.", asked),
        BodyMeasures(58.5, 162, PartialDate.of(today - timedelta(days=11)), asked),
        NoneKnown(Part.IMPLANTS, asked=asked),
    ]
    _save(clinic, patient, bodies)


def some(clinic: OpenClinic, patient: PatientId, chance: random.Random, today: date) -> None:
    """Write what a first visit leaves: a skin type, and questions of which some were asked long ago."""
    days = chance.choice((3, 20, 120, 500))
    asked = Asked(PartialDate.of(today - timedelta(days=days)))
    bodies: list[object] = [SkinProfile(chance.choice(tuple(Fitzpatrick)[2:5]), asked=asked)]
    for question in chance.sample(BY_ITSELF, 2):
        bodies.append(SafetyAnswer(question, chance.choice((YesNo.NO, YesNo.NO, YesNo.YES)), asked=asked))
    _save(clinic, patient, bodies)


def _save(clinic: OpenClinic, patient: PatientId, bodies: list[object]) -> None:
    rows = tuple(RowChange(str(at), body) for at, body in enumerate(bodies))
    clinic.desk.perform(clinic.actor, save_history, HistoryChanges(patient, rows))
