"""Psoriasis: the area and severity index (PASI)."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PERCENT_STEPS, PUBLISHED, STRENGTH, Grades, Part, Score, steps
from luna_desktop.texts import say

REGIONS = (
    ("head", say("Head and neck"), Decimal("0.1")),
    ("upper", say("Upper limbs"), Decimal("0.2")),
    ("trunk", say("Trunk"), Decimal("0.3")),
    ("lower", say("Lower limbs"), Decimal("0.4")),
)
"""The four regions with their share of the body."""
SIGNS = (("erythema", say("Redness")), ("induration", say("Thickness")), ("scaling", say("Scaling")))


def pasi(grades: Grades) -> Decimal:
    """Return the sum of share times signs times area over the four regions, 0 to 72."""
    return sum(
        (
            share * grades[f"{name}_area"] * sum((grades[f"{name}_{sign}"] for sign, _words in SIGNS), Decimal(0))
            for name, _label, share in REGIONS
        ),
        Decimal(0),
    )


def _parts() -> tuple[Part, ...]:
    found: list[Part] = []
    for name, label, _share in REGIONS:
        found.extend(Part(f"{name}_{sign}", words, label, steps(4, STRENGTH)) for sign, words in SIGNS)
        found.append(Part(f"{name}_area", say("Area"), label, steps(6, PERCENT_STEPS)))
    return tuple(found)


PASI = Score(
    id="pasi",
    short="PASI",
    name=say("Psoriasis Area and Severity Index"),
    parts=_parts(),
    formula=say(
        "(E + I + S) × A for each region, times 0.1 head and neck, 0.2 upper limbs, 0.3 trunk, 0.4 lower limbs,"
        " added up"
    ),
    licence=PUBLISHED,
    compute=pasi,
    most=Decimal(72),
    about=say("Bands differ between papers: look at the value and its change."),
)
