"""What waits for whoever treats, as lines of the panel: the counts of the lists on the Review page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from luna_desktop.services.care.review import ReviewItem
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.texts import Message, say, say_n
from luna_desktop.ui.context import Context
from luna_desktop.ui.review.sections import SECTIONS, Section

Counted = list[tuple[Section, list[ReviewItem]]]


def own_tasks(owner: QObject, context: Context, show: Callable[[tuple[DeskTask, ...]], None]) -> None:
    """Read the lists of the Review page that the person may read, and show a line for each in which something waits."""
    mine = [each for each in SECTIONS if context.actor.may(each.permission)]
    if not mine:
        return

    def read() -> Counted:
        return [(each, context.job(each.read, None)()) for each in mine]

    def tell(found: Counted) -> None:
        show(tuple(_task(section, rows) for section, rows in found if rows))

    context.lane.run(owner, read, tell, context.incidents.report)


def _task(section: Section, rows: list[ReviewItem]) -> DeskTask:
    return DeskTask(f"review_{section.key}", section.icon, section.title, _note(rows), say("Open"), "review")


def _note(rows: list[ReviewItem]) -> Message:
    late = sum(row.is_late for row in rows)
    if late:
        return say("{count} wait, {late} late", count=len(rows), late=late)
    return say_n("{count} waits", "{count} wait", len(rows))
