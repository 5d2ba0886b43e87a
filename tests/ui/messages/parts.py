"""What tests of the Messages screens share."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.context import Context
from luna_desktop.ui.widgets.tables import RowsTable
from tests.services.messages.parts import Server, approve, booked, queued, sent, set_up_mail, somebody
from tests.ui.contexts import Way, context_of


def a_clinic_with_messages(clinic: OpenClinic) -> PatientId:
    """Send one message, leave another waiting, and return whose they are."""
    approve(clinic, "booked", "aftercare")
    set_up_mail(clinic)
    patient = somebody(clinic)
    queued(clinic, booked(patient))
    sent(clinic, Server())
    queued(clinic, booked(patient))
    return patient


def a_card(name: str) -> CardRow:
    """Return somebody as a list shows them."""
    born = Birth(BirthKind.DATE, PartialDate(1991, 3, 14))
    return CardRow(PatientId(7), "LUN-000007", name, "", born, Gender.FEMALE, "", "", "en", date(2026, 3, 1), False)


def shown(qtbot: QtBot, view: QWidget) -> None:
    """Show a view as a window."""
    qtbot.addWidget(view)
    view.resize(1200, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()


def count(table: RowsTable[object]) -> int:
    """Return how many rows a table shows."""
    return table.rows_model().rowCount()


def context(clinic: OpenClinic, *answers: object, way: Way | None = None) -> Context:
    """Return a context whose answers come from a list."""
    return context_of(clinic, *answers, way=way)
