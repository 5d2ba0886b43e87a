"""How states of consent and of disclosures are worded and coloured on the Privacy tab."""

from __future__ import annotations

from datetime import datetime, timedelta

from luna_desktop.domain.consent import (
    GIVER_NAMES,
    METHOD_NAMES,
    PURPOSE_NAMES,
    STATE_NAMES,
    ConsentMethod,
    ConsentState,
    Giver,
)
from luna_desktop.domain.consent_terms import MEDIUM_NAMES, WAY_NAMES, AnswerWay, Medium
from luna_desktop.domain.measures import show_day
from luna_desktop.services.privacy.consent_lines import ConsentLine
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


def moment(when: datetime) -> str:
    """Return an instant in local time, as “02-Nov-2026, 11:52”."""
    local = when.astimezone(CLINIC_ZONE)
    return f"{show_day(local.date(), current())}, {local:%H:%M}"


def since_words(line: ConsentLine) -> str:
    """Return since when, how and by whom an answer stands, and until when."""
    if line.at is None:
        return _("Nobody has asked the patient yet.")
    since = _("Since {time}, taken by {name}", time=moment(line.at), name=line.taken_by)
    if line.peace_until is not None:
        return _("{since} · left in peace until {day}", since=since, day=_day(line.peace_until))
    if line.expires_at is None:
        return since
    if line.state is ConsentState.EXPIRED:
        return _("{since} · ran out on {day}", since=since, day=_day(line.expires_at))
    return _("{since} · until {day}", since=since, day=_day(line.expires_at - timedelta(microseconds=1)))


def _day(when: datetime) -> str:
    return show_day(when.astimezone(CLINIC_ZONE).date(), current())


def how_words(line: ConsentLine) -> str:
    """Return how the answer was given, by whom, how far it goes, under which notice, and the reason."""
    parts = []
    if line.method is not ConsentMethod.NONE:
        parts.append(shown(METHOD_NAMES[line.method]))
    if line.giver is not Giver.SELF and line.method is not ConsentMethod.GUARDIAN:
        parts.append(shown(GIVER_NAMES[line.giver]))
    if line.given_by:
        parts.append(line.given_by)
    if line.witness:
        parts.append(_("Witness: {name}", name=line.witness))
    parts.extend(_extent_words(line))
    if line.notice_version:
        parts.append(_("Notice version {version}", version=line.notice_version))
    if line.reason:
        parts.append(_("Reason: {reason}", reason=line.reason))
    return " · ".join(parts)


def _extent_words(line: ConsentLine) -> list[str]:
    """Return for one time, by which media, and by which way an answer came that was not given in person."""
    parts = []
    if line.is_for_one_use:
        parts.append(_("For one time only"))
    if line.scope is not None:
        parts.extend(shown(MEDIUM_NAMES[medium]) for medium in Medium if medium in line.scope.media)
        parts.append(_("May be recognisable") if line.scope.is_identifiable else _("Not recognisable"))
    if line.way is not AnswerWay.IN_PERSON:
        parts.append(shown(WAY_NAMES[line.way]))
    return parts


def line_name(line: ConsentLine) -> str:
    """Return what a line is about: the purpose, with the recipient where sharing names one."""
    if line.recipient:
        return _("{purpose}: {recipient}", purpose=shown(PURPOSE_NAMES[line.purpose]), recipient=line.recipient)
    return shown(PURPOSE_NAMES[line.purpose])
