"""The dates of a series for somebody who is registered with the booking, and so collides with nobody's own bookings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.series import dates_of, rule_problems
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.domain.book.zone import instant
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.services.front.previews import PreviewAsked, preview_of
from luna_desktop.services.front.series import PlannedDate, SeriesWanted
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work


@use_case(requires=Permission.READ_BOOK, writes=False)
def plan_first_series(work: Work, wanted: SeriesWanted) -> tuple[PlannedDate, ...]:
    """Return every date of a series with what stands in its way, as `plan_series` does for a patient."""
    set_up = set_up_of(work)
    first = wanted.first.starts.astimezone(set_up.zone).date()
    problems = rule_problems(wanted.rule, first)
    if problems:
        raise InvalidInput(problems)
    asked = PreviewAsked(
        wanted.first.service,
        wanted.first.starts,
        PatientId(0),
        wanted.first.practitioner,
        wanted.first.minutes,
        wanted.first.room,
        wanted.first.devices,
    )
    return tuple(_date(work, set_up, wanted, asked, day) for day in dates_of(wanted.rule, first))


def _date(work: Work, set_up: SetUp, wanted: SeriesWanted, asked: PreviewAsked, day: date) -> PlannedDate:
    if day in wanted.left_out:
        return PlannedDate(day, None, is_left_out=True)
    local = asked.starts.astimezone(set_up.zone).time().replace(tzinfo=None, fold=0)
    try:
        starts = dict(wanted.moved).get(day) or instant(day, local, set_up.zone)
        found = preview_of(work, replace(asked, starts=starts), is_registered=False)
    except InvalidInput as error:
        return PlannedDate(day, None, problem=next(iter(error.problems.values())))
    return PlannedDate(day, starts, found.booking, found.found)
