"""Every standard view says what is in its frame and how the patient sits."""

from __future__ import annotations

from luna_desktop.domain.clinical.photo_view_words import VIEW_WORDS
from luna_desktop.domain.clinical.photo_views import PHOTO_VIEWS


def test_every_view_is_described() -> None:
    assert list(VIEW_WORDS) == list(PHOTO_VIEWS)
    assert all(str(part).endswith(".") for words in VIEW_WORDS.values() for part in words)
