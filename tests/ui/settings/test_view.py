"""The Settings page by itself: tabs, where trouble is shown, and room for its words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.ui.settings.view import SettingsView
from tests.ui.clipping import clipped

TABS = ("clinic", "contact", "preferences", "care", "workstation", "about")


@pytest.fixture
def view(qtbot: QtBot) -> SettingsView:
    made = SettingsView()
    qtbot.addWidget(made)
    return made


def test_each_tab_shows_its_page(view: SettingsView) -> None:
    for key in TABS:
        view.show_tab(key)
        assert view.tabs.current() == key
    view.start_password()
    assert view.stack.currentWidget() is view.password_form
    view.password_form.cancel.click()
    assert view.stack.currentWidget() is view.workstation


def test_trouble_stands_where_it_is_read(view: SettingsView) -> None:
    view.show_stale("Somebody else changed the settings.", None)
    assert view.banner.text() == "Somebody else changed the settings."
    view.show_problems({"name": "Enter the name.", "elsewhere": "No field answers to this."})
    assert view.clinic.field("name").problem == "Enter the name."
    assert view.banner.text() == "No field answers to this."
    view.start_password()
    view.show_trouble("The present password is not right.", tone="warn")
    assert view.password_form.banner.text() == "The present password is not right."


@pytest.mark.parametrize("key", TABS)
def test_nothing_is_cut_off(view: SettingsView, key: str) -> None:
    view.show_tab(key)
    view.resize(1100, 596)
    view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
