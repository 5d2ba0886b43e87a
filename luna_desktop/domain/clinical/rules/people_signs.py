"""Signs of the person: age, pregnancy, breastfeeding, contraception, phototype, sun and smoking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.lifestyle import Lifestyle, Smoking, Sunscreen
from luna_desktop.domain.clinical.reproductive import Contraception, Reproductive
from luna_desktop.domain.clinical.rules.signs import Evidence, Sign, Truth
from luna_desktop.domain.clinical.safety_questions import SAFETY_QUESTION_NAMES, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import AFact, Facts, SafetyLine
from luna_desktop.domain.clinical.skin import Fitzpatrick, SkinProfile
from luna_desktop.domain.clinical.skin import Sign as SkinSign
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.texts import Message, say

POSTPARTUM_DAYS = 42
TANNED = "tan_active"
_TYPES = tuple(Fitzpatrick)[:6]
_PHOTOTYPES = {
    "fitzpatrick_4_6": _TYPES[3:],
    "fitzpatrick_5_6": _TYPES[4:],
    "fitzpatrick_6": _TYPES[5:],
}
_AGES: tuple[tuple[str, str, int, int], ...] = (
    ("demo", "infant_under_6m", 0, 0),
    ("state", "minor_under_8", 0, 7),
    ("demo", "minor_under_18", 0, 17),
    ("demo", "female_childbearing", 12, 55),
)
"""Signs of an age: from and through which year of age they hold (clinic policy, no source claims it)."""


@dataclass(frozen=True)
class Person:
    """What is known of the person besides the chart: the ages they can have today in years, and the gender recorded.

    `months` is the youngest and oldest age in months where the birth is known to the month.
    """

    gender: Gender = Gender.UNKNOWN
    ages: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    by: str = ""
    can_be_pregnant: bool = field(default=True)


def evidence(
    what: Message | str, says: Message | str, fact: AFact | None = None, on: PartialDate | date | None = None
) -> Evidence:
    """Return what a sign rests on, with the version of the fact that was read."""
    if fact is None:
        return Evidence(what, says, on)
    return Evidence(what, says, on, getattr(fact, "recorded_by", ""), fact.fact_id, fact.number)


def of_age(person: Person) -> Iterator[Sign]:
    """Yield what an age makes true, or possible where only a range is known."""
    for kind, name, first, last in _AGES:
        if name == "female_childbearing" and not person.can_be_pregnant:
            continue
        if name == "infant_under_6m":
            yield from _infant(person)
            continue
        truth = _between(person.ages, first, last)
        if truth is not Truth.NO:
            yield Sign(kind, name, truth, (_age_said(person),), _age_missing(truth))


def _infant(person: Person) -> Iterator[Sign]:
    if person.months is not None:
        truth = _between(person.months, 0, 5)
    else:
        truth = Truth.MAYBE if _between(person.ages, 0, 0) is not Truth.NO else Truth.NO
    if truth is not Truth.NO:
        yield Sign("demo", "infant_under_6m", truth, (_age_said(person),), _age_missing(truth))


def _between(ages: tuple[int, int] | None, first: int, last: int) -> Truth:
    if ages is None:
        return Truth.MAYBE
    youngest, oldest = ages
    if first <= youngest and oldest <= last:
        return Truth.YES
    return Truth.NO if oldest < first or youngest > last else Truth.MAYBE


def _age_said(person: Person) -> Evidence:
    if person.ages is None:
        return Evidence(say("Age"), say("Not known"))
    youngest, oldest = person.ages
    words = say("{age} years", age=youngest) if youngest == oldest else say("about {age} years", age=oldest)
    return Evidence(say("Age"), words)


def _age_missing(truth: Truth) -> tuple[Message, ...]:
    return (say("The age is not known for certain."),) if truth is Truth.MAYBE else ()


def of_pregnancy(lines: Sequence[SafetyLine], facts: Facts, today: date, person: Person) -> Iterator[Sign]:
    """Yield pregnancy, what may be one, and breastfeeding; a no that grew too old is not known."""
    by_question = {line.question: line for line in lines}
    known = facts.of("pregnancy")
    fact = known[0] if known else None
    yield from _pregnant(by_question[SafetyQuestion.PREGNANCY], fact, person)
    yield from _breastfeeding(by_question[SafetyQuestion.BREASTFEEDING], fact, person)
    if fact is not None:
        yield from _of_the_fact(fact, today)


def _pregnant(line: SafetyLine, fact: AFact | None, person: Person) -> Iterator[Sign]:
    what = SAFETY_QUESTION_NAMES[SafetyQuestion.PREGNANCY]
    if line.counts is YesNo.YES:
        confirm = (say("Pregnancy: recorded some time ago, to be confirmed."),) if line.to_confirm else ()
        yield Sign("state", "pregnant", Truth.YES, (evidence(what, say("Pregnant"), fact, line.asked_on),), confirm)
        return
    if line.counts is YesNo.NO or not (person.can_be_pregnant or line.said is not None):
        return
    said = _not_known(line)
    told = (evidence(what, said, fact, line.asked_on),)
    missing = (_ask(what, line),)
    yield Sign("state", "unknown_pregnancy", Truth.YES, told, missing)
    yield Sign("state", "possibly_pregnant", Truth.YES if line.possible else Truth.MAYBE, told, missing)
    yield Sign("state", "pregnant", Truth.MAYBE, told, missing)
    yield Sign("state", "trying_to_conceive", Truth.MAYBE, told, missing)


def _breastfeeding(line: SafetyLine, fact: AFact | None, person: Person) -> Iterator[Sign]:
    what = SAFETY_QUESTION_NAMES[SafetyQuestion.BREASTFEEDING]
    if line.counts is YesNo.YES:
        yield Sign("state", "breastfeeding", Truth.YES, (evidence(what, say("Yes"), fact, line.asked_on),))
    elif line.counts is not YesNo.NO and (person.can_be_pregnant or line.said is not None):
        told = (evidence(what, _not_known(line), fact, line.asked_on),)
        yield Sign("state", "breastfeeding", Truth.MAYBE, told, (_ask(what, line),))


def _not_known(line: SafetyLine) -> Message:
    if line.said is None:
        return say("Never asked")
    if line.possible:
        return say("Possibly")
    if line.lapsed:
        return say("No, but too long ago to count")
    return say("Prefers not to say") if line.said is YesNo.DECLINED else say("Not known")


def _ask(what: Message, line: SafetyLine) -> Message:
    if line.lapsed:
        return say("{question}: the last answer is too old. Ask again.", question=what)
    return say("{question}: not known. Ask.", question=what)


def _of_the_fact(fact: AFact, today: date) -> Iterator[Sign]:
    body = fact.body
    delivered = body.delivered_on
    if delivered is not None:
        told = (evidence(say("Last delivery"), "", fact, delivered.latest),)
        if today - delivered.earliest <= timedelta(days=POSTPARTUM_DAYS):
            yield Sign("state", "postpartum_6w", Truth.YES, told)
        elif today - delivered.latest <= timedelta(days=POSTPARTUM_DAYS):
            yield Sign(
                "state", "postpartum_6w", Truth.MAYBE, told, (say("The day of the last delivery is not known."),)
            )
    if body.state.value == "trying":
        told = (evidence(SAFETY_QUESTION_NAMES[SafetyQuestion.PREGNANCY], say("Trying to conceive"), fact),)
        yield Sign("state", "trying_to_conceive", Truth.YES, told)


def of_contraception(facts: Facts, person: Person) -> Iterator[Sign]:
    """Yield that no contraception is recorded, or that nobody asked; for whom it can matter."""
    known = facts.of("reproductive")
    body = known[0].body if known else None
    if isinstance(body, Reproductive) and body.intention is YesNo.YES:
        told = (evidence(say("Wants to conceive within a year"), say("Yes"), known[0]),)
        yield Sign("state", "trying_to_conceive", Truth.YES, told)
    if not person.can_be_pregnant:
        return
    if not isinstance(body, Reproductive) or body.intention in {YesNo.UNKNOWN, YesNo.DECLINED}:
        told = (evidence(say("Wants to conceive within a year"), say("Not known"), known[0] if known else None),)
        missing = (say("Wish to conceive: not known. Ask."),)
        yield Sign("state", "trying_to_conceive", Truth.MAYBE, told, missing)
    method = body.contraception if isinstance(body, Reproductive) else Contraception.UNKNOWN
    what = say("Contraception")
    if method is Contraception.NONE:
        yield Sign("state", "no_contraception", Truth.YES, (evidence(what, say("None"), known[0]),))
    elif method in {Contraception.UNKNOWN, Contraception.DECLINED}:
        told = (evidence(what, say("Not known"), known[0] if known else None),)
        yield Sign("state", "no_contraception", Truth.MAYBE, told, (say("Contraception: not known. Ask."),))


def of_skin(facts: Facts) -> Iterator[Sign]:
    """Yield the phototype, or that it is not recorded, and a tan."""
    known = facts.of("skin_profile")
    body = known[0].body if known else None
    phototype = body.fitzpatrick if isinstance(body, SkinProfile) else Fitzpatrick.UNKNOWN
    what = say("Fitzpatrick type")
    if phototype is Fitzpatrick.UNKNOWN:
        missing = (say("Phototype: not recorded."),)
        told = (evidence(what, say("Not known"), known[0] if known else None),)
        yield Sign("skin", "unknown_phototype", Truth.YES, told, missing)
        for name in _PHOTOTYPES:
            yield Sign("skin", name, Truth.MAYBE, told, missing)
    else:
        for name, types in _PHOTOTYPES.items():
            if phototype in types:
                yield Sign("skin", name, Truth.YES, (evidence(what, phototype.value, known[0]),))
    if isinstance(body, SkinProfile):
        yield from _tan(body, known[0])


def _tan(body: SkinProfile, fact: AFact) -> Iterator[Sign]:
    what = say("Last tan or sunburn")
    if body.last_tan is not None:
        on = body.last_tan.latest
        yield Sign("life", TANNED, Truth.YES, (evidence(what, "", fact, on),), on=on)
    elif SkinSign.TAN in body.signs:
        asked = body.asked.on.latest if body.asked is not None else None
        yield Sign("life", TANNED, Truth.YES, (evidence(say("Visible signs"), say("Tan"), fact, asked),), on=asked)


def of_lifestyle(facts: Facts, today: date) -> Iterator[Sign]:
    """Yield smoking and sun habits of the newest assessment; what nobody asked may be."""
    known = sorted(facts.of("lifestyle"), key=lambda each: each.body.asked_on.latest)
    newest = known[-1] if known else None
    body = newest.body if newest is not None and isinstance(newest.body, Lifestyle) else None
    on = body.asked_on.latest if body is not None else None
    smoking = body.smoking if body is not None else Smoking.UNKNOWN
    for name in ("smoker_current", "active_smoker"):
        if smoking in {Smoking.EVERY_DAY, Smoking.SOME_DAYS}:
            yield Sign("life", name, Truth.YES, (evidence(say("Smoking"), say("Smokes"), newest, on),), on=today)
        elif smoking is Smoking.UNKNOWN:
            told = (evidence(say("Smoking"), say("Not known"), newest, on),)
            yield Sign("life", name, Truth.MAYBE, told, (say("Smoking: not known. Ask."),), on=today)
    habit = body.sunscreen if body is not None else Sunscreen.UNKNOWN
    if habit is Sunscreen.NEVER:
        yield Sign("life", "no_sun_protection", Truth.YES, (evidence(say("Sunscreen"), say("Never"), newest, on),))
    elif habit is Sunscreen.UNKNOWN:
        told = (evidence(say("Sunscreen"), say("Not known"), newest, on),)
        yield Sign("life", "no_sun_protection", Truth.MAYBE, told, (say("Sunscreen: not known. Ask."),))
