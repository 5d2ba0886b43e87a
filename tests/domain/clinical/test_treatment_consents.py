"""Where consent to a treatment stands: the newest answer, its last day, its course, and a child's 18th birthday."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from luna_desktop.domain.clinical.treatment_consents import (
    TREATMENT_STANDING_NAMES,
    TreatmentAnswer,
    TreatmentConsent,
    TreatmentStanding,
    months_after,
    standing_on,
)
from luna_desktop.domain.consent import Giver

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
GIVEN = TreatmentConsent(1, "frac_co2", TreatmentAnswer.GIVEN, AT, valid_until=date(2026, 9, 14))


def test_it_holds_until_its_last_day_and_for_its_own_treatment() -> None:
    assert standing_on([GIVEN], "frac_co2", date(2026, 9, 14))[0] is TreatmentStanding.GIVEN
    assert standing_on([GIVEN], "frac_co2", date(2026, 9, 15))[0] is TreatmentStanding.EXPIRED
    assert standing_on([GIVEN], "pdl", date(2026, 4, 1)) == (TreatmentStanding.NOT_ASKED, None)


def test_the_newest_answer_decides() -> None:
    for answer in (TreatmentAnswer.REFUSED, TreatmentAnswer.WITHDRAWN):
        later = replace(GIVEN, consent_id=2, answer=answer)
        assert standing_on([later, GIVEN], "frac_co2", date(2026, 4, 1)) == (TreatmentStanding(answer.value), later)


def test_one_for_a_course_counts_in_that_course() -> None:
    course = replace(GIVEN, course="12", valid_until=None)
    assert standing_on([course], "frac_co2", date(2030, 1, 1), course="12")[0] is TreatmentStanding.GIVEN
    assert standing_on([course], "frac_co2", date(2026, 4, 1), course="13")[0] is TreatmentStanding.NOT_ASKED


def test_what_a_guardian_signed_ends_with_the_18th_birthday() -> None:
    signed = replace(GIVEN, giver=Giver.GUARDIAN)
    before, after = date(2026, 4, 1), date(2026, 4, 2)
    assert standing_on([signed], "frac_co2", before, adult_from=after)[0] is TreatmentStanding.GIVEN
    assert standing_on([signed], "frac_co2", after, adult_from=after)[0] is TreatmentStanding.EXPIRED


def test_months_end_on_the_last_day_where_a_month_is_shorter() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert set(TREATMENT_STANDING_NAMES) == set(TreatmentStanding)
