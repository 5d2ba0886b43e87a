"""Works the signs of a chart out of its facts and the catalogues: conditions, medicines, allergies, answers.

A condition brings itself and its flags, a medicine itself and its flags, an allergy its allergens and their groups.
Acute flags end with the condition; every other flag holds at any status, since history counts. What was refuted or
struck out brings nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from luna_desktop.domain.clinical.answers import YesNo
from luna_desktop.domain.clinical.catalogues import Catalogue, Entry
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import (
    CONDITION_STATUS_NAMES,
    Allergy,
    AllergyState,
    Certainty,
    Condition,
    ConditionStatus,
    Medicine,
    MedicineKind,
)
from luna_desktop.domain.clinical.rules import people_signs
from luna_desktop.domain.clinical.rules.asked import QUESTIONS, RuleAnswer, is_of_the_day, no_counts_days
from luna_desktop.domain.clinical.rules.people_signs import Person, evidence
from luna_desktop.domain.clinical.rules.signs import RuleChart, Sign, Truth
from luna_desktop.domain.clinical.safety_questions import BY_ITSELF, SAFETY_QUESTION_NAMES, SafetyQuestion
from luna_desktop.domain.clinical.shelf_life import AFact, Facts, SafetyLine, ShelfLife, is_ahead, safety_answers
from luna_desktop.domain.clinical.stops import substances_of
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import say

ACUTE = frozenset(
    {
        "active_infection",
        "active_inflammatory",
        "acute_photodamage",
        "open_wound",
        "systemic_infection",
        "face_infection",
    }
)
"""Flags that hold while the condition is active, and possibly where its status is not known."""
_ACTIVE = {
    ConditionStatus.ACTIVE: True,
    ConditionStatus.RECURRING: True,
    ConditionStatus.CONTROLLED: None,
    ConditionStatus.UNKNOWN: None,
    ConditionStatus.RESOLVED: False,
}
_ANSWERED_FLAGS: dict[SafetyQuestion, str] = {
    SafetyQuestion.KELOID: "keloid_tendency",
    SafetyQuestion.DARK_MARKS: "pih_prone",
    SafetyQuestion.COLD_SORES: "hsv",
    SafetyQuestion.BLEEDING: "bleeding_disorder",
    SafetyQuestion.HEART_DEVICE: "cied",
    SafetyQuestion.METAL: "metal_in_field",
}
"""The flag that a yes to a safety question brings."""
_SUN_DAMAGED = frozenset({"photoageing", "actinic_keratosis", "lentigo"})
OVER_65 = 65


def signs_of(
    facts: Facts,
    books: Mapping[str, Catalogue],
    person: Person,
    today: date,
    shelf: ShelfLife | None = None,
) -> RuleChart:
    """Return a chart as rules see it on a day of the clinic.

    `books` are the catalogues in use; one that is missing is read as empty.
    """
    lines = safety_answers(facts, today, shelf)
    signs = [
        *_conditions(facts, books),
        *_medicines(facts, books, today),
        *_allergies(facts, books),
        *people_signs.of_age(person),
        *people_signs.of_pregnancy(lines, facts, today, person),
        *people_signs.of_contraception(facts, person),
        *people_signs.of_skin(facts),
        *people_signs.of_lifestyle(facts, today),
        *_safety(lines),
        *_asked(facts, today),
    ]
    signs += _sun_damage(signs, person)
    signs += _history_gaps(facts, lines, person)
    return RuleChart(today, tuple(signs), person.ages)


def rows_of(what: Coded, book: Catalogue | None) -> tuple[Entry, ...]:
    """Return the rows that what a chart recorded can mean: the one of its name, else every one of its code.

    Codes name several rows now and then (ICD-10 is coarser than the clinic's list); then each may be meant.
    """
    if book is None:
        return ()
    coded = book.all_of_code(what.code)
    exact = tuple(entry for entry in coded if entry.name == what.text)
    if exact or coded:
        return exact or coded
    named = book.named(what.text)
    return (named,) if named is not None else ()


def used_rows(what: Coded, book: Catalogue | None) -> tuple[Entry, ...]:
    """Return the medicines or topicals that something can mean: its row, else every one that its words name.

    What was typed, or came from another clinic, says “Isotretinoin 20 mg” where the list says “Isotretinoin (oral)”,
    and a combined preparation names several.
    """
    return rows_of(what, book) or (book.spoken_of(what.text) if book is not None else ())


def _conditions(facts: Facts, books: Mapping[str, Catalogue]) -> Iterator[Sign]:
    for fact in facts.of("condition"):
        body: Condition = fact.body
        rows = rows_of(body.what, books.get("conditions"))
        told = (evidence(body.what.text, CONDITION_STATUS_NAMES[body.status], fact, _since(body, fact)),)
        for row in rows:
            base = Sign(
                "cond",
                row.id,
                Truth.YES if len(rows) == 1 else Truth.MAYBE,
                told,
                () if len(rows) == 1 else (say("Which of several conditions with this code is meant is not known."),),
                members=frozenset({row.id}),
                is_current=_ACTIVE[body.status],
                on=local_day(fact.recorded_at),
                regions=frozenset({body.region.code}) if body.region.code else None,
            )
            yield base
            yield from (_flag(base, flag) for flag in row.parts("flags", ","))


def _flag(base: Sign, flag: str) -> Sign:
    sign = replace(base, kind="flag", id=flag)
    if flag not in ACUTE or base.is_current:
        return sign
    if base.is_current is None:
        missing = (*sign.missing, say("Whether it is active now is not known."))
        return replace(sign, truth=Truth.MAYBE, missing=missing)
    return replace(sign, truth=Truth.NO)


def _since(body: Condition, fact: AFact) -> PartialDate | date:
    return body.since if body.since is not None else local_day(fact.recorded_at)


def _medicines(facts: Facts, books: Mapping[str, Catalogue], today: date) -> Iterator[Sign]:
    for fact in facts.of("medicine"):
        body: Medicine = fact.body
        stopped = body.stopped
        is_current = stopped is None or stopped.earliest > today
        last = max((each.latest for each in (stopped, body.last_dose) if each is not None), default=None)
        words = say("In use") if is_current else say("Stopped")
        told = (evidence(body.what.text, words, fact, last if not is_current else local_day(fact.recorded_at)),)
        on = today if is_current else min(last, today) if last is not None else None
        by_word = {MedicineKind.TOPICAL: "topicals", MedicineKind.SYSTEMIC: "systemic_meds"}[body.kind]
        rows = {
            name: (used_rows if name == by_word else rows_of)(body.what, books.get(name))
            for name in ("systemic_meds", "topicals")
        }
        for row in rows["systemic_meds"]:
            days = row.columns.get("lookback_days_default", "")
            sign = Sign(
                "med",
                row.id,
                evidence=told,
                members=frozenset({row.id}),
                is_current=is_current,
                on=on,
                counts_days=int(days) if days.isdigit() else 0,
            )
            yield sign
            yield from (replace(sign, kind="medflag", id=flag) for flag in row.parts("flags", ","))
        for row in rows["topicals"]:
            yield from _topical(row, Sign("", "", evidence=told, on=on), is_current)


def _topical(row: Entry, base: Sign, is_current: bool) -> Iterator[Sign]:
    sign = replace(base, members=frozenset({row.id}), is_current=is_current)
    if is_current:
        yield replace(sign, kind="combo", id=row.id)
    if "retinoid" in row.parts("class", ","):
        yield replace(sign, kind="recent", id="retinoid_use")


def _allergies(facts: Facts, books: Mapping[str, Catalogue]) -> Iterator[Sign]:
    for fact in facts.of("allergy"):
        body: Allergy = fact.body
        if body.certainty is Certainty.REFUTED:
            continue
        told = (evidence(say("Allergy"), body.trigger.text, fact, local_day(fact.recorded_at)),)
        for entry in allergens_of(body.trigger, books):
            base = Sign("alg", entry.id, evidence=told, members=frozenset({entry.id}))
            yield base
            yield from (replace(base, kind="alggroup", id=group) for group in entry.parts("cross_groups", ","))


def allergens_of(trigger: Coded, books: Mapping[str, Catalogue]) -> tuple[Entry, ...]:
    """Return the allergens that an allergy names: its row of the catalogue, else what its words speak of."""
    rows = rows_of(trigger, books.get("allergens"))
    return rows or tuple(substances_of(trigger, books).values())


def _safety(lines: Iterable[SafetyLine]) -> Iterator[Sign]:
    """Yield the flags that answers bring, and what nobody answered as possible."""
    for line in lines:
        flag = _ANSWERED_FLAGS.get(line.question)
        if flag is None or line.counts is YesNo.NO:
            continue
        what = SAFETY_QUESTION_NAMES[line.question]
        told = evidence(what, say("Yes") if line.counts is YesNo.YES else say("Not known"), None, line.asked_on)
        told = replace(told, fact_id=line.fact_id, number=line.number)
        sure = line.counts is YesNo.YES
        missing = () if sure else (say("{question}: not known. Ask.", question=what),)
        yield Sign("flag", flag, Truth.YES if sure else Truth.MAYBE, (told,), missing)


def _asked(facts: Facts, today: date) -> Iterator[Sign]:
    """Yield what was asked before a treatment; a question without an answer that counts may be a yes."""
    known = {each.body.trigger: each for each in facts.of("rule_answer") if isinstance(each.body, RuleAnswer)}
    for trigger, words in QUESTIONS.items():
        fact = known.get(trigger)
        answer = counting(fact, trigger, today)
        if answer is YesNo.NO:
            continue
        on = _happened(fact)
        told = (evidence(words, say("Yes") if answer is YesNo.YES else say("Not known"), fact, on),)
        sure = answer is YesNo.YES
        missing = () if sure else (say("{question}: not asked. Ask.", question=words),)
        yield Sign(*trigger, Truth.YES if sure else Truth.MAYBE, told, missing, on=on)


def counting(fact: AFact | None, trigger: tuple[str, str], today: date) -> YesNo:
    """Return what an answer to a question counts for on a day.

    A no that grew old is not known; nor is one about what is here today, such as a consent, that came from elsewhere.
    """
    if fact is None:
        return YesNo.UNKNOWN
    answer: YesNo = fact.body.answer
    is_old = (today - _day_of(fact)).days > no_counts_days(trigger) or is_ahead(fact, today)
    if answer is YesNo.NO and (is_old or (fact.is_brought and is_of_the_day(trigger))):
        return YesNo.UNKNOWN
    return answer


def _day_of(fact: AFact) -> date:
    asked = fact.body.asked
    day: date = asked.on.latest if asked is not None else local_day(fact.recorded_at)
    return day


def _happened(fact: AFact | None) -> date | None:
    if fact is None or fact.body.answer is not YesNo.YES:
        return None
    happened = fact.body.happened_on
    return happened.latest if happened is not None else _day_of(fact)


def _sun_damage(signs: Iterable[Sign], person: Person) -> list[Sign]:
    """An older skin with sun damage: both must be, and an age that is only a range leaves it possible."""
    damaged = [sign for sign in signs if sign.kind == "cond" and sign.id in _SUN_DAMAGED]
    if not damaged or (person.ages is not None and person.ages[1] < OVER_65):
        return []
    sure = person.ages is not None and person.ages[0] >= OVER_65
    missing = () if sure else (say("The age is not known for certain."),)
    told = tuple(each for sign in damaged for each in sign.evidence)
    return [Sign("demo", "over_65_photodamage", Truth.YES if sure else Truth.MAYBE, told, missing)]


def _history_gaps(facts: Facts, lines: Iterable[SafetyLine], person: Person) -> list[Sign]:
    """The history is not known while allergies were never asked or a safety question has no answer that counts."""
    wanted = set(BY_ITSELF) | (
        {SafetyQuestion.PREGNANCY, SafetyQuestion.BREASTFEEDING} if person.can_be_pregnant else set()
    )
    missing = [
        say("{question}: not known. Ask.", question=SAFETY_QUESTION_NAMES[line.question])
        for line in lines
        if line.question in wanted and line.to_ask
    ]
    states = facts.of("allergy_state")
    state = states[0].body.state if states else AllergyState.NEVER_ASKED
    if state in {AllergyState.NEVER_ASKED, AllergyState.ASKED_UNKNOWN} and not facts.of("allergy"):
        missing.append(say("Allergies: not known. Ask."))
    return [Sign("state", "unknown_history", Truth.YES, (), tuple(missing))] if missing else []
