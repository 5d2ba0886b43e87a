"""Sentences of the booking dialog that more than one of its parts says."""

from __future__ import annotations

from luna_desktop.texts import _
from luna_desktop.ui.widgets.painting import ChipSpec


def alert_spec() -> ChipSpec:
    """Return the chip that tells the desk to ask a clinician, never why."""
    return ChipSpec(_("Alert: see clinician"), "warn", "triangle-alert")


def length_words(minutes: int) -> str:
    """Return a length as the desk says it."""
    return _("{count} min", count=minutes)
