"""The forms of a condition and of a medicine."""

from __future__ import annotations

from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.history import (
    CONDITION_STATUS_NAMES,
    MEDICINE_KIND_NAMES,
    Condition,
    ConditionStatus,
    Medicine,
    MedicineKind,
)
from luna_desktop.services.care.catalogues import catalogue, is_topical, medicines
from luna_desktop.texts import _
from luna_desktop.ui.entries.forms import EntryForm, Problems, Values, iso_or_none, options_of, read_day
from luna_desktop.ui.widgets.catalogue_field import CatalogueField, coded_of
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.inputs import ChoiceField, TextField


class ConditionForm(EntryForm):
    """A condition of skin, hair or body."""

    kind = "condition"

    def new_heading(self) -> str:
        """Return the heading of an empty form."""
        return _("Add a condition")

    def place_fields(self) -> None:
        """Lay the fields out."""
        rows = catalogue("conditions")
        self.what = CatalogueField("what", _("Condition"), rows, required=True, example=_("Condition or code"))
        status = ChoiceField("status", _("Status"), options_of(CONDITION_STATUS_NAMES))
        since = PartialDateField("since", _("Since"), latest=self.today, example=_("Mar-2023"))
        site = TextField("site", _("Site"), example=_("Cheeks and forehead"))
        note = TextField("note", _("Notes"), example=_("Worse with sun"), longest=2000)
        self.add_row([(self.what, 4), (status, 2), (since, 2)])
        self.add_row([(site, 1), (note, 2)])
        self.add_last_row()

    def values_of(self, body: object) -> dict[str, object]:
        """Return a condition as values."""
        known = body if isinstance(body, Condition) else Condition(coded_of(""))
        return {
            "what": known.what,
            "status": known.status.value,
            "since": iso_or_none(known.since),
            "site": known.site,
            "note": known.note,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the condition that is typed."""
        problems: Problems = {}
        since = read_day(values, "since", problems)
        status = ConditionStatus(values.get("status") or ConditionStatus.UNKNOWN.value)
        what = coded_of(values.get("what"))
        return problems, Condition(what, status, since, str(values.get("site") or ""), str(values.get("note") or ""))


class MedicineForm(EntryForm):
    """A topical or a systemic medicine."""

    kind = "medicine"

    def new_heading(self) -> str:
        """Return the heading of an empty form."""
        return _("Add a medicine or topical")

    def place_fields(self) -> None:
        """Lay the fields out."""
        self.what = CatalogueField(
            "what", _("Topical or medicine"), medicines(), required=True, example=_("Azelaic acid")
        )
        self.used = ChoiceField("kind", _("Used"), options_of(MEDICINE_KIND_NAMES))
        self.what.picked.connect(self._picked)
        strength = TextField("strength", _("Strength"), example=_("0.025% or 5 mg"))
        frequency = TextField("frequency", _("How often"), example=_("At night"))
        site = TextField("site", _("Where"), example=_("Face"))
        started = PartialDateField("started", _("Started"), latest=self.today, example=_("Mar-2023"))
        stopped = PartialDateField("stopped", _("Stopped"), example=_("Still used"))
        why = TextField("reason_stopped", _("Why stopped"), example=_("Burning"))
        prescriber = TextField("prescriber", _("Prescribed by"))
        self.add_row([(self.what, 4), (self.used, 2), (strength, 2)])
        self.add_row([(frequency, 1), (site, 1), (prescriber, 1)])
        self.add_row([(started, 1), (stopped, 1), (why, 2)])
        self.add_last_row()

    def values_of(self, body: object) -> dict[str, object]:
        """Return a medicine as values."""
        known = body if isinstance(body, Medicine) else Medicine(coded_of(""))
        return {
            "what": known.what,
            "kind": known.kind.value,
            "strength": known.strength,
            "frequency": known.frequency,
            "site": known.site,
            "started": iso_or_none(known.started),
            "stopped": iso_or_none(known.stopped),
            "reason_stopped": known.reason_stopped,
            "prescriber": known.prescriber,
        }

    def body_of(self, values: Values) -> tuple[Problems, object]:
        """Return the medicine that is typed."""
        problems: Problems = {}
        words = {
            name: str(values.get(name) or "")
            for name in ("strength", "frequency", "site", "prescriber", "reason_stopped")
        }
        body = Medicine(
            coded_of(values.get("what")),
            MedicineKind(values.get("kind") or MedicineKind.TOPICAL.value),
            started=read_day(values, "started", problems),
            stopped=read_day(values, "stopped", problems),
            strength=words["strength"],
            frequency=words["frequency"],
            site=words["site"],
            prescriber=words["prescriber"],
            reason_stopped=words["reason_stopped"],
        )
        return problems, body

    def _picked(self, entry: Entry) -> None:
        kind = MedicineKind.TOPICAL if is_topical(entry.id) else MedicineKind.SYSTEMIC
        self.used.show_value(kind.value)
        self.used.edited.emit()
