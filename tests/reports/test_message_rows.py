"""A line about a message is part of what the seal of a copy covers."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.reports import record_content as page
from luna_desktop.reports.message_rows import MessageRow
from tests.reports import builders

ROW = MessageRow(on="24-Nov-2026", way="E-mail", direction="To the patient", text="Aranya: see you on 25-Nov-2026.")


def test_the_digest_of_a_copy_changes_with_the_line() -> None:
    one, other = builders.copy(messages=(ROW,)), builders.copy(messages=(replace(ROW, text="Another."),))
    assert len({page.bundle_digest(one), page.bundle_digest(other), page.bundle_digest(builders.copy())}) == 3
