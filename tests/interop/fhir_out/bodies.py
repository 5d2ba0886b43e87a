"""Random bodies of every kind of fact, for round trips: whatever a type may hold, dates and codes that exist."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from hypothesis import strategies as st

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.photo_sets import PhotoRefusal
from luna_desktop.domain.clinical.photographs import REGION_NAMES, VIEW_NAMES, PhotographFacts
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.fhir_out.values import Shape, shapes_of

_WORDS = st.text(st.sampled_from("aZ9 .,<&\"'+-=/éñ\nकर्मी"), max_size=24).map(str.strip)
_NEVER_EMPTY = {"number", "address", "version"}
"""Fields that no form lets be empty."""
_KEYS = {
    "language": st.sampled_from(["", "hi", "en"]),
    "view": st.sampled_from(sorted(VIEW_NAMES)),
    "views": st.sampled_from(sorted(set(VIEW_NAMES) - {""})),
}
"""Fields that are keys of a list."""
_DAYS = st.dates(date(1950, 1, 1), date(2026, 11, 1))
_NAIVE = st.datetimes(datetime(2000, 1, 1), datetime(2026, 1, 1)).map(  # noqa: DTZ001 - a camera knows no zone
    lambda at: at.replace(fold=0)
)
_CODES = st.sampled_from(
    [
        ("", ""),
        ("L81.1", "ICD-10"),
        ("36225005", "SNOMED CT"),
        ("2160-0", "LOINC"),
        ("row-7", ""),
        ("X1", "Own list"),
    ]
)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(_DAYS)
    depth = draw(st.integers(0, 2))
    return PartialDate(day.year, day.month if depth else 0, day.day if depth == 2 else 0)


@st.composite
def named(draw: st.DrawFn) -> Coded:
    code, system = draw(_CODES)
    text = draw(_WORDS)
    return Coded(text, code, system, draw(st.sampled_from(["", "luna/conditions|7"])) if code else "")


def _one(shape: Shape, *, aware: bool) -> st.SearchStrategy[Any]:
    simple: dict[str, st.SearchStrategy[Any]] = {
        "text": _WORDS,
        "flag": st.booleans(),
        "whole": st.integers(0, 5_000),
        "number": st.floats(0, 5_000, width=32).map(lambda number: round(number, 3)),
        "day": partial_dates(),
        "date": _DAYS,
        "moment": _NAIVE.map(lambda at: at.replace(tzinfo=UTC)) if aware else _NAIVE,
        "concept": named(),
    }
    if shape.kind == "code":
        return st.sampled_from(list(shape.of))
    return bodies(shape.of, aware=True) if shape.kind == "parts" else simple[shape.kind]


@cache
def bodies(body: type, *, aware: bool = False) -> st.SearchStrategy[Any]:
    """Return random bodies of a class; the parts within it know their zone, as the record keeps them."""
    shapes = shapes_of(body)
    fields = {}
    for each in dataclasses.fields(body):
        shape = shapes[each.name]
        one = _KEYS.get(each.name, _one(shape, aware=aware))
        if body in (PhotographFacts, PhotoRefusal) and each.name == "region":
            one = st.sampled_from(sorted(REGION_NAMES))
        if each.name in _NEVER_EMPTY or (shape.many and shape.kind == "text"):
            one = one.filter(bool)
        if shape.many:
            one = st.lists(one, max_size=3).map(tuple)
        elif each.default is None:
            one = st.none() | one
        fields[each.name] = one
    return st.builds(body, **fields)
