"""Catalogues, their columns and the state of their rows in words."""

from __future__ import annotations

from collections.abc import Mapping

from luna_desktop.domain.clinical.catalogue_tables import TABLES
from luna_desktop.domain.clinical.catalogues import Entry
from luna_desktop.domain.clinical.own_catalogues import OWN_PREFIX
from luna_desktop.domain.clinical.rules.table import LEVEL_NAMES, Answering
from luna_desktop.services.care.catalogue_pages import Act, CataloguePage, RowState
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.entries.versions import moment_words
from luna_desktop.ui.widgets.painting import ChipSpec

CATALOGUE_NAMES: dict[str, Message] = {
    "conditions": say("Conditions"),
    "topicals": say("Topicals"),
    "systemic_meds": say("Medicines"),
    "allergens": say("Allergens"),
    "treatments": say("Treatments"),
    "investigations": say("Investigations"),
    "safety_rules": say("Safety rules"),
    "suggestions": say("Suggestions"),
}
COLUMN_NAMES: dict[str, Message] = {
    "id": say("Name"),
    "name": say("Name"),
    "class": say("Class"),
    "category": say("Category"),
    "icd10_who": say("ICD-10 code"),
    "icd10_title": say("ICD-10 title"),
    "snomed_ct": say("SNOMED CT code"),
    "snomed_term": say("SNOMED CT term"),
    "synonyms": say("Other names"),
    "match_terms": say("Words that name it"),
    "flags": say("Flags"),
    "scores": say("Scores"),
    "refer": say("When to refer"),
    "note": say("Note"),
    "subclass_or_potency": say("Subclass or potency"),
    "strengths": say("Strengths"),
    "india_supply": say("Supply in India"),
    "uses": say("Uses"),
    "photosensitising": say("Photosensitising"),
    "photosensitiser": say("Photosensitiser"),
    "pregnancy": say("Pregnancy"),
    "lactation": say("Breastfeeding"),
    "hold_before_procedure_days": say("Days to hold before a procedure"),
    "max_duration": say("Longest use"),
    "cautions": say("Cautions"),
    "allergen_ids": say("Allergens in it"),
    "route": say("Route"),
    "procedure_note": say("Note for procedures"),
    "lookback_days_default": say("Days to look back"),
    "fhir_category": say("Kind of trigger"),
    "mechanism": say("Mechanism"),
    "found_in": say("Found in"),
    "cross_groups": say("Reaction groups"),
    "cross_reacts_with": say("Reacts with"),
    "indian_series": say("In the Indian series"),
    "advice": say("Advice"),
    "rule_class": say("Rule class"),
    "energy": say("Energy"),
    "wavelength_nm": say("Wavelength in nm"),
    "indications": say("Indications"),
    "course_sessions": say("Sessions in a course"),
    "interval_weeks": say("Weeks between sessions"),
    "downtime_days": say("Days of downtime"),
    "record_groups": say("What is recorded"),
    "performer": say("Performed by"),
    "evidence_note": say("Note on evidence"),
    "kind": say("Kind"),
    "loinc": say("LOINC code"),
    "holds": say("Values in it"),
    "unit": say("Unit"),
    "low": say("Lower limit"),
    "high": say("Upper limit"),
    "usual": say("Usual range in words"),
    "trigger_kind": say("Kind of trigger in the chart"),
    "trigger_id": say("Trigger"),
    "trigger_qualifier": say("When the trigger counts"),
    "target_kind": say("Kind of what is planned"),
    "target_id": say("What is planned"),
    "target_qualifier": say("When the plan counts"),
    "level": say("Level"),
    "until": say("Until when"),
    "reason": say("Reason"),
    "action": say("What to do"),
    "override": say("What it takes to go on"),
    "concern": say("Concern"),
    "condition_ids": say("For these conditions"),
    "step": say("Step"),
    "item_kind": say("Kind of option"),
    "item_id": say("Option"),
    "label": say("Name of the option"),
    "applies_when": say("When it applies"),
    "not_when": say("Not when"),
    "weight": say("Order within the step"),
    "evidence_grade": say("Grade of evidence"),
    "rationale": say("Why"),
    "source": say("Source"),
    "basis": say("Basis"),
    "course_basis": say("Basis of the course"),
}
TRIGGER_NAMES: dict[str, Message] = {
    "cond": say("A condition"),
    "flag": say("A flag of conditions"),
    "alg": say("An allergen"),
    "alggroup": say("A reaction group of allergens"),
    "med": say("A medicine"),
    "medflag": say("A flag of medicines"),
    "state": say("A state, such as pregnancy"),
    "skin": say("A phototype"),
    "life": say("A habit, or the sun"),
    "demo": say("An age or group of people"),
    "vital": say("A measured value"),
    "recent": say("Something done lately"),
    "plan": say("The plan itself"),
    "stock": say("What stands ready"),
    "consent": say("A missing consent"),
    "combo": say("A topical beside it"),
    "device": say("A device"),
    "ingredient": say("What is in the product"),
}
"""The kinds of triggers of safety rules, as the table writes them."""
TARGET_NAMES: dict[str, Message] = {
    "tx": say("A treatment"),
    "class": say("A class of treatments"),
    "energy": say("An energy"),
    "prod": say("A topical"),
    "prodclass": say("A class of topicals"),
    "med": say("A medicine"),
    "medflag": say("A flag of medicines"),
    "attr": say("What a column of the product says"),
    "any": say("A whole group of plans"),
}
"""The kinds of what safety rules are about, as the table writes them."""
RULE_CHOICES: dict[str, Mapping[str, Message]] = {
    "trigger_kind": TRIGGER_NAMES,
    "target_kind": TARGET_NAMES,
    "level": {level.value: text for level, text in LEVEL_NAMES.items()},
    "override": {
        Answering.REASON.value: say("A doctor’s reason"),
        Answering.ACKNOWLEDGE.value: say("A doctor has read it"),
    },
}
"""What is chosen from a list in a safety rule, by column."""
BASIS_NAMES: dict[str, Message] = {
    "V": say("Read in the source"),
    "M": say("General knowledge"),
    "X": say("Proposal or rule of the clinic"),
}


def column_name(column: str) -> str:
    """Return a column's name; one that a newer file brought is shown as it is written."""
    return shown(COLUMN_NAMES[column]) if column in COLUMN_NAMES else column


def cell_words(entry: Entry, column: str, text: str) -> str:
    """Return what stands in a cell; of a safety rule what is chosen from a list, in the words of that list."""
    names = RULE_CHOICES.get(column) if entry.catalogue == "safety_rules" else None
    return shown(names[text]) if names is not None and text in names else text


def said_words(entry: Entry) -> str:
    """Return in one line what a row says whose name is only a number: a rule with its trigger, reason and plan."""
    if entry.catalogue != "safety_rules":
        return ""
    cells = entry.columns
    named = (cells["trigger_id"].replace("_", " "), cells["target_id"].replace("_", " "), cells["reason"])
    return " · ".join(part for part in named if part)


def basis_words(basis: str) -> str:
    """Return what the letter of a basis means, with what stands behind it."""
    letter = basis[:1]
    return f"{shown(BASIS_NAMES[letter])} ({basis})" if letter in BASIS_NAMES else basis


def source_words(sources: str) -> str:
    """Return the citations behind the keys of a source; a key that is none is the clinic's own words."""
    book = catalogue("sources")
    keys = [key.strip() for key in sources.split(";") if key.strip()]
    return "\n".join(book.entry(key).name if book.has(key) else key for key in keys)


def summary(page: CataloguePage) -> str:
    """Return how many entries there are, in which version, and how much waits."""
    count, own = len(page.rows), sum(row.entry.is_own for row in page.rows)
    values = {"count": count, "own": own, "version": page.version, "waiting": page.waiting}
    if page.waiting:
        return _(
            "{count} entries, {own} of the clinic’s own. Version {version}. "
            "{waiting} pieces of advice are silent until a doctor approves them.",
            **values,
        )
    return _("{count} entries, {own} of the clinic’s own. Version {version}. All advice is approved.", **values)


def state_chip(row: RowState) -> ChipSpec:
    """Return whether a row is offered and whose it is."""
    if row.is_off:
        return ChipSpec(_("Off"), "neutral", "circle-slash")
    return ChipSpec(_("Own"), "info", "pencil") if row.entry.is_own else ChipSpec(_("Shipped"), "neutral", "package")


def advice_chip(row: RowState) -> ChipSpec | None:
    """Return whether what a row advises speaks; None where it advises nothing."""
    said = [name for name in TABLES[row.entry.catalogue].advising if row.entry.columns.get(name)]
    if not said:
        return None
    if row.waiting:
        return ChipSpec(_("{count} silent", count=len(row.waiting)), "warn", "clock")
    return ChipSpec(_("Approved"), "ok", "check")


def act_words(act: Act) -> str:
    """Return one act of approving or taking back as a sentence."""
    column = column_name(act.column) if act.column else _("all advice")
    values = {"name": act.by, "column": column, "when": moment_words(act.at), "version": act.version}
    if act.row_id:
        row = act.row_id.removeprefix(OWN_PREFIX).replace("_", " ")
        if act.is_approved:
            return _("{when}: {name} approved {column} of “{row}”, version {version}.", row=row, **values)
        return _("{when}: {name} took back {column} of “{row}”, version {version}.", row=row, **values)
    if act.is_approved:
        return _("{when}: {name} approved {column} of every entry, version {version}.", **values)
    return _("{when}: {name} took back {column} of every entry, version {version}.", **values)
