"""One line of a record copy about a notice or policy that the patient was given."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message


@dataclass(frozen=True, kw_only=True)
class NoticeRow:
    """Which version, when and in which language, what came of it, and who gave it."""

    document: str | Message
    version: int
    on: str | Message
    language: str
    outcome: str | Message
    by: str = ""
    reason: str = ""
    sha256: str = ""
    """The seal of the text that was given; empty where a version is older than seals."""
