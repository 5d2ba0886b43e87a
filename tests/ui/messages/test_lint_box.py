"""Each finding stands with its reason and a button that takes the words out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.domain.messages.lint import lint
from luna_desktop.services.messages.words import word_lists
from luna_desktop.ui.messages.lint_box import LintBox


def test_a_button_for_each_and_nothing_where_nothing_is_wrong(qtbot: QtBot) -> None:
    box = LintBox()
    qtbot.addWidget(box)
    findings = lint(MessageClass.REMINDER, "10% off your next peel", word_lists())
    box.show_findings("2 things to fix", findings, may_change=True)
    assert [button.accessibleName() for button in box.rows] == ["Take out “10% off”", "Take out “peel”"]
    with qtbot.waitSignal(box.take_out_wanted) as wanted:
        box.rows[1].click()
    assert wanted.args == [findings[1]]
    assert box.first() is box.rows[0]
    box.show_findings("", findings[:1], may_change=False)
    assert not box.rows[0].isEnabled()
    box.show_findings("", (), may_change=True)
    assert (box.isVisibleTo(None), box.first()) == (False, None)
