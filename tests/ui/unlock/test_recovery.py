"""The recovery form asks for the key and a password typed twice, before anything is tried."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.unlock.recovery import RecoveryForm


def test_what_is_missing_is_told_and_nothing_sent(qtbot: QtBot) -> None:
    form = RecoveryForm()
    qtbot.addWidget(form)
    form.show_person("Dr Rao")
    form.password.show_value("short")
    with qtbot.assertNotEmitted(form.submitted):
        form.go.click()
    assert form.key_field.problem == "Enter the recovery key."
    assert form.password.problem == "Enter at least 12 characters."
    assert form.again.problem == "This is not the same as above. Type it again."
    form.clear_secrets()
    assert (form.password.value(), form.password.problem) == ("", "")
    form.set_busy(True)
    assert not form.go.isEnabled()
    form.set_busy(False)
    with qtbot.waitSignal(form.back_wanted, timeout=1000):
        form.back.click()
