"""What waits for the desk, from many parts of the program. Another part adds its own with one line in `SOURCES`.

A source is a function `(work) -> tasks`, the most urgent first, that reads in one statement, names nothing clinical
and leaves out whoever is hidden from the actor (`services.people.cards.cards_of`).
"""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.services.front import desk_sources
from luna_desktop.services.front.desk_task import DeskTask, TaskSource
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import say, say_n

MOST_OF_EACH = 5
"""So many tasks of one source stand in the panel; the rest is counted in one more line."""

SOURCES: tuple[TaskSource, ...] = (
    TaskSource("messages", Permission.READ_MESSAGES, desk_sources.undelivered, rest_at="messages"),
    TaskSource("forms", Permission.READ_BOOK, desk_sources.unsigned_forms),
    TaskSource("pins", Permission.READ_BOOK, desk_sources.late_pins),
    TaskSource("freed", Permission.READ_BOOK, desk_sources.freed_times),
    TaskSource("notices", Permission.GIVE_NOTICE, desk_sources.notices_to_give),
    TaskSource("duplicates", Permission.PROPOSE_MERGE, desk_sources.likely_duplicates),
)
"""In the order in which they stand in the panel."""


@use_case(requires=Permission.READ_BOOK, writes=False)
def read_desk_tasks(work: Work, _: None) -> tuple[DeskTask, ...]:
    """Return what waits for the desk, of the sources that the actor may read."""
    found: list[DeskTask] = []
    for source in SOURCES:
        if work.actor.may(source.permission):
            found += _cut(source, list(source.find(work)))
    return tuple(found)


def _cut(source: TaskSource, tasks: list[DeskTask]) -> list[DeskTask]:
    if len(tasks) <= MOST_OF_EACH:
        return tasks
    rest = len(tasks) - MOST_OF_EACH
    first = tasks[0]
    note = say_n("and {count} more", "and {count} more", rest)
    more = DeskTask(f"{source.key}More", first.icon, first.title, note, say("Open"), source.rest_at)
    return [*tasks[:MOST_OF_EACH], more]
