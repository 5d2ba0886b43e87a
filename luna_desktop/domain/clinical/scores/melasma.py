"""Melasma: the area and severity index (MASI) and its form without homogeneity (mMASI)."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PERCENT_STEPS, PUBLISHED, STRENGTH, Grades, Part, Score, steps
from luna_desktop.texts import say

AREAS = (
    ("forehead", say("Forehead"), Decimal("0.3")),
    ("r_malar", say("Right cheek"), Decimal("0.3")),
    ("l_malar", say("Left cheek"), Decimal("0.3")),
    ("chin", say("Chin"), Decimal("0.1")),
)
"""The four areas with their share of the face."""


def _parts(*, homogeneity: bool) -> tuple[Part, ...]:
    found: list[Part] = []
    for name, label, _share in AREAS:
        found.append(Part(f"{name}_area", say("Area"), label, steps(6, PERCENT_STEPS)))
        found.append(Part(f"{name}_darkness", say("Darkness"), label, steps(4, STRENGTH)))
        if homogeneity:
            found.append(Part(f"{name}_homogeneity", say("Homogeneity"), label, steps(4, STRENGTH)))
    return tuple(found)


def masi(grades: Grades) -> Decimal:
    """Return the sum of share times area times darkness plus homogeneity, 0 to 48."""
    return sum(
        (
            share * grades[f"{name}_area"] * (grades[f"{name}_darkness"] + grades[f"{name}_homogeneity"])
            for name, _label, share in AREAS
        ),
        Decimal(0),
    )


def mmasi(grades: Grades) -> Decimal:
    """Return the sum of share times area times darkness, 0 to 24."""
    return sum(
        (share * grades[f"{name}_area"] * grades[f"{name}_darkness"] for name, _label, share in AREAS), Decimal(0)
    )


MASI = Score(
    id="masi",
    short="MASI",
    name=say("Melasma Area and Severity Index"),
    parts=_parts(homogeneity=True),
    formula=say("0.3 × A × (D + H) for forehead, right and left cheek, and 0.1 × A × (D + H) for the chin, added up"),
    licence=PUBLISHED,
    compute=masi,
    most=Decimal(48),
    about=say("No fixed bands: look at the change."),
)

MMASI = Score(
    id="mmasi",
    short="mMASI",
    name=say("Modified MASI"),
    parts=_parts(homogeneity=False),
    formula=say("0.3 × A × D for forehead, right and left cheek, and 0.1 × A × D for the chin, added up"),
    licence=PUBLISHED,
    compute=mmasi,
    most=Decimal(24),
    about=say("No fixed bands: look at the change."),
)
