"""Orders to come again on the screen: typed in the dialog, refused at the field, taken back with a reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.care.come_again import read_orders
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.visits.come_again_dialog import ComeAgainDialog
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.ui.visits.opened import shown


def test_an_order_is_made_and_taken_back(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    view, _presenter, _hub, context = shown(qtbot, clinic, patient, None, "Seen elsewhere meanwhile")
    card = view.list.again
    card.order.click()
    dialog = view.window().findChild(ComeAgainDialog)
    assert isinstance(dialog, ComeAgainDialog)
    dialog.order.click()
    assert dialog.by.problem
    assert dialog.reason.problem
    dialog.reason.show_value("look at the mole")
    button = dialog.findChild(QPushButton, "comeAgain12")
    assert button is not None
    button.click()
    dialog.order.click()
    (known,) = act(clinic, read_orders, patient)
    assert (known.body.by.iso, known.body.reason) == (date(2026, 6, 6).isoformat(), "look at the mole")
    assert context.navigation.said == ["Ordered. The desk knows the day."]  # type: ignore[attr-defined]  # the tests' own
    for left in (1, 0):  # the first question is turned down
        back = card.findChild(QPushButton, "order0withdraw")
        assert back is not None
        back.click()
        assert len(act(clinic, read_orders, patient)) == left


def test_a_reader_orders_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    view, presenter, hub, _context = shown(qtbot, open_clinic(Role.PRIVACY_OFFICER), patient)
    assert view.list.again.order.isHidden()
    hub.part = "visits/again"
    presenter.open_part()
    assert view.window().findChild(ComeAgainDialog) is None
