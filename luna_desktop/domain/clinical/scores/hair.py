"""Hair: stages of hair loss by name, the area without hair (SALT), and hair growth (modified Ferriman–Gallwey)."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import PUBLISHED, Band, Grade, Grades, Part, Score, steps
from luna_desktop.texts import say

NORWOOD_STAGES = ("I", "II", "IIa", "III", "IIIa", "III vertex", "IV", "IVa", "V", "Va", "VI", "VII")
SITES = (
    ("upper_lip", say("Upper lip")),
    ("chin", say("Chin")),
    ("chest", say("Chest")),
    ("upper_back", say("Upper back")),
    ("lower_back", say("Lower back")),
    ("upper_abdomen", say("Upper abdomen")),
    ("lower_abdomen", say("Lower abdomen")),
    ("upper_arm", say("Upper arms")),
    ("thigh", say("Thighs")),
)
SALT_AREAS = (
    ("left", say("Left side"), Decimal("0.18")),
    ("right", say("Right side"), Decimal("0.18")),
    ("top", say("Top"), Decimal("0.40")),
    ("back", say("Back of the head"), Decimal("0.24")),
)
NAMES_FREE = say("Names free; no published drawings are shown")


def ferriman_gallwey(grades: Grades) -> Decimal:
    """Return the sum of nine sites, 0 to 36."""
    return sum((grades[name] for name, _label in SITES), Decimal(0))


def salt(grades: Grades) -> Decimal:
    """Return the share of the scalp without hair, 0 to 100 per cent."""
    return sum((share * grades[name] for name, _label, share in SALT_AREAS), Decimal(0))


NORWOOD = Score(
    id="norwood_hamilton",
    short="Norwood",
    name=say("Hamilton–Norwood stage"),
    parts=(Part("stage", say("Stage"), grades=tuple(Grade(stage, "") for stage in NORWOOD_STAGES)),),
    formula=say("The stage that the clinician chooses"),
    licence=NAMES_FREE,
    about=say("A pattern by name, not a number."),
)

LUDWIG = Score(
    id="ludwig",
    short="Ludwig",
    name=say("Ludwig grade"),
    parts=(Part("stage", say("Grade"), grades=tuple(Grade(stage, "") for stage in ("I", "II", "III"))),),
    formula=say("The grade that the clinician chooses"),
    licence=NAMES_FREE,
    about=say("A pattern by name, not a number."),
)

SINCLAIR = Score(
    id="sinclair",
    short="Sinclair",
    name=say("Sinclair grade"),
    parts=(Part("stage", say("Grade"), grades=tuple(Grade(str(at), "") for at in range(1, 6))),),
    formula=say("The grade that the clinician chooses"),
    licence=NAMES_FREE,
    about=say("A pattern by name, not a number."),
)

SALT = Score(
    id="salt",
    short="SALT",
    name=say("Severity of Alopecia Tool"),
    parts=tuple(
        Part(name, say("Hair lost, %"), label, most=Decimal(100), unit="%") for name, label, _share in SALT_AREAS
    ),
    formula=say("0.18 × left + 0.18 × right + 0.40 × top + 0.24 × back of the head"),
    licence=PUBLISHED,
    compute=salt,
    most=Decimal(100),
    about=say("No fixed bands: look at the change."),
)

FERRIMAN_GALLWEY = Score(
    id="mferriman_gallwey",
    short="mFG",
    name=say("Modified Ferriman–Gallwey"),
    parts=tuple(Part(name, say("Hair growth"), label, steps(4)) for name, label in SITES),
    formula=say("Nine sites of 0 to 4, added up"),
    licence=say("Method free; no published pictures are shown"),
    compute=ferriman_gallwey,
    most=Decimal(36),
    bands=(
        Band(Decimal(5), say("Under both cut-offs, 5 and 8"), below=True),
        Band(Decimal(8), say("At or over 5, under 8"), below=True),
        Band(Decimal(36), say("At or over both cut-offs, 5 and 8")),
    ),
    about=say(
        "A cut-off of 5 was proposed for South India, 8 is the traditional one. Note when hair was last removed."
    ),
)
