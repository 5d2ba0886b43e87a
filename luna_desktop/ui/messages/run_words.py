"""A run in words: who, when, by which way, said yes when, and why somebody is left out."""

from __future__ import annotations

from luna_desktop.domain.measures import show_day
from luna_desktop.services.messages.runs import Concerned, GoesOut, StaysOut
from luna_desktop.services.messages.ways import WhatNow
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, current, shown
from luna_desktop.ui.messages.wording import CHANNEL_ICONS, address_words, day_of, way_name
from luna_desktop.ui.widgets.cells import Cell


def who_cell(who: Concerned, *, out: bool) -> Cell:
    """Return a person, marked where they were taken out."""
    note = _("{mrn} · left out of this run", mrn=who.card.mrn) if out else who.card.mrn
    return Cell(who.card.name, note, strong=not out)


def left_cell(who: Concerned) -> Cell:
    """Return a person who is left out."""
    return Cell(who.card.name, who.card.mrn, strong=True)


def when_cell(who: Concerned) -> Cell:
    """Return when the booking is, or since when somebody is due."""
    if who.starts is not None:
        local = who.starts.astimezone(CLINIC_ZONE)
        return Cell(show_day(local.date(), current()), f"{local:%H:%M}")
    if who.due_on is not None:
        return Cell(show_day(who.due_on, current()), _("due"))
    return Cell("")


def way_cell(row: GoesOut) -> Cell:
    """Return by which way, and to which number or address; a guardian's is said so."""
    address = address_words(row.way.channel, row.way.address)
    note = _("{address}, guardian", address=address) if row.is_guardian else address
    return Cell(way_name(row.way), note, icon=CHANNEL_ICONS[row.way.channel])


def said_cell(row: GoesOut, *, out: bool) -> Cell:
    """Return when the patient said yes to it."""
    if out:
        return Cell(_("Left out"), icon="user-x")
    if row.said_at is None:
        return Cell(_("Part of the booking"), icon="check")
    return Cell(_("Yes, {day}", day=day_of(row.said_at)), icon="check")


def why_cell(row: StaysOut) -> Cell:
    """Return why somebody is left out, and since when that is so."""
    since = row.left_out.since
    note = day_of(since) if since is not None else ""
    if row.left_out.is_new_address:
        note = _("The earlier yes was for another number or address.")
    return Cell(shown(row.left_out.message), note, wraps=True)


def now_words(what: WhatNow) -> str:
    """Return what can be done about somebody who is left out."""
    return {
        WhatNow.NOTHING: _("Nothing"),
        WhatNow.ASK: _("Ask at the desk"),
        WhatNow.ADD_GUARDIAN: _("Add a guardian"),
        WhatNow.CHECK_ADDRESS: _("Check the number"),
        WhatNow.ADD_ADDRESS: _("Add a number"),
        WhatNow.OTHER_WAY: _("Choose another way"),
    }[what]
