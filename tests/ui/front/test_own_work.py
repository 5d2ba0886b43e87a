"""The counts of the Review page as lines of the panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from luna_desktop.domain.access import Permission, Role
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.ui.front import own_work
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of
from tests.ui.review.waiting import a_row, a_section


def shown(opened: Opener, role: Role) -> list[tuple[str, str, str]]:
    told: list[DeskTask] = []
    own_work.own_tasks(QObject(), context_of(opened(role)), told.extend)
    return [(task.key, str(task.note), task.goes_to) for task in told]


def test_lists_in_which_something_waits_are_counted(open_clinic: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    late, calm = a_row(1, late=True), a_row(2)
    sections = (
        a_section("results", late, calm),
        a_section("notes", calm),
        a_section("nothing"),
        a_section("secret", calm, permission=Permission.READ_AUDIT),
    )
    monkeypatch.setattr(own_work, "SECTIONS", sections)
    assert shown(open_clinic, Role.CLINICIAN) == [
        ("review_results", "2 wait, 1 late", "review"),
        ("review_notes", "1 waits", "review"),
    ]


def test_reception_has_no_such_lists(open_clinic: Opener) -> None:
    assert shown(open_clinic, Role.RECEPTION) == []
