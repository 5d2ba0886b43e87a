"""What stands in the way with the ways on, and that a clinician looks first."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.booking.banners import ConflictBanner, HoldBanner
from luna_desktop.ui.booking.shown import ConflictShown

CONFLICT = ConflictShown("Same patient, two places", "Ritu is booked from 11:00 to 11:30.", 7, time(11, 30), True)


def test_a_conflict_offers_what_can_be_done(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    banner = ConflictBanner()
    banner.setParent(holder)
    banner.show_conflict(CONFLICT)
    assert not banner.isHidden()
    assert banner.text() == "Same patient, two places Ritu is booked from 11:00 to 11:30."
    assert banner.use_button.text() == "Use 11:30"
    with qtbot.waitSignal(banner.show_wanted) as show:
        banner.show_button.click()
    assert show.args == [7]
    with qtbot.waitSignal(banner.use_wanted) as use:
        banner.use_button.click()
    assert use.args == [time(11, 30)]
    with qtbot.waitSignal(banner.override_wanted):
        banner.override_button.click()
    banner.show_overridden(CONFLICT, "Twins come together")
    assert "Twins come together" in banner.text()
    with qtbot.waitSignal(banner.keep_wanted):
        banner.keep_button.click()
    banner.show_conflict(ConflictShown("Closed", "The clinic is closed."))
    assert banner.show_button.isHidden()
    assert banner.use_button.isHidden()
    assert banner.override_button.isHidden()
    banner.show_conflict(None)
    assert banner.isHidden()


def test_a_held_booking_says_who_reviews_it(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    banner = HoldBanner()
    banner.setParent(holder)
    banner.show_hold("Priya Kulkarni")
    assert "Priya Kulkarni’s review list" in banner.text()
    banner.show_hold("")
    assert "the review list" in banner.text()
    banner.show_hold(None)
    assert banner.isHidden()
