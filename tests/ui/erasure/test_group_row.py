"""One group: a choice where there is one, a purpose where no law keeps what is kept, a chip once it is decided."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from luna_desktop.domain.rights.erasure import Action, GroupDecision, assess
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import Held, kept
from luna_desktop.ui.erasure.group_row import GroupRow

TODAY, SEEN = date(2026, 3, 14), date(2024, 1, 10)


def row_of(qtbot: QtBot, group: DataGroup, held: Held) -> GroupRow:
    stand = next(each for each in assess(kept(held), {group: 2}, TODAY) if each.group is group)
    row = GroupRow(stand, TODAY)
    qtbot.addWidget(row)
    return row


def test_a_purpose_is_asked_for_only_where_no_law_keeps_it(qtbot: QtBot) -> None:
    held = Held(processed={DataGroup.MARKETING: SEEN})
    row = row_of(qtbot, DataGroup.MARKETING, held)
    assert row.is_open
    assert row.reason.isHidden()
    assert row.decision() == GroupDecision(DataGroup.MARKETING, Action.ERASE)
    row.choice.show_value(Action.KEEP.value)
    with qtbot.waitSignal(row.changed, timeout=1000):
        row.choice.edited.emit()
    row.reason.show_value("a claim is expected")
    assert row.decision().reason == "a claim is expected"
    row.show_problem("Enter it.")
    assert row.reason.problem == "Enter it."


def test_a_group_under_a_hold_or_decided_offers_nothing(qtbot: QtBot) -> None:
    held = Held(processed={DataGroup.CLINICAL: SEEN}, last_visit=SEEN, on_hold=True)
    row = row_of(qtbot, DataGroup.CLINICAL, held)
    assert not row.is_open
    assert row.choice.isHidden()
    row = row_of(qtbot, DataGroup.MARKETING, Held(processed={DataGroup.MARKETING: SEEN}))
    row.show_decision(GroupDecision(DataGroup.MARKETING, Action.ERASE))
    assert row.choice.isHidden()
    assert row._taken.accessibleName() == "Erase"
