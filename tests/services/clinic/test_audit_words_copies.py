"""Record copies in the audit log: each act has its words and stands among what left or was to leave."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import ACTION_WORDS
from luna_desktop.services.clinic.audit_words_copies import COPY_ACTIONS


def test_every_act_about_a_copy_can_be_filtered_with_the_disclosures() -> None:
    assert {"record copy prepared", "copy verified"} <= set(COPY_ACTIONS)
    for action, (label, sentence) in COPY_ACTIONS.items():
        assert ACTION_WORDS[action].group is ACTION_WORDS["disclosure begun"].group
        assert sentence.text.startswith("{name} ")
        assert label.text
