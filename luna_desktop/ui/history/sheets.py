"""The sheets of the history: skin, hair, routine, pregnancy, cycle, weight and height."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.hair import WALKER, HairProfile, Scalp
from luna_desktop.domain.clinical.pregnancy import DATING_NAMES, Pregnancy, PregnancyState, gestation
from luna_desktop.domain.clinical.reproductive import Reproductive
from luna_desktop.domain.clinical.routine import SkinRoutine
from luna_desktop.domain.clinical.skin import Sign, SkinProfile
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import _, say, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.history.parts import LetterSegments
from luna_desktop.ui.history.routine_field import RoutineField
from luna_desktop.ui.history.sheet_card import ManyField, SheetSpec
from luna_desktop.ui.history.specs import FieldSpec, day, enumerated, hints, note, number, options
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option


def segments(body: type, attr: str, share: int = 2) -> FieldSpec:
    """Return a short choice that one letter answers."""
    kind = hints(body)[attr]
    return FieldSpec(attr, lambda name, label, _today: LetterSegments(name, label, options(kind)), share)


def _many(attr: str, kind: type[Enum]) -> FieldSpec:
    return FieldSpec(attr, lambda name, label, _today: ManyField(name, label, options(kind)), 1)


def _walker(name: str, label: str, _today: date) -> Field:
    return ChoiceField(name, label, [Option("", shown(say("Not known"))), *(Option(each, each) for each in WALKER)])


def _steps(attr: str) -> FieldSpec:
    return FieldSpec(attr, lambda name, label, _today: RoutineField(name, label), 1)


def pregnancy_words(body: Any, today: date) -> str:
    """Return how far a pregnancy is, from which date, when it is due, and what the banner will say."""
    if not isinstance(body, Pregnancy) or body.state is not PregnancyState.PREGNANT:
        return ""
    found = gestation(body, today)
    if found is None:
        return _("Weeks not known: enter the last period or the due date. Shown in the banner as “Pregnant”.")
    return _(
        "{weeks} weeks today, {dating}; due {due}. Shown in the banner after you save.",
        weeks=found.weeks,
        dating=shown(DATING_NAMES[found.by]),
        due=day_words(PartialDate.of(found.due)),
    )


def measure_words(body: Any, today: date) -> str:
    """Return the body mass index, or that a part is missing."""
    del today
    if not isinstance(body, BodyMeasures) or (body.weight_kg is None and body.height_cm is None):
        return ""
    index = body.mass_index
    return _("Body mass index {number}, worked out", number=index) if index else _("Body mass index not known")


SKIN = SheetSpec(
    "skin_profile",
    SkinProfile,
    "scan-face",
    say("Skin profile"),
    (
        (segments(SkinProfile, "fitzpatrick", 6), number("monk", 3, say("1 to 10")), day("last_tan", 3)),
        (
            enumerated(SkinProfile, "burns"),
            enumerated(SkinProfile, "tans"),
            enumerated(SkinProfile, "undertone"),
            enumerated(SkinProfile, "skin_type"),
        ),
        (_many("signs", Sign),),
        (note(1),),
    ),
)
HAIR = SheetSpec(
    "hair_profile",
    HairProfile,
    "scan-face",
    say("Hair profile"),
    (
        (
            FieldSpec("walker", _walker),
            enumerated(HairProfile, "density"),
            enumerated(HairProfile, "shaft"),
            enumerated(HairProfile, "heat"),
        ),
        (_many("scalp", Scalp),),
        (enumerated(HairProfile, "pattern"), day("falling_since"), enumerated(HairProfile, "pull_test")),
        (day("last_colour"), day("last_smoothing"), day("last_perm")),
        (note(1),),
    ),
)
ROUTINE = SheetSpec(
    "skin_routine", SkinRoutine, "sun", say("Skin-care routine"), ((_steps("morning"),), (_steps("night"),))
)
PREGNANCY = SheetSpec(
    "pregnancy",
    Pregnancy,
    "baby",
    say("Pregnancy and breastfeeding"),
    (
        (
            enumerated(Pregnancy, "state"),
            day("lmp", example=say("17-08-2026")),
            day("edd", ahead=True, example=say("24-05-2027")),
            enumerated(Pregnancy, "confirmed"),
        ),
        (
            number("weeks_told", 2, say("14")),
            day("weeks_told_on", example=say("17-08-2026")),
            enumerated(Pregnancy, "breastfeeding"),
            day("delivered_on"),
        ),
    ),
    pregnancy_words,
    say("Pregnancy"),
)
ANSWER_ALONE = SheetSpec(
    "pregnancy",
    Pregnancy,
    "baby",
    say("Pregnancy and breastfeeding"),
    ((enumerated(Pregnancy, "state"), enumerated(Pregnancy, "breastfeeding")),),
    short=say("Pregnancy"),
)
"""What somebody asks who gets the answer alone."""
CYCLE = SheetSpec(
    "reproductive",
    Reproductive,
    "calendar-days",
    say("Menstrual health"),
    (
        (
            enumerated(Reproductive, "regularity"),
            number("cycle_days", 2, say("28")),
            enumerated(Reproductive, "flow"),
            number("menarche_age", 2, say("13")),
        ),
        (
            enumerated(Reproductive, "contraception"),
            enumerated(Reproductive, "intention"),
            enumerated(Reproductive, "menopause"),
        ),
        (enumerated(Reproductive, "pcos"), enumerated(Reproductive, "hrt")),
        (note(1),),
    ),
)
MEASURES = SheetSpec(
    "body_measures",
    BodyMeasures,
    "gauge",
    say("Weight and height"),
    ((number("weight_kg", 1, say("58.5")), number("height_cm", 1, say("162")), day("measured_on", 2)),),
    measure_words,
)
