"""Which screens there are, who may open them, and how each is put together from its view and its presenter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.options import Options
from luna_desktop.texts import say
from luna_desktop.ui.allergies.tab import ALLERGIES_TAB
from luna_desktop.ui.chart.frame_presenter import open_chart_page
from luna_desktop.ui.chart.hub import TabSpec
from luna_desktop.ui.chart.summary import summary_tab
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.details.tab import details_tab
from luna_desktop.ui.history.tab import HISTORY_TAB
from luna_desktop.ui.lifestyle.tab import LIFESTYLE_TAB
from luna_desktop.ui.patients.page_presenter import PatientsPresenter
from luna_desktop.ui.patients.page_view import PatientsView
from luna_desktop.ui.patients.registration_presenter import RegistrationPresenter
from luna_desktop.ui.patients.registration_view import RegistrationView
from luna_desktop.ui.photos.tab import PHOTOS_TAB
from luna_desktop.ui.privacy.tab import PRIVACY_TAB
from luna_desktop.ui.record_copy.page import build_page as build_record_copy
from luna_desktop.ui.workspace import Place, Screens

HOMES = ("patients", "health", "staff", "settings")


def chart_tabs() -> tuple[TabSpec, ...]:
    """Return the tabs of a chart in the order of Alt+1, Alt+2 and so on."""
    tabs = (details_tab(), HISTORY_TAB, LIFESTYLE_TAB, ALLERGIES_TAB, PHOTOS_TAB, PRIVACY_TAB)
    return (summary_tab([tab.key for tab in tabs]), *tabs)


def all_screens(restyle: Callable[[Options], None]) -> Screens:
    """Return every screen of the program; `restyle` applies this workstation's choices at once."""
    places = (
        Place("patients", say("Patients"), "users", Permission.FIND_PATIENT, _patients),
        Place(
            "register",
            say("New patient"),
            "user-plus",
            Permission.REGISTER_PATIENT,
            _register,
            on_rail=False,
            keys="Ctrl+N",
        ),
    )
    return Screens(places=places, homes=HOMES, chart=_chart, record_copy=build_record_copy)


def _patients(context: Context) -> QWidget:
    view = PatientsView()
    PatientsPresenter(view, context)
    return view


def _register(context: Context) -> QWidget:
    view = RegistrationView(today_in(context))
    RegistrationPresenter(view, context).start()
    return view


def _chart(context: Context, patient: PatientId, tab: str) -> QWidget:
    return open_chart_page(context, patient, chart_tabs(), tab)
