"""Fills any dataclass with made-up values by its type hints, so that tests reach fields that do not exist yet."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, NewType

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.measures import PartialDate


class Filler:
    """Makes values: texts and numbers by the name of their field from `named`, else `text` and 1.

    `whole` fills fields that have a default too; otherwise those keep it.
    """

    def __init__(self, text: str, at: datetime, named: Mapping[str, Any], *, whole: bool) -> None:
        self._text, self._at, self._named, self._whole = text, at, named, whole

    def value(self, hint: Any, name: str = "") -> Any:
        """Return a value of a type; `name` is the field that it is for."""
        if isinstance(hint, NewType):
            usual = {PatientId: "patient_id", UserId: "user_id"}.get(hint, name)
            return self._named.get(name, self._named.get(usual, 1))
        origin, inside = typing.get_origin(hint), typing.get_args(hint)
        if origin in {typing.Union, types.UnionType}:
            return self._of_union(inside, name)
        if origin is typing.Literal:
            return inside[0]
        if origin in {tuple, frozenset, set, list}:
            return self._collection(origin, inside, name)
        if origin is not None and issubclass(origin, Mapping):
            return {self.value(inside[0], name): self.value(inside[1], name)}
        return self._plain(hint, name)

    def _of_union(self, inside: tuple[Any, ...], name: str) -> Any:
        if type(None) in inside and not self._whole:
            return None
        return self.value(next(each for each in inside if each is not type(None)), name)

    def _collection(self, origin: Any, inside: tuple[Any, ...], name: str) -> Any:
        kinds = inside[:1] if len(inside) == 2 and inside[1] is ... else inside
        return origin(self.value(each, name) for each in kinds)

    def _plain(self, hint: Any, name: str) -> Any:
        made: dict[Any, Any] = {
            str: self._named.get(name, self._text),
            int: self._named.get(name, 1),
            float: 1.0,
            bool: self._whole,
            bytes: self._text.encode(),
            datetime: self._at,
            date: self._at.date(),
            PartialDate: PartialDate(2020, 1, 1),
            type(None): None,
            object: self._text,
            Any: self._text,
        }
        if hint in made:
            return made[hint]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        if is_dataclass(hint):
            return self._dataclass(hint)
        raise TypeError(hint)

    def _dataclass(self, kind: Any) -> Any:
        hints = typing.get_type_hints(kind)
        wanted = [
            each
            for each in fields(kind)
            if each.init and (self._whole or (each.default is MISSING and each.default_factory is MISSING))
        ]
        return kind(**{each.name: self.value(hints[each.name], each.name) for each in wanted})
