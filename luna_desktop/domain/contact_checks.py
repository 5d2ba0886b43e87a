"""That somebody went through a patient's contact details with them and they were right: a dated fact of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.facts import register_kind
from luna_desktop.domain.gate import DataClass

KIND = "contact_check"
CHECK_AFTER = timedelta(days=365)
"""After so long contact details are gone through again (what the clinic is told stays true no longer)."""


@register_kind(KIND, data_class=DataClass.CONTACT, single=True)
@dataclass(frozen=True)
class ContactCheck:
    """On which day the details were confirmed. Who was asked is the fact's source, who asked is its author."""

    on: date


def is_due(last: datetime | None, today: date) -> bool:
    """Tell whether details that were entered, changed or confirmed last then are to be confirmed on a day."""
    return last is None or today - local_day(last) >= CHECK_AFTER
