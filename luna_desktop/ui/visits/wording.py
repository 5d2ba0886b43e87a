"""How visits are put into words: days and times, states as chips, who with."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.clinical.visits import KIND_NAMES, MODE_NAMES, STATE_NAMES, VisitMode, VisitState
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.visits import VisitHeader
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, say, shown
from luna_desktop.ui.widgets.painting import ChipSpec

WEEKDAYS = (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))
_LOOKS = {
    VisitState.DRAFT: ("warn", "pencil"),
    VisitState.SIGNED: ("ok", "circle-check"),
    VisitState.AMENDED: ("accent", "file-pen"),
    VisitState.ENTERED_IN_ERROR: ("neutral", "ban"),
    VisitState.DISCARDED: ("neutral", "trash-2"),
}


def day_of(at: datetime) -> str:
    """Return the day of an instant in the clinic: 23-Nov-2026."""
    return show_day(at.astimezone(CLINIC_ZONE).date(), current())


def time_of(at: datetime) -> str:
    """Return the time of an instant in the clinic: 11:02."""
    return f"{at.astimezone(CLINIC_ZONE):%H:%M}"


def weekday_of(at: datetime) -> str:
    """Return the day of the week of an instant in the clinic."""
    return shown(WEEKDAYS[at.astimezone(CLINIC_ZONE).weekday()])


def moment_of(at: datetime) -> str:
    """Return day and time of an instant in the clinic."""
    return _("{day}, {time}", day=day_of(at), time=time_of(at))


def title_of(header: VisitHeader) -> str:
    """Return the heading of a visit."""
    at = header.started_at
    return _("Visit {weekday} {day}, {time}", weekday=weekday_of(at), day=day_of(at), time=time_of(at))


def state_chip(state: VisitState) -> ChipSpec:
    """Return the state of a note as a chip."""
    tone, icon = _LOOKS[state]
    return ChipSpec(shown(STATE_NAMES[state]), tone, icon)


def note_chip(header: VisitHeader) -> ChipSpec:
    """Return the state of a note as a chip; a visit to another clinic says that it is one."""
    if header.elsewhere and header.state is not VisitState.ENTERED_IN_ERROR:
        return ChipSpec(_("From another clinic"), "neutral", "file-down")
    return state_chip(header.state)


def what_of(header: VisitHeader) -> str:
    """Return what a visit was about; one without a word yet says so."""
    return header.headline or _("Nothing written yet")


def kind_words(header: VisitHeader) -> str:
    """Return what a visit was for, and how where it was not in person."""
    kind = shown(KIND_NAMES[header.kind])
    if header.mode is VisitMode.IN_PERSON:
        return kind
    return _("{kind} · {mode}", kind=kind, mode=shown(MODE_NAMES[header.mode]))
