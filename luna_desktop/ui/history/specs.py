"""What each kind of the medical history asks: its fields in order, what stands in the row and what under “more”."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.history import Condition, ConditionStatus, Medicine
from luna_desktop.domain.clinical.past import FamilyHistory, Implant, PastProcedure
from luna_desktop.domain.clinical.safety_questions import Part
from luna_desktop.domain.clinical.wording import NAMES, WORDINGS
from luna_desktop.services.care.catalogues import catalogue, medicines
from luna_desktop.texts import Message, say, shown
from luna_desktop.ui.widgets.catalogue_field import CatalogueField
from luna_desktop.ui.widgets.dates import PartialDateField
from luna_desktop.ui.widgets.fields import Field
from luna_desktop.ui.widgets.inputs import ChoiceField, Option, TextField

Maker = Callable[[str, str, date], Field]


@dataclass(frozen=True)
class FieldSpec:
    """One field: the attribute of the body, how it is made, and its share of the width."""

    attr: str
    make: Maker
    share: int = 2


@dataclass(frozen=True)
class RowSpec:
    """A kind with many entries: its fields, which entries are over, and its words."""

    kind: str
    body: type
    icon: str
    title: Message
    add: Message
    empty: Message
    part: Part
    first: tuple[FieldSpec, ...]
    more: tuple[tuple[FieldSpec, ...], ...] = ()
    is_over: Callable[[Any], bool] = lambda _body: False
    over: Message | None = None


def label_of(body: type, attr: str) -> str:
    """Return the words of a field in the language of the windows."""
    return shown(WORDINGS[body].labels[attr])


def options(kind: type[Enum]) -> list[Option]:
    """Return the choices of an enumeration."""
    return [Option(each.value, shown(name)) for each, name in NAMES[kind].items()]


def text(attr: str, share: int = 2, example: Message | None = None, *, longest: int = 400) -> FieldSpec:
    """Return a line of text; notes take ten thousand letters."""

    def make(name: str, label: str, _today: date) -> Field:
        return TextField(name, label, example=shown(example) if example else "", longest=longest)

    return FieldSpec(attr, make, share)


def note(share: int = 3) -> FieldSpec:
    """Return the field of the notes."""
    return text("note", share, say("Add a note"), longest=10_000)


def number(attr: str, share: int = 1, example: Message | None = None) -> FieldSpec:
    """Return a number."""
    return text(attr, share, example, longest=12)


def day(attr: str, share: int = 2, *, ahead: bool = False, example: Message | None = None) -> FieldSpec:
    """Return a date as far as it is known; `ahead` lets it lie in the future."""

    def make(name: str, label: str, today: date) -> Field:
        words = shown(example) if example else shown(say("Mar-2023"))
        return PartialDateField(name, label, latest=None if ahead else today, example=words)

    return FieldSpec(attr, make, share)


def choice(attr: str, kind: type[Enum], share: int = 2) -> FieldSpec:
    """Return one of an enumeration."""
    return FieldSpec(attr, lambda name, label, _today: ChoiceField(name, label, options(kind)), share)


def named(attr: str, read: Callable[[], Catalogue], share: int = 4, example: Message | None = None) -> FieldSpec:
    """Return a thing from a catalogue or in own words."""

    def make(name: str, label: str, _today: date) -> Field:
        return CatalogueField(name, label, read(), example=shown(example) if example else "")

    return FieldSpec(attr, make, share)


def regions() -> Catalogue:
    """Return the regions of the body."""
    return catalogue("body_regions")


def hints(body: type) -> dict[str, Any]:
    """Return the enumerations of a body's fields by name."""
    import_of = body.__dataclass_fields__  # type: ignore[attr-defined]  # bodies are dataclasses
    return {name: type(each.default) for name, each in import_of.items() if isinstance(each.default, Enum)}


def enumerated(body: type, attr: str, share: int = 2) -> FieldSpec:
    """Return the choice of a field whose default tells its enumeration."""
    return choice(attr, hints(body)[attr], share)


def _condition_over(body: Condition) -> bool:
    return body.status is ConditionStatus.RESOLVED


CONDITIONS = RowSpec(
    "condition",
    Condition,
    "stethoscope",
    say("Conditions"),
    say("Add condition"),
    say("No conditions written down yet"),
    Part.CONDITIONS,
    (
        named("what", lambda: catalogue("conditions"), 11, say("Condition or code")),
        enumerated(Condition, "status", 5),
        day("since", 5),
        note(8),
    ),
    (
        (
            named("region", regions, 3, say("Body region")),
            enumerated(Condition, "side"),
            enumerated(Condition, "severity"),
            text("site", 3, say("Cheeks and forehead")),
        ),
    ),
    _condition_over,
    say("Show resolved"),
)
MEDICINES = RowSpec(
    "medicine",
    Medicine,
    "pill",
    say("Medicines and topicals"),
    say("Add medicine"),
    say("No medicines written down yet"),
    Part.MEDICINES,
    (
        named("what", medicines, 8, say("Azelaic acid")),
        text("strength", 5, say("15%")),
        text("frequency", 5, say("Twice daily")),
        text("site", 4, say("Face")),
        day("started", 5),
    ),
    (
        (
            enumerated(Medicine, "kind"),
            text("form", 2, say("Gel")),
            enumerated(Medicine, "route"),
            enumerated(Medicine, "supply"),
            text("prescriber", 2),
        ),
        (
            day("last_dose", 1, example=say("02-11-2026")),
            day("stopped", 1, ahead=True, example=say("Still used")),
            text("reason_stopped", 2, say("Burning")),
            note(2),
        ),
    ),
    lambda body: body.stopped is not None,
    say("Show stopped"),
)
PROCEDURES = RowSpec(
    "past_procedure",
    PastProcedure,
    "syringe",
    say("Procedures and surgery"),
    say("Add procedure"),
    say("No earlier procedures written down yet"),
    Part.PROCEDURES,
    (
        named("what", lambda: catalogue("treatments"), 11, say("Peel, laser, operation")),
        enumerated(PastProcedure, "kind", 5),
        day("on", 5),
        note(8),
    ),
    (
        (
            named("region", regions, 3, say("Body region")),
            text("where", 2),
            text("reaction", 3, say("Burn, dark marks")),
        ),
    ),
)
IMPLANTS = RowSpec(
    "implant",
    Implant,
    "heart-pulse",
    say("Implants"),
    say("Add implant"),
    say("No implants written down yet"),
    Part.IMPLANTS,
    (
        text("what", 4, say("Pacemaker, plate, filler")),
        named("region", regions, 3, say("Body region")),
        day("since", 2),
        enumerated(Implant, "mri"),
        enumerated(Implant, "laser", 3),
    ),
    ((note(),),),
)
FAMILY = RowSpec(
    "family_history",
    FamilyHistory,
    "users",
    say("Family history"),
    say("Add relative’s condition"),
    say("No family history written down yet"),
    Part.FAMILY,
    (
        named("what", lambda: catalogue("conditions"), 11, say("Condition or code")),
        enumerated(FamilyHistory, "relation", 6),
        number("age", 4),
        note(8),
    ),
)
ROWS: Sequence[RowSpec] = (CONDITIONS, MEDICINES, PROCEDURES, IMPLANTS, FAMILY)
