"""The card of orders to come again, beside the list of visits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.come_again import ComeAgain, day_of_order
from luna_desktop.domain.measures import show_day
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, current
from luna_desktop.ui.widgets.buttons import Button, Kind, icon_button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named


class ComeAgainCard(Card):
    """By which days the patient is to come again, and why.

    Signals:
        order_wanted: order another.
        withdraw_wanted: the `Known` order to take back.
    """

    order_wanted = Signal()
    withdraw_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Come again by"), "comeAgainCard", icon="calendar-check")
        self.order = Button(_("Come again by…"), "comeAgainButton", icon="plus", size="small")
        self.order.clicked.connect(self.order_wanted)
        self.none = words(_("Nothing is ordered."), "body2", wrap=True)
        self.add(self.none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(self._rows)
        self.body().addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)

    def show_orders(self, orders: Sequence[Known], *, may_change: bool) -> None:
        """Show orders, the nearest day first."""
        self.order.setVisible(may_change)
        self.none.setVisible(not orders)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, known in enumerate(orders):
            self._rows.addWidget(self._row(known, at, may_change=may_change))

    def _row(self, known: Known, at: int, *, may_change: bool) -> QWidget:
        order: ComeAgain = known.body
        day = show_day(day_of_order(order), current())
        row = named(QWidget(), f"order{at}", _("By {day}", day=day))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words(day, "strong"))
        told.addWidget(words(order.reason, "caption", wrap=True))
        beside.addLayout(told, 1)
        if may_change:
            said = _("Take back: by {day}", day=day)
            button = icon_button("ban", f"order{at}withdraw", said, kind=Kind.GHOST, size="small")
            button.clicked.connect(lambda: self.withdraw_wanted.emit(known))
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
