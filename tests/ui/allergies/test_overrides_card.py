"""What was added in spite of an allergy: why, by whom, and whether it still holds."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.history import Coded
from luna_desktop.domain.clinical.stops import OverrideReason, StopMatch, StopOverride
from luna_desktop.services.care.stops import KeptOverride
from luna_desktop.ui.allergies.overrides_card import OverridesCard, force_chip, override_columns
from tests.ui.entries.test_versions import FIRST

BODY = StopOverride(
    Coded("Cefixime"),
    "medicine",
    1,
    1,
    Coded("Penicillin"),
    StopMatch.RELATED,
    code=OverrideReason.TOLERATED,
    words="Took it twice",
)
KEPT = KeptOverride(replace(FIRST, kind="stop_override", body=BODY), in_force=True)


def test_a_row_says_what_why_and_by_whom() -> None:
    spoken = [column.cell(KEPT).spoken() for column in override_columns()]
    assert spoken[0] == "Cefixime, Penicillin"
    assert spoken[1] == "Tolerated since the reaction, Took it twice"
    assert spoken[3] == "In force"
    assert force_chip(replace(KEPT, in_force=False)).text == "Ended"


def test_the_card_takes_no_room_without_rows(qtbot: QtBot) -> None:
    card = OverridesCard()
    qtbot.addWidget(card)
    card.show_rows(())
    assert card.isHidden()
    card.show_rows([KEPT])
    assert not card.isHidden()
    card.table.choose(KEPT.known.fact_id)
    with qtbot.waitSignal(card.chosen) as chosen:
        card.table.clicked.emit(card.table.model().index(0, 0))
    assert chosen.args == [KEPT.known]
