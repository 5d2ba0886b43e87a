"""What the Summary says: the sure and open findings first, and the first options."""

from __future__ import annotations

from dataclasses import replace

from luna_desktop.ui.rules.summary_cards import alert_rows, option_rows
from tests.ui.rules.spoken import shown, spoken


def test_only_sure_and_open_findings_are_alerts() -> None:
    said = spoken()
    rows = alert_rows(said)
    assert rows.rows[0].text == "Usually not done with Pregnancy: Tretinoin."
    assert rows.rows[0].chip is not None
    every = frozenset((each.rule.id, each.item.name) for each in said.findings)
    assert alert_rows(replace(said, answered=every)).rows == ()
    many = replace(said, findings=said.findings * 3)
    assert "more under Safety" in alert_rows(many).note


def test_two_options_stand_with_their_reason() -> None:
    rows = option_rows(shown())
    assert len(rows.rows) == 2
    assert rows.rows[0].note.startswith("Why: ")
    assert option_rows(replace(shown(), offered=())).note == ""
