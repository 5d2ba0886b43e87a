"""Papers in words: chips by state, days, who wrote and issued them."""

from __future__ import annotations

from datetime import date, datetime

from luna_desktop.domain.clinical.care_papers import PaperState
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.painting import ChipSpec


def state_chip(line: PaperLine) -> ChipSpec:
    """Return where a paper stands."""
    if line.state is PaperState.ISSUED:
        return ChipSpec(_("Issued"), "ok", "circle-check")
    if line.state is PaperState.CANCELLED:
        return ChipSpec(_("Cancelled"), "neutral", "ban", line.reason)
    return ChipSpec(_("Draft, not issued"), "warn", "pencil")


def day_text(when: datetime | date) -> str:
    """Return a day such as 23-Nov-2026, in the clinic's zone."""
    day = when.astimezone(CLINIC_ZONE).date() if isinstance(when, datetime) else when
    return show_day(day, current())


def who_words(line: PaperLine) -> str:
    """Return who issued or wrote a paper, and when."""
    if line.cancelled_at is not None:
        return _(
            "Cancelled on {day} by {name}: {reason}",
            day=day_text(line.cancelled_at),
            name=line.cancelled_by,
            reason=line.reason,
        )
    if line.issued_at is not None:
        return _("Issued on {day} by {name}", day=day_text(line.issued_at), name=line.issued_by)
    return _("Saved on {day} by {name}", day=day_text(line.written_at), name=line.written_by)
