"""Signing in: who is offered, what is refused and where it is said, and the recovery key of a restored clinic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.unlock.presenter import UnlockPresenter
from luna_desktop.ui.unlock.view import UnlockView
from tests import builders

Begun = tuple[UnlockView, list[OpenClinic]]


class NoIncidents:
    """Fails the test where something unforeseen is reported."""

    def report(self, error: Exception) -> None:
        """Raise it."""
        raise error


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Callable[[Path], Begun]]:
    """Return a function that shows the unlock screen of a folder; what it opened is closed again."""
    opened: list[OpenClinic] = []

    def show(folder: Path) -> Begun:
        view = UnlockView()
        qtbot.addWidget(view)
        presenter = UnlockPresenter(view, folder, Inline(), NoIncidents(), opened.append, clock=builders.Ticking())
        presenter.start()
        return view, opened

    yield show
    for clinic in opened:
        clinic.close()


def test_the_right_password_opens(begin: Callable[[Path], Begun], clinic_folder: Path) -> None:
    view, opened = begin(clinic_folder)
    view.unlock_wanted.emit("ravi", builders.PASSWORD)
    assert [clinic.actor.login for clinic in opened] == ["ravi"]
    assert view.password.value() == ""


def test_a_wrong_password_is_said_on_the_sign_in_form(begin: Callable[[Path], Begun], clinic_folder: Path) -> None:
    view, opened = begin(clinic_folder)
    view.unlock_wanted.emit("ravi", "not this one at all")
    assert opened == []
    assert view.banner.text()
    assert not view.recovery.trouble.text()


def test_a_wrong_recovery_key_is_said_on_its_own_form(begin: Callable[[Path], Begun], clinic_folder: Path) -> None:
    view, opened = begin(clinic_folder)
    view.show_recovery()
    view.recovery_wanted.emit("owner", "AAAA " * 15, "marble thicket candle harvest")
    assert opened == []
    assert view.recovery.trouble.text()
    assert not view.banner.text()


def test_a_weak_new_password_is_said_at_its_field(
    begin: Callable[[Path], Begun], clinic_folder: Path, clinic_template: builders.Template
) -> None:
    view, opened = begin(clinic_folder)
    view.show_recovery()
    view.recovery_wanted.emit("owner", clinic_template.recovery_code, "aaaaaaaaaaaaaa")
    assert opened == []
    assert view.recovery.password.problem


def test_where_nobody_is_named_the_login_is_asked_for(qtbot: QtBot) -> None:
    view = UnlockView()
    qtbot.addWidget(view)
    view.show_staff([])
    view.show_recovery()
    assert view.recovery.asks_for_login()
    with qtbot.assertNotEmitted(view.recovery_wanted):
        view.recovery.submitted.emit("key", "password")
    view.recovery.login.show_value("owner")
    with qtbot.waitSignal(view.recovery_wanted) as heard:
        view.recovery.submitted.emit("key", "password")
    assert heard.args == ["owner", "key", "password"]
