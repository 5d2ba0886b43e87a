"""A no grows old; a yes stays until it is ended; what nobody asked is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from luna_desktop.domain.clinical.answers import Asked, YesNo
from luna_desktop.domain.clinical.pregnancy import Pregnancy, PregnancyState
from luna_desktop.domain.clinical.safety_questions import SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import AFact, SafetyLine, ShelfLife, safety_answers
from luna_desktop.domain.measures import PartialDate

DAY = date(2026, 11, 2)


@dataclass(frozen=True)
class OneFact:
    body: Any
    fact_id: int = 7
    number: int = 3
    recorded_at: datetime = datetime(2026, 11, 2, 6, tzinfo=UTC)
    is_brought: bool = False


@dataclass(frozen=True)
class Facts:
    kind: str
    fact: OneFact

    def of(self, kind: str) -> Sequence[AFact]:
        return (self.fact,) if kind == self.kind else ()


def line(
    fact: object, question: SafetyQuestion, *, later: int = 0, kind: str = "pregnancy", shelf: ShelfLife | None = None
) -> SafetyLine:
    found = safety_answers(Facts(kind, OneFact(fact)), DAY + timedelta(days=later), shelf)
    return next(each for each in found if each.question is question)


def pregnancy(state: PregnancyState, **parts: Any) -> Pregnancy:
    return Pregnancy(state, asked=Asked(PartialDate.of(DAY)), **parts)


@pytest.mark.parametrize(("later", "counts"), [(0, YesNo.NO), (28, YesNo.NO), (29, YesNo.UNKNOWN)])
def test_not_pregnant_counts_four_weeks(later: int, counts: YesNo) -> None:
    found = line(pregnancy(PregnancyState.NOT_PREGNANT), SafetyQuestion.PREGNANCY, later=later)
    assert (found.counts, found.lapsed) == (counts, counts is YesNo.UNKNOWN)
    assert (found.fact_id, found.number, found.asked_on) == (7, 3, DAY)


def test_the_clinic_chooses_how_long_a_no_counts() -> None:
    shelf = ShelfLife({SafetyQuestion.PREGNANCY: 7})
    found = line(pregnancy(PregnancyState.NOT_PREGNANT), SafetyQuestion.PREGNANCY, later=8, shelf=shelf)
    assert found.to_ask


def test_a_pregnancy_stays_in_force_until_it_is_ended_and_asks_to_be_confirmed() -> None:
    body = pregnancy(PregnancyState.PREGNANT, lmp=PartialDate(2026, 8, 17))
    found = line(body, SafetyQuestion.PREGNANCY, later=60)
    assert (found.counts, found.to_ask, found.to_confirm) == (YesNo.YES, False, True)
    assert found.gestation is not None
    assert found.gestation.weeks == (11 * 7 + 60) // 7
    assert not line(body, SafetyQuestion.PREGNANCY).to_confirm


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (PregnancyState.POSSIBLE, YesNo.UNKNOWN),
        (PregnancyState.UNKNOWN, YesNo.UNKNOWN),
        (PregnancyState.DECLINED, YesNo.DECLINED),
        (PregnancyState.TRYING, YesNo.NO),
    ],
)
def test_what_is_neither_yes_nor_no_is_to_be_asked(state: PregnancyState, counts: YesNo) -> None:
    found = line(pregnancy(state), SafetyQuestion.PREGNANCY)
    assert (found.counts, found.to_ask) == (counts, counts is not YesNo.NO)


def test_breastfeeding_and_the_other_questions_have_their_own_answers() -> None:
    body = pregnancy(PregnancyState.NOT_PREGNANT, breastfeeding=YesNo.YES)
    assert line(body, SafetyQuestion.BREASTFEEDING, later=400).counts is YesNo.YES
    no = SafetyAnswer(SafetyQuestion.KELOID, YesNo.NO, asked=Asked(PartialDate.of(DAY)))
    assert line(no, SafetyQuestion.KELOID, kind="safety_answer", later=365).counts is YesNo.NO
    assert line(no, SafetyQuestion.KELOID, kind="safety_answer", later=366).lapsed
    assert line(no, SafetyQuestion.COLD_SORES, kind="safety_answer") == SafetyLine(SafetyQuestion.COLD_SORES)


def test_an_answer_without_a_day_of_asking_is_as_old_as_its_entry() -> None:
    found = line(Pregnancy(PregnancyState.NOT_PREGNANT), SafetyQuestion.PREGNANCY, later=29)
    assert (found.asked_on, found.lapsed) == (DAY, True)
