"""Lines of a record copy about records that were joined with this one."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message


@dataclass(frozen=True, kw_only=True)
class JoinedRow:
    """A record that was merged into this one, and whether that was undone.

    `aside` is what it said that was not taken over: label and words.
    """

    number: str
    on: str | Message
    by: str
    reason: str
    undone: str | Message = ""
    aside: tuple[tuple[str | Message, str], ...] = ()
