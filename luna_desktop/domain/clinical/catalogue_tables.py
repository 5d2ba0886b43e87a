"""What each catalogue file holds: which columns name a row, which point into other files, and which of them advise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A column whose values, divided by `divider`, must be ids of another file.

    `kind` narrows the vocabulary to one kind, `looks_in` names the column to look in where it is not the id, and
    `besides` are values that stand in no file because the program works them out.
    """

    column: str
    table: str
    divider: str = ";"
    kind: str = ""
    looks_in: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """How one catalogue file is read.

    `ids` together make a row's id, `codes` are pairs of column and code system, the first filled one counts.
    `advising` columns stay silent until a doctor of the clinic has approved them; `columns` must be there beside those
    that are named otherwise; of an `own` table the clinic may add rows and switch rows off.
    """

    name: str
    ids: tuple[str, ...] = ("id",)
    title: str = "name"
    group: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    synonyms: str = ""
    divider: str = ";"
    references: tuple[Reference, ...] = ()
    advising: tuple[str, ...] = ()
    needed: tuple[str, ...] = ("source", "basis")
    basis: tuple[str, ...] = ("basis",)
    own: bool = False
    columns: tuple[str, ...] = ()


SOURCES = Reference("source", "sources")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "conditions",
            group="category",
            codes=(("icd10_who", "ICD-10"), ("snomed_ct", "SNOMED CT")),
            synonyms="synonyms",
            references=(SOURCES, Reference("flags", "vocab", ",", "flag"), Reference("scores", "scores", ",")),
            advising=("refer", "note"),
            own=True,
        ),
        Table(
            "topicals",
            group="class",
            references=(SOURCES, Reference("allergen_ids", "allergens")),
            advising=("pregnancy", "lactation", "hold_before_procedure_days", "max_duration", "cautions"),
            columns=("strengths", "photosensitising", "subclass_or_potency"),
            own=True,
        ),
        Table(
            "systemic_meds",
            group="class",
            references=(
                SOURCES,
                Reference("flags", "vocab", ",", "medflag"),
                Reference("allergen_ids", "allergens"),
            ),
            advising=("pregnancy", "lactation", "procedure_note", "lookback_days_default"),
            columns=("route", "photosensitiser"),
            own=True,
        ),
        Table(
            "allergens",
            group="class",
            synonyms="match_terms",
            divider=",",
            references=(SOURCES, Reference("cross_groups", "vocab", ",", "alggroup")),
            advising=("advice",),
            columns=("fhir_category", "mechanism", "found_in", "cross_reacts_with", "indian_series"),
            own=True,
        ),
        Table(
            "treatments",
            group="category",
            references=(SOURCES, Reference("record_groups", "treatment_fields", ",", looks_in="group")),
            advising=("course_sessions", "interval_weeks", "downtime_days", "evidence_note"),
            columns=("rule_class", "energy", "performer"),
            basis=("basis", "course_basis"),
            own=True,
        ),
        Table(
            "treatment_fields",
            ids=("group", "field"),
            title="label",
            group="group",
            references=(SOURCES,),
            columns=("type", "unit", "range", "required"),
        ),
        Table(
            "treatment_contents",
            ids=("treatment_id", "allergen_id"),
            title="found_as",
            references=(SOURCES, Reference("treatment_id", "treatments"), Reference("allergen_id", "allergens")),
        ),
        Table(
            "body_regions",
            title="label",
            codes=(("snomed_ct", "SNOMED CT"),),
            references=(SOURCES, Reference("parent", "body_regions")),
            columns=("side", "view"),
        ),
        Table(
            "investigations",
            group="kind",
            codes=(("loinc", "LOINC"),),
            synonyms="synonyms",
            references=(SOURCES, Reference("holds", "investigations")),
            columns=("unit", "low", "high", "usual"),
            own=True,
        ),
        Table("scores", references=(SOURCES,), columns=("min", "max", "components", "formula", "licence")),
        Table(
            "fields",
            title="label",
            group="tab",
            codes=(("loinc", "LOINC"), ("snomed", "SNOMED CT")),
            references=(SOURCES,),
            columns=("type", "unit", "allowed", "safety"),
        ),
        Table(
            "photo_views",
            title="label",
            references=(SOURCES, Reference("region_id", "body_regions", besides=("lesion_site",))),
            columns=("yaw_deg", "pitch_deg"),
        ),
        Table(
            "safety_rules",
            title="id",
            group="trigger_kind",
            references=(SOURCES,),
            advising=("level", "until", "reason", "action", "override"),
            columns=("trigger_id", "trigger_qualifier", "target_kind", "target_id", "target_qualifier"),
            own=True,
        ),
        Table(
            "suggestions",
            title="label",
            group="concern",
            references=(SOURCES, Reference("condition_ids", "conditions", ",", besides=("any",))),
            advising=("applies_when", "not_when", "weight", "evidence_grade", "rationale"),
            columns=("step", "kind", "item_kind", "item_id"),
            own=True,
        ),
        Table("vocab", ids=("kind", "id"), title="id", group="kind", references=(SOURCES,), columns=("note",)),
        Table(
            "sources",
            ids=("key",),
            title="citation",
            group="kind",
            needed=("basis",),
            columns=("url", "what_was_read"),
        ),
    )
}
"""Every catalogue file by its name, in the order in which the clinic reads them."""
