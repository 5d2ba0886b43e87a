"""The words of visits stand in the log's table under their own group."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_care_words import VISITS
from luna_desktop.services.clinic.audit_words import ACTION_WORDS, AuditGroup


def test_the_words_of_visits_are_part_of_the_table() -> None:
    assert {ACTION_WORDS[action].group for action in VISITS} == {AuditGroup.CHANGED}
    assert all("{name}" in sentence.text for _label, sentence in VISITS.values())
