"""Scores in words: results, bands, change, and the plot of a trend."""

from __future__ import annotations

from luna_desktop.domain.clinical.scores.parts import Part, Score
from luna_desktop.domain.clinical.scores.record import METHOD_NAMES, SCORES, ScoreRecord
from luna_desktop.services.care.scores import Standing
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.entries.described import Lines, day_words, described, number_words
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.plots import Plot, PlotBand, PlotPoint

STEADY_SHARE = 0.05
"""A change of less than this share of the earlier value counts as steady."""


def part_words(part: Part) -> str:
    """Return what a part is called: its area or region, and what is graded there."""
    if part.group is None:
        return shown(part.label)
    return _("{area}, {what}", area=shown(part.group), what=shown(part.label).lower())


def grade_words(part: Part, value: str) -> str:
    """Return a part's value with its meaning, such as `3, pustule`."""
    if not value:
        return _("Not known")
    meaning = text_of(part.words_of(value))
    return _("{value}: {meaning}", value=value, meaning=meaning) if meaning else value


def text_of(words: Message | str | None) -> str:
    """Return words that may need no translation."""
    return shown(words) if isinstance(words, Message) else (words or "")


def value_words(body: ScoreRecord) -> str:
    """Return the result; a missing part leaves it not known."""
    return body.value or _("Not known")


def band_words(body: ScoreRecord) -> str:
    """Return the band of a result; nothing where there is none."""
    score = SCORES.get(body.score)
    return text_of(score.band_of(body.value)) if score is not None and body.value else ""


def range_words(score: Score) -> str:
    """Return the range of a score, or the names of its stages."""
    if score.is_stage:
        codes = score.parts[0].codes()
        return _("{first} to {last}", first=codes[0], last=codes[-1])
    return _("{first} to {last}", first=number_words(float(score.least)), last=number_words(float(score.most)))


def change_words(score: Score, earlier: str, later: str) -> str:
    """Return how a result changed from an earlier one, in words with a sign."""
    before, now = score.height_of(earlier), score.height_of(later)
    if before is None or now is None:
        return ""
    if score.is_stage:
        return _("No change") if earlier == later else _("was {stage}", stage=earlier)
    if before == now:
        return _("No change")
    return f"{now - before:+g}".replace("-", "\u2212")


def trend_chip(standing: Standing) -> ChipSpec | None:
    """Return the change since the first result of the trend, in words; None for fewer than two results."""
    results = standing.complete
    if len(results) < 2:
        return None
    score = standing.score
    first, last = results[-1].body, results[0].body
    before, now = score.height_of(first.value), score.height_of(last.value)
    if before is None or now is None:
        return None
    day = day_words(first.assessed_on)
    if score.is_stage or not before:
        words = _("{value}, was {before} on {day}", value=last.value, before=first.value, day=day)
        return ChipSpec(words, "neutral", "minus")
    share = abs(now - before) / before
    percent = f"{share * 100:.0f}"
    if share <= STEADY_SHARE:
        return ChipSpec(_("{value}, steady since {day}", value=last.value, day=day), "neutral", "minus")
    if now < before:
        words = _("{value}, down {percent} % since {day}", value=last.value, percent=percent, day=day)
        return ChipSpec(words, "neutral", "chevron-down")
    words = _("{value}, up {percent} % since {day}", value=last.value, percent=percent, day=day)
    return ChipSpec(words, "neutral", "chevron-up")


def plot_of(standing: Standing) -> Plot:
    """Return the trend of a score; assessments without a result are left out of the line."""
    score = standing.score
    points = tuple(point for known in reversed(standing.complete) if (point := _point(score, known)) is not None)
    title = _("{score}, {range}", score=score.short, range=range_words(score))
    if score.is_stage:
        codes = score.parts[0].codes()
        ticks = tuple((at + 1.0, code) for at, code in enumerate(codes))
        return Plot(title, points, 1.0, float(len(codes)), ticks=ticks)
    bands, low = [], float(score.least)
    for band in score.bands:
        high = float(band.most)
        bands.append(PlotBand(low, high, shown(band.words)))
        low = high
    return Plot(title, points, float(score.least), float(score.most), tuple(bands))


def _point(score: Score, known: Known) -> PlotPoint | None:
    body: ScoreRecord = known.body
    height = score.height_of(body.value)
    if height is None:
        return None
    words = _("{day}: {value}", day=day_words(body.assessed_on), value=body.value)
    band = band_words(body)
    return PlotPoint(body.assessed_on.earliest, height, body.value, f"{words}, {band}" if band else words)


@described.register
def _score(body: ScoreRecord) -> Lines:
    score = SCORES.get(body.score)
    if score is None:
        return ((_("Score"), body.score), (_("Result"), value_words(body)))
    values = body.values()
    parts = tuple((part_words(part), grade_words(part, values.get(part.name, ""))) for part in score.parts)
    return (
        (_("Score"), _("{score} of {day}", score=score.short, day=day_words(body.assessed_on))),
        (_("Result"), value_words(body)),
        (_("In words"), band_words(body)),
        *parts,
        (_("Formula"), shown(score.formula)),
        (_("Version of the formula"), body.version),
        (_("Assessed"), shown(METHOD_NAMES[body.method])),
        (_("Notes"), body.note),
    )
