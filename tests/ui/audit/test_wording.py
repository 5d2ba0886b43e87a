"""The words and chips of the audit log's rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.services.clinic.audit_log import AuditOutcome
from luna_desktop.services.clinic.audit_words import AuditGroup, audit_actions
from luna_desktop.texts import say
from luna_desktop.ui.audit import wording
from tests.ui.audit.lines import AT, LINE


def test_times_are_the_clinics() -> None:
    assert wording.short_time(AT) == "23-Nov 00:15:07"
    assert wording.long_time(AT) == "23-Nov-2026, 00:15:07 IST"
    assert wording.to_the_minute(AT) == "23-Nov-2026, 00:15"


def test_a_refusal_outweighs_the_kind_of_act() -> None:
    assert wording.chip_of(LINE).text == "Read"
    assert wording.chip_of(replace(LINE, outcome=AuditOutcome.REFUSED)).tone == "danger"
    assert wording.chip_of(replace(LINE, outcome=AuditOutcome.FAILED)).tone == "warn"
    changed = replace(LINE, group=AuditGroup.CHANGED, kind="C")
    assert [wording.chip_of(each).text for each in (changed, replace(changed, kind="U"))] == ["Added", "Changed"]


@pytest.mark.parametrize("group", list(AuditGroup))
def test_every_group_has_words_and_an_icon(group: AuditGroup) -> None:
    chip = wording.chip_of(replace(LINE, group=group))
    assert chip.text
    assert chip.icon
    assert {each.group for each in audit_actions()} >= {group}


def test_the_second_line_says_why_else_which_fields_else_what_for() -> None:
    assert wording.why_of(LINE) == "Care: assessment, treatment and your record"
    assert wording.why_of(replace(LINE, fields=("family_name", "title"))) == "Fields: family name, title"
    assert wording.why_of(replace(LINE, fields=("title",), reason=say("Not yours."))) == "Not yours."
    assert wording.purpose_of(replace(LINE, purpose="P99")) == "P99"
