"""The steps of the first run that are plain forms: clinic, privacy contact, first person, folder, backup."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.texts import _
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner, Card
from luna_desktop.ui.widgets.choice_fields import TickField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import LinesField, PasswordField, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named

SHORTEST_PASSWORD = 12
"""Kept in step with the rule of the key file, which has the last word."""


class Step(QWidget):
    """One page of the wizard.

    Signals:
        changed: something was entered; the frame asks again whether to go on.
    """

    changed = Signal()

    def __init__(self, key: str, title: str, about: str) -> None:
        super().__init__()
        named(self, f"{key}Step", title)
        self.key, self.title, self.about = key, title, about
        self._fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def track(self, *fields: Field) -> None:
        """Count fields as parts of this step."""
        for field in fields:
            self._fields[field.name] = field
            field.edited.connect(self.changed)

    def values(self) -> dict[str, object]:
        """Return what the fields hold."""
        return {name: field.value() for name, field in self._fields.items()}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show values in the fields of their names."""
        for name, value in values.items():
            self._fields[name].show_value(value)
        self.changed.emit()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong, by field name, and go to the first."""
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        first = next((field for field in self._fields.values() if field.problem), None)
        if first is not None:
            first.control.setFocus()

    def obstacle(self) -> str:
        """Return why the person cannot go on yet, in words, or nothing."""
        return ""

    def start(self) -> None:
        """Give the keyboard to the first field."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.control.setFocus()

    def missing(self, *names: str) -> str:
        """Return which of these fields is still empty, in words, or nothing."""
        empty = next((name for name in names if not self._fields[name].value()), None)
        return _("“{field}” is still empty", field=self._fields[empty].label) if empty else ""


def in_grid(*rows: tuple[Field, ...]) -> QGridLayout:
    """Lay fields out in a grid of two columns; a row of one field spans both."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for at, row in enumerate(rows):
        for place, field in enumerate(row):
            grid.addWidget(field, at, place, 1, 2 if len(row) == 1 else 1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


class ClinicStep(Step):
    """Name, address, telephone and registration number of the clinic."""

    def __init__(self) -> None:
        about = _("These stand on every record copy and letter. You can change them later in Settings.")
        super().__init__("clinic", _("Clinic details"), about)
        name = TextField("clinicName", _("Name of the clinic"), required=True, example=_("Aranya Skin & Body Clinic"))
        address = LinesField("clinicAddress", _("Address"), required=True, lines=3)
        phone = TextField("clinicPhone", _("Phone"), required=True, example="+91 80 2345 6789")
        number = TextField("clinicRegistration", _("Registration no."), help_text=_("Under the state's clinic law"))
        card = Card(_("The clinic"), icon="house")
        card.add(in_grid((name,), (address,), (phone, number)))
        self.column.addWidget(card)
        self.track(name, address, phone, number)

    def obstacle(self) -> str:
        """Ask for what a letterhead needs."""
        return self.missing("clinicName", "clinicAddress", "clinicPhone")


class ContactStep(Step):
    """Who answers patients about privacy."""

    def __init__(self) -> None:
        about = _("Patients are told whom to write to about their records. The law asks for a person, not for a form.")
        super().__init__("contact", _("Privacy contact"), about)
        name = TextField("contactName", _("Name"), required=True)
        title = TextField("contactTitle", _("Title"), required=True, example=_("Privacy officer"))
        phone = TextField("contactPhone", _("Phone"), required=True)
        mail = TextField("contactEmail", _("E-mail"), required=True, example="privacy@clinic.example")
        address = LinesField("contactAddress", _("Postal address"), help_text=_("Empty: the clinic's own"), lines=3)
        card = Card(_("Privacy contact"), icon="shield")
        card.add(in_grid((name, title), (phone, mail), (address,)))
        self.column.addWidget(card)
        self.track(name, title, phone, mail, address)

    def obstacle(self) -> str:
        """Ask for who it is and how to reach them."""
        return self.missing("contactName", "contactTitle", "contactPhone", "contactEmail")


class PersonStep(Step):
    """The first person, who can do everything that set-up needs.

    Signals:
        passphrase_wanted: the person asked for a generated passphrase.
    """

    passphrase_wanted = Signal()

    def __init__(self) -> None:
        about = _("You are owner, administrator and privacy officer to begin with. Hand roles on as staff join.")
        super().__init__("person", _("First person"), about)
        name = TextField("personName", _("Your name, as patients see it"), required=True, example=_("Dr Nandini Rao"))
        login = TextField("personLogin", _("Login"), required=True, help_text=_("Short, without spaces"), longest=40)
        rule = _("At least {count} characters. Several words are easier to remember.", count=SHORTEST_PASSWORD)
        self.password = PasswordField("personPassword", _("Password"), required=True, help_text=rule)
        self.again = PasswordField("personPasswordAgain", _("Password again"), required=True)
        treats = TickField("personTreats", _("I also treat patients"), note=_("Adds the role of clinician"))
        card = Card(_("Who you are"), icon="user")
        card.add(in_grid((name, login), (self.password, self.again)))
        self._offer = words("", "strong")
        self._make = Button(_("Make a passphrase for me"), "makePassphraseButton", kind=Kind.GHOST, icon="key-round")
        self._make.clicked.connect(self.passphrase_wanted)
        row = QHBoxLayout()
        row.addWidget(self._make)
        row.addWidget(self._offer, 1)
        card.add(row)
        self.column.addWidget(card)
        duties = Card(_("What you do here"), icon="badge-check")
        duties.add(words(_("Owner, administrator and privacy officer"), "strong"))
        duties.add(treats)
        self.column.addWidget(duties)
        self.track(name, login, self.password, self.again, treats)

    def show_passphrase(self, text: str) -> None:
        """Put a generated passphrase into both fields and show it, so that it can be written down."""
        self.password.show_value(text)
        self.again.show_value(text)
        self._offer.setText(text)
        self._offer.setAccessibleName(text)
        self.changed.emit()

    def clear_secrets(self) -> None:
        """Forget the password, once the clinic has been made."""
        self.password.show_value(None)
        self.again.show_value(None)
        self._offer.setText("")

    def obstacle(self) -> str:
        """Ask for name, login and a password typed twice."""
        if missing := self.missing("personName", "personLogin", "personPassword"):
            return missing
        if len(self.password.value()) < SHORTEST_PASSWORD:
            return _("The password is shorter than {count} characters", count=SHORTEST_PASSWORD)
        return "" if self.password.value() == self.again.value() else _("The two passwords differ")


class FolderStep(Step):
    """A folder to choose, and what was found out about it: for the records, or for the first backup.

    Signals:
        choose_wanted: the person wants to choose a folder.
    """

    choose_wanted = Signal()

    def __init__(self, key: str, title: str, about: str, *, card: str, icon: str, skip: str = "") -> None:
        super().__init__(key, title, about)
        self._good = False
        self._skip = skip
        box = Card(card, icon=icon)
        self._path = words(_("No folder chosen yet"), "strong", wrap=True)
        self._path.setObjectName(f"{key}FolderPath")
        self.choose = Button(_("Choose a folder…"), f"{key}ChooseButton", icon="folder-open")
        self.choose.clicked.connect(self.choose_wanted)
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(self.choose)
        box.add(row)
        self.found = Banner("info", "", name=f"{key}Found")
        box.add(self.found)
        self.column.addWidget(box)
        self._later = TickField(f"{key}Later", skip) if skip else None
        if self._later is not None:
            box.add(self._later)
            self.track(self._later)

    def show_folder(self, path: str, *, found: str, tone: str = "ok") -> None:
        """Show the folder chosen and what was found out; with `danger` it cannot be used."""
        self._path.setText(path)
        self._good = bool(path) and tone != "danger"
        self.found.say(tone, found)
        self.changed.emit()

    def values(self) -> dict[str, object]:
        """Return the folder with the rest."""
        folder = self._path.text() if self._good else ""
        return {**super().values(), f"{self.key}Folder": folder}

    def obstacle(self) -> str:
        """Ask for a folder that can be used, or for a tick to do it later."""
        if self._good or (self._later is not None and self._later.value()):
            return ""
        return _("Choose a folder to continue")

    def start(self) -> None:
        """Give the keyboard to the button."""
        self.choose.setFocus()


def records_step() -> FolderStep:
    """Make the step that asks where records are kept."""
    about = _(
        "Records are encrypted before they reach the disk. Choose a folder on this computer, not one that is synced."
    )
    return FolderStep(
        "records", _("Where records are kept"), about, card=_("Folder for the records"), icon="hard-drive"
    )


def backup_step() -> FolderStep:
    """Make the step that asks where the first backup goes."""
    about = _("A backup on another disk is what saves a clinic. It is encrypted like the records themselves.")
    return FolderStep(
        "backup",
        _("First backup"),
        about,
        card=_("Folder for backups"),
        icon="archive",
        skip=_("I will choose a folder later"),
    )
