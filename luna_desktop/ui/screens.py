"""Which screens there are, who may open them, and how each is put together from its view and its presenter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.options import Options
from luna_desktop.texts import say
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.patients.page_presenter import PatientsPresenter
from luna_desktop.ui.patients.page_view import PatientsView
from luna_desktop.ui.patients.registration_presenter import RegistrationPresenter
from luna_desktop.ui.patients.registration_view import RegistrationView
from luna_desktop.ui.workspace import Place, Screens

HOMES = ("patients", "health", "staff", "settings")


def all_screens(restyle: Callable[[Options], None]) -> Screens:
    """Return every screen of the program; `restyle` applies this workstation's choices at once."""
    del restyle
    return Screens(places=_places(), homes=HOMES, chart=_chart, record_copy=_record_copy)


def _places() -> tuple[Place, ...]:
    return (
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


def _patients(context: Context) -> QWidget:
    view = PatientsView()
    PatientsPresenter(view, context)
    return view


def _register(context: Context) -> QWidget:
    view = RegistrationView(today_in(context))
    RegistrationPresenter(view, context).start()
    return view


def _chart(context: Context, patient: PatientId, tab: str) -> QWidget:
    del patient, tab
    return _patients(context)


def _record_copy(context: Context, patient: PatientId) -> QWidget:
    del patient
    return _patients(context)
