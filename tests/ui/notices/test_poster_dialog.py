"""The poster, small, before it goes anywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.ui.notices.poster_dialog import PosterDialog
from tests.reports.test_rights_poster import poster


def test_nothing_can_leave_before_there_is_a_page(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(1000, 640)
    qtbot.addWidget(page)
    page.show()
    dialog = PosterDialog(page)
    dialog.open_on(dialog.languages)
    assert not dialog.print_button.isEnabled()
    dialog.show_poster(poster("en"))
    assert dialog.print_button.isEnabled()
    assert not dialog.picture.pixmap().isNull()
    assert dialog.card.height() <= page.height()
    dialog.show_trouble("Enter the contact.")
    assert dialog.banner.text() == "Enter the contact."
