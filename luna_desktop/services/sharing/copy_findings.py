"""Markers of the body map and scores in a record copy: every version, every part, struck-out ones said so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luna_desktop.domain.clinical.body_regions import REGIONS
from luna_desktop.domain.clinical.markers import MARKER_STATE_NAMES, MARKING_NAMES, Marker, size_text
from luna_desktop.domain.clinical.scores.parts import Part, Score
from luna_desktop.domain.clinical.scores.record import SCORES, ScoreRecord
from luna_desktop.domain.facts import FactStatus
from luna_desktop.reports.finding_content import MarkerRow, ScoreRow, ScoreTrend, Words
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing.copy_content import Versions, day, subject_of
from luna_desktop.texts import say


def day_of(known: Known) -> date | None:
    """Return the day that an assessment or a marker belongs to; None for other facts."""
    if isinstance(known.body, ScoreRecord):
        return known.body.assessed_on.earliest
    return known.body.seen_on.earliest if isinstance(known.body, Marker) else None


def marker_rows(facts: Iterable[Known], earlier: Versions) -> tuple[MarkerRow, ...]:
    """Return the markers by number, each with how it was seen before."""
    found = sorted(facts, key=lambda known: known.body.number)
    return tuple(_marker(known, earlier.get(known.fact_id, ())) for known in found)


def _marker(known: Known, before: Iterable[Known]) -> MarkerRow:
    body: Marker = known.body
    region = REGIONS.get(body.region)
    return MarkerRow(
        number=body.number,
        marking=body.marking.value,
        kind=MARKING_NAMES[body.marking],
        figure=body.figure,
        x=body.x,
        y=body.y,
        place=region.name if region is not None else "",
        what=body.what.text,
        size=size_text(body.length_mm, body.width_mm),
        state=MARKER_STATE_NAMES[body.state],
        seen=day(body.seen_on),
        since=day(body.since),
        note=body.note,
        photographs=len(body.photographs),
        before=tuple(_was(each.body) for each in before),
        recorded_by=known.recorded_by,
        subject=subject_of(known),
        struck=known.status is FactStatus.ENTERED_IN_ERROR,
        reason=known.reason,
    )


def _was(body: Marker) -> Words:
    size = size_text(body.length_mm, body.width_mm)
    state = MARKER_STATE_NAMES[body.state]
    if not size:
        return say("{day}: {state}", day=day(body.seen_on), state=state)
    return say("{day}: {size} mm, {state}", day=day(body.seen_on), size=size, state=state)


def score_trends(facts: Iterable[Known]) -> tuple[ScoreTrend, ...]:
    """Return each score that was recorded, its assessments newest first; scores of a later program are left as told."""
    by_score: dict[str, list[Known]] = {}
    for known in facts:
        by_score.setdefault(known.body.score, []).append(known)
    return tuple(_trend(SCORES[name], known) for name, known in by_score.items() if name in SCORES)


def _trend(score: Score, facts: list[Known]) -> ScoreTrend:
    known = sorted(facts, key=lambda each: (each.body.assessed_on.earliest, each.fact_id), reverse=True)
    codes = score.parts[0].codes()
    ends = (codes[0], codes[-1]) if score.is_stage else (f"{score.least}", f"{score.most}")
    heights = (1.0, float(len(codes))) if score.is_stage else (float(score.least), float(score.most))
    return ScoreTrend(
        name=score.name,
        short=score.short,
        formula=score.formula,
        licence=score.licence,
        least=heights[0],
        most=heights[1],
        range="–".join(ends),
        version=known[0].body.version,
        rows=tuple(_assessment(score, each, known[at + 1 :]) for at, each in enumerate(known)),
    )


def _assessment(score: Score, known: Known, older: list[Known]) -> ScoreRow:
    body: ScoreRecord = known.body
    values = body.values()
    return ScoreRow(
        on=day(body.assessed_on),
        result=body.value or say("Not known"),
        band=(score.band_of(body.value) or "") if body.value else "",
        change=_change(score, body, older),
        parts=tuple((_part(part), _grade(part, values.get(part.name, ""))) for part in score.parts),
        note=body.note,
        recorded_by=known.recorded_by,
        subject=subject_of(known),
        struck=known.status is FactStatus.ENTERED_IN_ERROR,
        reason=known.reason,
        day=body.assessed_on.earliest.toordinal(),
        height=score.height_of(body.value),
    )


def _change(score: Score, body: ScoreRecord, older: list[Known]) -> str:
    standing = (each for each in older if each.status is not FactStatus.ENTERED_IN_ERROR)
    before = next((each.body.value for each in standing if each.body.value), "")
    now, then = score.height_of(body.value), score.height_of(before)
    if score.is_stage or now is None or then is None:
        return ""
    return f"{now - then:+g}".replace("-", "–")


def _part(part: Part) -> Words:
    return part.label if part.group is None else say("{area}, {what}", area=part.group, what=part.label)


def _grade(part: Part, value: str) -> Words:
    if not value:
        return say("Not known")
    meaning = part.words_of(value)
    return say("{value} ({meaning})", value=value, meaning=meaning) if meaning else value
