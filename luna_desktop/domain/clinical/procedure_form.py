"""The form of a treatment, worked out from the catalogue: which fields, in which unit and range, which are required.

A treatment names groups of fields (`record_groups`). What stands in a table of its own (sites, products with batch and
expiry) or is asked elsewhere (consents, photographs) is taken out of the plain fields here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from luna_desktop.domain.clinical.procedures import ProcedureDone, Told
from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.domain.measures import PartialDate
from luna_desktop.texts import Message, say

SITE_FIELDS = frozenset({("laser", "area"), ("ipl", "area"), ("injection", "sites"), ("units", "units_site")})
"""Fields that the table of sites answers."""
AMOUNT_FIELDS = {("units", "units_site"): say("Units"), ("injection", "sites"): say("Dose")}
"""Of these the ones that ask how much was given at each site, and what the column is called."""
PRODUCT_FIELDS = frozenset(
    {
        *(("peel", name) for name in ("batch", "expiry")),
        *(("injection", name) for name in ("product_ref", "batch", "expiry")),
        *(("product", name) for name in ("product_ref", "batch", "expiry", "qty")),
    }
)
"""Fields that the table of products answers."""
ELSEWHERE = frozenset({"consent", "photo"})
"""Groups that other parts of the visit answer."""
ASKED_ELSEWHERE = frozenset({("surgery", "consent_form"), ("laser", "test_spot"), ("ipl", "test_spot")})
NEAR_EXPIRY = timedelta(days=30)

_RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*-\s*(-?\d+(?:\.\d+)?)\s*")
_CHOICES = {
    "enum I-VI": ("I", "II", "III", "IV", "V", "VI"),
    "cooling": ("None", "Contact", "Cryogen", "Air"),
    "reading": ("-", "?", "+", "++", "+++", "IR"),
}


class FieldKind(Enum):
    """What goes into a field."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"


_KINDS = {"int": FieldKind.WHOLE, "float": FieldKind.NUMBER, "bool": FieldKind.YES_NO}


@dataclass(frozen=True)
class FormField:
    """One plain field of a treatment's form; `low` and `high` are the range in which a value usually lies."""

    group: str
    name: str
    label: str
    kind: FieldKind
    unit: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False
    choices: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the name under which a form knows the field."""
        return f"{self.group}.{self.name}"


@dataclass(frozen=True)
class TreatmentForm:
    """The fields of a treatment, and whether it asks for sites, for an amount at each site, and for products."""

    fields: tuple[FormField, ...] = ()
    needs_sites: bool = False
    amount: Message | None = None
    needs_products: bool = False


def groups_of(treatment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the groups that a row of the treatments' catalogue names."""
    return tuple(part.strip() for part in treatment.get("record_groups", "").split(",") if part.strip())


def form_of(groups: Sequence[str], rows: Iterable[Mapping[str, str]]) -> TreatmentForm:
    """Return the form that groups of fields make, in the order of the groups and of the file.

    A field that two groups share is asked once, in the first.
    """
    by_group: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        by_group.setdefault(row["group"], []).append(row)
    asked = [(group, row) for group in groups if group not in ELSEWHERE for row in by_group.get(group, ())]
    fields: dict[str, FormField] = {}
    for group, row in asked:
        key = (group, row["field"])
        if key not in SITE_FIELDS | PRODUCT_FIELDS | ASKED_ELSEWHERE and row["field"] not in fields:
            fields[row["field"]] = _field(group, row)
    keys = {(group, row["field"]) for group, row in asked}
    return TreatmentForm(
        tuple(fields.values()),
        bool(keys & SITE_FIELDS),
        next((AMOUNT_FIELDS[key] for key in AMOUNT_FIELDS if key in keys), None),
        bool(keys & PRODUCT_FIELDS),
    )


def _field(group: str, row: Mapping[str, str]) -> FormField:
    choices = _CHOICES.get(row["type"]) or (_CHOICES.get(row["field"]) if row["type"] == "enum" else None) or ()
    kind = FieldKind.CHOICE if choices else _KINDS.get(row["type"], FieldKind.TEXT)
    found = _RANGE.fullmatch(row.get("range", "")) if kind in {FieldKind.WHOLE, FieldKind.NUMBER} else None
    low, high = (float(found[1]), float(found[2])) if found else (None, None)
    required = row.get("required") == "required"
    return FormField(
        group, row["field"], short_label(row["label"]), kind, row.get("unit", ""), low, high, required, choices
    )


def short_label(label: str) -> str:
    """Return a label without the choices that the catalogue lists in it."""
    return re.sub(r"\s*\([^)]*/[^)]*\)", "", label)


def number_of(text: str) -> float | None:
    """Return the number of a typed text, or None where it is none; a comma is read as a point."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def look_again(field: FormField, text: str) -> Message | None:
    """Return what is odd about a typed value, or None: no number, or outside the range in which it usually lies."""
    if not text or field.kind not in {FieldKind.WHOLE, FieldKind.NUMBER}:
        return None
    number = number_of(text)
    if number is None:
        return say("Look again: a number is expected here.")
    if field.low is not None and field.high is not None and not field.low <= number <= field.high:
        return say(
            "Look again: usually {low} to {high} {unit}.", low=f"{field.low:g}", high=f"{field.high:g}", unit=field.unit
        )
    return None


class Freshness(Enum):
    """How a product stands to its expiry date on the day it was used."""

    UNKNOWN = "unknown"
    GOOD = "good"
    NEAR = "near"
    EXPIRED = "expired"


def freshness(expiry: PartialDate | None, on: date) -> Freshness:
    """Return how an expiry date stands to a day; a month alone lasts until its last day."""
    if expiry is None:
        return Freshness.UNKNOWN
    if expiry.latest < on:
        return Freshness.EXPIRED
    return Freshness.NEAR if expiry.latest - on <= NEAR_EXPIRY else Freshness.GOOD


def procedure_missing(done: ProcedureDone, form: TreatmentForm, place: int, on: date) -> tuple[Missing, ...]:
    """Return what the treatment at a place of the visit still needs; one line says that nothing is left."""
    at, name = f"procedures.{place}", done.what.text
    lines = [
        Missing(
            f"{at}.{each.key}",
            say("{field} not recorded", field=each.label),
            say("Needed for {treatment}.", treatment=name),
        )
        for each in form.fields
        if each.required and not done.setting(each.group, each.name)
    ]
    if form.needs_sites and not done.sites:
        lines.append(
            Missing(f"{at}.sites", say("No site recorded"), say("Where on the body: {treatment}.", treatment=name))
        )
    lines += _amounts(done, form, at)
    lines += _products(done, form, at, on)
    if done.complications is Told.NOT_SAID:
        why = say("Say it even where there was none.")
        lines.append(Missing(f"{at}.complications", say("Complications not said"), why))
    elif done.complications is Told.YES and not done.complications_note:
        lines.append(Missing(f"{at}.complications_note", say("Complication not described")))
    if done.aftercare is Told.NOT_SAID:
        lines.append(Missing(f"{at}.aftercare", say("Aftercare not said"), say("Was advice given for afterwards?")))
    if not any(line.blocks for line in lines):
        lines.append(Missing(at, say("{treatment}: all recorded", treatment=name), is_done=True))
    return tuple(lines)


def _amounts(done: ProcedureDone, form: TreatmentForm, at: str) -> list[Missing]:
    if form.amount is None:
        return []
    return [
        Missing(f"{at}.sites", say("{amount} missing: {site}", amount=form.amount, site=site.where.text))
        for site in done.sites
        if not site.amount
    ]


def _products(done: ProcedureDone, form: TreatmentForm, at: str, on: date) -> list[Missing]:
    lines = []
    if form.needs_products and not done.products:
        why = say("Product, batch and expiry, as they stand on the pack.")
        lines.append(Missing(f"{at}.products", say("No product recorded"), why))
    for each in done.products:
        if not each.batch:
            why = say("Type it from the pack.")
            lines.append(Missing(f"{at}.products", say("Batch missing: {product}", product=each.what.text), why))
        if each.expiry is None:
            why = say("Type it from the pack.")
            lines.append(Missing(f"{at}.products", say("Expiry missing: {product}", product=each.what.text), why))
        elif freshness(each.expiry, on) is Freshness.EXPIRED:
            title = say("Used after its expiry: {product}", product=each.what.text)
            lines.append(Missing(f"{at}.products", title, say("Say under complications or plan why."), blocks=False))
    return lines
