"""The mail account in use: saved, tried out with every failure in a sentence, and taken away."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.interop.mail import NEVER, Outcome, TroubleKind, Verdict, trouble
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.mail_settings import password_of, read_mail_settings
from luna_desktop.ui.settings.mail_presenter import MailPresenter
from luna_desktop.ui.settings.view import SettingsView
from tests.services.acting import act, entries, working
from tests.services.messages.parts import ACCOUNT, PASSWORD, Server, set_up_mail
from tests.ui.screens import context_of


def opened(qtbot: QtBot, clinic: OpenClinic, server: Server, *answers: object) -> SettingsView:
    view = SettingsView()
    qtbot.addWidget(view)
    view.show()
    view.show_tab("messages")
    MailPresenter(view.mail, view, context_of(clinic, *answers), server.line).start()
    return view


def type_account(view: SettingsView) -> None:
    values = {"host": ACCOUNT.host, "login": ACCOUNT.login, "password": PASSWORD, "sender": ACCOUNT.sender}
    for name, value in {**values, "sender_name": ACCOUNT.sender_name}.items():
        view.mail.field(name).show_value(value)
        view.mail.field(name).edited.emit()


def test_saved_shown_without_its_password_and_taken_away(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic, Server(), True)
    type_account(view)
    view.mail.save_bar.save.click()
    assert act(clinic, read_mail_settings, None).account == ACCOUNT
    with working(clinic) as work:
        assert password_of(work) == PASSWORD
    assert view.mail.password.value() == ""
    assert not view.mail.is_dirty()
    view.mail.off.click()
    assert act(clinic, read_mail_settings, None).account is None


def test_what_is_wrong_is_at_its_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic, Server())
    view.mail.field("host").show_value("not a server")
    view.mail.field("host").edited.emit()
    view.mail.save_bar.save.click()
    assert "smtp.example.org" in view.mail.field("host").problem
    view.mail.test.click()
    assert view.mail.to.problem
    view.mail.to.show_value("me@aranya.example")
    view.mail.test.click()
    assert "Mend the marked fields" in view.mail.answer.text()


def test_a_test_that_arrives(qtbot: QtBot, clinic: OpenClinic) -> None:
    server = Server()
    view = opened(qtbot, clinic, server)
    type_account(view)
    view.mail.to.show_value("me@aranya.example")
    view.mail.test.click()
    assert server.opened == [(ACCOUNT, PASSWORD)]
    assert [letter.to for letter in server.got] == ["me@aranya.example"]
    assert "took the test" in view.mail.answer.text()
    assert not view.mail.test.is_busy()
    assert act(clinic, read_mail_settings, None).account is None  # trying out saves nothing
    assert [entry.outcome for entry in entries(clinic, "mail test made")] == [0]


@pytest.mark.parametrize(
    "server",
    [
        Server(trouble=trouble(TroubleKind.PASSWORD)),
        Server(trouble=trouble(TroubleKind.CERTIFICATE)),
        Server(addressed=Outcome(Verdict.NEVER, NEVER, 550, is_address=True)),
    ],
)
def test_a_failure_is_told_in_its_sentence(qtbot: QtBot, clinic: OpenClinic, server: Server) -> None:
    set_up_mail(clinic)
    view = opened(qtbot, clinic, server)
    view.mail.to.show_value("me@aranya.example")
    view.mail.test.click()
    expected = server.trouble.message if server.trouble is not None else NEVER  # type: ignore[attr-defined]
    assert view.mail.answer.text() == str(expected)
    assert [entry.outcome for entry in entries(clinic, "mail test made")] == [4]


def test_what_was_typed_is_discarded_only_when_sure(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic, Server(), False, True)
    type_account(view)
    view.mail.save_bar.discard.click()
    assert view.mail.is_dirty()
    view.mail.save_bar.discard.click()
    assert not view.mail.is_dirty()
