"""The form of an allergy or intolerance."""

from __future__ import annotations

from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.history import (
    ALLERGY_CLASS_NAMES,
    CERTAINTY_NAMES,
    SEVERITY_NAMES,
    Allergy,
    AllergyClass,
    Certainty,
    Severity,
)
from luna_desktop.services.care.catalogues import allergy_triggers, medicines
from luna_desktop.texts import _
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, iso_or_none, options_of, read_day
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, TextField

_CLASSES = {"food": AllergyClass.FOOD, "environment": AllergyClass.ENVIRONMENT, "drug": AllergyClass.MEDICINE}
"""Classes by the group of a catalogue row; every other group is a contact allergen."""


class AllergyForm(EntryForm):
    """What the patient reacts to, how, how badly, and how sure the clinic is."""

    kind = "allergy"

    def new_heading(self) -> str:
        """Return the heading of an empty form."""
        return _("Add an allergy or intolerance")

    def place_fields(self) -> None:
        """Lay the fields out."""
        self.trigger = CatalogueField(
            "trigger", _("Trigger"), allergy_triggers(), required=True, example=_("Penicillin, fragrance mix")
        )
        self.trigger.picked.connect(self._picked)
        self.allergy_class = ChoiceField("allergy_class", _("Class"), options_of(ALLERGY_CLASS_NAMES))
        since = PartialDateField("since", _("Since"), latest=self.today, example=_("Mar-2023"))
        reaction = TextField("reaction", _("Reaction"), example=_("Hives within 20 minutes"))
        severity = ChoiceField("severity", _("Worst reaction"), options_of(SEVERITY_NAMES))
        certainty = ChoiceField("certainty", _("Certainty"), options_of(CERTAINTY_NAMES))
        note = TextField("note", _("Notes"), example=_("Hospital letter seen"), longest=2000)
        self.add_row([(self.trigger, 4), (self.allergy_class, 2), (since, 2)])
        self.add_row([(reaction, 4), (severity, 2), (certainty, 2)])
        self.add_row([(note, 1)])
        self.add_last_row()

    def values_of(self, body: object) -> dict[str, object]:
        """Return an allergy as values."""
        known = body if isinstance(body, Allergy) else Allergy(coded_of(""))
        return {
            "trigger": known.trigger,
            "allergy_class": known.allergy_class.value,
            "reaction": known.reaction,
            "severity": known.severity.value,
            "certainty": known.certainty.value,
            "since": iso_or_none(known.since),
            "note": known.note,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the allergy that is typed."""
        problems: Problems = {}
        body = Allergy(
            coded_of(values.get("trigger")),
            AllergyClass(values.get("allergy_class") or AllergyClass.OTHER.value),
            str(values.get("reaction") or ""),
            Severity(values.get("severity") or Severity.UNKNOWN.value),
            Certainty(values.get("certainty") or Certainty.UNCONFIRMED.value),
            read_day(values, "since", problems),
            str(values.get("note") or ""),
        )
        return problems, body

    def _picked(self, entry: Entry) -> None:
        drug = any(entry.id == each.id for each in medicines().entries)
        found = AllergyClass.MEDICINE if drug else _CLASSES.get(entry.group, AllergyClass.CONTACT)
        self.allergy_class.show_value(found.value)
        self.allergy_class.edited.emit()
