"""Rows of people around the patient: read in one line, opened into their fields by the pencil.

A guardian's row asks for the evidence that the law wants: which document showed an adult, its last four characters,
how that was checked, and the court or authority where one appointed the guardian.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import (
    CHECK_NAMES,
    LONGEST_ORDER,
    PROOF_NAMES,
    ROLE_NAMES,
    AdultCheck,
    Proof,
    RelatedPerson,
    RelatedRole,
    tidied_person,
)
from luna_desktop.services.facts import Known
from luna_desktop.texts import Message, _, current, say, shown
from luna_desktop.ui.patients.contact_rows import ContactRow, RowsKind
from luna_desktop.ui.widgets.buttons import icon_button
from luna_desktop.ui.widgets.checks import CheckBox
from luna_desktop.ui.widgets.chips import Avatar, ChipRow
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.flow import FlowLayout
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.naming import styled
from luna_desktop.ui.widgets.painting import ChipSpec

KIND = "person"
_ROLE_ICONS = {
    RelatedRole.GUARDIAN: "shield-check",
    RelatedRole.NOMINEE: "user-check",
    RelatedRole.EMERGENCY: "phone",
    RelatedRole.ATTENDANT: "user",
}


class RolesField(Field):
    """What a person is to the patient: boxes to tick. The value is one text of the roles' names, joined by blanks."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, required=True)
        self.boxes = {role: CheckBox(shown(text), f"{name}_{role.value}") for role, text in ROLE_NAMES.items()}
        holder = QWidget()
        flow = FlowLayout(holder, gap=16)
        for box in self.boxes.values():
            box.clicked.connect(lambda _on: self.edited.emit())
            flow.addWidget(box)
        first = self.boxes[RelatedRole.GUARDIAN]
        spoken = first.accessibleName()
        self.put(holder, focus=first)
        first.setAccessibleName(spoken)

    def value(self) -> str:
        """Return the names of the roles that are ticked."""
        return " ".join(role.value for role, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        """Tick the roles named; None clears all."""
        wanted = str(value or "").split()
        for role, box in self.boxes.items():
            box.setChecked(role.value in wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Let the roles be read, but not changed."""
        for box in self.boxes.values():
            box.setEnabled(not read_only)

    def roles(self) -> tuple[RelatedRole, ...]:
        """Return the roles that are ticked."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())


class PersonRow(ContactRow):
    """One person: a line to read, and the fields behind it."""

    def _parts(self) -> dict[str, Field]:
        name = self._name
        parts: dict[str, Field] = {
            "name": TextField(name("name"), _("Name"), required=True, longest=140),
            "relation": TextField(name("relation"), _("Relation"), example=_("Mother"), longest=140),
            "roles": RolesField(name("roles"), _("Is the patient’s")),
            "phone": TextField(name("phone"), _("Phone"), example="98860 01427", lead="phone", longest=40),
            "from": PartialDateField(name("from"), _("From"), example="Mar-2026"),
            "until": PartialDateField(name("until"), _("Until"), example="2031"),
            "proof": ChoiceField(
                name("proof"),
                _("Document seen"),
                [Option(each.value, shown(text)) for each, text in PROOF_NAMES.items()],
            ),
            "four": TextField(name("four"), _("Its last four"), example="7K21", longest=12),
            "check": ChoiceField(
                name("check"),
                _("How it was checked that this is an adult"),
                [Option(each.value, shown(text)) for each, text in CHECK_NAMES.items()],
            ),
            "order": TextField(
                name("order"),
                _("Court or authority, number and date of the order"),
                longest=LONGEST_ORDER,
                help_text=_("Only for an appointed guardian. Parents need none."),
            ),
        }
        parts["proof"].show_value(Proof.NONE.value)
        parts["check"].show_value(AdultCheck.NONE.value)
        return parts

    def _build(self) -> None:
        self._is_open = self.fact is None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._line = QWidget()
        column.addWidget(self._line)
        if self.fact is not None:
            self._fill_line(self.fact)
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.parts["name"], 3)
        first.addWidget(self.parts["relation"], 2)
        first.addWidget(self._end_control(), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(first)
        inside.addWidget(self.parts["roles"])
        inside.addLayout(self._grid([("phone", 4), ("from", 3), ("until", 3)]))
        inside.addWidget(self._evidence())
        column.addWidget(self._fields)
        column.addWidget(self._ends, 0, Qt.AlignmentFlag.AlignLeft)
        self.parts["roles"].edited.connect(self.refresh)

    def _fill_line(self, fact: Known) -> None:
        body = fact.body
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Avatar(body.name, 32), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(words(body.name, wrap=True))
        lines.addWidget(words(said_of(body), "caption", wrap=True))
        chips = ChipRow()
        chips.show_chips(role_chips(body, fact.recorded_at.date()))
        lines.addSpacing(4)
        lines.addWidget(chips)
        row.addLayout(lines, 1)
        self.pencil = icon_button("pencil", self._name("edit"), _("Change {name}", name=body.name), size="small")
        self.pencil.clicked.connect(self.open)
        row.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)

    def _evidence(self) -> QFrame:
        self._proof = styled(QFrame(), cls="tile")
        column = QVBoxLayout(self._proof)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._grid([("proof", 3), ("four", 2)]))
        for part in ("check", "order"):
            column.addWidget(self.parts[part])
        return self._proof

    def _grid(self, parts: list[tuple[str, int]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for at, (part, stretch) in enumerate(parts):
            grid.addWidget(self.parts[part], 0, at)
            grid.setColumnStretch(at, stretch)
        return grid

    def open(self) -> None:
        """Show the fields and give the keyboard to the first."""
        self._is_open = True
        self.refresh()
        self.parts["name"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_open(self) -> bool:
        """Tell whether the fields are shown."""
        return self._is_open

    def refresh(self) -> None:
        """Show what the roles ask for, and whether the row ends; typing that was brought back is shown."""
        super().refresh()
        roles = self._roles()
        guardian = RelatedRole.GUARDIAN in roles
        self._is_open = self._is_open or self._differs()
        self._line.setVisible(not self._is_open)
        self._fields.setVisible(self._is_open)
        self._proof.setVisible(guardian or RelatedRole.NOMINEE in roles)
        for part in ("check", "order"):
            self.parts[part].setVisible(guardian)

    def _differs(self) -> bool:
        if self.fact is None:
            return True
        kept = self.values_for(self.key, self.fact.body)
        return self.is_ended() or any(field.value() != (kept[field.name] or "") for field in self.parts.values())

    def _roles(self) -> tuple[RelatedRole, ...]:
        field = self.parts["roles"]
        return field.roles() if isinstance(field, RolesField) else ()

    def is_blank(self) -> bool:
        """Tell whether nothing was typed into the row."""
        return not any(self.parts[part].value() for part in ("name", "relation", "roles", "phone"))

    def body(self) -> RelatedPerson:
        """Return what the row says, as typed; a date that cannot be read is left out."""
        typed = {part: str(field.value() or "") for part, field in self.parts.items()}
        return RelatedPerson(
            self._roles(),
            typed["name"],
            typed["relation"],
            typed["phone"],
            Proof(typed["proof"] or Proof.NONE.value),
            typed["four"],
            AdultCheck(typed["check"] or AdultCheck.NONE.value),
            typed["order"],
            _date_of(typed["from"]),
            _date_of(typed["until"]),
        )

    def problems(self) -> dict[str, Message]:
        """Return what is wrong with the row, by field, and open it where something is."""
        _tidy, found = tidied_person(self.body())
        parts = {"last_four": "four", "appointed_by": "order", "valid_from": "from", "valid_until": "until"}
        problems = {self._name(parts.get(name, name)): text for name, text in found.items()}
        for part in ("from", "until"):
            typed = str(self.parts[part].value() or "")
            if typed and _date_of(typed) is None:
                problems[self._name(part)] = say("This is not a date. Enter a year, Mar-2023 or 14-03-1991.")
        if problems and not self._is_open:
            self._is_open = True
            self.refresh()
        return problems

    def values_for(self, key: str, body: object) -> dict[str, object]:
        """Return a related person as the values of the fields of a row with this key."""
        return person_values(self.kind, key, body)


def person_values(kind: str, key: str, body: object) -> dict[str, object]:
    """Return a related person as the values of its row's fields."""
    if not isinstance(body, RelatedPerson):
        return {}
    values = {
        "name": body.name,
        "relation": body.relation,
        "roles": " ".join(role.value for role in RelatedRole if role in body.roles),
        "phone": show_phone(body.phone) if body.phone else "",
        "from": body.valid_from.iso if body.valid_from else "",
        "until": body.valid_until.iso if body.valid_until else "",
        "proof": body.proof.value,
        "four": body.last_four,
        "check": body.check.value,
        "order": body.appointed_by,
    }
    return {f"{kind}_{key}_{part}": value for part, value in values.items()}


def _date_of(typed: str) -> PartialDate | None:
    try:
        return PartialDate.from_iso(typed)
    except (TypeError, ValueError):
        return None


def said_of(body: RelatedPerson) -> str:
    """Return the quiet line of a person: relation, document, phone."""
    seen = ""
    if body.proof is not Proof.NONE:
        seen = shown(PROOF_NAMES[body.proof])
        if body.last_four:
            seen = _("{document} ending {four}", document=seen, four=body.last_four)
    elif body.is_guardian or RelatedRole.NOMINEE in body.roles:
        seen = _("ID not seen yet")
    parts = (body.relation, seen, show_phone(body.phone) if body.phone else "", body.appointed_by)
    return " · ".join(part for part in parts if part)


def role_chips(body: RelatedPerson, today: date) -> list[ChipSpec]:
    """Return a person's roles as chips, and what is missing or over."""
    leading = {RelatedRole.GUARDIAN, RelatedRole.NOMINEE}
    chips = [
        ChipSpec(shown(ROLE_NAMES[role]), "accent" if role in leading else "neutral", _ROLE_ICONS[role])
        for role in body.roles
    ]
    if body.is_guardian and not body.has_evidence:
        chips.append(ChipSpec(_("Evidence missing"), "warn", "triangle-alert"))
    if not body.stands_on(today):
        over = body.valid_until is not None and body.valid_until.latest < today
        chips.append(ChipSpec(_("No longer stands") if over else _("Does not stand yet"), "warn", "clock"))
    elif body.valid_until is not None:
        chips.append(ChipSpec(_("Until {day}", day=body.valid_until.shown(current())), "neutral", "clock"))
    return chips


def person_rows() -> RowsKind:
    """Return the kind of rows of people around the patient."""
    return RowsKind(
        KIND,
        _("Guardian, nominees and contacts"),
        "users",
        _("Add person"),
        _("Nobody named yet: no guardian, nominee or emergency contact."),
        row=PersonRow,
        values=person_values,
    )
