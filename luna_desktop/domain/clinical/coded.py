"""A thing named in the clinic's words, with its code where a catalogue has one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Coded:
    """A thing named in the clinic's words, with the code of its day where it is in a catalogue."""

    text: str
    code: str = ""
    system: str = ""
    catalogue: str = ""


NOTHING_NAMED = Coded("")
