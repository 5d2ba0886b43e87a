"""Every permission that can be refused has its sentence."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.services.clinic.audit_refusals import REFUSED_TO


def test_every_permission_has_a_sentence_for_its_refusal() -> None:
    assert set(REFUSED_TO) == set(Permission)
    assert all("{name}" in sentence.text for sentence in REFUSED_TO.values())
