"""Declares the Privacy tab of the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import say
from luna_desktop.ui.break_glass.who_opened_card import build_who_opened
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.corrections.card_presenter import build_corrections_card
from luna_desktop.ui.disclosures.card import build_disclosures_card
from luna_desktop.ui.erasure.kept_presenter import build_kept_card
from luna_desktop.ui.intake.entry import build_form_card
from luna_desktop.ui.patient_mode.entry import build_turn_card
from luna_desktop.ui.photo_uses.presenter import build_photo_uses
from luna_desktop.ui.privacy.elsewhere_card import build_elsewhere_card
from luna_desktop.ui.privacy.preferences_section import build_preferences
from luna_desktop.ui.privacy.presenter import KEY, PrivacyPresenter
from luna_desktop.ui.privacy.receipts_card import build_receipts_card
from luna_desktop.ui.privacy.restrictions_presenter import build_restrictions
from luna_desktop.ui.privacy.view import PrivacyView
from luna_desktop.ui.rights.chart_card import build_cases_card


def build_tab(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the tab for one patient and begin to read."""
    view = PrivacyView()
    view.add_right(build_receipts_card(context, patient))
    view.add_right(build_disclosures_card(context, patient))
    view.add_right(build_cases_card(context, patient))
    opened = build_who_opened(context, patient)
    if opened is not None:
        view.add_right(opened)
    if (kept := build_kept_card(context, patient)) is not None:
        view.add_right(kept)
    if (uses := build_photo_uses(context, patient, hub)) is not None:
        view.add_left(uses)
    view.add_left(build_restrictions(context, patient, hub))
    view.add_right(build_elsewhere_card(context, patient))
    view.add_left(build_corrections_card(context, patient))
    PrivacyPresenter(view, context, patient, hub).load()
    view.add_below_consents(build_preferences(context, patient, hub))
    view.add_left(build_form_card(context, patient), first=True)
    view.add_left(build_turn_card(context, patient), first=True)
    return view


PRIVACY_TAB = TabSpec(KEY, say("Privacy"), "shield", Permission.READ_PRIVACY, build_tab)
