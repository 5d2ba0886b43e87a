"""What is still to do before a merge, and the merges there were."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.merging import Field
from luna_desktop.ui.merges.side import History, SidePanel
from luna_desktop.ui.widgets.buttons import Button
from tests.ui.merges.test_wording import AT, LINE


def test_the_button_works_when_everything_is_chosen_and_said(qtbot: QtBot) -> None:
    side = SidePanel()
    qtbot.addWidget(side)
    side.show_rights(may_merge=True, is_clinician=False, has_allergies=True, stopped="")
    side.show_open([Field.BORN, Field.PHONE])
    assert side.to_go.text() == "2 values to choose, and the reason"
    assert "clinician checks" in side.second.accessibleName()
    side.reason.edit.setPlainText("Same Aadhaar card seen")
    assert side.to_go.text() == "2 values to choose"
    side.show_open([])
    assert side.merge.isEnabled()
    assert side.to_go.text() == ""
    side.show_rights(may_merge=True, is_clinician=True, has_allergies=False, stopped="One is deceased.")
    assert not side.merge.isEnabled()


def test_reception_asks_for_a_merge_with_a_reason_alone(qtbot: QtBot) -> None:
    side = SidePanel()
    qtbot.addWidget(side)
    side.show_rights(may_merge=False, is_clinician=False, has_allergies=False, stopped="")
    side.show_open([Field.BORN])
    assert side.merge.text() == "Ask for the merge"
    assert not side.merge.isEnabled()
    side.reason.edit.setPlainText("Same voter card at the desk")
    assert side.merge.isEnabled()


def test_a_merge_in_force_can_be_undone_and_an_undone_one_is_read(qtbot: QtBot) -> None:
    history = History()
    qtbot.addWidget(history)
    undone = replace(LINE, merge_id=2, undone_at=AT, undone_by="Dr Nandini Rao", undone_reason="twins")
    history.show_lines([undone, LINE])
    opened: list[object] = []
    history.opened.connect(opened.append)
    for name in ("read2", "unmerge1"):
        button = history.findChild(Button, name)
        assert isinstance(button, Button)
        button.click()
    assert opened == [undone, LINE]
    history.show_lines([])
    assert not history._nothing.isHidden()
