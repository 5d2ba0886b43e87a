"""What tests of the turned form share."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.measures import Birth, BirthKind, parse_date
from luna_desktop.ui.intake.filling import Whom
from luna_desktop.ui.patient_mode.turned_screen import Around

WHOM = Whom("Ritu Chauhan", "LUN-004102", Birth(BirthKind.DATE, parse_date("1994-06-09")), date(2026, 11, 22))
AROUND = Around("Aranya Skin & Body Clinic", "Indiranagar, Bengaluru", "Suresh Pillai")
