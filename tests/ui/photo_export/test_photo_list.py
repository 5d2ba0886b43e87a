"""The list of photographs: ticked, marked, and named for screen readers."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.photo_export.photo_list import PhotoList
from tests.services.acting import act
from tests.services.sharing.photographing import a_photographed


def test_ticks_and_states(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, photographs = a_photographed(clinic, "tan", "white")
    listed = PhotoList()
    qtbot.addWidget(listed)
    listed.show_tiles(act(clinic, list_photographs, patient), {}, {photographs[0]})
    assert listed.ticked() == (photographs[0],)
    with qtbot.waitSignal(listed.changed):
        listed.row(photographs[1]).box.click()
    assert set(listed.ticked()) == set(photographs)
    assert listed.count.text() == "2 of 2 chosen"
    with qtbot.waitSignal(listed.wanted) as asked:
        listed.row(photographs[1]).open.click()
    assert asked.args == [photographs[1]]
    listed.show_current(photographs[1])
    assert not listed.row(photographs[1]).open.isEnabled()
    assert listed.row(photographs[1]).accessibleDescription() == "Being prepared"
    listed.row(photographs[0]).show_state("Not allowed for this use", tone="warn")
    assert "Face" in listed.row(photographs[0]).accessibleName()
