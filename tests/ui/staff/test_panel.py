"""The panel shows only what may be done about the person."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.staff.panel import Person, StaffPanel
from tests.ui.staff.test_wording import a_row


def seen(panel: StaffPanel) -> list[bool]:
    details = panel.details
    return [not button.isHidden() for button in (details.roles, details.confirm, details.close_account)]


def test_what_may_be_done_depends_on_who_looks_at_whom(qtbot: QtBot) -> None:
    panel = StaffPanel()
    qtbot.addWidget(panel)
    waiting = a_row(Role.THERAPIST, waits=True)
    for person, expected in (
        (Person(waiting, is_me=False, may_manage=True, may_confirm=True), [True, True, True]),
        (Person(waiting, is_me=False, may_manage=False, may_confirm=False), [False, False, False]),
        (Person(waiting, is_me=True, may_manage=True, may_confirm=True), [False, False, False]),
        (Person(a_row(closed=True), is_me=False, may_manage=True, may_confirm=True), [False, False, False]),
    ):
        panel.details.show_person(person)
        assert seen(panel) == expected


def test_a_form_or_none_is_open(qtbot: QtBot) -> None:
    panel = StaffPanel()
    qtbot.addWidget(panel)
    assert panel.form() is None
    panel.show_page(panel.roles_form)
    assert panel.form() is panel.roles_form
