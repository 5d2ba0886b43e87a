"""The list of exports: what each waits for, and only what this person may do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.disclosures import State
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.ui.photo_export.made_list import MadeList

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
A_LINE = ExportLine(
    1,
    7,
    "PX-2026-0001",
    PhotoScope.CONFERENCE,
    "Society of Dermatologists",
    "Case discussion",
    (5, 6),
    False,
    AT,
    "Dr Nandini Rao",
    State.APPROVAL,
)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (A_LINE, {"look", "take_back"}),
        (replace(A_LINE, is_own=True), {"take_back"}),
        (replace(A_LINE, is_own=True, checks_from=AT), {"look", "take_back"}),
        (replace(A_LINE, state=State.APPROVED), {"save", "take_back"}),
        (replace(A_LINE, state=State.SENT, left_at=AT), set()),
        (replace(A_LINE, state=State.BLOCKED), set()),
    ],
)
def test_only_what_can_be_done_is_offered(qtbot: QtBot, line: ExportLine, offered: set[str]) -> None:
    made = MadeList(may_check=True, may_export=True)
    qtbot.addWidget(made)
    made.show_lines([line])
    buttons = {"look": made.look, "save": made.save, "take_back": made.take_back}
    assert {name for name, button in buttons.items() if not button.isHidden()} == offered


def test_nothing_made_yet_is_said(qtbot: QtBot) -> None:
    made = MadeList(may_check=True, may_export=True)
    qtbot.addWidget(made)
    made.show_lines([])
    assert made.stack.currentWidget().accessibleName() == "Nothing was made yet"
    assert made.look.isHidden()
