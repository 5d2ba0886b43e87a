"""The forms of the staff panel: add a person, change roles, change one's own password. They only collect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from luna_desktop.domain.access import ROLE_NAMES, Role
from luna_desktop.services.clinic.staff import StaffRow
from luna_desktop.texts import _, shown
from luna_desktop.ui.staff.wording import ROLE_NOTES
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Banner
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, PasswordField, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import named, styled


class RolesField(Field):
    """The seven roles to tick, each with what it is for."""

    def __init__(self, name: str = "roles") -> None:
        super().__init__(name, _("Roles"), required=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        self.boxes = {
            role: CheckBox(shown(ROLE_NAMES[role]), f"role{role.name.title().replace('_', '')}", note=shown(note))
            for role, note in ROLE_NOTES.items()
        }
        for box in self.boxes.values():
            column.addWidget(box)
            box.clicked.connect(lambda _on: self.edited.emit())
        self.put(holder, focus=self.boxes[Role.RECEPTION])
        first = self.boxes[Role.RECEPTION]
        named(first, "roleReception", shown(ROLE_NAMES[Role.RECEPTION]))

    def value(self) -> frozenset[Role]:
        """Return the roles that are ticked."""
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        """Tick these roles and no others."""
        wanted = value if isinstance(value, frozenset) else frozenset()
        for role, box in self.boxes.items():
            box.setChecked(role in wanted)


class PanelForm(QWidget):
    """A short form in a panel: a title, fields that scroll, what stands in the way, Cancel and the verb.

    Signals:
        submitted: the verb or Enter; carries the values by field name.
        closed: Cancel or Esc.
    """

    submitted = Signal(dict)
    closed = Signal()

    def __init__(self, name: str, title: str, verb: str, about: str = "") -> None:
        super().__init__()
        named(self, name, title, description=about)
        self.about = words(about, "body2", wrap=True)
        self.about.setVisible(False)
        self._fields: dict[str, Field] = {}
        self.banner = Banner("warn", "", name=f"{name}Trouble")
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(20, 4, 20, 12)
        self.inside.setSpacing(12)
        self.save = Button(verb, f"{name}Save", kind=Kind.PRIMARY)
        self.cancel = Button(_("Cancel"), f"{name}Cancel")
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)
        self._build(title, about)

    def _build(self, title: str, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(10)
        head = QVBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(6)
        head.addWidget(words(title, "title", wrap=True))
        head.addWidget(self.about)
        head.addWidget(self.banner)
        column.addLayout(head)
        self.explain(about)  # a label that is shown before it has a parent is a window
        body = styled(QWidget(), cls="body")
        body.setLayout(self.inside)
        area = named(QScrollArea(), f"{self.objectName()}Scroll", title)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.viewport().setAutoFillBackground(False)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column.addLayout(foot)

    def explain(self, about: str) -> None:
        """Say under the title what the form does."""
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.setAccessibleDescription(about)

    def add(self, *fields: Field) -> None:
        """Put fields in, in this order."""
        for field in fields:
            self._fields[field.name] = field
            self.inside.addWidget(field)

    def finish(self) -> None:
        """Close the form with a stretch under the last field."""
        self.inside.addStretch(1)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields in their order."""
        return tuple(self._fields.values())

    def values(self) -> dict[str, object]:
        """Return what every field holds."""
        return {name: field.value() for name, field in self._fields.items()}

    def start(self, values: Mapping[str, object]) -> None:
        """Begin afresh with these values, and give the keyboard to the first field."""
        for name, field in self._fields.items():
            field.show_value(values.get(name))
            field.show_problem("")
        self.banner.say("warn", "")
        self.save.set_busy(False)
        next(iter(self._fields.values())).control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show problems at their fields, and those without a field on top."""
        self.save.set_busy(False)
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        self.banner.say("warn", " ".join(self._without_field(problems)))
        wrong = [field for name, field in self._fields.items() if name in problems]
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence on top."""
        self.save.set_busy(False)
        self.banner.say(tone, text)

    def submit(self) -> None:
        """Hand out the values once."""
        if not self.save.is_busy():
            self.banner.say("warn", "")
            self.save.set_busy(True)
            self.submitted.emit(self.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, close on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _without_field(self, problems: Mapping[str, str]) -> Iterable[str]:
        return (text for name, text in problems.items() if name not in self._fields)


class AddForm(PanelForm):
    """Everything that a new account needs.

    Signals:
        passphrase_wanted: a first password is to be made up.
    """

    passphrase_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("addPersonForm", _("Add a person"), _("Add this person"))
        self.name_field = TextField("display_name", _("Name"), required=True, example=_("Dr Meera Pillai"))
        self.login = TextField(
            "login", _("Sign-in name"), required=True, longest=40, help_text=_("Letters, digits, dots or dashes.")
        )
        self.registration = TextField(
            "registration_no", _("Registration number"), help_text=_("For doctors: council and number."), longest=60
        )
        self.roles = RolesField()
        self.password = PasswordField(
            "password", _("First password"), required=True, help_text=_("The person changes it after signing in.")
        )
        self.make = Button(_("Make a passphrase"), "makePassphraseButton", icon="sparkles", size="small")
        self.make.clicked.connect(self.passphrase_wanted)
        self.add(self.name_field, self.login, self.registration, self.roles, self.password)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.finish()

    def show_passphrase(self, passphrase: str) -> None:
        """Put a made-up password in, to be read."""
        self.password.show_value(passphrase)
        self.password.uncover(True)
        self.password.show_problem("")

    def start(self, values: Mapping[str, object]) -> None:
        """Begin afresh, the password covered."""
        self.password.uncover(False)
        super().start(values)


class RolesForm(PanelForm):
    """Other roles for a person."""

    def __init__(self) -> None:
        super().__init__(
            "changeRolesForm", _("Change roles"), _("Save roles"), _("They count from the next sign-in of this person.")
        )
        self.roles = RolesField()
        self.add(self.roles)
        self.finish()


class HandOverForm(PanelForm):
    """Who gets what somebody left behind."""

    def __init__(self) -> None:
        super().__init__(
            "handOverForm",
            _("Hand over what is left"),
            _("Hand over…"),
            _("It appears in the same places for the person chosen. What they may not open or have themselves stays."),
        )
        self.taker = ChoiceField("to_user", _("Who takes it over"), (), required=True)
        self.add(self.taker)
        self.left = words("", "body", wrap=True)
        self.inside.addWidget(words(_("What goes"), "label"))
        self.inside.addWidget(self.left)
        self.finish()

    def offer(self, people: Sequence[StaffRow], left: Sequence[str]) -> None:
        """Offer these people, and show what goes to the one who is chosen."""
        self.left.setText("\n".join(left))
        self.left.setAccessibleName(", ".join(left))
        self.taker.offer([Option(row.user_id, row.display_name) for row in people])


class PasswordForm(PanelForm):
    """One's own password, with the present one asked again."""

    def __init__(self) -> None:
        super().__init__(
            "changePasswordForm",
            _("Change my password"),
            _("Change password"),
            _("Several unrelated words are easy to keep in mind and hard to guess."),
        )
        self.old = PasswordField("old", _("Present password"), required=True)
        self.new = PasswordField("new", _("New password"), required=True)
        self.again = PasswordField("again", _("New password again"), required=True)
        self.add(self.old, self.new, self.again)
        self.finish()

    def submit(self) -> None:
        """Compare the two new passwords before anything is asked."""
        if self.new.value() != self.again.value():
            self.show_problems({"again": _("The two new passwords differ. Type the new one again.")})
            return
        super().submit()


class RegistrationForm(PanelForm):
    """The number under which a council has registered a doctor; prescriptions and certificates carry it."""

    def __init__(self) -> None:
        super().__init__(
            "registrationForm",
            _("Registration number"),
            _("Save"),
            _("Prescriptions and certificates carry it. Papers that were issued keep the number of their day."),
        )
        told = _("For doctors: council and number.")
        self.number = TextField("registration_no", _("Registration number"), help_text=told, longest=60)
        self.add(self.number)
        self.finish()
