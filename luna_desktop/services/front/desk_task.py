"""One thing that waits for the desk, and where such things come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.work import Work
from luna_desktop.texts import Message


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
