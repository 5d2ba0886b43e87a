"""What a record copy says of a patient's preferences and of the forms that the patient filled in."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.clinical.care_preferences import (
    BUDGET_NAMES,
    DAY_TIME_NAMES,
    DOWNTIME_NAMES,
    INGREDIENT_NAMES,
    NEEDLES_NAMES,
    PROCEDURE_NAMES,
    CarePreferences,
)
from luna_desktop.domain.clinical.intake_entries import OUTCOME_NAMES, Entry
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.reports import record_content as page
from luna_desktop.reports.intake_content import IntakeCopy, IntakeRow
from luna_desktop.services.care.intake_review import Submission
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import day, provenance
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, Translator, say

WAITS = say("Not looked at yet")


def preferences(facts: Iterable[Known], language: str) -> tuple[page.LifestyleAssessment, ...]:
    """Return what the patient wants of their care, in the language of the copy."""
    _ = Translator(language)
    return tuple(
        page.LifestyleAssessment(
            title=say("Preferences"),
            on=day(known.recorded_at.astimezone(CLINIC_ZONE).date()),
            answers=_wishes(known.body, _),
            provenance=provenance(known),
        )
        for known in facts
    )


def _wishes(body: CarePreferences, _: Translator) -> tuple[tuple[page.Text, page.Text], ...]:
    def listed(names: Iterable[Message]) -> page.Text:
        return ", ".join(_.render(name) for name in names) or say("None named")

    avoided = listed(INGREDIENT_NAMES[each] for each in body.ingredients)
    return (
        (say("Downtime"), DOWNTIME_NAMES[body.downtime]),
        (say("Needles"), NEEDLES_NAMES[body.needles]),
        (say("Budget"), BUDGET_NAMES[body.budget]),
        (say("Procedures"), listed(PROCEDURE_NAMES[each] for each in body.procedures)),
        (say("Ingredients to avoid"), avoided),
        (say("More about ingredients"), body.ingredients_note or say("None named")),
        (say("Appointment times"), listed(DAY_TIME_NAMES[each] for each in body.times)),
        (say("Languages"), listed(LANGUAGES[code] for code in body.languages if code in LANGUAGES)),
        (say("Notes"), body.note or say("None named")),
    )


def intakes(submissions: Iterable[Submission]) -> tuple[IntakeCopy, ...]:
    """Return each form as it was handed in, oldest first, with what became of each answer."""
    return tuple(
        IntakeCopy(
            on=day(one.at.astimezone(CLINIC_ZONE).date()),
            language=LANGUAGES.get(one.language, one.language),
            wording=one.wording,
            rows=tuple(_row(entry, one) for entry in one.entries),
            answered_by="" if one.answered_by is None else one.answered_by.told,
        )
        for one in sorted(submissions, key=lambda each: each.submission_id)
    )


def _row(entry: Entry, submission: Submission) -> IntakeRow:
    decided = submission.decided.get(entry.key)
    return IntakeRow(
        question=entry.ask,
        answer=entry.words,
        outcome=WAITS if decided is None else OUTCOME_NAMES[decided.outcome],
        reason="" if decided is None else decided.reason,
    )
