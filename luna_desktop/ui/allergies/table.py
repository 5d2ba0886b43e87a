"""The list of allergies and intolerances, column by column, with what the catalogue says of a trigger's class."""

from __future__ import annotations

from luna_desktop.domain.clinical.catalogue_search import plain
from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.history import (
    ALLERGY_CLASS_NAMES,
    CERTAINTY_NAMES,
    CRITICALITY_NAMES,
    SEVERITY_NAMES,
    Certainty,
    Criticality,
    Severity,
)
from luna_desktop.domain.clinical.stops import related
from luna_desktop.services.care.catalogues import allergy_triggers
from luna_desktop.services.care.stops import books
from luna_desktop.services.facts import Known
from luna_desktop.texts import _, shown
from luna_desktop.ui.entries.described import day_words
from luna_desktop.ui.entries.versions import recorded_words
from luna_desktop.ui.widgets.catalogue_field import code_words
from luna_desktop.ui.widgets.cells import Cell
from luna_desktop.ui.widgets.painting import ChipSpec
from luna_desktop.ui.widgets.tables import Column

_SEVERITY_LOOKS = {
    Severity.SEVERE: ("danger", "circle-alert"),
    Severity.MODERATE: ("warn", "triangle-alert"),
    Severity.MILD: ("warn", "triangle-alert"),
    Severity.UNKNOWN: ("neutral", "circle-question-mark"),
}
_RISK_LOOKS = {
    Criticality.HIGH: ("danger", "circle-alert"),
    Criticality.LOW: ("neutral", "circle-check"),
    Criticality.UNKNOWN: ("neutral", "circle-question-mark"),
}
CERTAINTY_ICONS = {Certainty.CONFIRMED: ("ok", "check"), Certainty.UNCONFIRMED: ("neutral", "circle-question-mark")}


def is_standing(known: Known) -> bool:
    """Tell whether an entry of the list warns: one that was refuted does not."""
    return known.body.certainty is not Certainty.REFUTED


def severity_chip(known: Known) -> ChipSpec:
    """Return how bad the worst reaction was, or that it is no allergy."""
    if not is_standing(known):
        return ChipSpec(_("Not an allergy"), "neutral", "x")
    tone, icon = _SEVERITY_LOOKS[known.body.severity]
    return ChipSpec(shown(SEVERITY_NAMES[known.body.severity]), tone, icon)


def risk_chip(known: Known) -> ChipSpec:
    """Return how bad a reaction could become, apart from any past one."""
    tone, icon = _RISK_LOOKS[known.body.criticality]
    return ChipSpec(shown(CRITICALITY_NAMES[known.body.criticality]), tone, icon)


def row_of(trigger: Coded) -> Entry | None:
    """Return the row of the catalogue that a trigger is, or None for own words."""
    return allergy_triggers().of_code(trigger.code) or allergy_triggers().named(trigger.text)


def class_words(trigger: Coded) -> str:
    """Return the class of a trigger as the catalogue names it; nothing for own words."""
    row = row_of(trigger)
    return row.group.replace("_", " ").replace(",", ", ") if row is not None else ""


def related_words(trigger: Coded) -> tuple[str, str]:
    """Return which names stand in one reaction group with a trigger, and what a doctor approved as advice about it."""
    row = row_of(trigger)
    if row is None or row.catalogue != "allergens":
        return "", ""
    listed = [each.name for each in related(row, books())]
    told = [name for name in row.parts("cross_reacts_with") if not any(plain(name) in plain(each) for each in listed)]
    return ", ".join((*told, *listed)), row.columns.get("advice", "")


def _trigger(known: Known) -> Cell:
    body = known.body
    code = code_words(body.trigger.code, body.trigger.system)
    if not is_standing(known):
        return Cell(body.trigger.text, code, tone="text3", icon="circle-slash", wraps=True)
    severe = body.severity is Severity.SEVERE
    icon = "circle-alert" if severe else "triangle-alert"
    return Cell(body.trigger.text, code, strong=True, tone="danger" if severe else "", icon=icon, wraps=True)


def allergy_columns() -> list[Column[Known]]:
    """Return the columns of the list."""
    return [
        Column(
            _("Trigger"), _trigger, 220, stretch=True, sort=lambda row: row.body.trigger.text.casefold(), grows=True
        ),
        Column(
            _("Class"),
            lambda row: Cell(shown(ALLERGY_CLASS_NAMES[row.body.allergy_class]), class_words(row.body.trigger)),
            128,
        ),
        Column(
            _("Reaction"),
            lambda row: Cell(row.body.reaction or _("Not known"), row.body.place or row.body.note, wraps=True),
            180,
            grows=True,
        ),
        Column(_("Severity"), lambda row: Cell(chips=(severity_chip(row),)), 140),
        Column(_("Risk to come"), lambda row: Cell(chips=(risk_chip(row),)), 118),
        Column(_("Certainty"), lambda row: Cell(shown(CERTAINTY_NAMES[row.body.certainty]), recorded_words(row)), 160),
        Column(
            _("Since"),
            lambda row: Cell(day_words(row.body.since) or _("Not known")),
            112,
            sort=lambda row: row.body.since.iso if row.body.since else "",
        ),
    ]
