"""A score as a dated fact: its parts, the result, and the version of the formula that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from luna_desktop.domain.clinical.checking import Problems
from luna_desktop.domain.clinical.checks import checked_entry
from luna_desktop.domain.clinical.scores.acne import GAGS, IGA
from luna_desktop.domain.clinical.scores.ageing_and_scars import FITZPATRICK_WRINKLES, GLOGAU, GOODMAN_BARON, VSS
from luna_desktop.domain.clinical.scores.eczema import EASI, SCORAD
from luna_desktop.domain.clinical.scores.hair import FERRIMAN_GALLWEY, LUDWIG, NORWOOD, SALT, SINCLAIR
from luna_desktop.domain.clinical.scores.melasma import MASI, MMASI
from luna_desktop.domain.clinical.scores.parts import VERSION, Score, assess
from luna_desktop.domain.clinical.scores.psoriasis import PASI
from luna_desktop.domain.clinical.scores.quality_of_life import DLQI
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import clean, note_problem
from luna_desktop.texts import Message, say

SCORES: dict[str, Score] = {
    score.id: score
    for score in (
        MASI,
        MMASI,
        IGA,
        GAGS,
        GOODMAN_BARON,
        PASI,
        EASI,
        SCORAD,
        DLQI,
        NORWOOD,
        LUDWIG,
        SINCLAIR,
        SALT,
        FERRIMAN_GALLWEY,
        GLOGAU,
        FITZPATRICK_WRINKLES,
        VSS,
    )
}
"""The scores that the program computes, by id. Scales whose words may not be shipped are left out."""


class Method(Enum):
    """How the assessment was made."""

    IN_PERSON = "in_person"
    PHOTOGRAPH = "photo"
    BY_PATIENT = "patient"


METHOD_NAMES: dict[Method, Message] = {
    Method.IN_PERSON: say("In person"),
    Method.PHOTOGRAPH: say("From photographs"),
    Method.BY_PATIENT: say("Filled in by the patient"),
}


@dataclass(frozen=True)
class ScorePart:
    """One part as it was ticked; empty text where it was not known."""

    name: str
    value: str = ""


@register_kind("score", data_class=DataClass.CLINICAL)
@dataclass(frozen=True)
class ScoreRecord:
    """One dated assessment. `value` is the number or the stage, empty while a part is missing; never a guess."""

    score: str
    assessed_on: PartialDate
    parts: tuple[ScorePart, ...] = ()
    value: str = ""
    version: str = VERSION
    method: Method = Method.IN_PERSON
    note: str = ""

    def values(self) -> dict[str, str]:
        """Return the parts by name."""
        return {part.name: part.value for part in self.parts}


def parts_of(score: Score, values: dict[str, str]) -> tuple[ScorePart, ...]:
    """Return the values as parts in the order of the score; what is not known stays in as such."""
    return tuple(ScorePart(part.name, values.get(part.name, "").strip()) for part in score.parts)


@checked_entry.register
def _record(body: ScoreRecord, today: date) -> tuple[Problems, object]:
    """Compute the result anew of its parts: what a caller put into `value` does not count."""
    score = SCORES.get(body.score)
    if score is None:
        return {"score": say("Choose a score from the list.")}, body
    values = body.values()
    outcome = assess(score, values)
    problems: Problems = dict(outcome.problems)
    if len(outcome.missing) == len(score.parts):
        problems[score.parts[0].name] = say("Grade at least one part. What is not known may stay open.")
    day = body.assessed_on
    if not day.day:
        problems["assessed_on"] = say("Enter the day of the assessment, such as 23-Nov-2026.")
    elif day.earliest > today:
        problems["assessed_on"] = say("This date is in the future. Enter today or an earlier date.")
    tidy = replace(body, parts=parts_of(score, values), value=outcome.value, version=VERSION, note=clean(body.note))
    note = note_problem(tidy.note)
    return problems | ({"note": note} if note else {}), tidy


def newest_first(known: Sequence[ScoreRecord]) -> list[ScoreRecord]:
    """Return assessments, the newest first."""
    return sorted(known, key=lambda body: body.assessed_on.earliest, reverse=True)
