"""What stands on the pinboard, as shown: appointments off the book, free times to use, and what was done last."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PinRow:
    """An appointment off the book: who, what, when it was, why it is here, and the number to call."""

    key: int
    name: str
    about: str
    was: str
    why: str = ""
    phone: str = ""
    minutes: int = 30
    service: str = ""


@dataclass(frozen=True)
class FreeRow:
    """A free time in words; `key` tells the presenter which it is."""

    key: int
    day: str
    where: str
    time: str
    spoken: str = ""


@dataclass(frozen=True)
class DoneRow:
    """What was done last and can be taken back: “Moved Bindu Thomas”, “Now Wed 16:30”."""

    text: str
    note: str = ""
