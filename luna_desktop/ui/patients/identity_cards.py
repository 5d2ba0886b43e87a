"""The cards for names and birth that registration and Details share, and how they turn into an `Identity`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import GENDER_NAMES, LONGEST_NAME, Gender, Identity
from luna_desktop.texts import Message, _, shown
from luna_desktop.ui.languages import language_options
from luna_desktop.ui.patients.birth_field import BirthField, birth_text
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField

NAME_PARTS = (
    "family_name",
    "given_name",
    "middle_name",
    "title",
    "preferred_name",
    "former_names",
    "other_script_name",
)


class IdentityFields:
    """The fields of an `Identity`, laid out in two cards."""

    def __init__(self, today: date) -> None:
        self.family = TextField(
            "family_name",
            _("Family name"),
            required=True,
            longest=LONGEST_NAME + 20,
            help_text=_("One name only? Write it here."),
        )
        self.given = TextField("given_name", _("Given name"), longest=LONGEST_NAME + 20)
        self.middle = TextField("middle_name", _("Middle name"), longest=LONGEST_NAME + 20)
        self.title = TextField("title", _("Title"), example=_("Ms, Mr, Smt., Dr"), longest=40)
        self.preferred = TextField("preferred_name", _("Called"), longest=LONGEST_NAME + 20)
        self.former = TextField("former_names", _("Former names"), longest=LONGEST_NAME + 20)
        self.script = TextField(
            "other_script_name",
            _("Name in own script"),
            longest=LONGEST_NAME + 20,
            help_text=_("As the person writes it. The search finds it too."),
        )
        self.gender = ChoiceField(
            "gender", _("Gender, as told"), [Option(each.value, shown(text)) for each, text in GENDER_NAMES.items()]
        )
        self.language = ChoiceField("language", _("Speaks"), language_options())
        self.birth = BirthField("birth", _("Birth"), today)

    def all(self) -> list[Field]:
        """Return the fields in the order of the form."""
        return [
            self.family,
            self.given,
            self.middle,
            self.title,
            self.preferred,
            self.former,
            self.script,
            self.gender,
            self.language,
            self.birth,
        ]

    def names_card(self) -> Card:
        """Return the card of names, gender and language."""
        card = Card(_("Identity and names"), "identityCard", icon="id-card")
        grid = _grid(
            [[self.family, self.given, self.middle], [self.title, self.preferred, self.former]],
        )
        card.add(grid)
        under = QGridLayout()
        under.setHorizontalSpacing(12)
        for at, (field, stretch) in enumerate(((self.script, 2), (self.gender, 1), (self.language, 1))):
            under.addWidget(field, 0, at)
            under.setColumnStretch(at, stretch)
        card.add(under)
        return card

    def birth_card(self) -> Card:
        """Return the card of the birth."""
        card = Card(_("Birth"), "birthCard", icon="cake")
        card.add(self.birth)
        return card

    def identity(self, before: Identity | None = None) -> Identity:
        """Return what the fields say; a birth that cannot be read stays as it was."""
        birth = self.birth.birth()
        typed = {field.name: str(field.value() or "") for field in self.all()[:7]}
        start = before or Identity("")
        return replace(
            start,
            **typed,
            gender=Gender(str(self.gender.value() or Gender.UNKNOWN.value)),
            language=str(self.language.value() or ""),
            birth=birth if isinstance(birth, Birth) else start.birth,
        )

    def problems(self) -> dict[str, Message]:
        """Return what is wrong with the birth; the service checks the names."""
        birth = self.birth.birth()
        return {"birth": birth} if isinstance(birth, Message) else {}


def identity_values(identity: Identity) -> Mapping[str, object]:
    """Return an identity as the values of its fields."""
    values: dict[str, object] = {name: getattr(identity, name) for name in NAME_PARTS}
    values |= {
        "gender": identity.gender.value,
        "language": identity.language,
        "birth": birth_text(identity.birth),
    }
    return values


def _grid(rows: list[list[Field]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    for at, row in enumerate(rows):
        for place, field in enumerate(row):
            widget: QWidget = field
            grid.addWidget(widget, at, place)
            grid.setColumnStretch(place, 1)
    return grid
