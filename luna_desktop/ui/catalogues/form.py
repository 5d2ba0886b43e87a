"""The form of an entry of the clinic's own: the columns of its catalogue, with what advises apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import wanted_columns
from luna_desktop.services.care.catalogue_pages import RowState
from luna_desktop.services.care.own_catalogues import OwnRow
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.catalogues.wording import BASIS_NAMES, CATALOGUE_NAMES, RULE_CHOICES, column_name
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.settings.pages import narrow_page
from luna_desktop.ui.widgets.buttons import Button, Kind
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField
from luna_desktop.ui.widgets.labels import words

_HELP: dict[str, Message] = {
    "match_terms": say("Words that name it on a label, divided by commas."),
    "synonyms": say("Divided by semicolons."),
    "trigger_id": say(
        "Its id in the catalogues, such as {example}. Look at a rule about the same.", example="isotretinoin"
    ),
    "trigger_qualifier": say(
        "Such as “{first}”, “{second}” or “{third}”. Other words are shown and not judged.",
        first="within 14 days",
        second="active",
        third="in field",
    ),
    "target_id": say(
        "Its id in the catalogues, such as {example}. Look at a rule about the same.", example="peel_superficial"
    ),
    "not_when": say("Kind and id, such as {example}, divided by semicolons.", example="state:pregnant"),
    "allergen_ids": say("Ids of the catalogue of allergens, divided by semicolons."),
}


class OwnRowForm(EditFrame):
    """An entry of the clinic's own, made anew for each opening; a new one may start as a copy (`like`) without name."""

    def __init__(self, catalogue: str, row: RowState | None, *, like: RowState | None = None) -> None:
        super().__init__("ownRowForm", _("Entry of the clinic’s own"), save_text=_("Save entry"))
        self._catalogue, self._row, self._like = catalogue, row, like
        self.back = Button(_("Back to the catalogue"), "ownRowBack", kind=Kind.GHOST, icon="arrow-left")
        table = TABLES[catalogue]
        kept = {"id", "source", "basis", table.title, *table.advising}
        usual = [name for name in wanted_columns(table) if name not in kept]
        self._names = [table.title, "source", "basis", *usual, *table.advising]
        fields = {name: self._field(name, required=name in {table.title, "source"}) for name in self._names}
        what = Card(shown(CATALOGUE_NAMES[catalogue]), "ownRowWhat", icon="book-open")
        for name in (table.title, *usual):
            what.add(fields[name])
        origin = Card(_("Where it is from"), "ownRowOrigin", icon="info")
        origin.add(_beside(fields["source"], fields["basis"]))
        advice = Card(_("What it advises"), "ownRowAdvice", icon="triangle-alert")
        advice.add(words(_("Silent until a doctor of the clinic has approved it."), "caption", wrap=True))
        for name in table.advising:
            advice.add(fields[name])
        heading = _("Change an entry of the clinic’s own") if row else _("Add an entry of the clinic’s own")
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.add_page(narrow_page(head, words(heading, "title", wrap=True), what, origin, advice), "ownRowPage")
        self.track(*fields.values())
        self.show_values(self._start())

    def _field(self, name: str, *, required: bool) -> Field:
        if name == "basis":
            options = [Option(letter, shown(text)) for letter, text in BASIS_NAMES.items()]
            return ChoiceField(name, column_name(name), options)
        choices = RULE_CHOICES.get(name) if self._catalogue == "safety_rules" else None
        if choices is not None:
            return ChoiceField(name, column_name(name), [Option(key, shown(text)) for key, text in choices.items()])
        help_text = shown(_HELP[name]) if name in _HELP else ""
        return TextField(name, column_name(name), required=required, longest=400, help_text=help_text)

    def _start(self) -> dict[str, object]:
        shown_row = self._row or self._like
        if shown_row is None:
            return {"basis": "X"}
        columns = shown_row.entry.columns
        start: dict[str, object] = {name: columns.get(name, "") for name in self._names}
        if self._row is None:
            return {**start, self._names[0]: "", "basis": "X"}
        return {**start, "basis": columns.get("basis", "X")[:1]}

    def first(self) -> str:
        """Return the name of the field in which typing starts."""
        return self._names[0]

    def own_row(self) -> OwnRow:
        """Return what was entered."""
        columns = {name: str(value or "") for name, value in self.values().items()}
        if self._row is None:
            return OwnRow(self._catalogue, columns)
        return OwnRow(self._catalogue, columns, self._row.entry.id, self._row.number)


def _beside(*fields: Field) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    for at, field in enumerate(fields):
        row.addWidget(field, 2 - at)
    return holder
