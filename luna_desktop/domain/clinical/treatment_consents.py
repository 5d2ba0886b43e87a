"""Consent to one treatment, in writing, apart from the consents to the use of data (MCI Regulations, 7.16).

It holds for one patient and one treatment: for the course it was given for, or until a day. A refusal is kept too.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from luna_desktop.domain.consent import Giver
from luna_desktop.texts import Message, say

DEFAULT_MONTHS, MOST_MONTHS = 6, 24


class TreatmentAnswer(StrEnum):
    """What the patient said."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class TreatmentStanding(StrEnum):
    """Where consent to a treatment stands on a day."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


TREATMENT_STANDING_NAMES: dict[TreatmentStanding, Message] = {
    TreatmentStanding.NOT_ASKED: say("Not asked"),
    TreatmentStanding.GIVEN: say("Signed"),
    TreatmentStanding.REFUSED: say("Refused"),
    TreatmentStanding.WITHDRAWN: say("Taken back"),
    TreatmentStanding.EXPIRED: say("Run out"),
}


@dataclass(frozen=True)
class TreatmentConsent:
    """One answer as the book holds it."""

    consent_id: int
    treatment: str
    answer: TreatmentAnswer
    at: datetime
    course: str = ""
    valid_until: date | None = None
    giver: Giver = Giver.SELF


def standing_on(
    answers: Iterable[TreatmentConsent], treatment: str, day: date, *, course: str = "", adult_from: date | None = None
) -> tuple[TreatmentStanding, TreatmentConsent | None]:
    """Return where consent to a treatment stands on a day, and the answer that decides it.

    An answer for a course counts in that course, and where no course is asked about; one without a course counts until
    its last day. What a guardian signed for a child ends on the child's 18th birthday.
    """
    mine = [
        each
        for each in answers
        if each.treatment == treatment and (not each.course or not course or each.course == course)
    ]
    if not mine:
        return TreatmentStanding.NOT_ASKED, None
    newest = max(mine, key=lambda each: each.consent_id)
    if newest.answer is not TreatmentAnswer.GIVEN:
        return TreatmentStanding(newest.answer.value), newest
    if newest.valid_until is not None and newest.valid_until < day:
        return TreatmentStanding.EXPIRED, newest
    if newest.giver is Giver.GUARDIAN and adult_from is not None and adult_from <= day:
        return TreatmentStanding.EXPIRED, newest
    return TreatmentStanding.GIVEN, newest


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
