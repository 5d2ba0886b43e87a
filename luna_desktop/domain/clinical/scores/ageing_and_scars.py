"""Sun-aged skin and scars: Glogau, Fitzpatrick wrinkles, Goodman and Baron (qualitative), Vancouver scar scale."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PUBLISHED, Band, Grade, Grades, Part, Score, steps
from luna_desktop.texts import say

VSS_PARTS = (
    ("vascularity", say("Vascularity"), 3),
    ("pigmentation", say("Pigmentation"), 2),
    ("pliability", say("Pliability"), 5),
    ("height", say("Height"), 3),
)


def _grade(grades: Grades) -> Decimal:
    return grades["grade"]


def vss(grades: Grades) -> Decimal:
    """Return the sum of the four parts, 0 to 13."""
    return sum((grades[name] for name, _label, _most in VSS_PARTS), Decimal(0))


GLOGAU = Score(
    id="glogau",
    short="Glogau",
    name=say("Glogau photoageing type"),
    parts=(
        Part(
            "stage",
            say("Type"),
            grades=(
                Grade("I", say("Mild: no wrinkles")),
                Grade("II", say("Moderate: wrinkles in motion")),
                Grade("III", say("Advanced: wrinkles at rest")),
                Grade("IV", say("Severe: only wrinkles")),
            ),
        ),
    ),
    formula=say("The type that the clinician chooses; age is no part of it"),
    licence=say("Method free"),
)

FITZPATRICK_WRINKLES = Score(
    id="fitz_wrinkle",
    short="Fitzpatrick wrinkles",
    name=say("Fitzpatrick wrinkle and elastosis"),
    parts=(Part("grade", say("Score"), grades=tuple(Grade(str(at), "") for at in range(1, 10))),),
    formula=say("The score that the clinician chooses"),
    licence=say("Method free"),
    compute=_grade,
    least=Decimal(1),
    most=Decimal(9),
    bands=(
        Band(Decimal(3), say("Class I: fine lines")),
        Band(Decimal(6), say("Class II: fine to moderate lines")),
        Band(Decimal(9), say("Class III: fine to deep lines, many")),
    ),
)

GOODMAN_BARON = Score(
    id="goodman_baron",
    short="Goodman–Baron",
    name=say("Goodman and Baron, qualitative"),
    parts=(
        Part(
            "grade",
            say("Grade"),
            grades=(
                Grade("1", say("Flat: only the colour differs")),
                Grade("2", say("Mild: not obvious at about 50 cm, or covered by make-up or beard")),
                Grade("3", say("Moderate: obvious at that distance, flattens when the skin is stretched")),
                Grade("4", say("Severe: does not flatten when the skin is stretched")),
            ),
        ),
    ),
    formula=say("The grade that the clinician chooses"),
    licence=say("Method free; the words are this program’s own"),
    compute=_grade,
    least=Decimal(1),
    most=Decimal(4),
    bands=(
        Band(Decimal(1), say("Macular")),
        Band(Decimal(2), say("Mild")),
        Band(Decimal(3), say("Moderate")),
        Band(Decimal(4), say("Severe")),
    ),
)

VSS = Score(
    id="vss",
    short="VSS",
    name=say("Vancouver Scar Scale"),
    parts=tuple(Part(name, label, grades=steps(most)) for name, label, most in VSS_PARTS),
    formula=say("Vascularity + pigmentation + pliability + height"),
    licence=PUBLISHED,
    compute=vss,
    most=Decimal(13),
    about=say("No fixed bands: look at the change. Name the scar in the note."),
)
