"""Counts on paper and as a file; the audit log keeps that they left, with their SHA-256. No patient is in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from luna_desktop.domain.access import Permission
from luna_desktop.domain.measures import show_day
from luna_desktop.interop.csv_writing import write_table
from luna_desktop.reports.counts_page import CountsPage, CountsTable, CountsTrend, render_counts
from luna_desktop.services.care.care_pages import letterhead
from luna_desktop.services.front.counts import ENTITY, Counts, CountsAsked, counts_of
from luna_desktop.services.front.counts_words import (
    MEASURES,
    Measure,
    cells,
    headers,
    number_words,
    person_name,
    week_name,
    with_unit,
)
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, Change, Work
from luna_desktop.texts import Message, Translator, current, say

DRAWN = ("missed_share", "wait_median")
"""What the page draws over the weeks."""


@dataclass(frozen=True)
class CountsFile:
    """A file or pages with counts."""

    content: bytes = field(repr=False)
    pages: int
    sha256: str


@use_case(requires=Permission.READ_COUNTS)
def export_counts(work: Work, asked: CountsAsked) -> CountsFile:
    """Return the counts as CSV in which no cell is a formula: weeks first, then practitioners."""
    _ = current()
    found = counts_of(work, asked)
    week, person = _rows(found, _)
    kinds = (_("By week"), _("By practitioner"))
    rows = [(kind, *row) for kind, part in zip(kinds, (week, person), strict=True) for row in part]
    content = write_table((_("Part"), *headers(say("Week or practitioner"), _)), rows)
    made = CountsFile(content, 0, hashlib.sha256(content).hexdigest())
    work.record("counts exported", Change(ENTITY), kind=EXECUTED, detail=_detail(asked, made))
    return made


@use_case(requires=Permission.READ_COUNTS)
def prepare_counts_pages(work: Work, asked: CountsAsked) -> CountsFile:
    """Return the counts as pages."""
    _ = current()
    found = counts_of(work, asked)
    week, person = _rows(found, _)
    page = CountsPage(
        clinic=letterhead(work),
        title=_("Counts of the front desk"),
        subtitle=_("{first} to {last}", first=show_day(asked.since, _), last=show_day(asked.until, _)),
        summary=tuple(f"{_.render(each.name)}: {with_unit(each, each.of(found.whole), _)}" for each in MEASURES),
        trends=tuple(_trend(each, found, _) for each in MEASURES if each.key in DRAWN),
        tables=(
            CountsTable(title=_("By week"), headers=headers(say("Week from"), _), rows=week),
            CountsTable(title=_("By practitioner"), headers=headers(say("Practitioner"), _), rows=person),
        ),
        note=_.render(HOW_COUNTED),
        printed_at=work.now,
        printed_by=work.actor.display_name,
    )
    pdf, pages = render_counts(page, translator=_)
    made = CountsFile(pdf, pages, hashlib.sha256(pdf).hexdigest())
    work.record("counts printed", Change(ENTITY), kind=EXECUTED, detail=_detail(asked, made))
    return made


HOW_COUNTED: Message = say(
    "Waiting runs from arrival to going in. Lead time runs from booking to appointment. "
    "Bookings that were taken back as slips are not counted."
)


def _detail(asked: CountsAsked, made: CountsFile) -> dict[str, object]:
    days = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
    return {**days, "pages": made.pages, "sha256": made.sha256}


def _rows(found: Counts, _: Translator) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    week = tuple((week_name(each, _), *cells(each.tally)) for each in found.weeks)
    person = tuple((person_name(each, _), *cells(each.tally)) for each in found.people)
    return week, person


def _trend(measure: Measure, found: Counts, _: Translator) -> CountsTrend:
    first = found.weeks[0].monday
    known = [(each.monday, value) for each in found.weeks if (value := measure.of(each.tally)) is not None]
    return CountsTrend(
        title=_.render(measure.name),
        points=tuple(((monday - first).days, value, number_words(value)) for monday, value in known),
        read="; ".join(f"{show_day(monday, _)}: {with_unit(measure, value, _)}" for monday, value in known),
    )
