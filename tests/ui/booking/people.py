"""People as the booking dialog lists them, without a clinic around."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender
from luna_desktop.services.people.cards import CardRow

TODAY = date(2026, 11, 23)


def a_card(number: int = 1, name: str = "Ritu Chauhan", *, has_alert: bool = False) -> CardRow:
    """Return somebody's card."""
    return CardRow(
        PatientId(number),
        f"LUN-{number:06d}",
        name,
        "",
        Birth(BirthKind.DATE, PartialDate(1994, 6, 9)),
        Gender.FEMALE,
        "+919008055317",
        "Pune",
        "en",
        TODAY,
        has_alert,
    )
