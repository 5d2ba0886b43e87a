"""How a preview reads: the four checks, the conflict banner, and the sentence in the foot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from luna_desktop.domain.book.clashes import ShownConflict
from luna_desktop.domain.book.hours import AWAY_NAMES
from luna_desktop.domain.book.resources import Resource, ResourceKind, device, practitioner, room
from luna_desktop.domain.book.rules import ConflictKind
from luna_desktop.domain.book.set_up import SetUp
from luna_desktop.services.front.previews import Preview
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.booking.shown import CheckShown, CheckState, ConflictShown, Outcome

_TITLES: dict[ConflictKind, Message] = {
    ConflictKind.PATIENT: say("Same patient, two places"),
    ConflictKind.PRACTITIONER: say("The practitioner is taken"),
    ConflictKind.ROOM: say("The room is taken"),
    ConflictKind.DEVICE: say("The device is taken"),
    ConflictKind.AWAY: say("Not there at this time"),
    ConflictKind.NOT_OFFERED: say("Not meant for this service"),
    ConflictKind.MISSING: say("Something is missing for this service"),
}


def open_checks() -> tuple[CheckShown, ...]:
    """Return the four checks while something is missing."""
    names = (_("Practitioner"), _("Room"), _("Device"), _("Patient"))
    return tuple(CheckShown(name, _("Not checked yet"), CheckState.OPEN) for name in names)


def checks_of(preview: Preview, set_up: SetUp, *, overridden: bool = False) -> tuple[CheckShown, ...]:
    """Return the four checks of a preview."""
    booking, found = preview.booking, preview.found
    service = set_up.services.get(booking.service)
    no_room = not booking.room and service is not None and not service.needs_room
    no_device = not booking.devices and (service is None or not service.needs_device)
    return (
        _check(ResourceKind.PRACTITIONER, [practitioner(booking.practitioner)], found, set_up, overridden),
        _unneeded(_("Room")) if no_room else _check(ResourceKind.ROOM, [room(booking.room)], found, set_up, overridden),
        _unneeded(_("Device"))
        if no_device
        else _check(ResourceKind.DEVICE, [device(each) for each in booking.devices], found, set_up, overridden),
        _patient_check(found, set_up, overridden),
    )


def _unneeded(name: str) -> CheckShown:
    return CheckShown(name, _("None needed"), CheckState.UNNEEDED)


def _check(
    kind: ResourceKind,
    resources: list[Resource],
    found: Iterable[ShownConflict],
    set_up: SetUp,
    overridden: bool,
) -> CheckShown:
    names = [_name(set_up, each) for each in resources if each.id]
    fallback = {
        ResourceKind.PRACTITIONER: _("Practitioner"),
        ResourceKind.ROOM: _("Room"),
        ResourceKind.DEVICE: _("Device"),
    }
    name = ", ".join(names) or fallback[kind]
    mine = [each for each in found if each.conflict.of is not None and each.conflict.of.kind is kind]
    return _state(name, mine, set_up, overridden)


def _patient_check(found: Iterable[ShownConflict], set_up: SetUp, overridden: bool) -> CheckShown:
    mine = [each for each in found if each.conflict.kind is ConflictKind.PATIENT]
    return _state(_("Patient"), mine, set_up, overridden)


def _state(name: str, mine: list[ShownConflict], set_up: SetUp, overridden: bool) -> CheckShown:
    if not mine:
        return CheckShown(name, _("Available"), CheckState.FREE)
    conflict = mine[0].conflict
    if conflict.kind is ConflictKind.NOT_OFFERED:
        note = _("Not meant for this")
    elif conflict.kind is ConflictKind.MISSING:
        note = _("None free")
    elif conflict.why is not None:
        note = conflict.words or shown(AWAY_NAMES[conflict.why])
    else:
        note = _("Busy to {time}", time=f"{conflict.span.ends.astimezone(set_up.zone):%H:%M}")
    return CheckShown(name, note, CheckState.OVERRIDDEN if overridden else CheckState.BUSY)


def _name(set_up: SetUp, resource: Resource) -> str:
    found = set_up.name_of(resource)
    return shown(found) if isinstance(found, Message) else found


def conflict_of(preview: Preview, *, may_override: bool, use: time | None) -> ConflictShown | None:
    """Return the banner about what stands in the way, or None where nothing does."""
    if not preview.found:
        return None
    first = next((each for each in preview.found if each.conflict.kind is ConflictKind.PATIENT), preview.found[0])
    text = " ".join(dict.fromkeys(shown(each.sentence) for each in preview.found))
    return ConflictShown(
        shown(_TITLES[first.conflict.kind]),
        text,
        first.conflict.booking_id if first.booked_by else 0,
        use,
        may_override,
    )


def outcome_of(preview: Preview, *, verb: str, overridden: bool) -> Outcome:
    """Return what the foot says of a preview."""
    count = len(preview.found)
    if not count:
        return Outcome(_("Everything is free."), "ok", verb, True)
    if overridden:
        return Outcome(_("Against a rule, with your reason."), "warn", verb, True)
    said = _("Change the time to go on: 1 conflict.")
    if count > 1:
        said = _("Change the time to go on: {count} conflicts.", count=count)
    return Outcome(said, "danger", verb, False)
