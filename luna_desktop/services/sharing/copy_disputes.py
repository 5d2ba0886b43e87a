"""Puts statements of disagreement to the entries of a copy, wherever in it an entry stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from luna_desktop.reports.provenance import Dispute
from luna_desktop.reports.record_content import RecordCopy

Disputes = Mapping[str, tuple[Dispute, ...]]
"""Statements by the entry's name within the record: "fact 12", "visit 5"."""


def with_disputes(content: RecordCopy, disputes: Disputes) -> RecordCopy:
    """Return the copy with each statement at its entry; statements about entries that are not in it are left."""
    if not disputes:
        return content
    changed = {each.name: _put(getattr(content, each.name), disputes) for each in fields(content)}
    return replace(content, **{name: value for name, value in changed.items() if value is not getattr(content, name)})


def _put(value: Any, disputes: Disputes) -> Any:
    """Return a value with the statements in it; the same object where nothing is disputed."""
    if isinstance(value, tuple):
        parts = tuple(_put(each, disputes) for each in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for each in fields(value):
        old = getattr(value, each.name)
        new = _put(old, disputes)
        if new is not old:
            changed[each.name] = new
    found = disputes.get(getattr(value, "subject", ""), ())
    if found and getattr(value, "disputes", None) is not None:
        changed["disputes"] = found
    return replace(value, **changed) if changed else value
