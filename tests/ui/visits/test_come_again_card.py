"""The card of orders to come again."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.come_again import KIND, ComeAgain
from luna_desktop.domain.facts import FactStatus, Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.facts import Known
from luna_desktop.ui.visits.come_again_card import ComeAgainCard

AT = datetime(2026, 3, 14, tzinfo=UTC)
ORDER = Known(
    4, KIND, 1, FactStatus.CURRENT, ComeAgain(PartialDate(2026, 9, 1), "mole"), Source.STAFF, "", AT, "Dr Nandini Rao"
)


def test_an_order_is_taken_back_by_its_sign_and_a_reader_has_none(qtbot: QtBot) -> None:
    card = ComeAgainCard()
    qtbot.addWidget(card)
    heard: list[object] = []
    card.withdraw_wanted.connect(heard.append)
    card.show_orders([ORDER], may_change=True)
    button = card.findChild(QPushButton, "order0withdraw")
    assert button is not None
    assert button.accessibleName() == "Take back: by 01-Sep-2026"
    button.click()
    assert heard == [ORDER]
    card.show_orders([], may_change=False)
    assert card.order.isHidden()
    assert not card.none.isHidden()
