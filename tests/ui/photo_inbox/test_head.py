"""Over the pictures: who is proposed with two identifiers, what the button does, and the facts."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.photo_inbox import Standing
from luna_desktop.ui.photo_inbox.head import PersonHead, ReasonStrip
from luna_desktop.ui.photo_inbox.wording import reasons
from tests.ui.photo_inbox.groups import TODAY, a_group, whose


def test_the_button_assigns_asks_first_or_is_off(qtbot: QtBot) -> None:
    head = PersonHead()
    qtbot.addWidget(head)
    head.show_group(a_group(), whose(), by_hand=False, today=TODAY)
    assert (head.name.whole_text(), head.chip.spec().text) == ("Meera Joshi", "Proposed")
    assert "LUN-000001" in head.note.text()
    head.show_action(whose(), 5, may_assign=True)
    assert (head.assign.text(), head.assign.isEnabled()) == ("Assign 5 photos", True)
    head.show_action(whose(), 0, may_assign=True)
    assert not head.assign.isEnabled()
    head.show_action(whose(consent=False), 5, may_assign=True)
    assert (head.assign.text(), head.assign.isEnabled()) == ("Ask first", True)
    head.show_action(whose(is_open=False), 5, may_assign=True)
    assert not head.assign.isEnabled()
    head.show_action(None, 5, may_assign=True)
    assert not head.assign.isEnabled()


def test_who_is_not_sure_is_said_not_to_be(qtbot: QtBot) -> None:
    head = PersonHead()
    qtbot.addWidget(head)
    head.show_group(a_group(Standing.TIME_ALONE), whose(), by_hand=False, today=TODAY)
    assert (head.chip.spec().text, head.chip.spec().tone) == ("One fact alone", "warn")
    head.show_group(a_group(), whose(), by_hand=True, today=TODAY)
    assert head.chip.spec().text == "Chosen by hand"
    head.show_group(a_group(Standing.NONE), None, by_hand=False, today=TODAY)
    assert head.name.whole_text() == "No match"
    head.show_group(replace(a_group(), is_covered=True), None, by_hand=False, today=TODAY)
    assert "not open" in head.name.whole_text()
    head.settles(on=True)
    assert not head.erase.isHidden()


def test_the_facts_stand_side_by_side_or_two_by_two(qtbot: QtBot) -> None:
    strip = ReasonStrip()
    qtbot.addWidget(strip)
    strip.show_reasons(reasons(a_group()))
    strip.resize(900, 60)
    strip.show()
    wide = {cell.y() for cell in strip._cells}
    strip.resize(500, 120)
    qtbot.waitUntil(lambda: len({cell.y() for cell in strip._cells}) == 2)
    assert len(wide) == 1
    assert strip._cells[0].accessibleName().startswith("Placard LUN-000001")


def test_a_long_name_is_never_cut_for_the_chip(qtbot: QtBot) -> None:
    head = PersonHead()
    qtbot.addWidget(head)
    head.show_group(a_group(), whose(name="Venkatanarasimha Subramaniam"), by_hand=False, today=TODAY)
    head.show_action(whose(), 5, may_assign=True)
    head.resize(800, 100)
    head.show()
    qtbot.waitUntil(lambda: head.chip.y() > head.name.y())
    assert head.name.text() == head.name.whole_text()
    head.resize(1200, 100)
    qtbot.waitUntil(lambda: head.chip.x() > head.name.x())
