"""The form of what a patient wants of their care; the second section of the Lifestyle tab."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from luna_desktop.domain.clinical.care_preferences import (
    BUDGET_NAMES,
    DAY_TIME_NAMES,
    DOWNTIME_NAMES,
    INGREDIENT_NAMES,
    NEEDLES_NAMES,
    PROCEDURE_NAMES,
    Budget,
    CarePreferences,
    DayTime,
    Downtime,
    Ingredient,
    Needles,
    ProcedureWish,
)
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, options_of
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, LinesField, Option, TextField
from luna_desktop.ui.widgets.labels import words
from luna_desktop.ui.widgets.many_choices import TicksField


class PreferencesForm(EntryForm):
    """One page of wishes; a change of mind is a new version and needs no reason."""

    kind = "care_preferences"

    def heading(self) -> str:
        """Return the heading; wishes change, they are not corrected."""
        return _("Preferences")

    def place_fields(self) -> None:
        """Lay the fields out in two cards."""
        self.close_button.setVisible(False)
        note = _("What the patient would rather have. It binds nobody and stops nothing; allergies stand in their tab.")
        self.column().addWidget(words(note, "caption", wrap=True))
        first: list[Field] = [
            ChoiceField("downtime", _("Downtime"), options_of(DOWNTIME_NAMES)),
            ChoiceField("needles", _("Needles"), options_of(NEEDLES_NAMES)),
            ChoiceField("budget", _("Budget"), options_of(BUDGET_NAMES)),
        ]
        ticks: list[Field] = [
            TicksField("procedures", _("Procedures"), options_of(PROCEDURE_NAMES)),
            TicksField("ingredients", _("Ingredients to avoid"), options_of(INGREDIENT_NAMES)),
            TicksField("times", _("Appointment times"), options_of(DAY_TIME_NAMES)),
        ]
        languages = [Option(code, shown(name)) for code, name in LANGUAGES.items()]
        self._card(_("Procedures and cost"), "treatmentWishesCard", first)
        self._card("", "moreWishesCard", ticks)
        more: list[Field] = [
            TextField("ingredients_note", _("More about ingredients"), example=_("No beeswax")),
            ChoiceField("language", _("Speaks best"), [Option("", _("Not known")), *languages]),
            ChoiceField("language2", _("Also speaks"), [Option("", _("None")), *languages]),
        ]
        self._card("", "languageWishesCard", more)
        last: list[Field] = [LinesField("note", _("Notes"), lines=2), self.source]
        self._card("", "otherWishesCard", last)
        self.reason.setParent(self)
        self.reason.hide()
        self.mark.setParent(self)
        self.adopt(self.mark)

    def _card(self, title: str, name: str, fields: list[Field]) -> None:
        card = Card(title, name)
        self.add_row([(field, 1) for field in fields])
        item = self.column().takeAt(self.column().count() - 1)
        layout = item.layout() if item is not None else None
        if layout is not None:
            card.add(layout)
        self.column().addWidget(card)

    def values_of(self, body: object) -> dict[str, object]:
        """Return preferences as values."""
        known = body if isinstance(body, CarePreferences) else CarePreferences()
        spoken = (*known.languages, "", "")
        return {
            "downtime": known.downtime.value,
            "needles": known.needles.value,
            "budget": known.budget.value,
            "procedures": [each.value for each in known.procedures],
            "ingredients": [each.value for each in known.ingredients],
            "times": [each.value for each in known.times],
            "ingredients_note": known.ingredients_note,
            "language": spoken[0],
            "language2": spoken[1],
            "note": known.note,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the preferences that are entered."""
        spoken = [str(values.get(name) or "") for name in ("language", "language2")]
        body = CarePreferences(
            Downtime(values.get("downtime") or Downtime.UNKNOWN.value),
            Needles(values.get("needles") or Needles.UNKNOWN.value),
            Budget(values.get("budget") or Budget.UNKNOWN.value),
            tuple(ProcedureWish(each) for each in _many(values, "procedures")),
            tuple(Ingredient(each) for each in _many(values, "ingredients")),
            str(values.get("ingredients_note") or ""),
            tuple(DayTime(each) for each in _many(values, "times")),
            tuple(dict.fromkeys(code for code in spoken if code)),
            str(values.get("note") or ""),
        )
        return {}, body

    def read(self, values: Values) -> tuple[Problems, object]:
        """Return the preferences; a change of mind needs no reason."""
        return self.body_of(values)


def _many(values: Mapping[str, Any], name: str) -> list[str]:
    found = values.get(name)
    return [str(each) for each in found] if isinstance(found, list | tuple) else []
