"""How long an answer about safety counts: a no grows old and has to be asked again, a yes stays until it is ended.

Pure functions over the facts of a chart; they advise nothing. A question that was never asked, or whose no is older
than its shelf life, is *not known*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.pregnancy import Gestation, Pregnancy, PregnancyState, gestation
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SafetyAnswer, SafetyQuestion
from luna_desktop.domain.clock import local_day

DEFAULT_DAYS: dict[SafetyQuestion, int] = {
    SafetyQuestion.PREGNANCY: 28,
    SafetyQuestion.BREASTFEEDING: 28,
    SafetyQuestion.KELOID: 365,
    SafetyQuestion.DARK_MARKS: 365,
    SafetyQuestion.COLD_SORES: 180,
    SafetyQuestion.BLEEDING: 90,
    SafetyQuestion.HEART_DEVICE: 180,
    SafetyQuestion.METAL: 180,
}
"""Days for which a no counts unless the clinic chooses others; a proposal of the program, no source claims it."""
_PREGNANCY_ANSWERS = {
    PregnancyState.PREGNANT: YesNo.YES,
    PregnancyState.NOT_PREGNANT: YesNo.NO,
    PregnancyState.TRYING: YesNo.NO,
    PregnancyState.POSSIBLE: YesNo.UNKNOWN,
    PregnancyState.UNKNOWN: YesNo.UNKNOWN,
    PregnancyState.DECLINED: YesNo.DECLINED,
}


class AFact(Protocol):
    """What is needed of a fact."""

    @property
    def fact_id(self) -> int:
        """The fact's id."""

    @property
    def number(self) -> int:
        """The version that counts."""

    @property
    def body(self) -> Any:
        """What it says."""

    @property
    def recorded_at(self) -> datetime:
        """When it was written."""

    @property
    def is_brought(self) -> bool:
        """Whether it came with a record of another clinic."""


class Facts(Protocol):
    """What is needed of a chart."""

    def of(self, kind: str) -> Sequence[AFact]:
        """Return the current facts of a kind."""


@dataclass(frozen=True)
class ShelfLife:
    """For how many days a no counts, by question."""

    days: Mapping[SafetyQuestion, int] = field(default_factory=lambda: dict(DEFAULT_DAYS))

    def of(self, question: SafetyQuestion) -> int:
        """Return the days of one question."""
        return self.days.get(question, DEFAULT_DAYS[question])


@dataclass(frozen=True)
class SafetyLine:
    """Where one question stands on a day.

    `said` is the answer as it was given, None where nobody asked; `counts` is what it is worth today. `fact_id` and
    `number` name the version that was read, 0 where there is none. `possible` tells a pregnancy that may be.
    `to_confirm` tells a yes that is older than a no would count: it stays in force, and somebody should ask whether it
    still holds.
    """

    question: SafetyQuestion
    said: YesNo | None = None
    counts: YesNo = YesNo.UNKNOWN
    asked_on: date | None = None
    fact_id: int = 0
    number: int = 0
    gestation: Gestation | None = None
    possible: bool = False
    to_confirm: bool = False

    @property
    def lapsed(self) -> bool:
        """Tell whether a no grew too old to count."""
        return self.said is YesNo.NO and self.counts is not YesNo.NO

    @property
    def to_ask(self) -> bool:
        """Tell whether it has to be asked (again)."""
        return self.counts in {YesNo.UNKNOWN, YesNo.DECLINED}


def safety_answers(facts: Facts, today: date, shelf: ShelfLife | None = None) -> tuple[SafetyLine, ...]:
    """Return where every question stands on a day, in a fixed order, never asked ones among them."""
    shelf = shelf or ShelfLife()
    own = {each.body.question: each for each in facts.of("safety_answer") if isinstance(each.body, SafetyAnswer)}
    lines = list(_of_pregnancy(facts, today, shelf))
    lines += [_own(question, own.get(question), today, shelf) for question in BY_ITSELF]
    return tuple(lines)


def _own(question: SafetyQuestion, fact: AFact | None, today: date, shelf: ShelfLife) -> SafetyLine:
    if fact is None:
        return SafetyLine(question)
    return _line(question, fact.body.answer, fact, today, shelf)


def _of_pregnancy(facts: Facts, today: date, shelf: ShelfLife) -> tuple[SafetyLine, SafetyLine]:
    known = [each for each in facts.of("pregnancy") if isinstance(each.body, Pregnancy)]
    if not known:
        return SafetyLine(SafetyQuestion.PREGNANCY), SafetyLine(SafetyQuestion.BREASTFEEDING)
    fact, body = known[0], known[0].body
    first = replace(
        _line(SafetyQuestion.PREGNANCY, _PREGNANCY_ANSWERS[body.state], fact, today, shelf),
        gestation=gestation(body, today),
        possible=body.state is PregnancyState.POSSIBLE,
    )
    return first, _line(SafetyQuestion.BREASTFEEDING, body.breastfeeding, fact, today, shelf)


def _line(question: SafetyQuestion, answer: YesNo, fact: AFact, today: date, shelf: ShelfLife) -> SafetyLine:
    asked = _asked_on(fact)
    is_old = (today - asked).days > shelf.of(question) or is_ahead(fact, today)
    counts = YesNo.UNKNOWN if answer is YesNo.NO and is_old else answer
    confirm = answer is YesNo.YES and is_old
    return SafetyLine(question, answer, counts, asked, fact.fact_id, fact.number, to_confirm=confirm)


def is_ahead(fact: AFact, today: date) -> bool:
    """Tell whether an answer is of a day to come, as only a file can claim: it is worth nothing."""
    asked = fact.body.asked
    day: date = asked.on.earliest if asked is not None else local_day(fact.recorded_at)
    return day > today


def _asked_on(fact: AFact) -> date:
    asked = fact.body.asked
    return asked.on.latest if asked is not None else local_day(fact.recorded_at)
