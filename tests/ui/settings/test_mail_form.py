"""The form of the mail account: usual ports, and a password that no draft holds and nothing shows again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.interop.mail import Security
from luna_desktop.services.messages.mail_settings import MailSettings
from luna_desktop.ui.settings.mail_form import MailForm
from tests.services.messages.parts import ACCOUNT


def a_form(qtbot: QtBot) -> MailForm:
    form = MailForm()
    qtbot.addWidget(form)
    form.show()
    return form


def test_the_usual_port_follows_the_security_and_others_stay(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_settings(MailSettings())
    assert form.field("port").value() == "587"
    form.field("security").show_value(Security.TLS.value)
    form.field("security").edited.emit()
    assert form.field("port").value() == "465"
    form.field("port").show_value("2525")
    form.field("security").show_value(Security.STARTTLS.value)
    form.field("security").edited.emit()
    assert form.field("port").value() == "2525"


def test_what_was_typed_and_what_is_kept(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_settings(
        MailSettings(ACCOUNT, has_password=True, trouble="The mail server closed the line. Try again later.")
    )
    assert (form.account().account, form.account().password) == (ACCOUNT, None)
    assert form.trouble.isVisible()
    form.password.show_value("secret words")
    form.password.edited.emit()
    kept: list[dict[str, object]] = []
    form.draft_due.connect(kept.append)
    form.flush_draft()
    assert "secret words" not in repr(kept)
    assert kept[0]["host"] == ACCOUNT.host
    assert form.account().password == "secret words"
    form.set_read_only(True)
    assert not form.test.isVisible()
