"""Services, added and changed by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.ui.setup_book.services_tab import ServicesTab
from tests.services.front.booking import set_up
from tests.ui.setup_book.conftest import Office


def tab_of(office: Office) -> ServicesTab:
    tab = office.view.parts["services"]
    assert isinstance(tab, ServicesTab)
    return tab


def test_a_service_is_added_with_keys_alone(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("services")
    tab = tab_of(page)
    tab.add.click()
    assert tab.form is not None
    qtbot.keyClicks(tab.form.desk_name.control, "Consultation")
    tab.form.minutes.edit.setText("20")
    tab.form.minutes.edited.emit()
    qtbot.keyClick(tab.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert tab.form.desk_name.problem == "This name is taken. Choose another."
    qtbot.keyClicks(tab.form.desk_name.control, " short")
    qtbot.keyClick(tab.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert tab.form is None
    assert page.way.said == ["The service is saved."]
    names = {each.desk_name: each.minutes for each in set_up(page.clinic).services.values()}
    assert names["Consultation short"] == 20


def test_leaving_asks_about_typing_and_a_draft_comes_back(office: Callable[..., Office], qtbot: QtBot) -> None:
    page = office("services", False, True)
    tab = tab_of(page)
    tab.add.click()
    assert tab.form is not None
    qtbot.keyClicks(tab.form.desk_name.control, "Peel")
    tab.form.flush_draft()
    tab.form.back.click()
    assert tab.form is not None
    tab.form.back.click()
    assert tab.form is None
    tab.add.click()
    assert tab.form is not None
    assert tab.form.desk_name.value() == ""


def test_a_service_is_offered_no_longer_and_again(office: Callable[..., Office]) -> None:
    page = office("services", True)
    tab = tab_of(page)
    first = tab.list.table.rows_model().row_at(0)
    assert first is not None
    tab.list.table.choose(first.entry_id)
    tab.details.use.click()
    assert first.service.key not in set_up(page.clinic).services
    tab.list.table.choose(first.entry_id)
    assert tab.details.use.text() == "Offer it again"
    tab.details.use.click()
    assert first.service.key in set_up(page.clinic).services
