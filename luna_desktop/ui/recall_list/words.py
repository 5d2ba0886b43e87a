"""What the recall list says of a line: since when somebody is due, what for in desk words, and what was tried."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from luna_desktop.domain.measures import show_day
from luna_desktop.services.front.outstanding import FOLLOW_UP, RECALL
from luna_desktop.services.front.recall_list import RecallLine
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec

ORIGINS: dict[str, Message] = {
    RECALL: say("Ordered by a clinician"),
    FOLLOW_UP: say("Asked for at a visit"),
}
LONG_OVERDUE = 28
"""Days after which a line is marked in red."""


def what_cell(line: RecallLine) -> Cell:
    """Return what is due, in desk words, and where it comes from."""
    return Cell(shown(line.what), shown(ORIGINS.get(line.kind, say("By the interval of the service"))))


def due_cell(line: RecallLine, today: date) -> Cell:
    """Return the day that is past, and for how long."""
    days = (today - line.due_on).days
    since = _("Due today") if days <= 0 else _("1 day overdue") if days == 1 else _("{count} days overdue", count=days)
    tone = "danger" if days > LONG_OVERDUE else "warn" if days > 0 else "info"
    return Cell(show_day(line.due_on, current()), chips=(ChipSpec(since, tone, "clock"),))


def contacts_cell(line: RecallLine, zone: ZoneInfo) -> Cell:
    """Return how often somebody was contacted about it, and when last."""
    if line.last_contact is None:
        return Cell(_("Not contacted yet"))
    often = _("Contacted once") if line.contacts == 1 else _("Contacted {count} times", count=line.contacts)
    day = show_day(line.last_contact.astimezone(zone).date(), current())
    return Cell(often, _("last on {day}", day=day))


def resting_words(contacted: int, hides: int) -> str:
    """Return how many were contacted lately and come back after how many days."""
    if not contacted:
        return _("Whoever is contacted is left out for {days} days.", days=hides)
    if contacted == 1:
        return _("1 more was contacted in the last {days} days, and is left out.", days=hides)
    return _("{count} more were contacted in the last {days} days, and are left out.", count=contacted, days=hides)
