"""For which task somebody looked at a record, told from what the audit log says that they opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from luna_desktop.texts import Message, say


class Task(Enum):
    """What a record was opened for; in the order in which a patient is told."""

    CARE = "care"
    CLOSED = "closed"
    RIGHTS = "rights"
    COPY = "copy"
    DESK = "desk"


TASK_NAMES: dict[Task, Message] = {
    Task.CARE: say("Care: the chart, visits, photographs or documents"),
    Task.CLOSED: say("The record was closed to them and they opened it with a reason"),
    Task.RIGHTS: say("Consents, restrictions or your requests"),
    Task.COPY: say("A copy of your record"),
    Task.DESK: say("Contact details and appointments"),
}
TASKS: dict[str, Task] = {
    "chart opened": Task.CARE,
    "visit opened": Task.CARE,
    "document opened": Task.CARE,
    "photographs listed": Task.CARE,
    "photograph opened": Task.CARE,
    "intimate photographs shown": Task.CARE,
    "intimate photograph opened": Task.CARE,
    "photo export opened": Task.RIGHTS,
    "photograph compared": Task.CARE,
    "photograph opened in full size": Task.CARE,
    "treatment consent opened": Task.CARE,
    "closed record opened": Task.CLOSED,
    "restriction overridden": Task.CLOSED,
    "privacy page read": Task.RIGHTS,
    "evidence opened": Task.RIGHTS,
    "restrictions read": Task.RIGHTS,
    "opened for a case": Task.RIGHTS,
    "record copy begun": Task.COPY,
    "record copy previewed": Task.COPY,
    "record copy prepared": Task.COPY,
    "patient opened": Task.DESK,
    "check-in opened": Task.DESK,
    "contact card opened": Task.DESK,
}
"""Acts of the audit log by which somebody looks at a record. What was handed to others stands in the book of
disclosures, and of that nothing here: an order of the law may ask to keep it from the patient."""


@dataclass(frozen=True)
class Look:
    """One look at a record: who, in which roles, in which sign-in, when, and what was opened."""

    user: int
    roles: str
    session: str
    at: datetime
    day: date
    task: Task
    patient: int = 0


@dataclass(frozen=True)
class Looks:
    """All looks of one person, or of everybody in the same roles, for one task; `times` counts sign-ins and days."""

    who: int | str
    task: Task
    first: datetime
    last: datetime
    times: int


def summed(looks: Iterable[Look], *, by_name: bool) -> tuple[Looks, ...]:
    """Return looks as rows, the newest last look first: by person, or by the roles that they held.

    Several acts of one sign-in on one day are one time. Whoever opened the chart saw the contact details by that,
    which is not told twice.
    """
    known = list(looks)
    caring = {(each.user, each.session, each.day) for each in known if each.task is not Task.DESK}
    rows: dict[tuple[int | str, Task], list[Look]] = {}
    for each in known:
        if each.task is Task.DESK and (each.user, each.session, each.day) in caring:
            continue
        rows.setdefault((each.user if by_name else each.roles, each.task), []).append(each)
    told = [
        Looks(
            who,
            task,
            min(each.at for each in mine),
            max(each.at for each in mine),
            len({(each.user, each.session, each.day) for each in mine}),
        )
        for (who, task), mine in rows.items()
    ]
    order = list(Task)
    return tuple(sorted(told, key=lambda row: (row.last, -order.index(row.task)), reverse=True))
