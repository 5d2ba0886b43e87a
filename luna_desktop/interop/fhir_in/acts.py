"""Reads what was done or said: the resources of one act together, each sort by the reader of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from luna_desktop.domain.elsewhere import BODIES, Act, ActElsewhere, Said, SaidRow, code_of
from luna_desktop.domain.elsewhere_words import ACT_NAMES
from luna_desktop.interop.fhir_in.brought import (
    BROKEN,
    Addressed,
    BroughtAct,
    Placed,
    Reader,
    Resource,
    UnreadableAct,
    instant_of,
    parts_of,
    values_of,
)
from luna_desktop.interop.fhir_in.clinical_acts import CLINICAL
from luna_desktop.interop.fhir_in.desk_acts import DESK, check_values
from luna_desktop.interop.fhir_out.act_marks import ROW, TOLD, say_url
from luna_desktop.interop.fhir_out.values import extension_values

READERS: dict[Act, Reader] = {**CLINICAL, **DESK}
"""Who reads what stands in the elements of an act's resources."""


def read_acts(entries: Iterable[Addressed], clinic: str) -> Iterator[BroughtAct]:
    """Yield what was done or said at this clinic, in the order of its copy; what nobody keeps is passed over.

    Raises:
        UnreadableAct: One of them holds what it cannot hold.
    """
    together: dict[tuple[str, int, str], list[Addressed]] = {}
    heads: dict[tuple[str, int, str], dict[str, Any]] = {}
    for address, resource in entries:
        told = parts_of(resource, TOLD)
        if told is not None and told["kind"] in _KNOWN:
            key = (told["kind"], int(told["number"]), str(told.get("elsewhere", "")))
            heads.setdefault(key, told)
            together.setdefault(key, []).append((address, resource))
    for key, told in heads.items():
        act, (address, _first) = Act(key[0]), together[key][0]
        try:
            found = BroughtAct(address, _body(act, told, [each for _address, each in together[key]], clinic))
        except BROKEN:
            raise UnreadableAct(ACT_NAMES[act], key[1]) from None
        if not found.is_sound:
            raise UnreadableAct(ACT_NAMES[act], key[1])
        yield found


def _body(act: Act, told: Mapping[str, Any], resources: Sequence[Resource], clinic: str) -> ActElsewhere:
    placed = READERS[act](resources)
    body = BODIES[act](
        act,
        str(told.get("elsewhere") or clinic),
        _checked(act, str(told.get("code", ""))),
        bool(told["stands"]),
        instant_of(told, "at"),
        instant_of(told, "ends"),
        str(told.get("by", "")),
        (*_placed_says(placed), *_says(act, resources[0])),
        placed.rows or tuple(_rows(resources[0])),
        placed.what,
    )
    check_values(body)
    return body


_KNOWN = frozenset(act.value for act in BODIES)


def _checked(act: Act, code: str) -> str:
    """Return a code that there is; raises ValueError for any other."""
    code_of(act, code)
    return code


def _placed_says(placed: Placed) -> Iterator[Said]:
    yield from (Said(name, text) for name, text in placed.says.items() if text)


def _says(act: Act, resource: Resource) -> Iterator[Said]:
    start = say_url(act, "")
    for each in resource["extension"]:
        if each["url"].startswith(start):
            yield Said(each["url"].removeprefix(start), each["valueString"])


def _rows(resource: Resource) -> Iterator[SaidRow]:
    for each in extension_values(resource, ROW):
        parts = values_of(each)
        yield SaidRow(str(parts.get("label", "")), str(parts.get("value", "")))
