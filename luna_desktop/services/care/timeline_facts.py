"""What the facts of a chart tell of time: moments, and the series and spans that a plot shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from luna_desktop.domain.clinical.answers import YES_NO_NAMES
from luna_desktop.domain.clinical.body_measures import BodyMeasures
from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.history import (
    ALLERGY_STATE_NAMES,
    CONDITION_STATUS_NAMES,
    SEVERITY_NAMES,
    Allergy,
    AllergyReview,
    Condition,
    Medicine,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.markers import MARKER_STATE_NAMES, Marker, size_text
from luna_desktop.domain.clinical.past import PastProcedure
from luna_desktop.domain.clinical.pregnancy import PREGNANCY_NAMES, Pregnancy, PregnancyState, gestation
from luna_desktop.domain.clinical.safety_questions import SAFETY_QUESTION_NAMES, SafetyAnswer
from luna_desktop.domain.clinical.scores.parts import number_of
from luna_desktop.domain.clinical.scores.record import SCORES, ScoreRecord
from luna_desktop.domain.clinical.timeline import Moment, Reading, Series, Span, Strand, Words
from luna_desktop.domain.clinical.wording import WORDINGS
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import SOURCE_NAMES
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.facts import Known
from luna_desktop.texts import say

Body = TypeVar("Body")
VERSIONS_KEPT_IN_SIGHT = ("pregnancy", "safety_answer", "body_measures", "allergy_state")
"""Kinds whose earlier versions were true at their time and stay on the line; of others only what stands today shows."""
_NOT_SHOWN = frozenset(
    {
        "none_known",
        "stop_override",
        "care_preferences",
        "routine",
        "rule_answer",
        "rule_override",
        "suggestion_answer",
    }
)


def moments_of(chart: Chart, earlier: Iterable[Known]) -> Iterator[Moment]:
    """Yield what the facts of a chart tell, and what earlier versions of safety facts told."""
    for known in (*chart.known, *earlier):
        tell = _TELLERS.get(type(known.body))
        if tell is not None:
            yield from tell(known)
        elif known.kind not in _NOT_SHOWN and type(known.body) in WORDINGS:
            title = WORDINGS[type(known.body)].title
            yield _moment(known, Strand.SAFETY, _day(known), say("{what}: written down", what=title))


def series_of(chart: Chart, earlier: Iterable[Known]) -> Iterator[Series]:
    """Yield what can be plotted: each score that was taken, weight, sleep and sun."""
    for name in dict.fromkeys(known.body.score for known in chart.of("score")):
        score = SCORES.get(name)
        bodies = sorted((k.body for k in chart.of("score") if k.body.score == name), key=lambda body: body.assessed_on)
        readings = [
            Reading(body.assessed_on.earliest, height, body.value)
            for body in bodies
            if score is not None and (height := score.height_of(body.value)) is not None
        ]
        if score is not None and readings:
            range_ = (None, None) if score.is_stage else (float(score.least), float(score.most))
            yield Series(name, score.short, tuple(readings), *range_)
    weights = [
        Reading(body.measured_on.earliest, body.weight_kg, f"{body.weight_kg:g}")
        for body in _bodies(BodyMeasures, (*chart.of("body_measures"), *earlier))
        if body.weight_kg is not None and body.measured_on is not None
    ]
    yield from _measured("weight", say("Weight, kg"), weights, "kg")
    for field, name, unit in (
        ("sleep_hours", say("Sleep, hours a night"), "h"),
        ("sun_hours", say("Sun, hours a day"), "h"),
        ("stress", say("Stress, 0 to 10"), ""),
    ):
        asked = [
            Reading(body.asked_on.earliest, float(value), f"{value:g}")
            for body in _bodies(Lifestyle, chart.lifestyle)
            if (value := getattr(body, field)) is not None
        ]
        yield from _measured(field, name, asked, unit)


def spans_of(chart: Chart, earlier: Sequence[Known]) -> Iterator[Span]:
    """Yield medicines in use and pregnancies, as far as their days are known."""
    for known in chart.medicines:
        body = known.body
        if isinstance(body, Medicine) and body.started is not None:
            end = body.stopped.latest if body.stopped else None
            yield Span(_named(body.what.text, body.strength), body.started.earliest, end, "neutral" if end else "ok")
    answers = [each for each in (*earlier, *chart.of("pregnancy")) if isinstance(each.body, Pregnancy)]
    answers.sort(key=lambda each: each.number)
    for at, known in enumerate(answers):
        if known.body.state is PregnancyState.PREGNANT:
            begin = _day(known).earliest
            after = next((each for each in answers[at + 1 :] if each.body.state is not PregnancyState.PREGNANT), None)
            yield Span(say("Pregnant"), begin, _day(after).earliest if after else None, "warn", is_shade=True)


def _bodies(wanted: type[Body], known: Iterable[Known]) -> list[Body]:
    return [each.body for each in known if isinstance(each.body, wanted)]


def _measured(key: str, name: Words, readings: list[Reading], unit: str) -> Iterator[Series]:
    if readings:
        by_day = {each.on: each for each in sorted(readings, key=lambda each: each.on)}
        yield Series(key, name, tuple(by_day.values()), unit=unit)


def _day(known: Known) -> PartialDate:
    asked = getattr(known.body, "asked", None)
    return asked.on if asked is not None else PartialDate.of(local_day(known.recorded_at))


def _moment(known: Known, strand: Strand, on: PartialDate, text: Words, *notes: Words, tab: str = "history") -> Moment:
    return Moment(
        strand,
        on,
        text,
        tuple(note for note in (*notes, SOURCE_NAMES[known.source]) if note),
        known.recorded_by,
        tab=tab,
        recorded_at=known.recorded_at,
    )


def _named(what: str, strength: str) -> str:
    return " ".join(part for part in (what, strength) if part)


def _medicine(known: Known) -> Iterator[Moment]:
    body: Medicine = known.body
    name = _named(body.what.text, body.strength)
    begun = body.started or PartialDate.of(local_day(known.recorded_at))
    text = say("Started {name}", name=name) if body.started else say("{name}: written down, start not known", name=name)
    yield _moment(known, Strand.MEDICINES, begun, text, body.frequency, body.site, body.prescriber)
    if body.stopped is not None:
        yield _moment(known, Strand.MEDICINES, body.stopped, say("Stopped {name}", name=name), body.reason_stopped)


def _condition(known: Known) -> Iterator[Moment]:
    body: Condition = known.body
    on = body.since or PartialDate.of(local_day(known.recorded_at))
    status = CONDITION_STATUS_NAMES[body.status]
    text = say("{condition}: {status}", condition=body.what.text, status=status)
    yield _moment(known, Strand.CONDITIONS, on, text, body.site)


def _allergy(known: Known) -> Iterator[Moment]:
    body: Allergy = known.body
    on = PartialDate.of(local_day(known.recorded_at))
    severity = "" if body.severity is Severity.UNKNOWN else SEVERITY_NAMES[body.severity]
    text = say("Allergy recorded: {trigger}", trigger=body.trigger.text)
    yield _moment(known, Strand.SAFETY, on, text, body.reaction, severity, tab="allergies")


def _review(known: Known) -> Iterator[Moment]:
    body: AllergyReview = known.body
    if body.confirmed_on is not None:
        text = say("Allergies asked: {state}", state=ALLERGY_STATE_NAMES[body.state])
        yield _moment(known, Strand.SAFETY, body.confirmed_on, text, tab="allergies")


def _pregnancy(known: Known) -> Iterator[Moment]:
    body: Pregnancy = known.body
    on = _day(known)
    far = gestation(body, on.earliest)
    text = say("Pregnancy asked: {answer}", answer=PREGNANCY_NAMES[body.state])
    weeks = say("{count} weeks on that day", count=far.weeks) if far is not None else ""
    yield _moment(known, Strand.SAFETY, on, text, weeks)


def _answer(known: Known) -> Iterator[Moment]:
    body: SafetyAnswer = known.body
    question, answer = SAFETY_QUESTION_NAMES[body.question], YES_NO_NAMES[body.answer]
    text = say("{question}: {answer}", question=question, answer=answer)
    yield _moment(known, Strand.SAFETY, _day(known), text, body.note)


def _past(known: Known) -> Iterator[Moment]:
    body: PastProcedure = known.body
    on = body.on or PartialDate.of(local_day(known.recorded_at))
    yield _moment(known, Strand.TREATMENTS, on, body.what.text, body.where, body.reaction)


def _score(known: Known) -> Iterator[Moment]:
    body: ScoreRecord = known.body
    score = SCORES.get(body.score)
    if score is not None:
        value: Words = body.value or say("not all parts known")
        band = score.band_of(body.value) if body.value and number_of(body.value) is not None else None
        text = say("{score}: {value}", score=score.short, value=value)
        yield _moment(known, Strand.SCORES, body.assessed_on, text, band or "", body.note, tab="visits/scores")


def _marker(known: Known) -> Iterator[Moment]:
    """Tell of a marked place on the day on which it was last seen, and on which it was first noticed."""
    body: Marker = known.body
    size = size_text(body.length_mm, body.width_mm)
    place: Words = REGIONS[body.region].name if body.region in REGIONS else ""
    values = {"number": body.number, "what": body.what.text}
    seen = say("{number}. {what}: {state}", state=MARKER_STATE_NAMES[body.state], **values)
    told = say("{size} mm", size=size) if size else ""
    yield _moment(known, Strand.BODY_MAP, body.seen_on, seen, place, told, body.note, tab="visits/body_map")
    if body.since is not None:
        noticed = say("{number}. {what}: first noticed", **values)
        yield _moment(known, Strand.BODY_MAP, body.since, noticed, place, tab="visits/body_map")


def _lifestyle(known: Known) -> Iterator[Moment]:
    body: Lifestyle = known.body
    yield _moment(known, Strand.LIFESTYLE, body.asked_on, say("Lifestyle asked"), tab="lifestyle")


def _measures(known: Known) -> Iterator[Moment]:
    body: BodyMeasures = known.body
    if body.weight_kg is not None:
        text = say("Weight {weight} kg", weight=f"{body.weight_kg:g}")
        yield _moment(known, Strand.RESULTS, body.measured_on or _day(known), text)


_TELLERS: dict[type, Callable[[Known], Iterator[Moment]]] = {
    Medicine: _medicine,
    Condition: _condition,
    Allergy: _allergy,
    AllergyReview: _review,
    Pregnancy: _pregnancy,
    SafetyAnswer: _answer,
    PastProcedure: _past,
    ScoreRecord: _score,
    Marker: _marker,
    Lifestyle: _lifestyle,
    BodyMeasures: _measures,
}
