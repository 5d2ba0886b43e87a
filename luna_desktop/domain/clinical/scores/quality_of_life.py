"""Quality of life: the total of the DLQI alone. Its questions belong to Cardiff University and are not shipped."""

from __future__ import annotations

from decimal import Decimal

from luna_desktop.domain.clinical.scores.parts import Band, Grades, Part, Score
from luna_desktop.texts import say


def _total(grades: Grades) -> Decimal:
    return grades["total"]


DLQI = Score(
    id="dlqi",
    short="DLQI",
    name=say("Dermatology Life Quality Index, total"),
    parts=(Part("total", say("Total of the ten answers"), most=Decimal(30)),),
    formula=say("The total of ten answers of 0 to 3, added up on the clinic’s licensed form"),
    licence=say("Copyright Cardiff University: the questions are not shown here; use the licensed form"),
    compute=_total,
    most=Decimal(30),
    bands=(
        Band(Decimal(1), say("No effect")),
        Band(Decimal(5), say("Small effect")),
        Band(Decimal(10), say("Moderate effect")),
        Band(Decimal(20), say("Very large effect")),
        Band(Decimal(30), say("Extremely large effect")),
    ),
    about=say("From 16 years on, about the last seven days."),
    rated_by_patient=True,
)
