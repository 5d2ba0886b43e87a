"""Atopic dermatitis: the Eczema Area and Severity Index (EASI) and SCORAD."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PERCENT_STEPS, Band, Grade, Grades, Part, Score, steps
from luna_desktop.texts import say

REGIONS = (
    ("head", say("Head and neck"), (Decimal("0.1"), Decimal("0.2"))),
    ("upper", say("Upper limbs"), (Decimal("0.2"), Decimal("0.2"))),
    ("trunk", say("Trunk"), (Decimal("0.3"), Decimal("0.3"))),
    ("lower", say("Lower limbs"), (Decimal("0.4"), Decimal("0.3"))),
)
"""The four regions with their share of the body: from eight years on, and before."""
EASI_SIGNS = (
    ("redness", say("Redness")),
    ("thickness", say("Thickness")),
    ("scratching", say("Scratch marks")),
    ("lichenification", say("Lichenification")),
)
SCORAD_SIGNS = (
    ("erythema", say("Redness")),
    ("swelling", say("Swelling")),
    ("oozing", say("Oozing or crusts")),
    ("scratch", say("Scratch marks")),
    ("lichenification", say("Lichenification")),
    ("dryness", say("Dryness of skin beside it")),
)
OLDER, YOUNGER = "8+", "<8"
HALVES = tuple(Grade(code, "") for code in ("0", "0.5", "1", "1.5", "2", "2.5", "3"))


def easi(grades: Grades) -> Decimal:
    """Return the sum of share times signs times area, 0 to 72; the shares of a child under eight differ."""
    age = int(grades["age"])
    return sum(
        (
            shares[age]
            * grades[f"{name}_area"]
            * sum((grades[f"{name}_{sign}"] for sign, _words in EASI_SIGNS), Decimal(0))
            for name, _label, shares in REGIONS
        ),
        Decimal(0),
    )


def scorad(grades: Grades) -> Decimal:
    """Return A/5 + 7B/2 + C, 0 to 103: extent in per cent, six signs, itch and loss of sleep."""
    signs = sum((grades[name] for name, _words in SCORAD_SIGNS), Decimal(0))
    return grades["extent"] / 5 + 7 * signs / 2 + grades["itch"] + grades["sleep"]


def _easi_parts() -> tuple[Part, ...]:
    ages = (Grade(OLDER, say("8 years or older")), Grade(YOUNGER, say("Under 8 years")))
    found = [Part("age", say("Age on that day"), grades=ages)]
    for name, label, _shares in REGIONS:
        found.extend(Part(f"{name}_{sign}", words, label, HALVES) for sign, words in EASI_SIGNS)
        found.append(Part(f"{name}_area", say("Area"), label, steps(6, PERCENT_STEPS)))
    return tuple(found)


EASI = Score(
    id="easi",
    short="EASI",
    name=say("Eczema Area and Severity Index"),
    parts=_easi_parts(),
    formula=say(
        "Sum of the four signs × A for each region, times 0.1 head and neck, 0.2 upper limbs, 0.3 trunk, 0.4 lower"
        " limbs; under 8 years 0.2, 0.2, 0.3 and 0.3"
    ),
    licence=say("Formula free; the wording of the published guide is not used"),
    compute=easi,
    most=Decimal(72),
    bands=(
        Band(Decimal(0), say("Clear")),
        Band(Decimal(1), say("Almost clear")),
        Band(Decimal(7), say("Mild")),
        Band(Decimal(21), say("Moderate")),
        Band(Decimal(50), say("Severe")),
        Band(Decimal(72), say("Very severe")),
    ),
    about=say("Redness is harder to see on dark skin: in doubt choose one step more."),
)

SCORAD = Score(
    id="scorad",
    short="SCORAD",
    name=say("Scoring Atopic Dermatitis"),
    parts=(
        Part("extent", say("Extent, % of the body"), most=Decimal(100), step=Decimal("0.5"), unit="%"),
        *(Part(name, words, grades=steps(3)) for name, words in SCORAD_SIGNS),
        Part("itch", say("Itch, last three days"), most=Decimal(10), step=Decimal("0.5")),
        Part("sleep", say("Loss of sleep, last three nights"), most=Decimal(10), step=Decimal("0.5")),
    ),
    formula=say("A ÷ 5 + 7 × B ÷ 2 + C: extent, six signs added up, itch and loss of sleep added up"),
    licence=say("Formula free; the printed form is not used"),
    compute=scorad,
    most=Decimal(103),
    bands=(
        Band(Decimal(25), say("Mild"), below=True),
        Band(Decimal(50), say("Moderate")),
        Band(Decimal(103), say("Severe")),
    ),
)
