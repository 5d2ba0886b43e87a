"""The forms of an allergy or intolerance, and of a patch test."""

from __future__ import annotations

from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.history import (
    ALLERGY_CLASS_NAMES,
    ALLERGY_KIND_NAMES,
    CERTAINTY_NAMES,
    CRITICALITY_NAMES,
    SEVERITY_NAMES,
    Allergy,
    AllergyClass,
    AllergyKind,
    Certainty,
    Criticality,
    Severity,
)
from luna_desktop.domain.clinical.patch_tests import READING_NAMES, RELEVANCE_NAMES, PatchTest, Reading, Relevance
from luna_desktop.services.care.catalogues import allergy_triggers, catalogue, medicines
from luna_desktop.texts import _
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, iso_or_none, options_of, read_day
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, TextField


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
        kind = ChoiceField("kind", _("Allergy or intolerance"), options_of(ALLERGY_KIND_NAMES))
        reaction = TextField("reaction", _("Reaction"), example=_("Hives within 20 minutes"))
        place = TextField("place", _("Place"), example=_("Face and neck"))
        severity = ChoiceField("severity", _("Worst reaction so far"), options_of(SEVERITY_NAMES))
        criticality = ChoiceField("criticality", _("Risk to come"), options_of(CRITICALITY_NAMES))
        certainty = ChoiceField("certainty", _("Certainty"), options_of(CERTAINTY_NAMES))
        since = PartialDateField("since", _("Since"), latest=self.today, example=_("Mar-2023"))
        last = PartialDateField("last_reaction", _("Last reaction"), latest=self.today, example=_("Mar-2026"))
        note = TextField("note", _("Notes"), example=_("Hospital letter seen"), longest=2000)
        self.add_row([(self.trigger, 4), (self.allergy_class, 2), (kind, 2)])
        self.add_row([(reaction, 4), (place, 2), (severity, 2)])
        self.add_row([(criticality, 2), (certainty, 2), (since, 2), (last, 2)])
        self.add_row([(note, 1)])
        self.add_last_row()

    def values_of(self, body: object) -> dict[str, object]:
        """Return an allergy as values."""
        known = body if isinstance(body, Allergy) else Allergy(coded_of(""), AllergyClass.UNKNOWN)
        return {
            "trigger": known.trigger,
            "allergy_class": known.allergy_class.value,
            "reaction": known.reaction,
            "severity": known.severity.value,
            "certainty": known.certainty.value,
            "since": iso_or_none(known.since),
            "note": known.note,
            "criticality": known.criticality.value,
            "kind": known.kind.value,
            "place": known.place,
            "last_reaction": iso_or_none(known.last_reaction),
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the allergy that is typed."""
        problems: Problems = {}
        body = Allergy(
            coded_of(values.get("trigger")),
            AllergyClass(values.get("allergy_class") or AllergyClass.UNKNOWN.value),
            str(values.get("reaction") or ""),
            Severity(values.get("severity") or Severity.UNKNOWN.value),
            Certainty(values.get("certainty") or Certainty.UNCONFIRMED.value),
            read_day(values, "since", problems),
            str(values.get("note") or ""),
            Criticality(values.get("criticality") or Criticality.UNKNOWN.value),
            AllergyKind(values.get("kind") or AllergyKind.UNKNOWN.value),
            str(values.get("place") or ""),
            read_day(values, "last_reaction", problems),
        )
        return problems, body

    def _picked(self, entry: Entry) -> None:
        drug = any(entry.id == each.id for each in medicines().entries)
        found = AllergyClass.MEDICINE if drug else _class_of(entry)
        self.allergy_class.show_value(found.value)
        self.allergy_class.edited.emit()


def _class_of(entry: Entry) -> AllergyClass:
    """Return the class of an allergen: contact for what acts late on the skin, else its FHIR category."""
    category = entry.columns.get("fhir_category", "")
    if category == "environment" and "IV" in entry.parts("mechanism", ","):
        return AllergyClass.CONTACT
    return next((each for each in AllergyClass if each.value == category), AllergyClass.OTHER)


class PatchTestForm(EntryForm):
    """One allergen of a patch test, with its readings."""

    kind = "patch_test"

    def new_heading(self) -> str:
        """Return the heading of an empty form."""
        return _("Add a patch test result")

    def place_fields(self) -> None:
        """Lay the fields out."""
        allergen = CatalogueField(
            "allergen", _("Allergen"), catalogue("allergens"), required=True, example=_("Fragrance mix, nickel")
        )
        series = TextField("series", _("Series"), example=_("Indian Standard Series"))
        applied = PartialDateField("applied_on", _("Put on"), latest=self.today, example=_("14-Oct-2025"))
        concentration = TextField("concentration", _("Concentration"), example=_("8%"))
        vehicle = TextField("vehicle", _("Vehicle"), example=_("pet."))
        readings = [
            ChoiceField(name, label, options_of(READING_NAMES))
            for name, label in (("day2", _("Day 2")), ("day4", _("Day 4")), ("day7", _("Day 7")))
        ]
        relevance = ChoiceField("relevance", _("Relevance"), options_of(RELEVANCE_NAMES))
        note = TextField("note", _("Notes"), example=_("Outside report, scanned"), longest=2000)
        self.add_row([(allergen, 4), (concentration, 1), (vehicle, 1)])
        self.add_row([(series, 4), (applied, 2)])
        self.add_row([(readings[0], 2), (readings[1], 2), (readings[2], 2), (relevance, 2)])
        self.add_row([(note, 1)])
        self.add_last_row()

    def values_of(self, body: object) -> dict[str, object]:
        """Return a patch test as values."""
        known = body if isinstance(body, PatchTest) else PatchTest(coded_of(""))
        return {
            "allergen": known.allergen,
            "series": known.series,
            "concentration": known.concentration,
            "vehicle": known.vehicle,
            "applied_on": iso_or_none(known.applied_on),
            "day2": known.day2.value,
            "day4": known.day4.value,
            "day7": known.day7.value,
            "relevance": known.relevance.value,
            "note": known.note,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the patch test that is typed."""
        problems: Problems = {}

        def reading(name: str) -> Reading:
            return Reading(values.get(name) or Reading.NOT_READ.value)

        body = PatchTest(
            coded_of(values.get("allergen")),
            str(values.get("series") or ""),
            str(values.get("concentration") or ""),
            str(values.get("vehicle") or ""),
            read_day(values, "applied_on", problems),
            reading("day2"),
            reading("day4"),
            reading("day7"),
            Relevance(values.get("relevance") or Relevance.UNKNOWN.value),
            str(values.get("note") or ""),
        )
        return problems, body
