"""Views under number keys: nine at the most, each a standard view, and every standard view is under some key."""

from __future__ import annotations

from luna_desktop.domain.clinical.photo_view_keys import MOST_KEYS, VIEW_KEYS, VISIT, keys_of, set_of
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS


def test_every_standard_view_has_a_key() -> None:
    assert {view for each in VIEW_KEYS.values() for view in each.views} == set(PHOTO_VIEWS)
    for each in VIEW_KEYS.values():
        assert 0 < len(each.views) <= MOST_KEYS
        assert len(set(each.views)) == len(each.views)
        assert each.usual <= set(each.views)


def test_a_set_is_found_by_a_view() -> None:
    assert set_of("soles_view") == "limbs"
    assert set_of("") == set_of("front") == "face"


def test_the_set_of_a_visit_has_nine_numbers() -> None:
    keys = keys_of(VISIT, tuple(PHOTO_VIEWS))
    assert keys.views == tuple(PHOTO_VIEWS)[:MOST_KEYS]
    assert keys.usual == set(keys.views)
    assert keys_of("scalp") is VIEW_KEYS["scalp"]
