"""Dates are taken as far as they are known, and kept in one form."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.dates import PartialDateField, is_after, read_partial_date, show_partial_date


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1991", "1991"),
        (" 1991 ", "1991"),
        ("Mar-2023", "2023-03"),
        ("march 2023", "2023-03"),
        ("3/2023", "2023-03"),
        ("2023-03", "2023-03"),
        ("14-03-1991", "1991-03-14"),
        ("14 Mar 1991", "1991-03-14"),
        ("14.3.1991", "1991-03-14"),
        ("14\u2011Mar\u20111991", "1991-03-14"),
        ("1991-03-14", "1991-03-14"),
        ("29-02-2024", "2024-02-29"),
    ],
)
def test_dates_are_read(typed: str, kept: str) -> None:
    assert read_partial_date(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "yesterday", "31-02-2020", "29-02-2023", "13-2020", "Foo-2020", "91", "1491", "14-03-91", "0000"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert read_partial_date(typed) is None


@given(st.dates(datetime.date(1870, 1, 1), datetime.date(2200, 12, 31)), st.sampled_from([4, 7, 10]))
def test_shown_dates_read_back(day: datetime.date, length: int) -> None:
    kept = day.isoformat()[:length]
    assert read_partial_date(show_partial_date(kept)) == kept


@pytest.mark.parametrize(
    ("kept", "later"), [("2026", False), ("2027", True), ("2026-11", False), ("2026-12", True), ("2026-11-23", True)]
)
def test_a_date_is_later_only_as_a_whole(kept: str, later: bool) -> None:
    assert is_after(kept, datetime.date(2026, 11, 22)) is later


def _leave(qtbot: QtBot, field: PartialDateField) -> None:
    qtbot.addWidget(field)
    field.edit.left.emit()


def test_on_leaving_the_date_is_written_out(qtbot: QtBot) -> None:
    field = PartialDateField("since", "Since")
    qtbot.keyClicks(field.edit, "14-3-1991")
    _leave(qtbot, field)
    assert (field.edit.text(), field.value(), field.problem) == ("14-Mar-1991", "1991-03-14", "")


def test_a_future_date_is_told_on_leaving_and_watched_until_right(qtbot: QtBot) -> None:
    field = PartialDateField("since", "Since", latest=datetime.date(2026, 11, 22))
    qtbot.keyClicks(field.edit, "Feb-202")
    assert field.problem == ""
    qtbot.keyClicks(field.edit, "7")
    _leave(qtbot, field)
    assert field.problem == "“Since” is in the future. Enter Nov-2026 or earlier."
    field.edit.clear()
    qtbot.keyClicks(field.edit, "2025")
    assert field.problem == ""


def test_a_problem_told_by_others_outlives_leaving(qtbot: QtBot) -> None:
    field = PartialDateField("since", "Since")
    field.show_value("2020")
    field.show_problem("Earlier than the birth. Check both dates.")
    _leave(qtbot, field)
    assert field.problem == "Earlier than the birth. Check both dates."
