"""Values by type hints."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum

from luna_desktop.domain.access import PatientId
from tests.tools.filling import Filler

AT = datetime(2026, 3, 14, 9, tzinfo=UTC)


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    words: str


@dataclass(frozen=True)
class Outer:
    patient_id: PatientId
    number: int
    inner: Inner | None
    many: tuple[Inner, ...]
    colour: Colour
    by_name: dict[str, int]
    note: str = ""
    more: list[str] = field(default_factory=list)


def test_every_field_is_filled_or_keeps_its_default() -> None:
    whole = Filler("x", AT, {"patient_id": 7, "number": 3}, whole=True).value(Outer)
    assert whole == Outer(PatientId(7), 3, Inner("x"), (Inner("x"),), Colour.RED, {"x": 1}, "x", ["x"])
    bare = Filler("x", AT, {"patient_id": 7}, whole=False).value(Outer)
    assert (bare.inner, bare.note, bare.many, bare.more) == (None, "", (Inner("x"),), [])
