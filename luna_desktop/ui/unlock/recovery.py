"""The way in when a password is forgotten: the recovery key, and a new password."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.inputs import PasswordField, TextField
from luna_desktop.ui.widgets.labels import paragraph, set_paragraph, words
from luna_desktop.ui.widgets.naming import named

SHORTEST_PASSWORD = 12


class RecoveryForm(QWidget):
    """Takes the recovery key and a new password, twice.

    Signals:
        submitted: the recovery key and the new password.
        back_wanted: the person remembers the password after all.
    """

    submitted = Signal(str, str)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "recoveryForm", _("Unlock with the recovery key"))
        self._about = paragraph("")
        note = Banner("warn", _("Using the recovery key is written to the audit log."), name="recoveryNote")
        self.trouble = Banner("danger", "", name="recoveryTrouble")
        self.login = TextField(
            "recoveryLogin", _("Login"), required=True, help_text=_("The name that you sign in with.")
        )
        self.key_field = TextField(
            "recoveryKey",
            _("Recovery key"),
            required=True,
            help_text=_("15 groups of 4 characters. Spaces and hyphens do not matter."),
            longest=120,
        )
        help_text = _("At least {count} characters. Several words are best.", count=SHORTEST_PASSWORD)
        self.password = PasswordField("newPassword", _("New password"), required=True, help_text=help_text)
        self.again = PasswordField("newPasswordAgain", _("New password again"), required=True)
        self.go = Button(
            _("Set password and unlock"), "recoverButton", kind=Kind.PRIMARY, icon="key-round", size="large"
        )
        self.back = Button(_("Go back"), "recoveryBackButton", icon="arrow-left", size="large")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(words(_("Unlock with the recovery key"), "title"))
        for widget in (self._about, note, self.trouble, self.login, self.key_field, self.password, self.again):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        column.addStretch(1)
        self.go.clicked.connect(self._submit)
        self.again.submitted.connect(self._submit)
        self.back.clicked.connect(self.back_wanted)

    def show_person(self, name: str) -> None:
        """Say whose password is set anew; without a name, as in a restored clinic, ask for the login."""
        text = _("Enter the key from the clinic safe. It sets a new password for {name}.", name=name)
        if not name:
            text = _("Enter your login and the key from the clinic safe. It sets a new password for you.")
        self.login.setVisible(not name)
        set_paragraph(self._about, text)

    def asks_for_login(self) -> bool:
        """Tell whether the person has to say who they are."""
        return not self.login.isHidden()

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Say above the fields why it did not work; empty takes it away."""
        self.trouble.say(tone, text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong, by field name."""
        for field in (self.login, self.key_field, self.password, self.again):
            field.show_problem(problems.get(field.name, ""))

    def set_busy(self, busy: bool) -> None:
        """Show that the key is being tried."""
        self.go.set_busy(busy)

    def clear_secrets(self) -> None:
        """Forget everything typed."""
        for field in (self.key_field, self.password, self.again):
            field.show_value(None)
            field.show_problem("")

    def _submit(self) -> None:
        problems: dict[str, str] = {}
        if self.asks_for_login() and not self.login.value():
            problems[self.login.name] = _("Enter your login.")
        if not self.key_field.value():
            problems[self.key_field.name] = _("Enter the recovery key.")
        if len(self.password.value()) < SHORTEST_PASSWORD:
            problems[self.password.name] = _("Enter at least {count} characters.", count=SHORTEST_PASSWORD)
        if self.again.value() != self.password.value():
            problems[self.again.name] = _("This is not the same as above. Type it again.")
        self.show_problems(problems)
        if not problems:
            self.submitted.emit(self.key_field.value(), self.password.value())
