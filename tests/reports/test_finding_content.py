"""Rows of markers and scores are plain values that a manifest can hold."""

from __future__ import annotations

from luna_desktop.reports import record_copy as rc
from tests.reports import builders
from tests.reports.test_finding_pages import MARKERS, MASI


def test_every_printed_value_changes_the_digest() -> None:
    plain = rc.bundle_digest(builders.copy())
    marked = rc.bundle_digest(builders.copy(markers=MARKERS))
    scored = rc.bundle_digest(builders.copy(markers=MARKERS, scores=(MASI,)))
    assert len({plain, marked, scored}) == 3
