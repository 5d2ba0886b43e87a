"""The control for one value of the record: a choice, a date, a line or a text, as the field takes it."""

from __future__ import annotations

from luna_desktop.domain.rights.record_fields import RecordField, Takes
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField

LONG = frozenset({"note", "complaint", "findings", "assessment", "plan", "report", "conclusion", "lines", "routine"})
"""Fields whose texts have several lines."""


class ValueFields:
    """Four controls of which one is seen; `name` is what problems call the value."""

    def __init__(self, name: str, label: str) -> None:
        self.name = name
        self.choice = ChoiceField(f"{name}_choice", label, (), required=True)
        self.date = PartialDateField(f"{name}_date", label, required=True)
        self.line = TextField(f"{name}_line", label, required=True, longest=2000)
        self.text = LinesField(f"{name}_text", label, required=True, lines=4)

    def fields(self) -> tuple[Field, ...]:
        """Return the controls in the order of the form."""
        return (self.choice, self.date, self.line, self.text)

    def fit(self, field: RecordField | None, *, seen: bool = True) -> None:
        """Show the control that a field asks for."""
        mine = self.of(field)
        for each in self.fields():
            each.setVisible(seen and field is not None and each is mine)
        offered = tuple(str(each.value) for each in self.choice.options())
        if field is not None and field.takes is Takes.CHOICE and offered != tuple(v for v, _words in field.choices):
            self.choice.offer([Option(value, text) for value, text in field.choices])

    def of(self, field: RecordField | None) -> Field:
        """Return the control for a field."""
        if field is None:
            return self.line
        if field.takes is Takes.CHOICE:
            return self.choice
        if field.takes in {Takes.DATE, Takes.BIRTH}:
            return self.date
        return self.text if field.takes is Takes.WORDS or field.name in LONG else self.line

    def value(self, field: RecordField | None) -> str:
        """Return what is entered for a field."""
        return str(self.of(field).value() or "")

    def show(self, field: RecordField, value: str) -> None:
        """Show a value as entered."""
        self.fit(field)
        self.of(field).show_value(value)
