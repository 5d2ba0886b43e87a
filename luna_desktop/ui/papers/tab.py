"""Declares the Papers view of the Visits tab: prescriptions, certificates, pathways and treatment consents."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.texts import say
from luna_desktop.ui.certificates.card import build_certificates_card
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.elsewhere.card import build_elsewhere_card
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.view import PapersView
from luna_desktop.ui.prescriptions.card import build_prescriptions_card
from luna_desktop.ui.treatment_consents.card import build_consents_card
from luna_desktop.ui.treatment_consents.pathway_card import build_pathway_card


def build_papers(context: Context, patient: PatientId, hub: ChartHub) -> QWidget:
    """Build the view for one patient and begin to read."""
    view = PapersView()
    desk = PapersDesk(context, patient, hub, view)
    view.add_left(build_prescriptions_card(desk))
    view.add_left(build_certificates_card(desk))
    view.add_left(build_elsewhere_card(desk))
    view.add_right(build_pathway_card(desk))
    view.add_right(build_consents_card(desk))
    return view


PAPERS_VIEW = TabSpec("papers", say("Papers"), "file-text", Permission.READ_CHART, build_papers)
