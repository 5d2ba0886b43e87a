"""Files on their way in: the first ones that stay out are named, and a card that is gone is a reason too."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.interop.picture_files import SourceGone
from luna_desktop.ui.photos.incoming import MOST_NAMED, Incoming, RefusedFile, reason_of, refused_words, take_in


def test_the_first_are_named_and_the_others_counted() -> None:
    refused = [RefusedFile(f"IMG_{at}.jpg", "The file is empty.") for at in range(MOST_NAMED + 2)]
    lines = refused_words(refused).splitlines()
    assert lines[1] == "IMG_0.jpg: The file is empty."
    assert (len(lines), lines[-1]) == (MOST_NAMED + 2, "And 2 more.")
    assert len(refused_words(refused[:2]).splitlines()) == 3
    assert refused_words([]) == ""


def test_a_card_that_is_gone_is_a_reason_and_a_bug_is_none(tmp_path: Path) -> None:
    with pytest.raises(SourceGone) as gone:
        take_in(Incoming("a.jpg", tmp_path / "pulled out" / "a.jpg"))
    assert "no longer connected" in (reason_of(gone.value) or "")
    assert reason_of(KeyError("a.jpg")) is None
