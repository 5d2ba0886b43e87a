"""What a record copy says of forms that patients filled in, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message

Text = str | Message


@dataclass(frozen=True, kw_only=True)
class IntakeRow:
    """One answer: question and answer as they stood on the screen, what became of it, and why."""

    question: Text
    answer: Text
    outcome: Text
    reason: Text = ""


@dataclass(frozen=True, kw_only=True)
class IntakeCopy:
    """One form as it was handed in; `answered_by` says who answered for a child."""

    on: Text
    language: Text
    wording: str
    rows: tuple[IntakeRow, ...]
    answered_by: Text = ""
