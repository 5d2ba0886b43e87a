"""The form for the clinic's mail account, with a test message to oneself; the password is never shown again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from luna_desktop.interop.mail import SECURITY_NAMES, USUAL_PORTS, MailAccount, Security
from luna_desktop.services.messages.mail_settings import MailSettings, NewMailAccount
from luna_desktop.texts import _, shown
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, PasswordField, TextField
from luna_desktop.ui.widgets.labels import words

NOT_KEPT = frozenset({"password"})
"""What no draft ever holds."""


def _beside(*fields: Field) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        row.addWidget(field, 1)
    return row


def mail_values(read: MailSettings) -> dict[str, object]:
    """Return what the form shows; a password that is kept is not among it."""
    account = read.account
    if account is None:
        return {"security": Security.STARTTLS.value, "port": str(USUAL_PORTS[Security.STARTTLS])}
    return {
        "host": account.host,
        "port": str(account.port),
        "security": account.security.value,
        "login": account.login,
        "password": "",
        "sender": account.sender,
        "sender_name": account.sender_name,
    }


class MailForm(EditFrame):
    """The mail account.

    Signals:
        test_wanted: the address to which a test message is to go.
        off_wanted: the account is to be taken away.
    """

    test_wanted = Signal(str)
    off_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("mailForm", _("Messages"))
        host = TextField("host", _("Mail server"), required=True, example="smtp.example.org")
        security = ChoiceField(
            "security", _("Security"), [Option(each.value, shown(SECURITY_NAMES[each])) for each in Security]
        )
        port = TextField("port", _("Port"), required=True, longest=5, help_text=_("Usual are 465 and 587."))
        login = TextField("login", _("Account"), help_text=_("The name with which the clinic signs in there."))
        self.password = PasswordField("password", _("Password"))
        sender = TextField("sender", _("Sender’s address"), required=True, lead="mail")
        seen = _("What patients see, such as the clinic’s name.")
        sender_name = TextField("sender_name", _("Sender’s name"), help_text=seen)
        security.edited.connect(self._choose_port)
        self.trouble = Banner("warn", "", name="mailTrouble")
        server = Card(_("Where e-mails leave"), "mailServerCard", icon="send")
        server.add(
            words(
                _("The line is always encrypted and the server’s certificate is checked. Nothing is sent otherwise."),
                "body2",
                wrap=True,
            )
        )
        server.add(self.trouble)
        server.add(_beside(host, security, port))
        server.add(_beside(login, self.password))
        who = Card(_("From whom"), "mailSenderCard", icon="mail")
        who.add(_beside(sender_name, sender))
        self.add_page(narrow_page(server, who, self._test_card()), "mailPage")
        self.track(host, security, port, login, self.password, sender_name, sender)

    def _test_card(self) -> Card:
        self.to = TextField("test_to", _("A test goes to"), lead="mail", help_text=_("Your own address."))
        self.test = Button(_("Send a test to myself"), "sendTestButton", kind=Kind.SECONDARY, icon="send")
        self.off = Button(_("Take the account away…"), "mailOffButton", kind=Kind.DANGER_LINE, icon="ban")
        self.answer = Banner("info", "", name="mailTestAnswer")
        self.test.clicked.connect(lambda: self.test_wanted.emit(self.to.value()))
        self.off.clicked.connect(self.off_wanted)
        card = Card(_("Try it out"), "mailTestCard", icon="check-check")
        card.add(self.to)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.test)
        row.addStretch(1)
        row.addWidget(self.off)
        card.add(row)
        card.add(self.answer)
        return card

    def show_settings(self, read: MailSettings) -> None:
        """Show the account as it was saved."""
        self.show_values(mail_values(read))
        kept = _("A password is kept. Leave this empty to keep it.") if read.has_password else ""
        self.password.show_help(kept)
        self.off.setVisible(read.account is not None and not self._read_only)
        self.trouble.say("warn", _(read.trouble) if read.trouble else "")

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read, but nothing changed or tried out."""
        super().set_read_only(read_only)
        for widget in (self.to, self.test, self.off):
            widget.setVisible(not read_only)

    def account(self) -> NewMailAccount:
        """Return what was typed; what is no number is port 0, which is refused."""
        values = {name: str(value or "") for name, value in self.values().items()}
        port = values["port"].strip()
        account = MailAccount(
            values["host"],
            int(port) if port.isascii() and port.isdigit() else 0,
            Security(values["security"] or Security.STARTTLS.value),
            values["login"],
            values["sender"],
            values["sender_name"],
        )
        return NewMailAccount(account, values["password"] or None)

    def show_test(self, *, worked: bool, text: str) -> None:
        """Show what came of a test."""
        self.test.set_busy(False)
        tone = "ok" if worked else "danger"
        self.answer.say(tone, text)

    def show_testing(self) -> None:
        """Show that a test is under way."""
        self.answer.say("info", _("The server is asked."))
        self.test.set_busy(True)

    def _choose_port(self) -> None:
        """Put the usual port in where the other usual one stood."""
        port = self.field("port")
        if str(port.value()) in {"", *(str(usual) for usual in USUAL_PORTS.values())}:
            port.show_value(str(USUAL_PORTS[Security(str(self.field("security").value()))]))

    def _emit_draft(self) -> None:
        """Hand out everything but the password, which is kept nowhere before it is sealed."""
        self.draft_due.emit({name: value for name, value in self.values().items() if name not in NOT_KEPT})
