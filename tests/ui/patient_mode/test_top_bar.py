"""The bar above the turned screen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.texts import Translator
from luna_desktop.ui.patient_mode.top_bar import PatientTopBar
from tests.ui.clipping import clipped


def test_language_and_size_are_chosen(qtbot: QtBot) -> None:
    bar = PatientTopBar("Aranya Skin & Body Clinic", "Bengaluru", Translator("hi"), 115)
    qtbot.addWidget(bar)
    bar.resize(1280, bar.height())
    bar.show()
    assert bar.language.value() == "hi"
    assert bar.sizes.value() == 115
    with qtbot.waitSignal(bar.language_chosen) as language:
        bar.language.findChildren(object, "patientLanguage0")[0].click()
    assert language.args == ["en"]
    with qtbot.waitSignal(bar.size_chosen) as size:
        bar.sizes.findChildren(object, "patientTextSize2")[0].click()
    assert size.args == [130]
    assert not clipped(bar)
