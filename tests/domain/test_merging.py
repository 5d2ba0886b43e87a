"""Two records side by side: what is the same, what is filled, what somebody chooses, and what counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.history import AllergyReview, AllergyState
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import NoneKnown, Part, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.skin import SkinProfile
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.domain.merging import (
    Field,
    Outcome,
    Side,
    births_apart,
    compared,
    counts_instead,
    merged_identity,
    no_to_hold,
    subject_of,
)
from luna_desktop.domain.people import Gender, Identity

OLD, NEW = datetime(2025, 1, 14, tzinfo=UTC), datetime(2026, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    body: object
    recorded_at: datetime = OLD


def born(text: str) -> Birth:
    return Birth(BirthKind.DATE, parse_date(text))


def test_fields_are_filled_kept_the_same_or_chosen() -> None:
    kept = [Identity("Raghunathan", "Ananya", birth=born("1991-03-14")), Phone("+919886001427"), Address("22 Lotus")]
    merged = [
        Identity("Raghunath", "Ananya", birth=born("1991-03-14"), language="en"),
        Phone("+919900073165"),
        Email("a@mail.example"),
        Address("22, LOTUS"),
    ]
    found = {each.field: each.outcome for each in compared(kept, merged)}
    assert found == {
        Field.NAME: Outcome.CHOOSE,
        Field.BORN: Outcome.SAME,
        Field.GENDER: Outcome.EMPTY,
        Field.PHONE: Outcome.CHOOSE,
        Field.EMAIL: Outcome.FILLED,
        Field.ADDRESS: Outcome.SAME,
        Field.LANGUAGE: Outcome.FILLED,
    }
    sides = {each.field: each.side({Field.NAME: Side.MERGED}) for each in compared(kept, merged)}
    assert (sides[Field.NAME], sides[Field.PHONE], sides[Field.EMAIL]) == (Side.MERGED, None, Side.MERGED)


def test_a_name_that_gives_way_stays_as_a_former_name() -> None:
    kept = Identity("Raghunathan", "Ananya", former_names="Iyer", gender=Gender.UNKNOWN)
    merged = Identity("Raghunath", "Ananya", title="Dr", gender=Gender.FEMALE, other_script_name="अनन्या")
    one = merged_identity(kept, merged, {Field.NAME: Side.MERGED, Field.GENDER: Side.MERGED})
    assert (one.full_name, one.title, one.gender) == ("Ananya Raghunath", "Dr", Gender.FEMALE)
    assert one.former_names == "Iyer, Ananya Raghunathan"
    assert one.other_script_name == "अनन्या"
    assert merged_identity(kept, merged, {}).full_name == "Ananya Raghunathan"


@pytest.mark.parametrize(
    ("kept", "merged", "takes_over"),
    [
        (Entry(SkinProfile(), OLD), Entry(SkinProfile(), NEW), True),
        (Entry(SkinProfile(), NEW), Entry(SkinProfile(), OLD), False),
        (
            Entry(SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO), NEW),
            Entry(SafetyAnswer(SafetyQuestion.KELOID, YesNo.YES), OLD),
            True,
        ),
        (
            Entry(Pregnancy(PregnancyState.POSSIBLE), OLD),
            Entry(Pregnancy(PregnancyState.NOT_PREGNANT), NEW),
            False,
        ),
        (
            Entry(Pregnancy(PregnancyState.NOT_PREGNANT), NEW),
            Entry(Pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.YES), OLD),
            True,
        ),
        (Entry(AllergyReview(AllergyState.NONE_KNOWN), NEW), Entry(AllergyReview(AllergyState.SOME), OLD), True),
    ],
)
def test_what_warns_counts_before_what_is_newer(kept: Entry, merged: Entry, *, takes_over: bool) -> None:
    assert counts_instead(kept, merged) is takes_over


def test_one_entry_counts_for_each_question_and_part() -> None:
    answers = [SafetyAnswer(SafetyQuestion.KELOID), SafetyAnswer(SafetyQuestion.METAL), NoneKnown(Part.IMPLANTS)]
    assert len({subject_of("x", body) for body in answers}) == 3
    assert subject_of("skin_profile", SkinProfile()) == "skin_profile"


@pytest.mark.parametrize(
    ("one", "other", "joined", "written"),
    [
        (ConsentState.REFUSED, ConsentState.GIVEN, ConsentState.GIVEN, ConsentState.WITHDRAWN),
        (ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.GIVEN, ConsentState.WITHDRAWN),
        (ConsentState.REFUSED, ConsentState.OFFERED, ConsentState.OFFERED, ConsentState.REFUSED),
        (ConsentState.REFUSED, ConsentState.GIVEN, ConsentState.REFUSED, None),
        (ConsentState.GIVEN, ConsentState.NOT_ASKED, ConsentState.GIVEN, None),
    ],
)
def test_a_no_holds_whichever_was_said_last(
    one: ConsentState, other: ConsentState, joined: ConsentState, written: ConsentState | None
) -> None:
    assert no_to_hold(one, other, joined) is written


def test_births_apart_are_counted_in_years_and_months() -> None:
    assert births_apart(born("1991-03-14"), born("1988-08-02")) == (2, 7)
    assert births_apart(born("1988-08-02"), born("1991-03-14")) == (2, 7)
    assert births_apart(born("1991-03-14"), Birth(BirthKind.YEAR, parse_date("1991"))) is None
    assert births_apart(born("1991-03-14"), Birth()) is None
