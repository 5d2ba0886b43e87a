"""Every act about catalogues, patch tests and overrides reads as a sentence."""

from __future__ import annotations

from luna_desktop.services.clinic.audit_words import AuditGroup, words_of
from luna_desktop.services.clinic.audit_words_catalogues import ALLERGY_ACTIONS, CATALOGUE_ACTIONS


def test_catalogues_belong_to_the_clinic_and_allergies_to_the_record() -> None:
    assert {words_of(action).group for action in CATALOGUE_ACTIONS} == {AuditGroup.CLINIC}
    assert {words_of(action).group for action in ALLERGY_ACTIONS} == {AuditGroup.CHANGED}
    kinds = {"stop_override", "patch_test"}
    acts = {f"{kind} {act}" for kind in kinds for act in ("recorded", "changed", "struck out")}
    assert acts | {"stop shown"} == set(ALLERGY_ACTIONS)
