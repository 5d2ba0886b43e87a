"""The question: nothing ticked before, a publication is named, paper needs no signature here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.consent import ConsentMethod, Giver
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_uses.ask_dialog import AskDialog, Asked
from luna_desktop.ui.privacy.answer_panel import GiverChoice
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.inputs import Option
from tests.services.acting import act
from tests.services.sharing.photographing import a_photographed
from tests.ui.clipping import clipped


def test_each_tick_is_the_patients_own(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    tiles = list(act(clinic, list_photographs, patient))
    body = replace(tiles[0].fact.body, series="A-1")
    tiles[0] = replace(tiles[0], fact=replace(tiles[0].fact, body=body))
    recipients, givers = [Option(3, "Journal of Skin")], [GiverChoice(Giver.SELF, "The patient")]
    dialog = AskDialog(window, Asked(tiles, {}, recipients, givers))
    dialog.open_on(dialog.all)
    assert clipped(dialog) == []
    button = dialog.findChild(Button, "useSet-A-1")
    assert isinstance(button, Button)
    button.click()
    assert (dialog.ticked().photographs, dialog.ticked().series) == ((tiles[0].photograph_id,), "A-1")
    dialog.all.click()
    assert dialog.ticked().series == ""
    dialog.scopes[PhotoScope.PUBLICATION].click()
    assert not dialog.recipient.isHidden()
    dialog.recipient.show_value(3)
    assert not dialog.save.isEnabled()
    dialog.method.show_value(ConsentMethod.SIGNED_PAPER.value)
    dialog.method.edited.emit()
    assert dialog.save.isEnabled()
    with qtbot.waitSignal(dialog.answered) as answered:
        dialog.save.click()
    ticked = answered.args[0]
    assert (ticked.scopes, set(ticked.photographs), ticked.recipient_id) == (
        (PhotoScope.PUBLICATION,),
        set(photographs),
        3,
    )
    assert ticked.strokes == ()
    dialog.show_problems({"recipient": "Choose one.", "state": "There is no answer."})
    assert dialog.recipient.problem == "Choose one."
    assert dialog.banner.text() == "There is no answer."
