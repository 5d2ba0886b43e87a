"""The demo clinic's lifestyle: assessments over two years, preferences, and forms that patients filled in."""

from __future__ import annotations

from datetime import date, timedelta

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.care_preferences import (
    Budget,
    CarePreferences,
    DayTime,
    Downtime,
    Ingredient,
    Needles,
    ProcedureWish,
)
from luna_desktop.domain.clinical.intake import Answer, AnswerState
from luna_desktop.domain.clinical.intake_entries import Outcome
from luna_desktop.domain.clinical.intake_question import NO, YES
from luna_desktop.domain.clinical.lifestyle import (
    Alcohol,
    Diet,
    Lifestyle,
    MakeUp,
    OutdoorJob,
    SleepQuality,
    Smokeless,
    Smoking,
    Sunscreen,
    TanningBed,
)
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care import chart
from luna_desktop.services.care.intake import Answers, submit_intake
from luna_desktop.services.care.intake_review import Decision, IntakeDecisions, review_intake
from luna_desktop.services.clinic.clinics import OpenClinic

HER_ANSWERS = (
    Answer("conditions", value=YES, lines=("Melasma", "Migraine")),
    Answer("medicines", value=YES, lines=("Levothyroxine 50 in the morning",)),
    Answer("sleep_hours", value="6,5"),
    Answer("sleep_quality", value="fair"),
    Answer("stress", value="6"),
    Answer("diet", value="vegetarian"),
    Answer("alcohol", AnswerState.DECLINED),
    Answer("sun_hours", value="2"),
    Answer("cosmetics", value="Kajal\nLip balm"),
)
SOMEBODY = (
    Answer("conditions", value=NO),
    Answer("allergies", value=YES, lines=("Hair dye",)),
    Answer("smoking", value="former"),
    Answer("cigarettes_a_day", value="10"),
    Answer("cigarette_years", value="12"),
)


def her_assessments(today: date) -> tuple[Lifestyle, ...]:
    """Return four assessments of the person with everything, the oldest first; the last one mostly confirmed."""
    days = [PartialDate.of(today - timedelta(days=back)) for back in (720, 400, 182, 0)]
    first = Lifestyle(
        days[0],
        7.0,
        150,
        4,
        Diet.VEGETARIAN,
        Smoking.NEVER,
        1.5,
        Sunscreen.DAILY,
        sleep_quality=SleepQuality.GOOD,
        vigorous_minutes=30,
    )
    return (
        first,
        Lifestyle(days[1], 6.5, 90, 5, Diet.VEGETARIAN, Smoking.NEVER, 2.0, Sunscreen.SOMETIMES, vigorous_minutes=0),
        Lifestyle(days[2], 6.0, 60, 7, Diet.VEGETARIAN, Smoking.NEVER, 3.0, Sunscreen.SOMETIMES, vigorous_minutes=0),
        Lifestyle(
            days[3],
            7.0,
            120,
            5,
            Diet.VEGETARIAN,
            Smoking.NEVER,
            2.0,
            Sunscreen.DAILY,
            "Foundation SPF 15, kajal",
            "Morning: gentle wash, azelaic acid, sunscreen.\nNight: wash, moisturiser.",
            sleep_quality=SleepQuality.GOOD,
            exercise_days=4,
            vigorous_minutes=30,
            water_litres=2.5,
            alcohol=Alcohol.NEVER,
            smokeless=Smokeless.NEVER,
            sunscreen_spf=50,
            tanning_bed=TanningBed.NEVER,
            outdoor_job=OutdoorJob.NO,
            make_up=MakeUp.EVERY_NIGHT,
            unchanged=("diet", "smoking"),
            unchanged_since=days[2],
        ),
    )


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Give the person with everything her assessments, her preferences, and a form gone through in part."""
    wishes = CarePreferences(
        Downtime.TWO_DAYS,
        Needles.IF_NEEDED,
        Budget.MIDDLE,
        (ProcedureWish.NO_PEEL,),
        (Ingredient.FRAGRANCE,),
        "No beeswax",
        (DayTime.EVENING, DayTime.SATURDAY),
        ("kn", "en"),
    )
    for body in (*her_assessments(today), wishes):
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))
    number = hand_in(clinic, patient, HER_ANSWERS, "hi")
    decisions = (
        Decision("conditions:1", Outcome.NOT_TAKEN, reason="On the list already"),
        Decision("medicines:1", Outcome.NOT_TAKEN, reason="On the list already"),
    )
    clinic.desk.perform(clinic.actor, review_intake, IntakeDecisions(patient, number, decisions))


def hand_in(
    clinic: OpenClinic, patient: PatientId, answers: tuple[Answer, ...] = SOMEBODY, language: str = "en"
) -> int:
    """Hand a form in, as the turned screen does, and return its number."""
    return clinic.desk.perform(clinic.actor, submit_intake, Answers(patient, language, answers))
