"""Setting a name alert by hand from Details, and removing it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.merges.pairing_dialog import PairingDialog
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way
from tests.ui.details.opened import details_of


def test_an_alert_is_set_and_removed_by_hand(qtbot: QtBot, open_clinic: Opener) -> None:
    desk, way = open_clinic(Role.RECEPTION), Way()
    patient = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Shetty", "Bhavana", phone="99000 44556"))
    view, hub = details_of(qtbot, desk, patient, way=way)
    view.alerts.set_button.click()
    dialog = view.window().findChild(PairingDialog)
    assert isinstance(dialog, PairingDialog)
    qtbot.keyClicks(dialog.lookup.edit, "Bhavana")
    qtbot.keyClick(dialog.lookup.edit, Qt.Key.Key_Return)
    dialog.compare.click()
    assert way.said == ["Name alert set"]
    assert hub.others is not None
    assert [card.patient_id for card in hub.others.same_name] == [other]
    view.alerts.findChildren(Button, f"removeAlert{other}")[-1].click()
    assert way.said[-1] == "Name alert removed"
    assert hub.others.same_name == ()
