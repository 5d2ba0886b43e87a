"""A line about a notice is part of what the seal of a copy covers."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.reports import record_content as page
from luna_desktop.reports.notice_rows import NoticeRow
from tests.reports import builders

ROW = NoticeRow(document="Privacy notice", version=2, on="14-Mar-2026", language="English", outcome="Given")


def test_the_digest_of_a_copy_changes_with_the_line() -> None:
    one, other = builders.copy(notices=(ROW,)), builders.copy(notices=(replace(ROW, version=3),))
    assert len({page.bundle_digest(one), page.bundle_digest(other), page.bundle_digest(builders.copy())}) == 3
