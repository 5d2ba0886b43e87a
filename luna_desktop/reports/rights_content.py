"""What a record copy says of requests about the record: its own, corrections, openings, what is withheld.

Plain values, filled by the services of the privacy desk; times are aware.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from luna_desktop.reports.provenance import Text

ANSWER_HOURS = 72
"""Hours from request to issue: MCI Regulations 2002, reg. 1.3.2."""


@dataclass(frozen=True, kw_only=True)
class CopyCase:
    """The request that a copy answers.

    `number` is empty where the copy was made without a case; `paused` is the time during which the clock stood because
    identity or authority was not proven, which does not count into the hours used.
    """

    number: str = ""
    requester: str = ""
    relation: Text = ""
    channel: Text = ""
    received_at: datetime | None = None
    acknowledged_at: datetime | None = None
    issued_at: datetime | None = None
    due_at: datetime | None = None
    paused: timedelta = timedelta()
    limit_hours: int = ANSWER_HOURS
    scope: Text = ""
    form: Text = ""
    """In which form the copy is handed over: paper, PDF, archive."""
    designee: Text = ""
    """To whom the patient wants it sent instead, by signed writing."""
    policy_version: str = ""
    """Of the clinic's policy as it stood when the request came in."""

    @property
    def hours_used(self) -> int | None:
        """Return the hours begun from receipt to issue without pauses, or None before both are known."""
        if self.received_at is None or self.issued_at is None:
            return None
        used = self.issued_at - self.received_at - self.paused
        return max(0, -int(-used.total_seconds() // 3600))


NO_CASE = CopyCase()


@dataclass(frozen=True, kw_only=True)
class CorrectionRow:
    """One request to correct the record with everything that became of it.

    `entry` says which entry is meant; `recorded` what it said, `request` what it should say, `now` what it says after
    an acceptance. A `statement` of disagreement and its `rebuttal` are printed whole, each with its day and author.
    """

    asked: Text
    request: Text
    decision: Text
    case: str = ""
    entry: Text = ""
    recorded: Text = ""
    reason: Text = ""
    decided: Text = ""
    """By whom and on which day."""
    basis: Text = ""
    """Why it was denied, in words: D1 to D4."""
    now: Text = ""
    statement: Text = ""
    stated: Text = ""
    rebuttal: Text = ""
    rebutted: Text = ""
    told: tuple[Text, ...] = ()
    """Who was told of the correction, and when."""


@dataclass(frozen=True, kw_only=True)
class WithheldRow:
    """Something that is not in this copy: its place in the record, the code, the reason, and how to have it reviewed.

    `held_by` names who else holds it (code A7); `count` is how often `[withheld: code]` stands in the copy for it.
    """

    what: Text
    code: str
    reason: Text
    review: Text = ""
    held_by: Text = ""
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class OpeningRow:
    """Who opened the record: a role or a name, the first and last time, how often, and for which task."""

    who: Text
    first: Text
    last: Text = ""
    count: int = 1
    why: Text = ""


@dataclass(frozen=True, kw_only=True)
class OpenedBy:
    """The openings of a record in a period; without rows the copy says that there were none."""

    since: Text
    rows: tuple[OpeningRow, ...] = ()
    names_shown: bool = False


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """How many photographs of the record are not in a copy that has photographs, because nobody chose them.

    Those of intimate areas are counted apart: they go into a copy only when asked for by name.
    """

    photographs: int = 0
    intimate: int = 0

    @property
    def any(self) -> bool:
        """Tell whether any is left out."""
        return bool(self.photographs or self.intimate)


NONE_LEFT_OUT = LeftOut()


@dataclass(frozen=True, kw_only=True)
class FeeRow:
    """One charge for a copy; only labour, supplies, postage and an agreed summary may be charged."""

    what: Text
    amount: Text
