"""Declares the Details tab of the chart."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _, say
from luna_desktop.ui.booking.entry import may_book
from luna_desktop.ui.booking.own_presenter import OwnPresenter
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.entry import ask_about_contact, may_ask
from luna_desktop.ui.details.alerts_presenter import AlertsPresenter
from luna_desktop.ui.details.contact_card_presenter import ContactCardPresenter
from luna_desktop.ui.details.photo_presenter import PhotoPresenter
from luna_desktop.ui.details.presenter import KEY, DetailsPresenter
from luna_desktop.ui.details.standing_presenter import StandingPresenter
from luna_desktop.ui.details.team_presenter import TeamPresenter
from luna_desktop.ui.details.view import DetailsView
from luna_desktop.ui.merges.pairing_dialog import ask_other
from luna_desktop.ui.widgets.buttons import Button

MERGE = "merge"
"""The part of the tab that asks at once with which record this one is to be compared."""


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
    AlertsPresenter(view.alerts, context, patient, hub)
    if may_ask(context):
        _offer_correction(view, context, patient, hub)
    if context.actor.may(Permission.PROPOSE_MERGE):
        _offer_merge(view, context, patient, hub)
    return view


def _offer_correction(view: DetailsView, context: Context, patient: PatientId, hub: ChartHub) -> None:
    """Let the patient ask that a contact detail be corrected: made at once, with a case that says who asked."""
    button = Button(_("Correction asked…"), "askCorrectionButton", icon="file-pen", size="small")

    def ask() -> None:
        if hub.details is not None:
            ask_about_contact(context, view.window(), patient, hub.details.facts)

    button.clicked.connect(ask)
    view.names.add_action(button)


def _offer_merge(view: DetailsView, context: Context, patient: PatientId, hub: ChartHub) -> None:
    """Let the record be compared with another one: by search, or with whoever shares name and number."""
    button = Button(_("Merge with another record…"), "mergeWithButton", icon="git-merge", size="small")
    button.clicked.connect(lambda: ask_other(view, context, patient))
    view.standing.add_action(button)
    view.shared.offer_compare()
    view.shared.compare_wanted.connect(lambda other: context.navigation.go(f"merges/{int(patient)}/{int(other)}"))
    if hub.part == MERGE:
        hub.part = ""
        QTimer.singleShot(0, button, button.click)
