"""What the privacy desk shows of cases, in words: rows of the queue, and one case with its steps and papers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.ui.rights.clock_face import ClockFace
from luna_desktop.ui.widgets.painting import ChipSpec


class Tab(Enum):
    """A part of the queue."""

    ALL = "all"
    COPIES = "copies"
    CORRECTIONS = "corrections"
    RESTRICTIONS = "restrictions"
    OTHER = "other"


class Sort(Enum):
    """In which order the queue stands."""

    SOONEST = "soonest"
    NEWEST = "newest"
    PATIENT = "patient"
    MINE = "mine"


@dataclass(frozen=True)
class ShownRow:
    """One case in the queue, or a withdrawn consent with a key below zero.

    `face` is None where nothing runs; the lines of the clock are then `clock_note` and, quiet, `clock_more`.
    """

    case_id: int
    number: str
    patient_id: int
    patient: str
    mrn: str
    tab: Tab
    icon: str
    asked: str
    asked_note: str
    face: ClockFace | None
    state: ChipSpec
    next: str
    next_note: str
    is_mine: bool = False
    clock_note: str = ""
    born: str = ""
    clock_more: str = ""
    is_late: bool = False


class StepState(Enum):
    """How far a step of a case is."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to come"
    LEFT_OUT = "left out"


@dataclass(frozen=True)
class ShownStep:
    """A step of a case: what it is, when and by whom it was done or what it asks for."""

    text: str
    note: str
    state: StepState


@dataclass(frozen=True)
class ShownAction:
    """Something that can be done with a case now: its key, words, icon; `is_grave` ones are outlined in red."""

    key: str
    text: str
    icon: str = ""
    is_grave: bool = False


@dataclass(frozen=True)
class ShownPaper:
    """A letter or an attachment of a case: its key, what it is, when and how."""

    key: int
    text: str
    note: str
    icon: str = "file-text"


@dataclass(frozen=True)
class ShownCase:
    """One case in the panel. `first` is the one thing to do next, `second` what else the state allows."""

    row: ShownRow
    owner: str
    text: str
    asked_how: str
    steps: tuple[ShownStep, ...]
    warning: str = ""
    first: ShownAction | None = None
    second: tuple[ShownAction, ...] = ()
    more: tuple[ShownAction, ...] = ()
    letters: tuple[ShownPaper, ...] = ()
    papers: tuple[ShownPaper, ...] = ()
    may_assign: bool = True


@dataclass(frozen=True)
class ShownTile:
    """A count over the queue: its key, number, words, icon and tone."""

    key: str
    count: int
    text: str
    icon: str
    tone: str = ""
