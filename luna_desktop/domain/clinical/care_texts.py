"""Texts that a patient is given about a treatment: what is consented to, and the aftercare sheet to take home.

Nothing here speaks to a patient before a doctor of the clinic has approved that very text and language.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.facts import write_body
from luna_desktop.domain.people import clean, clean_line, note_problem
from luna_desktop.texts import Message, say


class TextKind(StrEnum):
    """What a text is for."""

    CONSENT = "consent"
    AFTERCARE = "aftercare"


TEXT_KIND_NAMES: dict[TextKind, Message] = {
    TextKind.CONSENT: say("Treatment consent"),
    TextKind.AFTERCARE: say("Aftercare sheet"),
}


class TextStep(StrEnum):
    """What was decided about a text."""

    APPROVED = "approved"
    RETIRED = "retired"


class TextStanding(StrEnum):
    """Where a text stands: not approved, in force, or taken out of use."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    RETIRED = "retired"


TEXT_STANDING_NAMES: dict[TextStanding, Message] = {
    TextStanding.WAITING: say("Not approved"),
    TextStanding.IN_FORCE: say("In use"),
    TextStanding.REPLACED: say("Replaced"),
    TextStanding.RETIRED: say("Taken out of use"),
}


@dataclass(frozen=True)
class Part:
    """A part of a text: a heading, and points or paragraphs under it."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class CareTextBody:
    """A text: what it is about, and its parts in order."""

    title: str
    parts: tuple[Part, ...] = ()


def sha256_of(body: CareTextBody) -> str:
    """Return the hash by which a consent names the text that was read."""
    return hashlib.sha256(write_body(body).encode()).hexdigest()


def checked(body: CareTextBody) -> CareTextBody:
    """Return a text tidied.

    Raises:
        InvalidInput: It has no title or no words, or is too long.
    """
    parts = tuple(
        Part(clean_line(part.heading), tuple(line for line in map(clean, part.lines) if line)) for part in body.parts
    )
    tidy = replace(body, title=clean_line(body.title), parts=tuple(part for part in parts if part.lines))
    problems: dict[str, Message] = {}
    if not tidy.title:
        problems["title"] = say("Enter a title.")
    if not tidy.parts:
        problems["text"] = say("Enter what the patient is to read.")
    too_long = note_problem(as_words(tidy))
    if too_long is not None:
        problems["text"] = too_long
    if problems:
        raise InvalidInput(problems)
    return tidy


def as_words(body: CareTextBody) -> str:
    """Return a text as it is typed: headings marked with “# ”, every line of a part on a line of its own."""
    return "\n".join(line for part in body.parts for line in (f"# {part.heading}", *part.lines))


def from_words(title: str, typed: str) -> CareTextBody:
    """Return the text that `as_words` wrote; lines before the first heading stand in a part without one."""
    parts: list[Part] = []
    for line in typed.splitlines():
        if line.startswith("#"):
            parts.append(Part(line.lstrip("# ").strip()))
        elif line.strip():
            before = parts.pop() if parts else Part("")
            parts.append(replace(before, lines=(*before.lines, line.strip())))
    return CareTextBody(title, tuple(parts))
