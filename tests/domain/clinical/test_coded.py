"""Named things."""

from __future__ import annotations

from luna_desktop.domain.clinical.coded import NOTHING_NAMED, Coded


def test_own_words_have_no_code() -> None:
    assert Coded("Dry patch") == Coded("Dry patch", "", "", "")
    assert not NOTHING_NAMED.text
