"""A line about a joined record is part of what the seal of a copy covers."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.reports import record_content as page
from luna_desktop.reports.merge_content import JoinedRow
from tests.reports import builders

ROW = JoinedRow(
    number="LUN-001873",
    on="04-Oct-2026",
    by="Rukmini Das",
    reason="Same Aadhaar card seen",
    aside=(("Phone", "+91 99000 73165"),),
)


def test_the_digest_of_a_copy_changes_with_the_line() -> None:
    one, other = builders.copy(joined=(ROW,)), builders.copy(joined=(replace(ROW, aside=()),))
    assert len({page.bundle_digest(one), page.bundle_digest(other), page.bundle_digest(builders.copy())}) == 3
