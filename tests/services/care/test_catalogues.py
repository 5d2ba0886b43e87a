"""The shipped catalogues load, are read once, and tell topicals from systemic medicines."""

from __future__ import annotations

import pytest

from luna_desktop.services.care.catalogues import SHIPPED, allergy_triggers, catalogue, is_topical, medicines


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_catalogue_loads_once(name: str) -> None:
    assert len(catalogue(name).entries) > 20
    assert catalogue(name) is catalogue(name)


def test_topicals_are_told_from_systemic_medicines() -> None:
    assert is_topical("tretinoin")
    assert not is_topical("isotretinoin")
    assert {"tretinoin", "isotretinoin"} <= {entry.id for entry in medicines().entries}


def test_a_medicine_can_be_a_trigger() -> None:
    assert allergy_triggers().named("Natural rubber latex") is not None
    assert any(entry.id == "isotretinoin" for entry in allergy_triggers().find("isotret"))
