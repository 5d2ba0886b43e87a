"""A task and a source are plain values."""

from __future__ import annotations

from luna_desktop.domain.access import Permission
from luna_desktop.services.front.desk_task import DeskTask, TaskSource
from luna_desktop.texts import say


def test_a_task_is_about_nobody_unless_it_says_so() -> None:
    task = DeskTask("k", "phone", say("Call"), "", say("Open"), "messages")
    assert (task.patient_id, task.action_icon) == (None, "")
    assert TaskSource("k", Permission.READ_BOOK, lambda _work: [task]).rest_at == "today"
