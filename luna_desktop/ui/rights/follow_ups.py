"""Withdrawn consents in the queue of the privacy desk: they counted at once; who holds data has still to be told."""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.consent import PURPOSE_NAMES
from luna_desktop.services.sharing.stop_tasks import StopLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.rights.clock_face import day_in_short, moment_in_short
from luna_desktop.ui.rights.shown import ShownAction, ShownCase, ShownRow, ShownStep, StepState, Tab
from luna_desktop.ui.widgets.painting import ChipSpec

TELL = "tell recipients"
"""The key of the action that leads to the list of recipients to be told."""


def withdrawals_of(lines: Iterable[StopLine]) -> dict[int, tuple[ShownRow, ShownCase]]:
    """Return a row and its panel for each withdrawn consent that somebody has still to be told of, by the row's key.

    Keys are below zero, so that none is taken for a case.
    """
    found: dict[tuple[int, str], list[StopLine]] = {}
    for line in lines:
        if not line.by_restriction:
            found.setdefault((int(line.patient_id), line.purpose.value), []).append(line)
    rows = [_row(group) for group in found.values() if any(line.done_at is None for line in group)]
    return {row.case_id: (row, case) for row, case in rows}


def _row(group: list[StopLine]) -> tuple[ShownRow, ShownCase]:
    still = [line for line in group if line.done_at is None]
    first, due = still[0], min(line.due_on for line in still)
    is_late = any(line.is_overdue for line in still)
    row = ShownRow(
        -min(line.task_id for line in still),
        _("withdrawn {day}", day=day_in_short(local_day(first.at), first.at)),
        int(first.patient_id),
        first.patient,
        first.mrn,
        Tab.OTHER,
        "eye-off",
        _("Consent withdrawn"),
        shown(PURPOSE_NAMES[first.purpose]),
        None,
        ChipSpec(_("Overdue"), "danger", "alarm-clock")
        if is_late
        else ChipSpec(_("To be told"), "accent", "list-checks"),
        _("Tell the recipients"),
        first.recipient if len(still) == 1 else _("{count} firms and people", count=len(still)),
        clock_note=_("Stopped at once"),
        clock_more=_("{count} to tell by {day}", count=len(still), day=day_in_short(due, first.at)),
        is_late=is_late,
    )
    return row, _case(row, group, still)


def _case(row: ShownRow, group: list[StopLine], still: list[StopLine]) -> ShownCase:
    return ShownCase(
        row,
        "",
        _("The withdrawal counts since it was given. Whoever holds data for this purpose is told that it ends."),
        _("{purpose}. Withdrawn {moment}.", purpose=row.asked_note, moment=moment_in_short(still[0].at)),
        tuple(_step(line) for line in group),
        first=ShownAction(TELL, _("Tell the recipients…"), "share-2"),
        may_assign=False,
    )


def _step(line: StopLine) -> ShownStep:
    if line.done_at is not None:
        note = _("{moment}, {name}", moment=moment_in_short(line.done_at), name=line.done_by)
        return ShownStep(line.recipient, note, StepState.DONE)
    return ShownStep(line.recipient, _("To be told by {day}", day=day_in_short(line.due_on, line.at)), StepState.NOW)
