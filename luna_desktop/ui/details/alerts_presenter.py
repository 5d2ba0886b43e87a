"""Sets and removes name alerts; the banner and the card follow what was read anew."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.people.cards import CardRow
from luna_desktop.services.people.name_alerts import NameAlert, set_name_alert
from luna_desktop.services.people.others import Others, read_others
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.alerts_card import AlertsCard
from luna_desktop.ui.merges.pairing_dialog import Asking, ask_other
from luna_desktop.ui.presenter import Presenter


class AlertsPresenter(Presenter):
    """Stands between the card and `set_name_alert`, for one patient."""

    def __init__(self, card: AlertsCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient, self._hub = card, context, patient, hub
        card.allow(may_change=context.actor.may(Permission.CHANGE_CONTACT))
        card.set_wanted.connect(self._ask)
        card.remove_wanted.connect(lambda other: self._set(other, on=False))
        hub.others_read.connect(self._show)
        if hub.others is not None:
            self._show(hub.others)

    def _show(self, others: Others) -> None:
        self._card.show_people(others.same_name)

    def _ask(self) -> None:
        asking = Asking(
            _("Set a name alert"),
            _("Both charts then warn of the other patient. Choose whom this one could be taken for."),
            _("Set name alert"),
            "users",
        )
        ask_other(self._card, self._context, self._patient, asking, self._chosen)

    def _chosen(self, card: CardRow) -> None:
        self._set(card.patient_id, on=True)

    def _set(self, other: PatientId, *, on: bool) -> None:
        alert = NameAlert(self._patient, other, on)
        self.act(self._context.job(set_name_alert, alert), lambda _none: self._done(on=on))

    def _done(self, *, on: bool) -> None:
        self._context.navigation.saved(_("Name alert set") if on else _("Name alert removed"))
        self.ask("others", self._context.job(read_others, self._patient), self._hub.take_others)
