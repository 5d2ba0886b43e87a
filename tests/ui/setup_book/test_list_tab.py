"""The frame of a part of the set-up."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.setup_book.list_tab import ListTab, Wording
from luna_desktop.ui.staff.forms import PanelForm
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.inputs import TextField
from luna_desktop.ui.widgets.tables import Column

WORDING = Wording("things", "Things", "Lead", "Nothing here", "Add one", "Choose one", "package")


def test_it_shows_rows_states_and_troubles_where_they_belong(qtbot: QtBot) -> None:
    tab: ListTab[str] = ListTab(WORDING, [Column("Name", Cell)], key=lambda row: row)
    qtbot.addWidget(tab)
    tab.show_loading()
    assert tab.stack.currentIndex() == 1
    tab.show_trouble("No disk")
    assert tab.stack.currentWidget().objectName() == "thingsFailed"
    tab.show_rows([])
    assert tab.stack.currentWidget().objectName() == "thingsEmpty"
    tab.show_rows(["a", "b"])
    assert tab.stack.currentIndex() == 0
    tab.show_trouble("Somebody was faster", tone="warn")
    assert tab.banner.text() == "Somebody was faster"

    form = PanelForm("thingForm", "Thing", "Save")
    form.add(TextField("name", "Name"))
    form.finish()
    tab.add_form(form)
    tab.show_form(form, {"name": "a"})
    tab.show_problems({"name": "Taken"})
    assert form.values() == {"name": "a"}
    assert tab.open_form() is form
    form.closed.emit()
    assert tab.open_form() is None
