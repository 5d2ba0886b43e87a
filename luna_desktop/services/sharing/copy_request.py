"""Which record copy is wanted: whose, for whom and why, what of it, and from which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.recipients import Recipient
from luna_desktop.domain.redaction import Redaction
from luna_desktop.reports import record_content as page


@dataclass(frozen=True)
class CopyRequest:
    """Which copy, for whom and why; `photographs` are ids, None for all that the sections include.

    `since` and `until` keep to what was recorded, assessed or photographed within these days; `accounted_since` says
    from which day on disclosures are listed, None for six years. `photographs` left as None takes no intimate ones:
    they go in only where somebody asked for them by name. `release` says how it is handed over: paper, pdf or zip.
    `case_id` is the request that it answers, 0 for one that is logged when the copy is made. `redactions` are passages
    that are taken out, `withheld` pairs of a section and the code of the reason.
    """

    patient_id: PatientId
    recipient: Recipient
    purpose: str
    form: page.Form = page.Form.FULL
    sections: tuple[page.Section, ...] = page.ALL_SECTIONS
    photographs: tuple[int, ...] | None = None
    language: str = "en"
    identity_seen: str = ""
    identity_last_four: str = ""
    requested_at: datetime | None = None
    preview: bool = True
    since: date | None = None
    until: date | None = None
    accounted_since: date | None = None
    release: str = ""
    case_id: int = 0
    redactions: tuple[Redaction, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()

    def has(self, day: date) -> bool:
        """Tell whether a day lies within what is wanted."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
