"""What a record copy says of the uses of data, consents, wishes, restrictions and disclosures, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.reports.provenance import Text


@dataclass(frozen=True, kw_only=True)
class UseRow:
    """One category of personal data and what the clinic does with it."""

    category: Text
    held: Text
    purpose: Text
    basis: Text
    source: Text
    kept_until: Text


@dataclass(frozen=True, kw_only=True)
class ConsentRow:
    """One purpose with the state of the patient's consent."""

    purpose: Text
    state: Text
    since: Text = ""
    notice_version: str = ""
    given_how: Text = ""
    given_by: Text = ""
    how_to_withdraw: Text = ""


@dataclass(frozen=True, kw_only=True)
class SignatureRow:
    """A signature as strokes of points from the upper left corner, and the purposes that it stands under."""

    signer: str
    on: Text
    purposes: tuple[Text, ...]
    strokes: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, kw_only=True)
class WishRow:
    """What the patient said about one topic by one way to one number or address."""

    topic: Text
    channel: Text
    address: str
    wish: Text
    since: Text = ""


@dataclass(frozen=True, kw_only=True)
class RestrictionRow:
    """One restriction or wish about being contacted that is in force."""

    text: Text
    since: Text = ""


@dataclass(frozen=True, kw_only=True)
class DisclosureRow:
    """One disclosure, or a series to the same recipient with its first and last day."""

    on: Text
    recipient: str
    what: Text
    purpose: Text
    by: Text
    count: int = 1
    last: Text = ""
    basis: Text = ""
    outcome: Text = ""


@dataclass(frozen=True, kw_only=True)
class ProcessorRow:
    """A firm that holds data for the clinic."""

    name: str
    category: Text
    purpose: Text = ""
