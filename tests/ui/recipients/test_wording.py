"""Words and chips of the Recipients page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.ui.recipients.wording import agreement_chip, task_chip, warning, whole_day
from tests.builders import START
from tests.ui.recipients.test_tasks_view import TASK
from tests.ui.recipients.test_view import DOCTOR, LAB, OLD


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("14-03-2026", date(2026, 3, 14)),
        ("2026-03", None),
        ("", None),
        ("soon", None),
    ],
)
def test_only_whole_days_count(typed: str, day: date | None) -> None:
    assert whole_day(typed) == day


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (LAB, "No agreement"),
        (OLD, "Retired"),
        (DOCTOR, "By consent"),
        (replace(DOCTOR, entry=replace(DOCTOR.entry, kind=RecipientKind.AUTHORITY)), "By order of the law"),
        (replace(LAB, standing=Standing.CURRENT), "In force"),
        (replace(LAB, standing=Standing.CURRENT, last_day=date(2026, 12, 31)), "Until 31-Dec-2026"),
        (replace(LAB, standing=Standing.RUNS_OUT, last_day=date(2026, 4, 1)), "Runs out 01-Apr-2026"),
        (replace(LAB, standing=Standing.TO_COME), "Not yet in force"),
        (replace(LAB, standing=Standing.ENDED), "Ended"),
    ],
)
def test_where_agreements_stand_is_a_chip(line: object, text: str) -> None:
    assert agreement_chip(line).text == text  # type: ignore[arg-type]  # lines of the register


def test_long_warnings_name_three_and_count_the_rest() -> None:
    lines = [replace(LAB, recipient_id=at, entry=replace(LAB.entry, name=f"Lab {at}")) for at in range(5)]
    assert "Lab 0, Lab 1, Lab 2 and 2 more" in warning(lines)
    assert warning([DOCTOR, OLD]) == ""


def test_tasks_say_how_they_stand() -> None:
    assert task_chip(TASK).text == "Due 21-Mar-2026"
    assert task_chip(replace(TASK, is_overdue=True)).text == "Overdue since 21-Mar-2026"
    assert task_chip(replace(TASK, done_at=START)).text == "Done 14-Mar-2026"
