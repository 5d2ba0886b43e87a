"""The form that notes a call offers the numbers on file, and says at its fields what is wrong."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.messages.contacts import By
from luna_desktop.domain.preferences import Channel, Way
from luna_desktop.ui.messages.call_form import CallForm
from tests.ui.messages.parts import shown

WAYS = (Way(Channel.PHONE, "+919886001427"), Way(Channel.EMAIL, "a@b.example"))


def test_a_call_of_just_now(qtbot: QtBot) -> None:
    form = CallForm()
    shown(qtbot, form)
    form.start(WAYS, "23-Nov-2026 10:31")
    values = form.values()
    assert (values["by"], values["address"], values["at"]) == ("phone", "+919886001427", "23-Nov-2026 10:31")
    assert form.changed_names() == []
    form.by.show_value(By.EMAIL.value)
    form.by.edited.emit()
    assert form.values()["address"] == "a@b.example"
    form.by.show_value(By.DESK.value)
    form.by.edited.emit()
    assert not form.address.isVisible()
    form.show_problems({"note": "Enter a note.", "other": "Something else."})
    assert (form.note.problem, form.banner.text()) == ("Enter a note.", "Something else.")
