"""The page of the pages: what it says when there are none, and that it leaves once."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.services.sharing.deliveries import Delivered
from luna_desktop.ui.disclosures.packet_view import PacketView
from tests.ui.disclosures.reading import words_in


def test_it_says_why_there_are_no_pages(qtbot: QtBot) -> None:
    view = PacketView()
    qtbot.addWidget(view)
    view.show_failed("The patient withdrew it.")
    assert "The patient withdrew it." in words_in(view.stack.currentWidget())
    with qtbot.waitSignal(view.retry_wanted):
        view.findChild(QPushButton, "packetFailedAction").click()


def test_what_left_has_no_way_out_any_more(qtbot: QtBot) -> None:
    view = PacketView()
    qtbot.addWidget(view)
    view.show_print_progress(1, 3)
    assert not view.progress.isHidden()
    view.show_delivered(Delivered(3, "ab" * 32, 1, "DS-2026-0001"), "copper meadow")
    assert "DS-2026-0001 was handed over: 3 pages" in view.result.text()
    assert view.preview.save.isHidden()
    assert view.preview.print.isHidden()
    assert view.secret.passphrase.value() == "copper meadow"
    view.show_stale("Somebody else was faster.", None)
    assert view.banner.text() == "Somebody else was faster."
