"""The kinds of the medical history in the audit log."""

from __future__ import annotations

from luna_desktop.services.care import chart_access
from luna_desktop.services.clinic.audit_words_history import HISTORY_ACTIONS


def test_every_kind_has_its_three_sentences_and_none_says_what_is_in_the_entry() -> None:
    kinds = chart_access.registered()
    assert {f"{kind} {act}" for kind in kinds for act in ("recorded", "changed", "struck out")} <= set(HISTORY_ACTIONS)
    assert all("pregnan" not in str(sentence).casefold() for _label, sentence in HISTORY_ACTIONS.values())
