"""Changes are passed on together, and silence stays silence."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.announcements import Announcements


def test_changes_are_told_at_once(qtbot: QtBot) -> None:
    hub = Announcements()
    with qtbot.waitSignal(hub.changed, timeout=1000) as heard:
        hub.announce(["patient", "allergies", "patient"])
    assert heard.args == [frozenset({"patient", "allergies"})]


def test_nothing_is_told_where_nothing_changed(qtbot: QtBot) -> None:
    hub = Announcements()
    with qtbot.assertNotEmitted(hub.changed):
        hub.announce([])


def test_what_arrives_after_the_lock_is_not_passed_on(qtbot: QtBot) -> None:
    hub = Announcements()
    hub.mute(muted=True)
    with qtbot.assertNotEmitted(hub.changed):
        hub.announce(["patient"])
    hub.mute(muted=False)
    with qtbot.waitSignal(hub.changed, timeout=1000):
        hub.announce(["patient"])
