"""Lines about patients: enough to tell two of the same name apart, with what was matched underlined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Actor, PatientId, Role, UserId
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.palette_rows import (
    MOST_PEOPLE,
    found_rows,
    recent_rows,
    start_visit,
    view_rows,
    visit_rows,
)

TODAY = date(2026, 3, 14)
CARD = CardRow(
    PatientId(7),
    "LUN-000007",
    "Ananya Raghunathan",
    "Ms",
    Birth(BirthKind.DATE, PartialDate(1991, 3, 14)),
    Gender.FEMALE,
    "+919886001427",
    "Bengaluru",
    "kn",
    TODAY,
    has_alert=False,
)


def test_a_line_tells_people_apart() -> None:
    heading, row = found_rows("raghu", [CARD], TODAY)
    assert "1 person matches “raghu”" in heading.title
    assert not heading.key
    assert (row.key, row.title) == ("patient:7", "Ananya Raghunathan")
    for part in ("14-Mar-1991", "LUN-000007", "+91 98860 01427"):
        assert part in row.note
    assert row.marks == ((7, 5),)


@pytest.mark.parametrize(
    ("typed", "marks"), [("ana rag", ((0, 3), (7, 3))), ("anya", ()), ("  ", ()), ("ANANYA", ((0, 6),))]
)
def test_beginnings_of_words_are_marked(typed: str, marks: tuple[tuple[int, int], ...]) -> None:
    assert found_rows(typed, [CARD], TODAY)[1].marks == marks


def test_many_are_counted_and_some_shown() -> None:
    rows = found_rows("a", [CARD] * 30, TODAY)
    assert "30 people" in rows[0].title
    assert len(rows) == MOST_PEOPLE + 1


def test_nobody_has_no_heading() -> None:
    assert found_rows("x", [], TODAY) == recent_rows([], TODAY) == []


def test_the_archived_are_marked() -> None:
    gone = replace(CARD, status=PatientStatus(Standing.ARCHIVED, reason="moved"))
    heading, row = recent_rows([gone], TODAY)
    assert heading.title == "Patients whom you opened last"
    assert [chip.text for chip in row.chips] == ["Archived"]


def test_a_visit_is_offered_where_a_chart_is_open_to_who_may_write_one(qtbot: QtBot) -> None:
    page = ChartPage([])
    qtbot.addWidget(page)
    clinician = Actor(UserId(1), "meera", "Dr Meera Pillai", frozenset({Role.CLINICIAN}))
    desk = Actor(UserId(2), "ravi", "Ravi Shetty", frozenset({Role.RECEPTION}))
    assert [row.key for row in visit_rows("visit", clinician, page)] == ["visit"]
    assert visit_rows("visit", desk, page) == []
    assert visit_rows("visit", clinician, None) == visit_rows("x", clinician, page) == []
    with qtbot.waitSignal(page.visit_wanted):
        start_visit(page)
    start_visit(None)


def test_parts_of_the_open_chart_are_commands_for_whoever_reads_charts() -> None:
    parts = ["view:visits/body_map", "view:visits/scores", "view:photos/compare"]
    assert [row.key for row in view_rows("", may_read=True)] == parts
    assert [row.key for row in view_rows("scor", may_read=True)] == ["view:visits/scores"]
    assert view_rows("", may_read=False) == []
