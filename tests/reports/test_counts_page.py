"""The counts of the front desk on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.counts_page import CountsPage, CountsTable, CountsTrend, render_counts
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of


def a_page(weeks: int) -> CountsPage:
    rows = tuple((f"Week {at}", "10", "8") for at in range(weeks))
    points = tuple((7 * at, float(at), str(at)) for at in range(weeks))
    return CountsPage(
        clinic=builders.clinic(),
        title="Counts of the front desk",
        subtitle="31-Aug-2026 to 23-Nov-2026",
        summary=("Booked: 1102",),
        trends=(CountsTrend(title="Missed share", points=points, read="31-Aug-2026: 9"),),
        tables=(CountsTable(title="By week", headers=("Week from", "Booked", "Kept"), rows=rows),),
        note="Waiting runs from arrival to going in.",
        printed_at=datetime(2026, 11, 23, 5, tzinfo=UTC),
        printed_by="Dr Nandini Rao",
    )


def test_a_year_of_weeks_runs_over_pages_and_says_everything(tmp_path: Path) -> None:
    pdf, pages = render_counts(a_page(52), translator=ENGLISH)
    printed = text_of(pdf, tmp_path)
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    assert pages == 3
    for said in ("Booked: 1102", "Missed share", "Week 51", "Waiting runs", "FOR THE OWNER", "Dr Nandini Rao"):
        assert said in printed


def test_one_week_makes_no_trend(tmp_path: Path) -> None:
    pdf, pages = render_counts(a_page(1), translator=ENGLISH)
    assert pages == 1
    assert "Missed share" not in text_of(pdf, tmp_path)
