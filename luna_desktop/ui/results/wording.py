"""How investigations and documents are put into words: states and flags as chips, values in a line, steps with who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from luna_desktop.domain.clinical import documents, results
from luna_desktop.domain.clinical.markers import Marker
from luna_desktop.domain.clinical.result_values import FLAG_NAMES, Flag, ResultValue
from luna_desktop.domain.clinical.results import TELLING_NAMES, Investigation, ResultState, Told
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.measures import PartialDate, show_day
from luna_desktop.services.care.documents import DocumentLine
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.body_map.wording import title_words
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.painting import ChipSpec

SHOWN_VALUES = 3
_SHORT = re.compile(r"\(([^()]{2,10})\)$")
_STATES = {
    ResultState.ORDERED: ("neutral", "clock"),
    ResultState.RECEIVED: ("warn", "flask-conical"),
    ResultState.REVIEWED: ("info", "phone"),
    ResultState.TOLD: ("ok", "circle-check"),
    ResultState.CANCELLED: ("neutral", "ban"),
}
_KIND_ICONS = {
    results.InvestigationKind.IMAGING: "image",
    results.InvestigationKind.HISTOLOGY: "file-search",
}


class Part(Enum):
    """Which rows the list shows."""

    ALL = "all"
    ORDERED = "ordered"
    RECEIVED = "received"
    REVIEWED = "reviewed"
    DOCUMENTS = "documents"


@dataclass(frozen=True)
class Line:
    """A row of the list: an investigation or a document, with the day by which it is sorted."""

    key: tuple[str, int]
    day: date
    result: Known | None = None
    document: DocumentLine | None = None


def lines_of(known: Sequence[Known], papers: Sequence[DocumentLine]) -> list[Line]:
    """Return investigations and documents that belong to none as one list, the newest first."""
    shown_with = {each.fact_id for each in known}
    lines = [Line(("result", each.fact_id), day_of(each.body), result=each) for each in known]
    lines += [
        Line(("document", each.document_id), paper_day(each), document=each)
        for each in papers
        if each.fact.body.result_id not in shown_with
    ]
    return sorted(lines, key=lambda line: (line.day, line.key[1]), reverse=True)


def part_of(lines: Sequence[Line], part: Part) -> list[Line]:
    """Return the rows of one part of the list."""
    if part is Part.ALL:
        return list(lines)
    if part is Part.DOCUMENTS:
        return [line for line in lines if line.document is not None]
    return [line for line in lines if line.result is not None and line.result.body.state.value == part.value]


def day_of(body: Investigation) -> date:
    """Return the day under which an investigation stands."""
    return body.day


def paper_day(line: DocumentLine) -> date:
    """Return the day under which a document stands: its own, else that of its entry."""
    dated: PartialDate | None = line.fact.body.dated
    return dated.earliest if dated is not None else local_day(line.fact.recorded_at)


def day_text(day: date | None) -> str:
    """Return a day as the clinic writes it, nothing for none."""
    return show_day(day, current()) if day is not None else ""


def state_chips(body: Investigation, today: date) -> tuple[ChipSpec, ...]:
    """Return where an investigation stands as chips: its state, overdue, amended."""
    tone, icon = _STATES[body.state]
    chips = [ChipSpec(_short(body.state), tone, icon, shown(results.STATE_NAMES[body.state]))]
    if body.is_overdue(today):
        chips = [ChipSpec(_("Overdue"), "warn", "clock", _("Due {day}", day=day_text(body.due)))]
    if body.amendments:
        chips.append(ChipSpec(_("Amended"), "accent", "file-pen"))
    return tuple(chips)


def _short(state: ResultState) -> str:
    return {
        ResultState.ORDERED: _("Ordered"),
        ResultState.RECEIVED: _("To review"),
        ResultState.REVIEWED: _("To tell"),
        ResultState.TOLD: _("Told"),
        ResultState.CANCELLED: _("Cancelled"),
    }[state]


def flag_chip(value: ResultValue) -> ChipSpec | None:
    """Return a chip for a value outside the report's range, or None."""
    if value.flag not in {Flag.LOW, Flag.HIGH}:
        return None
    icon = "chevron-up" if value.flag is Flag.HIGH else "chevron-down"
    return ChipSpec(shown(FLAG_NAMES[value.flag]), "danger", icon)


def value_words(value: ResultValue) -> str:
    """Return a value with its unit."""
    return f"{value.value} {value.unit}".strip()


def range_words(value: ResultValue) -> str:
    """Return the report's own range, or nothing."""
    if value.range_words:
        return value.range_words
    if value.low and value.high:
        return _("{low} to {high}", low=value.low, high=value.high)
    if value.high:
        return _("up to {high}", high=value.high)
    return _("from {low}", low=value.low) if value.low else ""


def short_name(text: str) -> str:
    """Return the short name that stands in brackets at the end of a long one, or the name itself."""
    found = _SHORT.search(text)
    return found[1] if found else text


def values_line(body: Investigation) -> str:
    """Return the values in one line, those out of range first; without any the first words of the report."""
    first = sorted(body.values, key=lambda each: each.flag not in {Flag.LOW, Flag.HIGH})
    parts = [f"{short_name(each.what.text)} {value_words(each)}" for each in first[:SHOWN_VALUES]]
    if len(first) > SHOWN_VALUES:
        parts.append(_("{count} more", count=len(first) - SHOWN_VALUES))
    return " · ".join(parts) or (body.report.splitlines()[0] if body.report else "")


def values_chips(body: Investigation) -> tuple[ChipSpec, ...]:
    """Return a chip that counts the values out of range, or none."""
    count = len(body.out_of_range)
    if not count:
        return ()
    return (ChipSpec(_("1 out of range") if count == 1 else _("{count} out of range", count=count), "danger"),)


def kind_icon(line: Line) -> str:
    """Return the icon of a row."""
    if line.result is None:
        return "file-text"
    return _KIND_ICONS.get(line.result.body.kind, "flask-conical")


def source_words(line: Line) -> str:
    """Return the second line of a row: what kind, and from whom."""
    parts: tuple[str, ...] = ()
    if line.document is not None:
        facts = line.document.fact.body
        parts = (shown(documents.KIND_NAMES[facts.kind]), facts.author)
    elif line.result is not None:
        body = line.result.body
        parts = (shown(results.KIND_NAMES[body.kind]), body.laboratory)
    return " · ".join(part for part in parts if part)


def title_of(line: Line) -> str:
    """Return the name of a row."""
    if line.document is not None:
        return str(line.document.fact.body.title)
    return str(line.result.body.what.text) if line.result is not None else ""


def pages_words(line: DocumentLine) -> str:
    """Return how many pages a document has."""
    return _("1 page") if line.pages == 1 else _("{count} pages", count=line.pages)


def mark_words(marker: Marker) -> str:
    """Return a mark on the body map: its number, where, and what it is."""
    return _("{number}. {mark}", number=marker.number, mark=title_words(marker))


def steps_of(body: Investigation) -> list[tuple[str, str, str]]:
    """Return the steps that were taken: what, by whom and when, and what was noted."""
    steps: list[tuple[str, str, str]] = []
    for acted, what, note in (
        (body.ordered, _("Ordered"), body.question),
        (body.received, _("Received"), ""),
        (body.reviewed, _("Reviewed"), body.conclusion),
    ):
        if acted is not None:
            steps.append((what, by_words(acted.by, acted.at), note))
    steps += [(_("Not reached"), _told_words(tried), tried.note) for tried in body.not_reached]
    if body.told is not None:
        steps.append((_("Told to the patient"), _told_words(body.told), body.told.note))
    return steps


def by_words(name: str, at: datetime) -> str:
    """Return who did something and when."""
    return _("{name}, {time}", name=name, time=moment(at))


def _told_words(told: Told) -> str:
    return f"{shown(TELLING_NAMES[told.way])} · {by_words(told.by, told.at)}"


def version_line(known: Known) -> tuple[str, str]:
    """Return a version of an investigation as its state and values, and who wrote it, when and why."""
    state = shown(results.STATE_NAMES[known.body.state])
    said = values_line(known.body)
    what = f"{state} · {said}" if said and known.body.has_result else state
    by = by_words(known.recorded_by, known.recorded_at)
    return what, f"{by} · {known.reason}" if known.reason else by
