"""The Staff page by itself: states, and room for its words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.staff.panel import Person
from luna_desktop.ui.staff.view import StaffView
from tests.ui.clipping import clipped
from tests.ui.staff.test_wording import a_row


@pytest.fixture
def view(qtbot: QtBot) -> StaffView:
    made = StaffView()
    qtbot.addWidget(made)
    return made


def test_trouble_stands_where_it_is_read(view: StaffView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.retry_wanted):
        view.show_trouble("The disk is full.")
        view.stack.currentWidget().button.click()  # type: ignore[union-attr]  # a StatePage
    view.show_rows([a_row(Role.OWNER)])
    view.show_trouble("The disk is full.")
    assert view.banner.text() == "The disk is full."
    view.panel.show_page(view.panel.roles_form)
    view.show_stale("Somebody else changed this account.", None)
    assert view.panel.roles_form.banner.text() == "Somebody else changed this account."


def test_reading_is_said(view: StaffView) -> None:
    view.show_loading()
    assert view.stack.currentWidget().objectName() == "staffLoading"


@pytest.mark.parametrize("size", [(1180, 680), (1440, 900)])
def test_nothing_is_cut_off(view: StaffView, size: tuple[int, int]) -> None:
    row = a_row(*Role, waits=True)
    view.show_rows([row])
    view.show_person(Person(row, is_me=False, may_manage=True, may_confirm=True))
    view.resize(size[0] - 80, size[1] - 84)
    view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
