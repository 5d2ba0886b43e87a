"""Where answers, profiles and findings stand: observations with a component for each field that was answered."""

from __future__ import annotations

from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.care_preferences import CarePreferences
from luna_desktop.domain.clinical.hair import HairProfile
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.patch_tests import PatchTest
from luna_desktop.domain.clinical.pregnancy import Pregnancy
from luna_desktop.domain.clinical.reproductive import Reproductive
from luna_desktop.domain.clinical.routine import SkinRoutine
from luna_desktop.domain.clinical.safety_questions import NoneKnown, SafetyAnswer
from luna_desktop.domain.clinical.scores.record import ScoreRecord
from luna_desktop.domain.clinical.skin import SkinProfile
from luna_desktop.interop.fhir_out.homes import Home, Links, concept, day, observation, register
from luna_desktop.interop.fhir_out.values import CODE_SYSTEMS, Json

_LOINC, _SNOMED = CODE_SYSTEMS["LOINC"], CODE_SYSTEMS["SNOMED CT"]
_HABITS, _SEEN, _SURVEY = "social-history", "exam", "survey"
_EFFECTIVE = "effectiveDateTime"


def _loinc(code: str, display: str) -> Json:
    return {"coding": [{"system": _LOINC, "code": code, "display": display}]}


register(
    observation(
        Lifestyle,
        _HABITS,
        homes=(day("asked_on", _EFFECTIVE),),
        codes={"smoking": ("72166-2", "Tobacco smoking status")},
        standards={
            "smoking": {
                "every_day": (_SNOMED, "449868002"),
                "former": (_SNOMED, "8517006"),
                "never": (_SNOMED, "266919005"),
            }
        },
        units={
            "sleep_hours": ("h", "h"),
            "sun_hours": ("h", "h"),
            "water_litres": ("L", "L"),
            "exercise_minutes": ("min", "min"),
            "vigorous_minutes": ("min", "min"),
            "cigarettes_a_day": ("/d", "/d"),
            "bidis_a_day": ("/d", "/d"),
            "cigarette_years": ("a", "a"),
            "bidi_years": ("a", "a"),
        },
    ),
    observation(
        Pregnancy,
        _HABITS,
        code=_loinc("82810-3", "Pregnancy status"),
        homes=(
            concept(
                "state",
                "valueCodeableConcept",
                standard={"pregnant": (_LOINC, "LA15173-0"), "not_pregnant": (_LOINC, "LA26683-5")},
                strict=True,
            ),
        ),
        codes={
            "lmp": ("8665-2", "Last menstrual period start date"),
            "edd": ("11778-8", "Delivery date Estimated"),
        },
        units={"weeks_told": ("wk", "weeks")},
    ),
    observation(Reproductive, _HABITS, units={"cycle_days": ("d", "d"), "menarche_age": ("a", "a")}),
    observation(
        BodyMeasures,
        _SEEN,
        homes=(day("measured_on", _EFFECTIVE),),
        codes={"weight_kg": ("29463-7", "Body weight"), "height_cm": ("8302-2", "Body height")},
        units={"weight_kg": ("kg", "kg"), "height_cm": ("cm", "cm")},
    ),
    observation(SkinProfile, _SEEN, homes=(Home("note", ("note", 0, "text")),)),
    observation(HairProfile, _SEEN, homes=(Home("note", ("note", 0, "text")),)),
    observation(SkinRoutine, _HABITS),
    observation(SafetyAnswer, _SURVEY, homes=(Home("note", ("note", 0, "text")),)),
    observation(NoneKnown, _SURVEY),
    observation(CarePreferences, _SURVEY, homes=(Home("note", ("note", 0, "text")),)),
    observation(
        Marker,
        _SEEN,
        homes=(day("seen_on", _EFFECTIVE), Home("note", ("note", 0, "text"))),
        units={"length_mm": ("mm", "mm"), "width_mm": ("mm", "mm")},
        links=(Links("condition", "condition"), Links("photographs", "photograph")),
    ),
    observation(
        PatchTest,
        _SEEN,
        homes=(day("applied_on", _EFFECTIVE), Home("note", ("note", 0, "text"))),
    ),
    observation(
        ScoreRecord,
        _SEEN,
        homes=(day("assessed_on", _EFFECTIVE), Home("note", ("note", 0, "text"))),
    ),
)
