"""Pictures that belong to nobody yet: which were taken together, and whose they may be.

A proposal rests on two facts that agree: the placard in the first picture, and who was in the room at that time. One
fact is a warning, two that contradict each other propose nobody, and nothing is ever assigned without a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from luna_desktop.texts import Message, say

GAP = timedelta(minutes=15)
"""Pictures of one camera further apart than this were not taken together."""
LEEWAY = timedelta(minutes=10)
"""How far an appointment may be off where nobody stamped who went into the room and came out."""
USUAL_DAYS = 7
MOST_DAYS = 30
TURNS = (0, 90, 180, 270)


class PhotoState(Enum):
    """What became of a picture of the inbox."""

    WAITING = "waiting"
    ASSIGNED = "assigned"
    DISCARDED = "discarded"
    ERASED = "erased"
    """Emptied with the photographs of a patient whose placard it shows."""


class Discard(Enum):
    """Why a picture was thrown away; a code, so that nothing of a patient is written down."""

    NOT_CLINICAL = "not clinical"
    BLURRED = "blurred"
    PLACARD = "placard"
    TWICE = "twice"
    NOBODY = "nobody"


DISCARD_NAMES: dict[Discard, Message] = {
    Discard.NOT_CLINICAL: say("Not a clinical photograph"),
    Discard.BLURRED: say("Blurred or too dark"),
    Discard.PLACARD: say("Placard alone"),
    Discard.TWICE: say("In the record already"),
    Discard.NOBODY: say("Nobody can say whose it is"),
}


class Code(Enum):
    """What the code in a picture was."""

    NONE = ""
    READ = "read"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    """A code that looks like a placard of this program and that this clinic does not know."""


class Standing(Enum):
    """How well it is known whose the pictures of a group are."""

    AGREE = "agree"
    PLACARD_ALONE = "placard"
    TIME_ALONE = "time"
    CLASH = "clash"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True)
class Shot:
    """What grouping needs of a picture; `placard_of` is the patient of a placard that can be read in it, else 0."""

    photo_id: int
    taken_at: datetime
    camera: str = ""
    room: int = 0
    by: int = 0
    placard_of: int = 0
    has_code: bool = False


@dataclass(frozen=True)
class Presence:
    """That a patient was in a room with somebody, from when to when; `is_stamped` where the desk noted it.

    `service` is the key of what was booked.
    """

    patient: int
    starts: datetime
    ends: datetime
    room: int = 0
    practitioner: int = 0
    is_stamped: bool = False
    service: str = ""

    def covers(self, first: datetime, last: datetime) -> bool:
        """Tell whether pictures from the first to the last instant fit into it."""
        leeway = timedelta() if self.is_stamped else LEEWAY
        return self.starts - leeway <= first and last <= self.ends + leeway


@dataclass(frozen=True)
class Proposal:
    """Whose a group may be; `patient` is 0 where nobody is proposed."""

    standing: Standing
    patient: int = 0
    placard_of: int = 0
    present: tuple[int, ...] = field(default=())


def group(shots: Iterable[Shot], gap: timedelta = GAP) -> list[tuple[Shot, ...]]:
    """Return which pictures were taken together, the newest group first, within each in the order of taking.

    A group ends where the camera changes, where nothing was taken for `gap`, and at each placard that is not of the
    same patient: pictures before a placard are never counted to it.
    """
    groups: list[list[Shot]] = []
    for shot in sorted(shots, key=lambda each: (each.camera, each.taken_at, each.photo_id)):
        last = groups[-1] if groups else None
        if last is None or not _joins(shot, last, gap):
            groups.append([shot])
        else:
            last.append(shot)
    return sorted((tuple(each) for each in groups), key=lambda each: each[0].taken_at, reverse=True)


def _joins(shot: Shot, before: Sequence[Shot], gap: timedelta) -> bool:
    if shot.camera != before[-1].camera or shot.taken_at - before[-1].taken_at > gap:
        return False
    return not shot.has_code or (shot.placard_of != 0 and shot.placard_of == _placard_of(before))


def _placard_of(shots: Sequence[Shot]) -> int:
    return next((each.placard_of for each in shots if each.placard_of), 0)


def propose(shots: Sequence[Shot], present: Iterable[Presence]) -> Proposal:
    """Say whose a group of pictures may be, from its placard and from who was there at that time."""
    placard = _placard_of(shots)
    there = _there(shots, present)
    if placard and placard in there:
        return Proposal(Standing.AGREE, placard, placard, there)
    if placard and there:
        return Proposal(Standing.CLASH, 0, placard, there)
    if placard:
        return Proposal(Standing.PLACARD_ALONE, placard, placard)
    if len(there) > 1:
        return Proposal(Standing.SEVERAL, 0, 0, there)
    return Proposal(Standing.TIME_ALONE, there[0], 0, there) if there else Proposal(Standing.NONE)


def _there(shots: Sequence[Shot], present: Iterable[Presence]) -> tuple[int, ...]:
    """Return who was there: in the room of the camera, or, where it has none, with whoever took the pictures in.

    A camera without a room may have been anywhere, so that whom the placard names counts wherever they were.
    """
    first, last, placard = shots[0], shots[-1], _placard_of(shots)
    found: dict[int, None] = {}
    for each in present:
        anywhere = each.practitioner == first.by or each.patient == placard
        here = each.room == first.room if first.room else anywhere
        if here and each.covers(first.taken_at, last.taken_at):
            found[each.patient] = None
    return tuple(found)
