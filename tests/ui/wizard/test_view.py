"""The wizard goes on only when a step is whole, says why not, and fits small windows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.ui.widgets.inputs import Option
from luna_desktop.ui.wizard.view import WizardView
from tests.ui.clipping import clipped

STEPS = ["clinic", "contact", "person", "records", "recovery", "backup", "staff"]


@pytest.fixture
def wizard(qtbot: QtBot, qapp: QApplication) -> WizardView:
    made = WizardView()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_whole_step_goes_on_with_its_values(qtbot: QtBot, wizard: WizardView) -> None:
    assert not wizard.go_on.isEnabled()
    for name, text in (("clinicName", "Aranya"), ("clinicAddress", "Malur"), ("clinicPhone", "080")):
        field = wizard.clinic._fields[name]
        qtbot.keyClicks(field.control, text)
    with qtbot.waitSignal(wizard.continue_wanted, timeout=1000) as heard:
        wizard.go_on.click()
    assert heard.args[0] == "clinic"
    assert heard.args[1]["clinicName"] == "Aranya"


def test_steps_follow_each_other(qtbot: QtBot, wizard: WizardView) -> None:
    order = ["clinic"]
    while wizard.step_after(order[-1]):
        order.append(wizard.step_after(order[-1]))
    assert order == STEPS
    assert wizard.step_before("contact") == wizard.step_before("clinic") == "clinic"
    wizard.show_step("contact")
    with qtbot.waitSignal(wizard.back_wanted, timeout=1000) as heard:
        wizard.back.click()
    assert heard.args == ["contact"]
    wizard.show_step("recovery", may_go_back=False)
    assert not wizard.back.isEnabled()


def test_bad_news_are_shown(wizard: WizardView) -> None:
    wizard.set_busy(True)
    assert wizard.go_on.is_busy()
    wizard.show_problems({"clinicName": "Too long."})
    assert wizard.clinic._fields["clinicName"].problem == "Too long."
    assert not wizard.go_on.is_busy()
    wizard.show_trouble("The drive is full.")
    assert wizard.banner.text() == "The drive is full."
    wizard.show_stale("Somebody made the clinic meanwhile.", None)
    assert wizard.banner.text() == "Somebody made the clinic meanwhile."


@pytest.mark.parametrize("size", [(1280, 720), (1180, 680)])
def test_nothing_is_clipped(qtbot: QtBot, wizard: WizardView, size: tuple[int, int]) -> None:
    wizard.recovery.show_key([f"AB{at:02d}" for at in range(13)], asked=(7, 4))
    wizard.staff.offer_roles([Option("r", "Reception")])
    wizard.staff.add_row()
    wizard.resize(*size)
    for step in STEPS:
        wizard.show_step(step)
        QApplication.processEvents()
        assert wizard.minimumSizeHint().width() <= 1180
        assert clipped(wizard) == []
