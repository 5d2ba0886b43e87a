"""Notices over a page, the offer of a draft, and two versions side by side."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.entries.frame import ChartFrame


def test_notices_take_no_room_while_nothing_is_said(qtbot: QtBot) -> None:
    frame = ChartFrame("testFrame", "Test")
    frame.compose(QWidget())
    qtbot.addWidget(frame)
    frame.show()
    holder = frame.banner.parentWidget()
    assert holder is not None
    assert not holder.isVisible()
    frame.draft_banner.offer(datetime(2026, 11, 22, tzinfo=UTC))
    assert holder.isVisible()
    assert frame.draft_banner.button.text() == "Keep"
    with qtbot.waitSignal(frame.draft_banner.thrown):
        frame.draft_banner.throw_button.click()
    frame.draft_banner.hide()
    assert not holder.isVisible()


def test_an_unknown_value_is_named_in_both_versions(qtbot: QtBot) -> None:
    frame = ChartFrame("testFrame", "Test")
    frame.compose(QWidget())
    qtbot.addWidget(frame)
    frame.stale_box.show_versions("Somebody saved.", [("Site", "", "Cheeks")])
    texts = [label.text() for label in frame.stale_box.findChildren(type(frame.save_bar.count))]
    assert "Not known" in texts
    assert "Cheeks" in texts
