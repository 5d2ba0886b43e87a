"""What a record copy says of visits, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.provenance import Dispute, Text

Pair = tuple[Text, Text]


@dataclass(frozen=True, kw_only=True)
class AmendmentRow:
    """A change after signing: who and when, why, and each wording before and after."""

    head: Text
    reason: str
    changes: tuple[tuple[Text, Text, Text], ...]


@dataclass(frozen=True, kw_only=True)
class VisitRow:
    """One visit. `struck` says that it was made in error, and then nothing of its text is printed.

    `pairs` are labels and texts; `procedures` holds the title of each treatment with its own pairs.
    """

    title: Text
    with_whom: Text
    state: Text
    is_signed: bool
    pairs: tuple[Pair, ...] = ()
    procedures: tuple[tuple[Text, tuple[Pair, ...]], ...] = ()
    amendments: tuple[AmendmentRow, ...] = ()
    addenda: tuple[Pair, ...] = ()
    struck: Text = ""
    subject: str = ""
    disputes: tuple[Dispute, ...] = ()
