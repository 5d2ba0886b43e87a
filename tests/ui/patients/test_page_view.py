from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.people.cards import CardRow
from luna_desktop.ui.patients.page_view import Found, PatientsView
from luna_desktop.ui.widgets.states import StatePage

TODAY = date(2026, 11, 23)


def a_card(number: int, name: str, *, has_alert: bool = False) -> CardRow:
    return CardRow(
        PatientId(number),
        f"LUN-{number:06d}",
        name,
        "Ms",
        Birth(BirthKind.DATE, PartialDate(1991, 3, 14)),
        Gender.FEMALE,
        "+919886001427",
        "Bengaluru",
        "kn",
        TODAY,
        has_alert,
    )


@pytest.fixture
def view(qtbot: QtBot) -> PatientsView:
    made = PatientsView()
    qtbot.addWidget(made)
    return made


def state_of(view: PatientsView) -> str:
    page = view.stack.currentWidget()
    return page.objectName() if isinstance(page, StatePage) else ""


def test_arrows_and_enter_in_the_search_box_open_a_row(qtbot: QtBot, view: PatientsView) -> None:
    opened: list[PatientId] = []
    view.opened.connect(opened.append)
    view.show_found(Found("an", [a_card(1, "Ananya Rao"), a_card(2, "Anita Rao")], TODAY))
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    qtbot.keyClick(view.search, Qt.Key.Key_Down)
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert opened == [1, 2]


def test_nothing_is_chosen_before_something_is_typed(qtbot: QtBot, view: PatientsView) -> None:
    opened: list[PatientId] = []
    view.opened.connect(opened.append)
    view.show_found(Found("", [a_card(1, "Ananya Rao")], TODAY))
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert opened == []


def test_the_three_empty_states_differ(view: PatientsView) -> None:
    asked: list[str] = []
    view.register_wanted.connect(asked.append)
    view.show_found(Found("", (), TODAY))
    assert state_of(view) == "noPatients"
    view.show_found(Found("zzqx", (), TODAY))
    assert state_of(view) == "noMatch"
    page = view.stack.currentWidget()
    assert isinstance(page, StatePage)
    page.button.click()
    assert asked == ["zzqx"]
    view.show_closed("Ask the owner.")
    assert state_of(view) == "patientsClosed"


def test_who_may_not_register_is_not_offered_it(view: PatientsView) -> None:
    view.show_found(Found("zzqx", (), TODAY, may_register=False))
    page = view.stack.currentWidget()
    assert isinstance(page, StatePage)
    assert page.button.isHidden()
    assert view.register.isHidden()


def test_the_alert_is_a_chip_without_a_reason(view: PatientsView) -> None:
    view.show_found(Found("", [a_card(1, "Ananya Rao", has_alert=True)], TODAY))
    model = view.table.rows_model()
    spoken = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Ananya Rao, Ms, Alert – see clinician"
    view.show_found(Found("", [a_card(1, "Ananya Rao", has_alert=True)], TODAY, shows_alerts=False))
    assert "Alert" not in str(model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole)))
