"""The register as it looks: groups, search, empty and failed, keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.services.sharing.recipients import Entry, RecipientLine
from luna_desktop.ui.recipients.view import REGISTER, TASKS, RecipientsView
from luna_desktop.ui.recipients.wording import Group
from tests import builders

LAB = RecipientLine(
    1, 1, Entry(RecipientKind.SERVICE_PROVIDER, "Himalaya Diagnostics", service="Blood tests"), builders.START, "Farida"
)
DOCTOR = replace(LAB, recipient_id=2, entry=Entry(RecipientKind.PROVIDER, "Dr Iyer"))
OLD = replace(LAB, recipient_id=3, entry=replace(LAB.entry, name="Purana Lab", is_active=False))


def view_of(qtbot: QtBot, *lines: RecipientLine) -> RecipientsView:
    view = RecipientsView()
    qtbot.addWidget(view)
    view.show_lines(lines)
    view.show()
    return view


def names(view: RecipientsView) -> list[str]:
    model = view.table.rows_model()
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return [row.entry.name for row in rows if row is not None]


def test_groups_and_search_narrow_the_register(qtbot: QtBot) -> None:
    view = view_of(qtbot, LAB, DOCTOR, OLD)
    assert names(view) == ["Himalaya Diagnostics", "Dr Iyer", "Purana Lab"]
    for group, left in (
        (Group.PROVIDERS, ["Himalaya Diagnostics"]),
        (Group.OTHERS, ["Dr Iyer"]),
        (Group.RETIRED, ["Purana Lab"]),
    ):
        view.groups.show_value(group)
        view.groups.chosen.emit(group)
        assert names(view) == left
    view.groups.show_value(Group.ALL)
    view.search.setText("blood")
    assert names(view) == ["Himalaya Diagnostics", "Purana Lab"]
    view.search.setText("nobody")
    assert view.stack.currentWidget().objectName() == "noMatch"


def test_what_lacks_an_agreement_is_said_above_the_register(qtbot: QtBot) -> None:
    view = view_of(qtbot, LAB, replace(LAB, recipient_id=4, standing=Standing.RUNS_OUT))
    assert "run out within 30 days" in view.warning.text()
    assert "Without an agreement" in view.warning.text()
    view.show_tab(TASKS)
    assert view.warning.isHidden()
    assert view.panel.isHidden()
    view.show_tab(REGISTER)
    assert not view.warning.isHidden()


def test_a_register_that_cannot_be_read_offers_to_try_again(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    view.show_trouble("The disk is full.")
    page = view.stack.currentWidget()
    assert page.objectName() == "recipientsFailed"
    with qtbot.waitSignal(view.retry_wanted, timeout=100):
        page.acted.emit()  # type: ignore[attr-defined]  # a StatePage
    view = view_of(qtbot, LAB)
    view.show_trouble("The disk is full.")
    assert view.banner.text() == "The disk is full."
    view.show_problems({"name": "Enter a name."})
    assert view.banner.text() == "Enter a name."


def test_insert_enters_a_recipient_for_who_may(qtbot: QtBot) -> None:
    view = view_of(qtbot, LAB)
    with qtbot.waitSignal(view.add_wanted, timeout=100):
        qtbot.keyClick(view, Qt.Key.Key_Insert)
    view.allow(may_manage=False, may_settle=False)
    with qtbot.assertNotEmitted(view.add_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Insert)
