"""Compared and marked photographs in the audit log."""

from __future__ import annotations

from luna_desktop.domain.rights.tasks import TASKS
from luna_desktop.services.clinic.audit_words_photos import COMPARE_READ, MARK_ACTIONS


def test_every_act_has_its_sentence_and_looking_counts_as_care() -> None:
    kinds = ("photo_marks", "photo_comparison", "photo_refusal")
    acts = {f"{kind} {act}" for kind in kinds for act in ("recorded", "changed", "struck out")}
    assert acts | {"photograph put back"} == set(MARK_ACTIONS)
    assert all("{name}" in str(sentence.text) for _label, sentence in (*COMPARE_READ.values(), *MARK_ACTIONS.values()))
    assert {"photograph compared", "photograph opened in full size"} <= set(TASKS)
