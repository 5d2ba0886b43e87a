"""What a correction points at, what may be asked, and how a disagreement goes with the entry.

45 CFR 164.526 is the model of the procedure; DPDP s.12 gives the right. The statement of a patient whose correction
was denied, and the clinic's answer to it, stay beside the entry and go with it wherever it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from luna_desktop.domain.people import clean
from luna_desktop.domain.rights.record_fields import LONGEST_PROPOSAL
from luna_desktop.texts import Message, say

LONGEST_STATEMENT = 2000
LONGEST_REASON = 2000


class RecordType(Enum):
    """Where an entry lives: among the facts, or in the note of a visit."""

    FACT = "fact"
    VISIT = "visit"


@dataclass(frozen=True)
class Target:
    """One field of one entry, in the version that was read when the correction was asked for.

    `kind` is the kind of fact, or `visit`.
    """

    record: RecordType
    record_id: int
    kind: str
    field: str
    number: int


class Attach(Enum):
    """How a disagreement goes with the entry: every text, or an accurate summary (45 CFR 164.526(d)(5))."""

    ALL = "all"
    SUMMARY = "accurate_summary"


ATTACH_NAMES: dict[Attach, Message] = {
    Attach.ALL: say("Request, denial, statement and answer as they are"),
    Attach.SUMMARY: say("An accurate summary of them"),
}


class Told(Enum):
    """What became of telling somebody who had received the old entry."""

    DECLINED = "declined"
    LETTER = "letter"
    EMAIL = "email"
    PHONE = "phone"


TOLD_NAMES: dict[Told, Message] = {
    Told.DECLINED: say("Not told: the patient does not want it"),
    Told.LETTER: say("Told by letter"),
    Told.EMAIL: say("Told by e-mail"),
    Told.PHONE: say("Told by phone"),
}


def statement_problem(text: str) -> Message | None:
    """Return what is wrong with a statement of disagreement, an answer to it or a summary, or None."""
    if not clean(text):
        return say("Write the statement first.")
    if len(clean(text)) > LONGEST_STATEMENT:
        return say("Say it in at most {most} characters.", most=LONGEST_STATEMENT)
    return None


def ask_problems(proposed: str, recorded: str, reason: str) -> dict[str, Message]:
    """Return what is missing from a request to correct a field, by field of the form."""
    problems: dict[str, Message] = {}
    if not clean(proposed):
        problems["proposed"] = say("Enter what it should say instead.")
    elif len(clean(proposed)) > LONGEST_PROPOSAL:
        problems["proposed"] = say("Say it in at most {most} characters.", most=LONGEST_PROPOSAL)
    elif clean(proposed) == clean(recorded):
        problems["proposed"] = say("It says this already. Enter what it should say instead.")
    if not clean(reason):
        problems["reason"] = say("Enter why, in the patient’s words, and what shows it.")
    elif len(clean(reason)) > LONGEST_REASON:
        problems["reason"] = say("Say it in at most {most} characters.", most=LONGEST_REASON)
    return problems
