"""A stop for tests of the safety dialog: cefixime for somebody who reacts to penicillins."""

from __future__ import annotations

from datetime import UTC, date, datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded, Severity
from luna_desktop.domain.clinical.stops import BOOKS, Listed, Planned, Stop, find_stops
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate, parse_date
from luna_desktop.domain.people import Gender
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.people.cards import CardRow

TODAY = date(2026, 11, 22)
WRITTEN = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
KNOWN = Allergy(
    Coded("Penicillins", "penicillin"),
    reaction="Anaphylaxis",
    severity=Severity.SEVERE,
    certainty=Certainty.CONFIRMED,
    since=PartialDate(2014, 8),
)
CARD = CardRow(
    PatientId(1),
    "LUN-004218",
    "Ananya Raghunathan",
    "Ms",
    Birth(BirthKind.DATE, parse_date("1991-03-14")),
    Gender.FEMALE,
    "",
    "",
    "en",
    TODAY,
    True,
)


def stops(thing: str = "Cefixime", body: Allergy = KNOWN) -> tuple[Stop, ...]:
    """Return the stops for a medicine."""
    listed = [Listed(1, 1, body, WRITTEN, "Dr Nandini Rao")]
    return find_stops([Planned("medicine", Coded(thing))], listed, {name: catalogue(name) for name in BOOKS})
