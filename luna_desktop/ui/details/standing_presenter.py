"""Records that a patient is archived or has died, or takes either back."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.standing import PatientStatus
from luna_desktop.services.facts import Known
from luna_desktop.services.people.patients import Details
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.texts import _
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.standing_card import StandingCard
from luna_desktop.ui.presenter import Presenter


class StandingPresenter(Presenter):
    """Stands between the status card and `change_status`, for one patient."""

    def __init__(self, card: StandingCard, context: Context, patient: PatientId, hub: ChartHub) -> None:
        super().__init__(card, card, context.lane, context.incidents)
        self._card, self._context, self._patient, self._hub = card, context, patient, hub
        self._known: Known | None = None
        card.allow(context.actor.may(Permission.CHANGE_CONTACT))
        card.status_wanted.connect(self._record)
        hub.details_read.connect(self._show)
        if hub.details is not None:
            self._show(hub.details)

    def _show(self, details: Details) -> None:
        self._known = next((known for known in details.facts if known.kind == "status"), None)
        self._card.show_status(self._known)

    def _record(self, status: PatientStatus) -> None:
        number = self._known.number if self._known is not None else 0
        change = StatusChange(self._patient, status, number)
        self.act(self._context.job(change_status, change), self._recorded)

    def _recorded(self, details: Details) -> None:
        self._card.panel.stop()
        self._hub.take_details(details)
        self._context.navigation.saved(_("Status saved"))
