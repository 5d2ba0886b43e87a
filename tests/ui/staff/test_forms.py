"""The forms of the staff panel by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.ui.staff.forms import AddForm, PasswordForm, RolesForm


def test_enter_hands_the_values_out_once(qtbot: QtBot) -> None:
    form = RolesForm()
    qtbot.addWidget(form)
    form.start({"roles": frozenset({Role.OWNER})})
    got: list[dict[str, object]] = []
    form.submitted.connect(got.append)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert got == [{"roles": frozenset({Role.OWNER})}]
    form.show_problems({"roles": "Choose at least one role.", "other": "Something else."})
    assert not form.save.is_busy()
    assert (form.roles.problem, form.banner.text()) == ("Choose at least one role.", "Something else.")


def test_beginning_afresh_leaves_nothing_of_before(qtbot: QtBot) -> None:
    form = AddForm()
    qtbot.addWidget(form)
    form.show_passphrase("copper meadow lantern")
    assert not form.password.is_covered()
    form.show_problems({"login": "Choose another."})
    form.start({})
    assert form.values() == {
        "display_name": "",
        "login": "",
        "registration_no": "",
        "roles": frozenset(),
        "password": "",
    }
    assert form.password.is_covered()
    assert not form.login.problem


def test_two_new_passwords_that_differ_are_not_sent(qtbot: QtBot) -> None:
    form = PasswordForm()
    qtbot.addWidget(form)
    form.start({"old": "a", "new": "b", "again": "c"})
    got: list[dict[str, object]] = []
    form.submitted.connect(got.append)
    form.save.click()
    assert got == []
    assert form.again.problem
