"""Words for the fields of facts that have no wording of their own, so that a correction can name every field.

Clinical entries are worded beside their bodies (`domain.clinical.wording`); what stands here is contact data, answers
about lifestyle and preferences, and the texts of visits, results, documents and photographs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical import care_preferences as preferences
from luna_desktop.domain.clinical import lifestyle
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.domain.clinical.courses import COURSE_STATE_NAMES, Course
from luna_desktop.domain.clinical.documents import DocumentFacts
from luna_desktop.domain.clinical.history import ALLERGY_STATE_NAMES, AllergyReview
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.results import Investigation
from luna_desktop.domain.clinical.scores.record import ScoreRecord
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.clinical.wording import NAMES, WORDINGS, Wording
from luna_desktop.domain.contact import USE_NAMES, Address, Email, Phone
from luna_desktop.domain.people import GENDER_NAMES, Identity
from luna_desktop.domain.relations import RelatedPerson
from luna_desktop.texts import Message, say

_NOTES = say("Notes")

OTHERS: dict[type, Wording] = {
    Identity: Wording(
        say("Name and birth"),
        {
            "given_name": say("Given name"),
            "middle_name": say("Middle name"),
            "family_name": say("Family name"),
            "title": say("Title"),
            "preferred_name": say("Preferred name"),
            "former_names": say("Former names"),
            "other_script_name": say("Name in another script"),
            "birth": say("Birth"),
            "gender": say("Gender"),
            "language": say("Language"),
        },
    ),
    Phone: Wording(say("Phone"), {"number": say("Phone number"), "use": say("Used as")}),
    Email: Wording(say("E-mail"), {"address": say("E-mail address"), "use": say("Used as")}),
    Address: Wording(
        say("Address"),
        {
            "lines": say("House and street"),
            "city": say("Town"),
            "state": say("State"),
            "postal_code": say("PIN code"),
            "use": say("Used as"),
        },
    ),
    RelatedPerson: Wording(
        say("Person around the patient"),
        {"name": say("Name"), "relation": say("Relation"), "phone": say("Phone number")},
        "name",
    ),
    AllergyReview: Wording(
        say("What is known of allergies"), {"state": say("State"), "confirmed_on": say("Last confirmed")}
    ),
    lifestyle.Lifestyle: Wording(
        say("Lifestyle assessment"),
        {
            "asked_on": say("Asked on"),
            "sleep_hours": say("Hours of sleep a night"),
            "sleep_quality": say("Sleep quality"),
            "stress": say("Stress, 0 to 10"),
            "exercise_days": say("Exercise days a week"),
            "exercise_minutes": say("Minutes of moderate exercise a week"),
            "vigorous_minutes": say("Minutes of vigorous exercise a week"),
            "diet": say("Diet"),
            "water_litres": say("Litres of water a day"),
            "alcohol": say("Alcohol"),
            "smoking": say("Smoking"),
            "cigarettes_a_day": say("Cigarettes a day"),
            "cigarette_years": say("Years of cigarettes"),
            "bidis_a_day": say("Bidis a day"),
            "bidi_years": say("Years of bidis"),
            "smokeless": say("Chewed tobacco, betel"),
            "sun_hours": say("Hours of sun a day"),
            "sunscreen": say("Sunscreen"),
            "sunscreen_spf": say("SPF of the sunscreen"),
            "tanning_bed": say("Tanning bed"),
            "outdoor_job": say("Outdoor job"),
            "cosmetics": say("Cosmetics"),
            "make_up": say("Make-up taken off"),
            "routine": say("Skin care routine"),
        },
    ),
    preferences.CarePreferences: Wording(
        say("Preferences"),
        {
            "downtime": say("Downtime"),
            "needles": say("Needles"),
            "budget": say("Budget"),
            "procedures": say("Procedures"),
            "ingredients": say("Ingredients to avoid"),
            "ingredients_note": say("More about ingredients"),
            "times": say("Appointment times"),
            "languages": say("Languages"),
            "note": _NOTES,
        },
    ),
    VisitNote: Wording(
        say("Visit"),
        {
            "complaint": say("Complaint"),
            "findings": say("Findings"),
            "diagnoses": say("Diagnoses"),
            "assessment": say("Assessment"),
            "plan": say("Plan"),
            "procedures": say("Treatments"),
            "follow_up": say("Follow-up"),
            "call_consent": say("Consent to the call"),
            "payer_note": say("Who pays"),
        },
    ),
    Investigation: Wording(
        say("Investigation"),
        {
            "what": say("Investigation"),
            "laboratory": say("Laboratory"),
            "question": say("Question to the laboratory"),
            "report": say("Report"),
            "values": say("Values"),
            "conclusion": say("Conclusion"),
        },
        "what",
    ),
    DocumentFacts: Wording(
        say("Document"),
        {"title": say("Title"), "dated": say("Dated"), "author": say("Author"), "note": _NOTES},
        "title",
    ),
    Course: Wording(
        say("Course"),
        {
            "what": say("Treatment"),
            "sessions": say("Sessions planned"),
            "interval": say("Interval"),
            "state": say("State"),
            "reason": say("Reason"),
        },
        "what",
    ),
    ComeAgain: Wording(say("Come again"), {"by": say("By"), "reason": say("Reason")}),
    Marker: Wording(
        say("Marker of the body map"),
        {
            "what": say("What is seen"),
            "seen_on": say("Seen on"),
            "since": say("Since"),
            "length_mm": say("Length in millimetres"),
            "width_mm": say("Width in millimetres"),
            "note": _NOTES,
        },
        "what",
    ),
    ScoreRecord: Wording(say("Score"), {"assessed_on": say("Assessed on"), "value": say("Value"), "note": _NOTES}),
    PhotographFacts: Wording(
        say("Photograph"),
        {
            "caption": say("Caption"),
            "camera": say("Camera"),
            "lens": say("Lens"),
            "light": say("Lighting"),
            "expression": say("Expression"),
            "chaperone": say("Chaperone"),
        },
    ),
}

_TABLES: tuple[Mapping[Any, Message], ...] = (
    GENDER_NAMES,
    USE_NAMES,
    ALLERGY_STATE_NAMES,
    COURSE_STATE_NAMES,
    lifestyle.DIET_NAMES,
    lifestyle.SMOKING_NAMES,
    lifestyle.SUNSCREEN_NAMES,
    lifestyle.SLEEP_QUALITY_NAMES,
    lifestyle.ALCOHOL_NAMES,
    lifestyle.SMOKELESS_NAMES,
    lifestyle.TANNING_BED_NAMES,
    lifestyle.OUTDOOR_JOB_NAMES,
    lifestyle.MAKE_UP_NAMES,
    preferences.DOWNTIME_NAMES,
    preferences.NEEDLES_NAMES,
    preferences.BUDGET_NAMES,
    preferences.PROCEDURE_NAMES,
    preferences.INGREDIENT_NAMES,
    preferences.DAY_TIME_NAMES,
)
_NAMES: dict[type[Enum], Mapping[Any, Message]] = {type(next(iter(table))): table for table in _TABLES}


def names_of(choices: type[Enum]) -> Mapping[Any, Message]:
    """Return the words for each value of an enumeration; empty for one that nobody is ever shown."""
    return NAMES.get(choices) or _NAMES.get(choices, {})


def wording_of(body: type) -> Wording | None:
    """Return the words of a kind of body: those beside it, else those here; None where no field is ever shown."""
    return WORDINGS.get(body) or OTHERS.get(body)
