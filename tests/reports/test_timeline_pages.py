"""The timeline on paper: months with their days, what was left out is counted, and the chosen plot is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from luna_desktop.domain.clinical.timeline import Moment, Reading, Series, Strand
from luna_desktop.domain.measures import PartialDate
from luna_desktop.reports.timeline_pages import TimelinePage, render_timeline
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, text_of
from tests.reports.test_care_frame import PERSON, a_frame

MASI = Series("masi", "MASI", (Reading(date(2026, 1, 5), 15.8, "15.8"), Reading(date(2026, 11, 2), 9.6, "9.6")), 0, 48)
PAGE = TimelinePage(
    frame=a_frame(),
    person=PERSON,
    moments=(
        Moment(Strand.VISITS, PartialDate(2026, 11, 2), "Follow-up", ("longer note",), "A. Menon", chip="Amended"),
        Moment(Strand.CONDITIONS, PartialDate(2019), "मेलाज़्मा: active"),
    ),
    told=("Shown: Visits, Conditions.",),
    left_out=7,
    series=MASI,
)


def test_every_moment_stands_under_its_month_with_the_plot_above(tmp_path: Path) -> None:
    pdf, pages = render_timeline(PAGE, translator=Translator("en"))
    words = " ".join(text_of(pdf, tmp_path).split())
    assert pages == 1
    for part in ("Nov-2026", "02-Nov-2026", "Follow-up", "Amended", "longer note · A. Menon", "2019", "15.8", "9.6"):
        assert part in words
    assert "Left out by this choice: 7 entries." in words
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_nothing_is_said_so(tmp_path: Path) -> None:
    pdf, _pages = render_timeline(replace(PAGE, moments=(), series=None), translator=Translator("en"))
    assert "Nothing in the record matches." in text_of(pdf, tmp_path)
