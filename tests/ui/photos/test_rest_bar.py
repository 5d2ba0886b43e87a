"""The line that offers to go on with an import."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.photos.rest_bar import RestBar


def test_it_says_how_far_it_came_and_goes_away_with_the_last_file(qtbot: QtBot) -> None:
    bar = RestBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_rest(412, 1000)
    assert "412 of 1000" in bar.text.text()
    assert bar.accessibleDescription() == bar.text.text()
    with qtbot.waitSignal(bar.go_on_wanted):
        bar.go_on.click()
    with qtbot.waitSignal(bar.leave_wanted):
        bar.leave.click()
    bar.show_rest(0, 0)
    assert bar.isHidden()
