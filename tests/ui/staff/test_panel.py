"""The panel shows only what may be done about the person."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.clinic.hand_over import LeftPile
from luna_desktop.services.clinic.left_behind import LeftItem
from luna_desktop.texts import say
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


def test_what_was_left_behind_is_listed_up_to_a_handful(qtbot: QtBot) -> None:
    panel = StaffPanel()
    qtbot.addWidget(panel)
    at = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
    items = tuple(LeftItem(say("Details"), f"LUNA-{number:06}", at) for number in range(1, 10))
    panel.details.show_left((LeftPile("drafts", say("Drafts"), items),))
    assert panel.details.hand_over.text() == "Hand over 9 items…"
    lines = panel.details.left.text().splitlines()
    assert (lines[0], lines[1], lines[-1]) == (
        "Left behind (Drafts: 9)",
        "Details · LUNA-000001 · 14-Mar-2026",
        "and 3 more",
    )
    panel.details.show_left(())
    assert panel.details.hand_over.isHidden()
    assert panel.details.left.isHidden()


def test_a_form_or_none_is_open(qtbot: QtBot) -> None:
    panel = StaffPanel()
    qtbot.addWidget(panel)
    assert panel.form() is None
    assert not panel.is_taken()
    panel.show_page(panel.proposed)
    assert (panel.form(), panel.is_taken()) == (None, True)
    panel.show_page(panel.roles_form)
    assert panel.form() is panel.roles_form
