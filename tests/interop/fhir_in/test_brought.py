"""The small questions that readers ask of an element."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from luna_desktop.domain.elsewhere import Act, ActElsewhere, Said
from luna_desktop.interop.fhir_in.brought import LONGEST_TOLD, BroughtAct, instant_of, parts_of, text_of


def test_parts_are_found_by_address_and_named_by_url() -> None:
    resource = {"extension": [{"url": "a", "extension": [{"url": "n", "valueInteger": 3}, {"url": "empty"}]}]}
    assert parts_of(resource, "a") == {"n": 3}
    assert parts_of(resource, "b") is None
    assert parts_of({}, "a") is None


def test_an_instant_is_utc_and_nonsense_is_refused() -> None:
    assert instant_of({"at": "2026-03-04T10:36:07+05:30"}, "at") == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert instant_of({}, "at") is None
    with pytest.raises(ValueError, match="never"):
        instant_of({"at": "never"}, "at")


def test_a_text_without_end_is_not_sound() -> None:
    short, long = (ActElsewhere(Act.AFTERCARE, "C", says=(Said("text", "x" * n),)) for n in (9, LONGEST_TOLD + 1))
    assert BroughtAct("a", short).is_sound
    assert not BroughtAct("a", long).is_sound
    assert text_of({}) == ""
