"""What the card of orders to come again does: reads them, orders one, takes one back."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.come_again import ComeAgain
from luna_desktop.services.care.come_again import NewOrder, order_come_again, read_orders, withdraw_order
from luna_desktop.services.facts import Known, StrikeOut
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.visits.come_again_dialog import ComeAgainDialog
from luna_desktop.ui.visits.view import VisitsView


class ComeAgainPresenter(Presenter):
    """Stands between the card and the use cases of one patient's orders."""

    def __init__(self, view: VisitsView, context: Context, patient: PatientId) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._card, self._context, self._patient = view, view.list.again, context, patient
        self._may_change = context.actor.may(Permission.WRITE_VISITS)
        self._card.order_wanted.connect(self.ask_for_day)
        self._card.withdraw_wanted.connect(self.ask_to_withdraw)
        self._show(())

    def load(self) -> None:
        """Read the orders."""
        self.ask("orders", self._context.job(read_orders, self._patient), self._show)

    def ask_for_day(self) -> None:
        """Open the dialog that orders the patient to come again."""
        if not self._may_change:
            return
        dialog = ComeAgainDialog(self._view.window(), today_in(self._context))
        asking = Presenter(dialog, dialog, self._context.lane, self._context.incidents)

        def ordered(orders: tuple[Known, ...]) -> None:
            dialog.put_away()
            self._show(orders)
            self._context.navigation.saved(_("Ordered. The desk knows the day."))

        def order(typed: ComeAgain) -> None:
            asking.act(self._context.job(order_come_again, NewOrder(self._patient, typed)), ordered)

        dialog.wanted.connect(order)
        dialog.dismissed.connect(dialog.put_away)
        dialog.start()

    def ask_to_withdraw(self, known: Known) -> None:
        """Ask why an order is taken back, and take it back."""
        question = Question(
            _("Take this order back?"),
            _("The desk recalls nobody for it any more. It stays in the history."),
            _("Take back"),
            danger=True,
        )

        def answered(reason: str | None) -> None:
            if reason is not None:
                wrong = StrikeOut(self._patient, known.fact_id, known.number, reason)
                self.act(self._context.job(withdraw_order, wrong), self._show)

        self._context.prompts.ask_reason(question, answered)

    def _show(self, orders: tuple[Known, ...]) -> None:
        self._card.show_orders(orders, may_change=self._may_change)
