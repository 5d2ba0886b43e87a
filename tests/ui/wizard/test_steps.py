"""Each plain step says what is missing, in words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.ui.wizard.steps import ClinicStep, ContactStep, PersonStep, backup_step, records_step


def test_the_first_empty_field_is_named(qtbot: QtBot) -> None:
    for step, words in (
        (ClinicStep(), "“Name of the clinic” is still empty"),
        (ContactStep(), "“Name” is still empty"),
    ):
        qtbot.addWidget(step)
        assert step.obstacle() == words


def test_a_password_is_long_and_typed_twice(qtbot: QtBot) -> None:
    step = PersonStep()
    qtbot.addWidget(step)
    step._fields["personName"].show_value("Dr Rao")
    step._fields["personLogin"].show_value("nrao")
    step.password.show_value("short")
    assert step.obstacle() == "The password is shorter than 12 characters"
    step.password.show_value("four words of it")
    assert step.obstacle() == "The two passwords differ"
    with qtbot.waitSignal(step.changed, timeout=1000):
        step.show_passphrase("copper lantern harbour violet")
    assert (step.obstacle(), step.values()["personPassword"]) == ("", "copper lantern harbour violet")
    step.clear_secrets()
    assert step.values()["personPassword"] == ""


def test_a_folder_has_to_be_usable(qtbot: QtBot) -> None:
    step = records_step()
    qtbot.addWidget(step)
    assert step.obstacle() == "Choose a folder to continue"
    step.show_folder("/srv/sync", found="This folder is synced. Choose another.", tone="danger")
    assert step.obstacle() != ""
    assert step.values() == {"recordsFolder": ""}
    step.show_folder("/srv/records", found="212 GB are free.")
    assert (step.obstacle(), step.values()) == ("", {"recordsFolder": "/srv/records"})


def test_the_backup_may_wait(qtbot: QtBot) -> None:
    step = backup_step()
    qtbot.addWidget(step)
    step._fields["backupLater"].box.click()
    assert (step.obstacle(), step.values()) == ("", {"backupLater": True, "backupFolder": ""})
