"""What waits for the desk, from many parts of the program. Another part adds its own with one line in `SOURCES`.

A source is a function `(work) -> tasks`, the most urgent first, that reads in one statement, names nothing clinical
and leaves out whoever is hidden from the actor (`services.people.cards.cards_of`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.notices import Document
from luna_desktop.services.front.set_up import set_up_of
from luna_desktop.services.front.waiting_room import DayLine, read_lines
from luna_desktop.services.privacy.receipts import BehindQuery, behind
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import Work
from luna_desktop.texts import Message, say, say_n

MOST_OF_EACH = 5
"""So many tasks of one source stand in the panel; the rest is counted in one more line."""


@dataclass(frozen=True)
class DeskTask:
    """Something that waits for the desk: what, about whom, and where it is done.

    `goes_to` is a place of the program, or a tab of the patient's chart where `patient_id` is given. `key` names the
    task among all that are shown.
    """

    key: str
    icon: str
    title: Message
    note: Message | str
    action: Message
    goes_to: str
    patient_id: PatientId | None = None
    action_icon: str = ""


Source = Callable[[Work], Iterable[DeskTask]]


@dataclass(frozen=True)
class TaskSource:
    """Where tasks come from, who gets them, and the place where all of them stand."""

    key: str
    permission: Permission
    find: Source
    rest_at: str = "today"


def unsigned_forms(work: Work) -> Iterable[DeskTask]:
    """Return who comes today and still has a form to sign."""
    for line in _today(work):
        if line.form_to_sign:
            at = line.starts.astimezone(set_up_of(work).zone)
            yield DeskTask(
                f"sign{line.booking_id}",
                "file-pen",
                say("Consent to sign"),
                say("{name}, for {time} today.", name=line.name, time=f"{at:%H:%M}"),
                say("Open"),
                "privacy",
                line.patient_id,
            )


def notices_to_give(work: Work) -> Iterable[DeskTask]:
    """Return how many patients are to be given the notice in force."""
    count = behind(work, BehindQuery(Document.NOTICE, limit=1)).count
    if count:
        yield DeskTask(
            "notices",
            "file-text",
            say("Notices to be given"),
            say_n("{count} patient", "{count} patients", count),
            say("Open"),
            "to-be-given",
        )


SOURCES: tuple[TaskSource, ...] = (
    TaskSource("forms", Permission.READ_BOOK, unsigned_forms),
    TaskSource("notices", Permission.GIVE_NOTICE, notices_to_give),
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


def _today(work: Work) -> tuple[DayLine, ...]:
    return read_lines(work, BookingState.BOOKED, BookingState.CONFIRMED, BookingState.ARRIVED)
