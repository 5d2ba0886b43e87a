"""How states of consent and of disclosures are worded and coloured on the Privacy tab."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.consent import METHOD_NAMES, STATE_NAMES, ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.measures import show_day
from luna_desktop.services.consent_lines import ConsentLine
from luna_desktop.services.record_copies import FAILED, PREPARED, SENT
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec

_STATES = {
    ConsentState.NOT_ASKED: ("warn", "circle-question-mark"),
    ConsentState.OFFERED: ("info", "clock"),
    ConsentState.GIVEN: ("ok", "circle-check"),
    ConsentState.REFUSED: ("priv", "ban"),
    ConsentState.DEFERRED: ("warn", "clock"),
    ConsentState.WITHDRAWN: ("priv", "eye-off"),
    ConsentState.EXPIRED: ("warn", "clock"),
    ConsentState.LAPSED: ("warn", "clock"),
}


def state_chip(state: ConsentState) -> ChipSpec:
    """Return a consent's state as a chip: icon and words."""
    tone, icon = _STATES[state]
    return ChipSpec(shown(STATE_NAMES[state]), tone, icon)


def outcome_chip(state: str) -> ChipSpec:
    """Return what became of a disclosure as a chip."""
    if state == SENT:
        return ChipSpec(_("Handed over"), "ok", "circle-check")
    if state == FAILED:
        return ChipSpec(_("Did not leave"), "danger", "circle-alert")
    return ChipSpec(_("Outcome open") if state == PREPARED else state, "warn", "clock")


def moment(when: datetime) -> str:
    """Return an instant in local time, as “02-Nov-2026, 11:52”."""
    local = when.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())}, {local:%H:%M}"


def since_words(line: ConsentLine) -> str:
    """Return since when, how and by whom an answer stands."""
    if line.at is None:
        return _("Nobody has asked the patient yet.")
    return _("Since {time}, taken by {name}", time=moment(line.at), name=line.taken_by)


def how_words(line: ConsentLine) -> str:
    """Return how the answer was given, by whom, under which notice, and the reason."""
    parts = []
    if line.method is not ConsentMethod.NONE:
        parts.append(shown(METHOD_NAMES[line.method]))
    if line.given_by:
        parts.append(line.given_by)
    if line.notice_version:
        parts.append(_("Notice version {version}", version=line.notice_version))
    if line.reason:
        parts.append(_("Reason: {reason}", reason=line.reason))
    return " · ".join(parts)


def purpose_note(purpose: Purpose) -> str:
    """Return in one sentence what a purpose allows."""
    if purpose is Purpose.CARE:
        return _("To examine, treat and keep the medical record. Without it nothing clinical is recorded.")
    return _("To follow how the skin changes. Only for the record; never for teaching or advertising.")
