"""Others on the same number: named, marked where the name is the same too, opened with Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services.people.others import Others
from luna_desktop.ui.details.shared_numbers import OpenButton
from luna_desktop.ui.widgets.chips import Chip
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import Way
from tests.ui.details.opened import details_of


def test_enter_opens_somebody_else_on_the_number(qtbot: QtBot, open_clinic: Opener) -> None:
    desk, way = open_clinic(Role.RECEPTION), Way()
    patient = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Kumaar", "Ananya"))
    view, _hub = details_of(qtbot, desk, patient, way=way)
    (button,) = view.shared.findChildren(OpenButton)
    assert button.accessibleName() == "Open Ananya Kumaar, LUN-000002"
    assert [chip.spec().text for chip in view.shared.findChildren(Chip)] == ["Same person?"]
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert way.opened == [other]


def test_without_others_the_panel_is_not_there_and_another_patients_answer_is_dropped(
    qtbot: QtBot, open_clinic: Opener
) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    other = builders.register(desk, builders.a_patient("Rao", "Asha", phone="94480 71126"))
    view, hub = details_of(qtbot, desk, patient)
    assert view.shared.isHidden()
    own = hub.others
    hub.take_others(Others(other))
    assert hub.others is own
