"""Where an entry of a copy comes from and whether it still stands; shared by everything that a copy says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from luna_desktop.texts import Message

Text = str | Message


class Status(StrEnum):
    """Whether an entry stands as it was written."""

    CURRENT = "current"
    AMENDED = "amended"
    ENTERED_IN_ERROR = "entered_in_error"


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A statement of disagreement with an entry, and the answer to it; `stated` and `rebutted` say by whom and when.

    It is printed beside the entry in every copy and disclosure (modelled on 45 CFR 164.526(d)).
    """

    statement: Text
    stated: Text = ""
    rebuttal: Text = ""
    rebutted: Text = ""
    case: str = ""


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Where an entry comes from; `originals` are earlier wordings, oldest first, printed struck through.

    `subject` names the entry within the record, such as "fact 12" or "visit 5"; it is never printed.
    """

    recorded_at: datetime | None = None
    recorded_by: Text = ""
    source: Text = ""
    status: Status = Status.CURRENT
    originals: tuple[Text, ...] = ()
    reason: Text = ""
    subject: str = ""
    disputes: tuple[Dispute, ...] = ()


UNKNOWN = Provenance()
