"""Acne: the investigator's global assessment (IGA) and the Global Acne Grading System (GAGS)."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PUBLISHED, Band, Grade, Grades, Part, Score, steps
from luna_desktop.texts import say

SITES = (
    ("forehead", say("Forehead"), 2),
    ("r_cheek", say("Right cheek"), 2),
    ("l_cheek", say("Left cheek"), 2),
    ("nose", say("Nose"), 1),
    ("chin", say("Chin"), 1),
    ("chest_back", say("Chest and upper back"), 3),
)
"""The six sites of GAGS with the factor of each."""


def _iga(grades: Grades) -> Decimal:
    return grades["grade"]


def gags(grades: Grades) -> Decimal:
    """Return the sum of factor times worst lesion over the six sites, 0 to 44."""
    return sum((factor * grades[name] for name, _label, factor in SITES), Decimal(0))


IGA = Score(
    id="iga_acne",
    short="IGA",
    name=say("Investigator global assessment, acne"),
    parts=(
        Part(
            "grade",
            say("Grade"),
            grades=(
                Grade("0", say("Clear; colour may be left behind")),
                Grade("1", say("Almost clear: a few scattered comedones and papules")),
                Grade("2", say("Mild: less than half of the face")),
                Grade("3", say("Moderate: more than half of the face, many lesions, at most one nodule")),
                Grade("4", say("Severe: the whole face, nodules or cysts")),
            ),
        ),
    ),
    formula=say("The grade that the clinician chooses"),
    licence=say("Method free; the words are this program’s own"),
    compute=_iga,
    most=Decimal(4),
    bands=(
        Band(Decimal(0), say("Clear")),
        Band(Decimal(1), say("Almost clear")),
        Band(Decimal(2), say("Mild")),
        Band(Decimal(3), say("Moderate")),
        Band(Decimal(4), say("Severe")),
    ),
)

GAGS = Score(
    id="gags",
    short="GAGS",
    name=say("Global Acne Grading System"),
    parts=tuple(
        Part(
            name,
            say("Worst lesion"),
            label,
            steps(4, (say("None"), say("Comedone"), say("Papule"), say("Pustule"), say("Nodule"))),
        )
        for name, label, _factor in SITES
    ),
    formula=say("2 × forehead + 2 × right cheek + 2 × left cheek + nose + chin + 3 × chest and upper back"),
    licence=PUBLISHED,
    compute=gags,
    most=Decimal(44),
    bands=(
        Band(Decimal(0), say("None")),
        Band(Decimal(18), say("Mild")),
        Band(Decimal(30), say("Moderate")),
        Band(Decimal(38), say("Severe")),
        Band(Decimal(44), say("Very severe")),
    ),
)
