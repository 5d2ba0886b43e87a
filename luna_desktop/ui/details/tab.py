"""Declares the Details tab of the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import say
from luna_desktop.ui.booking.entry import may_book
from luna_desktop.ui.booking.own_presenter import OwnPresenter
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.contact_card_presenter import ContactCardPresenter
from luna_desktop.ui.details.photo_presenter import PhotoPresenter
from luna_desktop.ui.details.presenter import KEY, DetailsPresenter
from luna_desktop.ui.details.standing_presenter import StandingPresenter
from luna_desktop.ui.details.team_presenter import TeamPresenter
from luna_desktop.ui.details.view import DetailsView


def details_tab() -> TabSpec:
    """Return the Details tab: identity and contact, for everybody who may read contact details."""
    return TabSpec(KEY, say("Details"), "id-card", Permission.READ_CONTACT, _build)


def _build(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    today = context.desk.premises.clock().astimezone(CLINIC_ZONE).date()
    view = DetailsView(today, may_book=may_book(context.actor))
    DetailsPresenter(view, context, patient, hub)
    PhotoPresenter(view.photo, context, patient, hub)
    ContactCardPresenter(view.contact_card, context, patient, hub)
    TeamPresenter(view.team, context, patient)
    OwnPresenter(view.bookings, context, patient)
    StandingPresenter(view.standing, context, patient, hub)
    return view
