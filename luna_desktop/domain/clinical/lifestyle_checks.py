"""What can be said at the fields of a lifestyle assessment: numbers out of range, answers that exclude each other."""

from __future__ import annotations

from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking
from luna_desktop.texts import Message, say

LIMITS: dict[str, tuple[float, Message]] = {
    "sleep_hours": (24, say("Enter hours of sleep in a night, 0 to 24.")),
    "exercise_days": (7, say("Enter days in a week, 0 to 7.")),
    "exercise_minutes": (5000, say("Enter minutes in a week, 0 to 5,000.")),
    "vigorous_minutes": (5000, say("Enter minutes in a week, 0 to 5,000.")),
    "stress": (10, say("Enter a number from 0 to 10.")),
    "water_litres": (15, say("Enter litres in a day, 0 to 15.")),
    "cigarettes_a_day": (100, say("Enter cigarettes in a day, 0 to 100.")),
    "cigarette_years": (90, say("Enter years of smoking, 0 to 90.")),
    "bidis_a_day": (150, say("Enter bidis in a day, 0 to 150.")),
    "bidi_years": (90, say("Enter years of smoking, 0 to 90.")),
    "sun_hours": (16, say("Enter hours of sun in a day, 0 to 16.")),
    "sunscreen_spf": (130, say("Enter the SPF on the pack, 0 to 130.")),
}
"""The most that each number may be, and what to say otherwise; none may be below 0."""

WHOLE = frozenset({"exercise_days", "exercise_minutes", "vigorous_minutes", "stress", "sunscreen_spf"})
"""Numbers that have no fraction."""


def number_problems(body: Lifestyle) -> dict[str, Message]:
    """Return what is wrong with the numbers, by field."""
    problems: dict[str, Message] = {}
    for name, (most, sentence) in LIMITS.items():
        value = getattr(body, name)
        if value is not None and not 0 <= value <= most:
            problems[name] = sentence
    return problems


def contradictions(body: Lifestyle) -> dict[str, Message]:
    """Return which answers exclude each other, at the one that is likelier wrong."""
    problems: dict[str, Message] = {}
    moved = (body.exercise_minutes or 0) + (body.vigorous_minutes or 0)
    if body.exercise_days == 0 and moved:
        problems["exercise_days"] = say("Minutes of exercise are entered. Enter the days, or clear the minutes.")
    smoked = (body.cigarettes_a_day or 0) + (body.bidis_a_day or 0)
    if body.smoking is Smoking.NEVER and smoked:
        problems["smoking"] = say("Cigarettes or bidis are entered. Choose “Stopped”, or clear them.")
    return problems
