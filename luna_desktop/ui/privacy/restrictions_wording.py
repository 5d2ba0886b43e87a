"""How restrictions are put into words and chips on the Privacy tab."""

from __future__ import annotations

from luna_desktop.domain.consent import PURPOSE_NAMES
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.preferences import CHANNEL_NAMES, Channel
from luna_desktop.domain.restrictions import RESTRICTION_NAMES, RESTRICTION_STATES, RestrictionKind, RestrictionState
from luna_desktop.domain.rights.openings import REASON_NAMES, reason_of
from luna_desktop.services.privacy.restriction_rules import ENDING_NAMES, Ending
from luna_desktop.services.privacy.restrictions import DeskNote, RestrictionLine, StepLine
from luna_desktop.texts import _, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.painting import ChipSpec

_TONES = {
    RestrictionState.REQUESTED: ("warn", "clock"),
    RestrictionState.AGREED: ("priv", "lock"),
    RestrictionState.MANDATORY: ("priv", "lock"),
    RestrictionState.DECLINED: ("neutral", "ban"),
    RestrictionState.ENDED: ("neutral", "minus"),
}


def state_chip(line: RestrictionLine) -> ChipSpec:
    """Return where a restriction stands, as a chip."""
    in_force = line.state in {RestrictionState.AGREED, RestrictionState.MANDATORY}
    if in_force and not line.stands:
        return ChipSpec(_("Run out"), "neutral", "minus")
    if line.state is RestrictionState.ENDED and line.stands:
        return ChipSpec(_("In force, notice given"), "warn", "clock")
    tone, icon = _TONES[line.state]
    return ChipSpec(shown(RESTRICTION_STATES[line.state]), tone, icon)


def title_of(kind: RestrictionKind) -> str:
    """Return a kind of restriction in words."""
    return shown(RESTRICTION_NAMES[kind])


def terms_words(line: RestrictionLine) -> str:
    """Return whom or what a restriction covers."""
    terms = line.terms
    if terms.kind is RestrictionKind.PERSON:
        return line.recipient or terms.party
    if terms.kind is RestrictionKind.STAFF:
        return ", ".join(line.staff)
    if terms.kind is RestrictionKind.USE:
        return "; ".join(sorted(shown(PURPOSE_NAMES[purpose]) for purpose in terms.purposes))
    if terms.kind is RestrictionKind.CHANNEL and terms.channel is not None:
        return _way_words(terms.channel, terms.address)
    return ""


def note_words(note: DeskNote) -> str:
    """Return what the desk keeps to, in one line."""
    if note.kind is RestrictionKind.CHANNEL and note.channel is not None:
        return _way_words(note.channel, note.address)
    return note.party


def asked_words(line: RestrictionLine) -> str:
    """Return who asked and who wrote it down."""
    if line.asked_by:
        return _(
            "Asked by {person}, written {time} by {name}", person=line.asked_by, time=moment(line.at), name=line.by
        )
    return _("Asked by the patient, written {time} by {name}", time=moment(line.at), name=line.by)


def step_words(step: StepLine) -> str:
    """Return one step as a sentence with the note that was made."""
    if step.state is RestrictionState.OVERRIDDEN:
        said = _(
            "Opened {time} by {name} in spite of it: {reason}",
            time=moment(step.at),
            name=step.by,
            reason=shown(REASON_NAMES[reason_of(step.mode)]),
        )
    elif step.state is RestrictionState.ENDED:
        said = _(
            "Ended {time} by {name}: {how}",
            time=moment(step.at),
            name=step.by,
            how=shown(ENDING_NAMES[Ending(step.mode)]),
        )
    else:
        said = _(
            "{state} {time}, {name}", state=shown(RESTRICTION_STATES[step.state]), time=moment(step.at), name=step.by
        )
    if step.applies_from is not None:
        said = _("{said}, counts from {time}", said=said, time=moment(step.applies_from))
    if step.applies_until is not None:
        said = _("{said}, until {time}", said=said, time=moment(step.applies_until))
    return _("{said}. “{note}”", said=said, note=step.note) if step.note else said


def _way_words(channel: Channel, address: str) -> str:
    plain = address if channel in {Channel.EMAIL, Channel.POST} else show_phone(address)
    return _("{channel}: {address}", channel=shown(CHANNEL_NAMES[channel]), address=plain)
