"""The page: its parts, who may open it, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.setup_book.page import SetUpView, build_page
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way, context_of
from tests.ui.setup_book.conftest import Office


def test_every_part_is_reached_by_its_key_and_read_once(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("services")
    assert set(page.parts.presenters) == {"services"}
    for at, key in enumerate(page.view.parts, 1):
        qtbot.keyClick(page.view, Qt.Key(Qt.Key.Key_0 + at), Qt.KeyboardModifier.AltModifier)
        assert page.view.stack.currentWidget() is page.view.parts[key]
    assert set(page.parts.presenters) == set(page.view.parts)


def test_only_the_owner_opens_it_and_goes_back_to_the_settings(open_clinic: Opener, qtbot: QtBot) -> None:
    way = Way()
    owner = open_clinic(Role.OWNER)
    page = build_page(context_of(owner, way=way))
    qtbot.addWidget(page)
    assert isinstance(page, SetUpView)
    page.back.click()
    assert way.places == ["settings"]
    owner.close()
    closed = build_page(context_of(open_clinic(Role.RECEPTION)))
    qtbot.addWidget(closed)
    assert closed.objectName() == "setUpBookClosed"
