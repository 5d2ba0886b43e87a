"""The head of a visit says when, in which state, and with whom."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.services.care.visits import OpenVisit, VersionOfVisit
from luna_desktop.ui.visits.visit_head import VisitHead
from tests.services.care.visiting import WHOLE
from tests.ui.visits.test_wording import LATE, a_header


def test_room_and_kind_stand_beside_the_name(qtbot: QtBot) -> None:
    head = VisitHead()
    qtbot.addWidget(head)
    header = a_header()
    note = replace(WHOLE, room="Room 1")
    version = VersionOfVisit(1, header.state, note, "Dr Nandini Rao", header.practitioner_id, LATE, "")
    head.show_visit(OpenVisit(header, (version,)))
    assert head.title.text() == "Visit Mon 23-Nov-2026, 02:02"
    assert head.about.whole_text() == "Dr Nandini Rao · Follow-up · Room 1"
    assert head.state.spec().text == "Draft, not signed"
