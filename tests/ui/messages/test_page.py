"""The Messages page shows one view at a time, by switch and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.messages.page import VIEWS, MessagesPage, build_page
from tests.clinic_fixtures import Opener
from tests.ui.messages.parts import context, shown


def test_views_by_switch_and_keys(qtbot: QtBot, open_clinic: Opener) -> None:
    page = build_page(context(open_clinic(Role.RECEPTION)))
    assert isinstance(page, MessagesPage)
    shown(qtbot, page)
    assert page.current() == "outbox"
    page.switch.chosen.emit("templates")
    assert (page.current(), page.title.text()) == ("templates", "Templates")
    button = page.switch.findChild(QPushButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.current() == VIEWS[0].key
    qtbot.keyClick(button, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.current() == VIEWS[-1].key
    page.show_view("nothing")
    assert page.current() == VIEWS[-1].key
