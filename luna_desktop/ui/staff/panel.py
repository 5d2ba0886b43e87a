"""The panel beside the staff list: one person's details and what can be done, or a form in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from luna_desktop.services.clinic.hand_over import LeftPile
from luna_desktop.services.clinic.staff import StaffRow
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.staff.forms import AddForm, HandOverForm, PanelForm, PasswordForm, RegistrationForm, RolesForm
from luna_desktop.ui.staff.wording import (
    left_lines,
    left_words,
    names_of,
    role_words,
    state_chip,
    state_words,
    vault_chip,
)
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.chips import Avatar, ChipRow
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.states import StatePage

WIDTH = 356
LEFT_SHOWN = 6
"""So many things that somebody left behind are listed beside the person; the form lists all."""


@dataclass(frozen=True)
class Person:
    """Somebody as the panel shows them, and what the signed-in person may do about them."""

    row: StaffRow
    is_me: bool
    may_manage: bool
    may_confirm: bool


@dataclass(frozen=True)
class FirstPassword:
    """A first password that was just set, to be written down once."""

    name: str
    login: str
    password: str


class SecretTile(QFrame):
    """A first password that is shown once.

    Signals:
        noted: it was written down.
    """

    noted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        styled(named(self, f"{name}Tile", _("First password")), cls="tile")
        self.text = words("", "strong", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        done = Button(_("It is written down"), f"{name}Noted", size="small")
        done.clicked.connect(self.noted)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(words(_("First password, shown this once"), "label"))
        column.addWidget(self.text)
        column.addWidget(
            words(_("Hand it over in person. It is changed under “Change my password”."), "caption", wrap=True)
        )
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_secret(self, password: str) -> None:
        """Show a first password, or nothing any more."""
        self.text.setText(password)
        self.setVisible(bool(password))


class ProposedPage(QWidget):
    """Somebody was proposed: what happens next, and the first password.

    Signals:
        done: it was read.
    """

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "proposedPage", _("Waits for the owner’s approval"))
        self.name = words("", "title", wrap=True)
        self.secret = SecretTile("proposedPassword")
        self.close_button = Button(_("Close"), "proposedClose")
        self.close_button.clicked.connect(self.done)
        self.secret.noted.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.name)
        column.addWidget(words(_("Waits for the owner’s approval"), "strong", wrap=True))
        column.addWidget(
            words(_("The account opens nothing before an owner approves it on this page."), "body2", wrap=True)
        )
        column.addWidget(self.secret)
        column.addStretch(1)
        column.addWidget(self.close_button)

    def show_proposed(self, name: str, password: str) -> None:
        """Show who was proposed, with the first password where one was made up."""
        self.name.setText(name)
        self.secret.show_secret(password)


class DetailsPage(QWidget):
    """One person.

    Signals:
        roles_wanted, registration_wanted, confirm_wanted, close_wanted: what is to be done about the person shown.
        hand_over_wanted: what the person shown left behind is to go to somebody else.
        noted: the first password was written down.
    """

    roles_wanted = Signal()
    registration_wanted = Signal()
    confirm_wanted = Signal()
    close_wanted = Signal()
    hand_over_wanted = Signal()
    noted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "personDetails", _("Person"))
        self.avatar = Avatar("", 44)
        self.name, self.line = words("", "title", wrap=True), words("", "body2", wrap=True)
        self.chips = ChipRow("personChips")
        self.facts = {name: words("", "body", wrap=True) for name in ("login", "registration", "state", "photographs")}
        self.note = words("", "caption", wrap=True)
        self.roles = Button(_("Change roles…"), "changeRolesButton", icon="user-cog")
        self.registration = Button(_("Registration number…"), "changeRegistrationButton", icon="id-card")
        self.confirm = Button(_("Confirm photo access"), "confirmPhotosButton", kind=Kind.PRIMARY, icon="key-round")
        self.close_account = Button(_("Close account…"), "closeAccountButton", kind=Kind.DANGER_LINE, icon="user-x")
        self.hand_over = Button("", "handOverButton", icon="users")
        self.hand_over.hide()
        for button, wanted in (
            (self.hand_over, self.hand_over_wanted),
            (self.roles, self.roles_wanted),
            (self.registration, self.registration_wanted),
            (self.confirm, self.confirm_wanted),
            (self.close_account, self.close_wanted),
        ):
            button.clicked.connect(wanted)
        self.secret = SecretTile("firstPassword")
        self.secret.noted.connect(self.noted)
        self.left = words("", "body2", wrap=True)
        self.left.hide()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.line)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self.secret)
        column.addWidget(hairline())
        column.addLayout(self._facts())
        column.addStretch(1)
        column.addWidget(self.left)
        for button in (self.confirm, self.roles, self.registration, self.close_account, self.hand_over):
            column.addWidget(button)
        column.addWidget(self.note)

    def _facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        titles = (_("Sign-in name"), _("Registration"), _("Account"), _("Photographs"))
        for title, label in zip(titles, self.facts.values(), strict=True):
            form.addRow(words(title, "caption"), label)
        return form

    def show_person(self, person: Person) -> None:
        """Show somebody else, or the same anew."""
        row = person.row
        self.avatar.show_person(row.display_name)
        self.name.setText(row.display_name)
        self.line.setText(role_words(row))
        self.chips.show_chips([state_chip(row), vault_chip(row)])
        _say(self.facts["login"], row.login)
        _say(self.facts["registration"], row.registration_no or _("Not noted"))
        _say(self.facts["state"], state_words(row))
        _say(self.facts["photographs"], vault_chip(row).text)
        is_open = row.disabled_at is None
        manages = person.may_manage and is_open and not person.is_me
        self.roles.setVisible(manages)
        self.registration.setVisible(person.may_manage and is_open)
        self.close_account.setVisible(manages)
        self.confirm.setVisible(person.may_confirm and row.waits_for_vault and not person.is_me)
        self.hand_over.hide()
        self.left.hide()
        self.note.setText(_note(person))
        self.note.setVisible(bool(self.note.text()))

    def show_left(self, piles: Sequence[LeftPile]) -> None:
        """Offer to hand over what somebody left behind; with nothing left, there is nothing to offer."""
        lines = left_lines(piles)
        text = shown(say_n("Hand over {count} item…", "Hand over {count} items…", len(lines)))
        self.hand_over.setText(text)
        self.hand_over.setAccessibleName(text)
        self.hand_over.setVisible(bool(lines))
        more = [_("and {count} more", count=len(lines) - LEFT_SHOWN)] if len(lines) > LEFT_SHOWN else []
        self.left.setText("\n".join([_("Left behind ({what})", what=left_words(piles)), *lines[:LEFT_SHOWN], *more]))
        self.left.setAccessibleName(self.left.text())
        self.left.setVisible(bool(lines))

    def show_secret(self, password: str) -> None:
        """Show a first password, or nothing any more."""
        self.secret.show_secret(password)


class StaffPanel(QFrame):
    """Details, a form, or a hint to choose somebody."""

    def __init__(self) -> None:
        super().__init__()
        styled(named(self, "staffPanel", _("Person")), cls="panel")
        self.setFixedWidth(WIDTH)
        self.nobody = StatePage("users", _("Choose a person"), _("Their roles and keys are shown here."), name="nobody")
        self.details = DetailsPage()
        self.add_form, self.roles_form, self.password_form = AddForm(), RolesForm(), PasswordForm()
        self.hand_over_form, self.proposed = HandOverForm(), ProposedPage()
        self.registration_form = RegistrationForm()
        self.pages = QStackedWidget()
        forms = (self.add_form, self.roles_form, self.password_form, self.hand_over_form, self.registration_form)
        for page in (self.nobody, self.details, self.proposed, *forms):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def show_page(self, page: QWidget) -> None:
        """Show details or a form."""
        self.pages.setCurrentWidget(page)

    def is_taken(self) -> bool:
        """Tell whether a form or a first password stands there that a row of the list must not push aside."""
        return self.form() is not None or self.pages.currentWidget() is self.proposed

    def form(self) -> PanelForm | None:
        """Return the form that is open, or None."""
        page = self.pages.currentWidget()
        return page if isinstance(page, PanelForm) else None


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setAccessibleName(text)


def _note(person: Person) -> str:
    if person.row.disabled_at is not None:
        return _("The name stays on everything that this person wrote.")
    if person.is_me:
        return _("This is you. Nobody changes their own roles.")
    if person.row.waits_for_owner:
        return _("Waits for the owner’s approval: {roles}.", roles=names_of(person.row.waits_for_owner))
    if person.row.waits_for_vault and not person.may_confirm:
        return _("A clinician or the privacy officer confirms access to photographs.")
    return ""
