"""What of a record a disclosure holds, and how its row keeps that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from luna_desktop.domain.disclosures import Way
from luna_desktop.reports.record_content import Section

OFFERED = (
    Section.CONTACT,
    Section.ALLERGIES,
    Section.HISTORY,
    Section.LIFESTYLE,
    Section.VISITS,
    Section.FINDINGS,
    Section.PAPERS,
    Section.RESULTS,
    Section.PHOTOGRAPHS,
)
"""Sections of the record that can be disclosed; what concerns the patient's own rights is for the patient."""


@dataclass(frozen=True)
class Terms:
    """What of the record is disclosed: sections, days, photographs; in which language and way; on which document."""

    sections: tuple[Section, ...]
    since: date | None = None
    until: date | None = None
    photographs: tuple[int, ...] = ()
    language: str = "en"
    way: Way = Way.HAND
    document: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing of the record is left out (45 CFR 164.514(d)(5) as model asks why)."""
        everything = set(OFFERED) - {Section.PHOTOGRAPHS}
        return everything <= set(self.sections) and self.since is None and self.until is None


def write_terms(terms: Terms) -> Mapping[str, object]:
    """Return what a row keeps of the terms."""
    return {
        "sections": [section.value for section in terms.sections],
        "since": terms.since.isoformat() if terms.since else "",
        "until": terms.until.isoformat() if terms.until else "",
        "photographs": list(terms.photographs),
        "language": terms.language,
        "way": terms.way.value,
        "document": terms.document.strip(),
    }


def read_terms(content: str) -> Terms:
    """Return the terms that a row keeps; a record copy keeps none."""
    kept: dict[str, Any] = json.loads(content)
    return Terms(
        tuple(Section(value) for value in kept.get("sections", ())),
        _day(kept.get("since", "")),
        _day(kept.get("until", "")),
        tuple(kept.get("photographs", ())),
        kept.get("language", "en"),
        Way(kept.get("way", Way.HAND.value)),
        kept.get("document", ""),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def describe(terms: Terms) -> str:
    """Return in codes what a row says was disclosed; `accounting.what_words` reads it."""
    return "parts: " + ", ".join(section.value for section in OFFERED if section in terms.sections)
